import { useMutation } from '@tanstack/react-query';
import { qbrMoments } from '../../../shared/qbr/checklist.ts';
import { trpc } from '../../app/client.ts';
import { formatClock, formatDate, formatQuarter } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../components/card.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { FieldEditor } from '../../components/field-editor.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import type { Detail } from './detail.ts';
import { momentText } from './due-text.ts';
import classes from './qbr.module.css';

/** When it takes place and what it looks at; moving it moves what is still to be done. */
export function MeetingCard({ detail: { qbr } }: { detail: Detail }) {
  const today = useToday();
  const set = useMutation(trpc.qbrs.set.mutationOptions());
  const day = qbr.meetsAt.slice(0, 10);
  const clock = qbr.meetsAt.slice(11, 16);
  const save = async (values: { on?: string; quarter?: string; slotMinutes?: number }) => {
    const { change } = await set.mutateAsync({ id: qbr.id, ...values });
    tellUndoable('Meeting changed; what is still to be done moved with it.', change);
  };
  const planned = qbr.status === 'planned';
  return (
    <Card
      title="Meeting"
      foot={planned ? momentsOf(qbr.meetsAt, today) : undefined}
      side={planned ? <CancelButton qbr={qbr.id} partner={qbr.partner.name} /> : undefined}
    >
      <div className={classes.meeting}>
        <FieldEditor
          label="Date"
          type="date"
          value={day}
          shown={formatDate(day)}
          onSave={(on) => save({ on: `${on ?? day}T${clock}` })}
        />
        <FieldEditor
          label="Starts at"
          value={clock}
          shown={formatClock(qbr.meetsAt)}
          onSave={(time) => save({ on: `${day}T${time ?? clock}` })}
        />
        <FieldEditor
          label="Minutes"
          type="number"
          value={String(qbr.slotMinutes)}
          onSave={(minutes) => save({ slotMinutes: Number(minutes ?? qbr.slotMinutes) })}
        />
        <FieldEditor
          label="Reviews"
          value={qbr.quarter}
          shown={formatQuarter(qbr.quarter)}
          onSave={(quarter) => save({ quarter: quarter ?? qbr.quarter })}
        />
      </div>
    </Card>
  );
}

function momentsOf(meetsAt: string, today: string | null): string {
  const { prepare, agenda, dataPack, after } = qbrMoments(meetsAt);
  return `Prepare by ${formatDate(prepare, today)}, agenda out by ${formatDate(agenda, today)}, data pack by ${momentText(dataPack, today)}, follow up by ${momentText(after, today)}.`;
}

function CancelButton({ qbr, partner }: { qbr: string; partner: string }) {
  const cancel = useMutation(
    trpc.qbrs.cancel.mutationOptions({
      onSuccess: ({ change }) => tellUndoable('QBR cancelled.', change),
    }),
  );
  return (
    <>
      <ConfirmButton
        size="compact-sm"
        question="Cancel this QBR?"
        explanation={`The meeting with ${partner} counts as scheduled and not held. Its notes stay, and cancelling can be undone.`}
        verb="Cancel the QBR"
        loading={cancel.isPending}
        onConfirm={() => cancel.mutate({ id: qbr })}
      >
        Cancel QBR
      </ConfirmButton>
      <FailureNotice error={cancel.error} onClose={cancel.reset} />
    </>
  );
}

import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { qbrMoments } from '../../../shared/qbr/checklist.ts';
import { trpc } from '../../app/client.ts';
import { formatDateTime } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import type { Detail } from './detail.ts';
import classes from './qbr.module.css';

/** The stamp that the partner has the data pack; it ticks the item 48 hours before the meeting. */
export function SentCard({ detail: { qbr } }: { detail: Detail }) {
  const today = useToday();
  const mark = useMutation(trpc.qbrs.markPackSent.mutationOptions());
  const by = qbrMoments(qbr.meetsAt).dataPack;
  const send = async () => {
    try {
      const { change } = await mark.mutateAsync({ id: qbr.id });
      tellUndoable('Data pack marked as sent.', change);
    } catch {
      // Shown by the notice below.
    }
  };
  return (
    <Card title="Data pack sent">
      <div className={classes.form}>
        <p className={classes.plain}>
          {qbr.packSentAt === null
            ? `Send the partner-facing deck by ${formatDateTime(by, today)}, 48 hours before the meeting, then say so here. Quarterdeck sends nothing itself.`
            : `Sent ${formatDateTime(qbr.packSentAt, today)}${qbr.packSentAt <= by ? ', in time' : ', later than 48 hours before the meeting'}.`}
        </p>
        <FailureNotice error={mark.error} onClose={mark.reset} />
        <Button variant="default" loading={mark.isPending} onClick={() => void send()}>
          {qbr.packSentAt === null ? 'Mark as sent' : 'Sent again'}
        </Button>
      </div>
    </Card>
  );
}

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { trpc } from '../../app/client.ts';
import { formatDate } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import type { Detail } from './detail.ts';
import classes from './qbr.module.css';

type Temperature = NonNullable<Detail['qbr']['temperature']>;

const temperatures: readonly { value: Temperature; label: string }[] = [
  { value: 'warm', label: 'Warm' },
  { value: 'even', label: 'Even' },
  { value: 'cool', label: 'Cool' },
];

/** How the relationship feels, asked first; then that the meeting took place, and when. */
export function HoldCard({ detail: { qbr } }: { detail: Detail }) {
  const held = qbr.status === 'held';
  return (
    <Card title={held ? 'Held' : 'Hold the meeting'}>
      <div className={classes.form}>
        <TemperatureField qbr={qbr} />
        {held && <p className={classes.plain}>Held on {formatDate(qbr.heldOn ?? qbr.meetsAt)}.</p>}
        {qbr.status === 'planned' && <HoldForm qbr={qbr} />}
        {qbr.status === 'cancelled' && (
          <p className={classes.plain}>This QBR was cancelled. Plan a new one instead.</p>
        )}
      </div>
    </Card>
  );
}

function TemperatureField({ qbr }: { qbr: Detail['qbr'] }) {
  const label = useId();
  const set = useMutation(trpc.qbrs.set.mutationOptions());
  const shown = set.isPending ? set.variables.temperature : qbr.temperature;
  return (
    <div>
      <div id={label} className={classes.fieldLabel}>
        Relationship temperature
      </div>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby={label}
        data={temperatures.map((one) => ({ ...one }))}
        value={shown ?? ''}
        onChange={(value) => {
          const chosen = temperatures.find((one) => one.value === value);
          if (chosen !== undefined) set.mutate({ id: qbr.id, temperature: chosen.value });
        }}
      />
      <FailureNotice error={set.error} onClose={set.reset} />
    </div>
  );
}

function HoldForm({ qbr }: { qbr: Detail['qbr'] }) {
  const today = useToday() ?? '';
  const navigate = useNavigate();
  const day = qbr.meetsAt.slice(0, 10);
  const [chosen, setOn] = useState<string | null>(null);
  const on = chosen ?? (today !== '' && day > today ? today : day);
  const hold = useMutation(trpc.qbrs.hold.mutationOptions());
  const problem =
    on === '' ? 'Say when it was held.' : on > today ? 'That day is still ahead.' : null;
  const save = async () => {
    if (problem !== null) return;
    try {
      const { change, nextProposal } = await hold.mutateAsync({
        id: qbr.id,
        on,
        temperature: qbr.temperature,
      });
      tellUndoable(`Held. The next QBR falls on ${formatDate(nextProposal)}.`, change);
      void navigate({
        to: '/qbrs/$qbrId',
        params: { qbrId: qbr.id },
        search: { step: 'follow-up' },
      });
    } catch {
      // Shown by the notice below.
    }
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        type="date"
        label="Held on"
        value={on}
        max={today}
        error={problem}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <FailureNotice error={hold.error} onClose={hold.reset} />
      {today !== '' && day > today && (
        <p className={classes.plain}>
          The meeting is planned for {formatDate(day, today)}; hold it early only if it took place.
        </p>
      )}
      <Button
        type="submit"
        variant={today !== '' && day > today ? 'default' : 'filled'}
        loading={hold.isPending}
      >
        Mark as held
      </Button>
    </form>
  );
}

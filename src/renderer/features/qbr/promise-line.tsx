import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import { useState } from 'react';
import { trpc } from '../../app/client.ts';
import { useToday } from '../../app/today.ts';
import { Chip } from '../../components/badges.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import type { Promised } from './detail.ts';
import { DraftNote, useDraft } from './drafts.tsx';
import { promiseText } from './due-text.ts';
import classes from './qbr.module.css';

type PromiseLineProps = { promise: Promised; partner: string; onEdit?: () => void };

/** A promise, whose it is, how it stands; kept with one click, not kept with a reason. */
export function PromiseLine({ promise, partner, onEdit }: PromiseLineProps) {
  const today = useToday();
  const why = useDraft(`why.${promise.id}`);
  const [asking, setAsking] = useState(why.state !== null);
  const set = useMutation(trpc.qbrs.setCommitment.mutationOptions());
  const end = async (status: 'open' | 'done') => {
    try {
      const { change } = await set.mutateAsync({ id: promise.id, status });
      tellUndoable(status === 'done' ? 'Marked as kept.' : 'Open again.', change);
    } catch {
      // Shown by the notice below.
    }
  };
  const stop = () => {
    why.forget();
    setAsking(false);
  };
  const owner = { us: 'Us', partner, both: `Us and ${partner}` }[promise.side];
  return (
    <li className={classes.promise}>
      <div className={classes.promiseText}>{promise.text}</div>
      <div className={classes.promiseFacts}>
        <Chip>{owner}</Chip>
        <span>{promise.person}</span>
        <span className={clsx(promise.overdue && 'qd-bad')}>{promiseText(promise, today)}</span>
        {promise.why !== null && promise.why !== '' && (
          <span className={classes.why}>Why: {promise.why}</span>
        )}
      </div>
      {!asking && (
        <div className={classes.promiseButtons}>
          <PromiseButtons
            promise={promise}
            busy={set.isPending}
            onEnd={(status) => void end(status)}
            onNotKept={() => setAsking(true)}
            onEdit={onEdit}
          />
        </div>
      )}
      {asking && <NotKept promise={promise} onDone={stop} />}
      <FailureNotice error={set.error} onClose={set.reset} />
    </li>
  );
}

type ButtonsProps = {
  promise: Promised;
  busy: boolean;
  onEnd: (status: 'open' | 'done') => void;
  onNotKept: () => void;
  onEdit: (() => void) | undefined;
};

function PromiseButtons({ promise, busy, onEnd, onNotKept, onEdit }: ButtonsProps) {
  const size = 'compact-xs';
  const of = `: ${promise.text}`;
  if (promise.status !== 'open')
    return (
      <Button
        size={size}
        variant="subtle"
        loading={busy}
        aria-label={`Open again${of}`}
        onClick={() => onEnd('open')}
      >
        Open again
      </Button>
    );
  return (
    <>
      {onEdit !== undefined && (
        <Button size={size} variant="subtle" aria-label={`Edit${of}`} onClick={onEdit}>
          Edit
        </Button>
      )}
      <Button size={size} variant="default" aria-label={`Not kept${of}`} onClick={onNotKept}>
        Not kept
      </Button>
      <Button
        size={size}
        variant="default"
        loading={busy}
        aria-label={`Kept${of}`}
        onClick={() => onEnd('done')}
      >
        Kept
      </Button>
    </>
  );
}

/** A promise that is given up says why: the next deck carries it. */
function NotKept({ promise, onDone }: { promise: Promised; onDone: () => void }) {
  const draft = useDraft(`why.${promise.id}`);
  const [missing, setMissing] = useState(false);
  const set = useMutation(trpc.qbrs.setCommitment.mutationOptions());
  const text = draft.state?.text ?? promise.why ?? '';
  const save = async () => {
    if (text.trim() === '') return setMissing(true);
    try {
      const { change } = await set.mutateAsync({
        id: promise.id,
        status: 'dropped',
        why: text.trim(),
      });
      onDone();
      tellUndoable('Marked as not kept.', change);
    } catch {
      // Shown by the notice below; the reason stays.
    }
  };
  return (
    <form
      noValidate
      className={classes.notKept}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        size="xs"
        label="Why was it not kept?"
        autosize
        autoFocus
        minRows={1}
        maxRows={5}
        maxLength={4000}
        value={text}
        error={missing ? 'Say in a few words why it was not kept.' : undefined}
        onChange={(event) => {
          setMissing(false);
          draft.write(event.currentTarget.value);
        }}
        onBlur={draft.flush}
      />
      <div className={classes.draftLine}>
        <DraftNote state={draft.state} saves="" />
        <Button size="compact-xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-xs" type="submit" loading={set.isPending}>
          Not kept
        </Button>
      </div>
      <FailureNotice error={set.error} onClose={set.reset} />
    </form>
  );
}

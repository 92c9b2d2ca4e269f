import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../app/client.ts';
import { Card } from '../../components/card.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import { type CommitmentFields, draftOf, fieldsOf, noCommitment } from './commitment-draft.ts';
import { CommitmentForm } from './commitment-form.tsx';
import type { Detail, Promised } from './detail.ts';
import { DraftNote, useDraft } from './drafts.tsx';
import { PromiseLine } from './promise-line.tsx';
import classes from './qbr.module.css';
import { useCut } from './use-cut.tsx';

type CommitmentsCardProps = { detail: Detail; writing?: boolean };

/** What is promised in this meeting: each with whose it is, who, and until when. */
export function CommitmentsCard({ detail, writing = false }: CommitmentsCardProps) {
  const { qbr, commitments } = detail;
  const [open, setOpen] = useState(writing);
  const { shown, more } = useCut(commitments);
  return (
    <Card
      title="Commitments made in this meeting"
      side={commitments.length === 0 ? undefined : String(commitments.length)}
    >
      {commitments.length === 0 && !open && (
        <p className={classes.plain}>
          Nothing promised yet. Every promise needs an owner and a date.
        </p>
      )}
      {commitments.length > 0 && (
        <ul className={classes.promises}>
          {shown.map((one) => (
            <EditablePromise key={one.id} promise={one} partner={qbr.partner} />
          ))}
        </ul>
      )}
      {more}
      {open ? (
        <NewCommitment detail={detail} />
      ) : (
        <Button mt="sm" size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          Add a commitment
        </Button>
      )}
    </Card>
  );
}

function NewCommitment({ detail: { qbr } }: { detail: Detail }) {
  const draft = useDraft('new.commitment');
  const [fields, setFields] = useState(() => fieldsOf(draft.state?.text ?? null));
  const add = useMutation(trpc.qbrs.addCommitment.mutationOptions());
  const change = (next: CommitmentFields) => {
    setFields(next);
    draft.write(draftOf(next));
  };
  return (
    <div className={classes.newPromise}>
      <CommitmentForm
        partner={qbr.partner.id}
        fields={fields}
        onFields={change}
        onLeave={draft.flush}
        verb="Add commitment"
        note={<DraftNote state={draft.state} saves="Ctrl+Enter adds it." />}
        onSave={async (valid) => {
          const { change: made } = await add.mutateAsync({ qbr: qbr.id, ...valid });
          draft.forget();
          // The next promise is often the same person's or for the same day.
          setFields({ ...noCommitment, side: valid.side });
          tellUndoable('Commitment added.', made);
        }}
      />
    </div>
  );
}

type EditableProps = { promise: Promised; partner: Detail['qbr']['partner'] };

function EditablePromise({ promise, partner }: EditableProps) {
  const draft = useDraft(`commitment.${promise.id}`);
  const [editing, setEditing] = useState(draft.state !== null);
  const [fields, setFields] = useState<CommitmentFields>(() =>
    draft.state === null ? { ...promise } : fieldsOf(draft.state.text),
  );
  const set = useMutation(trpc.qbrs.setCommitment.mutationOptions());
  const stop = () => {
    draft.forget();
    setEditing(false);
  };
  if (!editing)
    return (
      <PromiseLine
        promise={promise}
        partner={partner.name}
        onEdit={() => {
          setFields({ ...promise });
          setEditing(true);
        }}
      />
    );
  return (
    <li className={classes.newPromise}>
      <CommitmentForm
        partner={partner.id}
        fields={fields}
        onFields={(next) => {
          setFields(next);
          draft.write(draftOf(next));
        }}
        onLeave={draft.flush}
        verb="Save"
        note={<DraftNote state={draft.state} saves="" />}
        onCancel={stop}
        onSave={async (valid) => {
          const { change } = await set.mutateAsync({ id: promise.id, ...valid });
          stop();
          tellUndoable('Commitment saved.', change);
        }}
      />
    </li>
  );
}

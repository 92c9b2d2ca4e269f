import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { trpc } from '../../app/client.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import type { Note, NoteKind } from './detail.ts';
import { DraftNote, useDraft } from './drafts.tsx';
import classes from './qbr.module.css';

const kinds: Readonly<Record<NoteKind, { title: string; one: string; hint: string }>> = {
  win: { title: 'Wins', one: 'win', hint: 'What went well' },
  gap: { title: 'Gaps', one: 'gap', hint: 'What fell short, and why' },
  ask: { title: 'Asks', one: 'ask', hint: 'What either side needs' },
  internal: {
    title: 'Internal notes',
    one: 'note',
    hint: 'Never in the partner’s deck',
  },
};

type NotesCardProps = { qbr: string; kind: NoteKind; notes: readonly Note[] };

/** One list of notes: what is typed is kept as a draft by itself, and saved with Enter. */
export function NotesCard({ qbr, kind, notes }: NotesCardProps) {
  const own = notes.filter((note) => note.kind === kind);
  const { title } = kinds[kind];
  return (
    <Card title={title} side={own.length === 0 ? undefined : String(own.length)}>
      {own.length > 0 && (
        <ul className={classes.notes}>
          {own.map((note) => (
            <NoteLine key={note.id} note={note} />
          ))}
        </ul>
      )}
      <NewNote qbr={qbr} kind={kind} />
    </Card>
  );
}

/** Enter saves, Shift+Enter makes a new line, Escape gives up. */
function noteKeys(save: () => void, stop: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      stop();
    }
  };
}

function NewNote({ qbr, kind }: { qbr: string; kind: NoteKind }) {
  const { one, hint } = kinds[kind];
  const draft = useDraft(`new.${kind}`);
  const add = useMutation(trpc.qbrs.addNote.mutationOptions());
  const text = draft.state?.text ?? '';
  const save = async () => {
    if (text.trim() === '') return;
    // What is typed while this one is written is the next one.
    draft.take();
    try {
      await add.mutateAsync({ qbr, kind, text });
      draft.taken();
    } catch {
      // Shown by the notice below.
      draft.giveBack(text);
    }
  };
  return (
    <div className={classes.newNote}>
      <Textarea
        size="sm"
        autosize
        minRows={1}
        maxRows={8}
        aria-label={`New ${one}`}
        placeholder={hint}
        maxLength={4000}
        value={text}
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={draft.flush}
        onKeyDown={noteKeys(() => void save(), draft.flush)}
      />
      {text.trim() !== '' && (
        <div className={classes.draftLine}>
          <DraftNote state={draft.state} saves={`Enter adds the ${one}.`} />
          <Button size="compact-xs" variant="default" onClick={() => void save()}>
            Add {one}
          </Button>
        </div>
      )}
      <FailureNotice error={add.error} onClose={add.reset} />
    </div>
  );
}

function NoteLine({ note }: { note: Note }) {
  const draft = useDraft(`note.${note.id}`);
  const [editing, setEditing] = useState(draft.state !== null);
  const remove = useMutation(trpc.qbrs.removeNote.mutationOptions());
  if (editing) return <NoteEditor note={note} onDone={() => setEditing(false)} />;
  const take = async () => {
    try {
      const { change } = await remove.mutateAsync({ id: note.id });
      tellUndoable(`Removed: ${short(note.text)}`, change);
    } catch {
      // Shown by the notice below.
    }
  };
  return (
    <li className={classes.note}>
      <button
        type="button"
        className={`qd-plain ${classes.noteText}`}
        title="Edit"
        onClick={() => setEditing(true)}
      >
        {note.text}
      </button>
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label={`Remove ${kinds[note.kind].one}: ${short(note.text)}`}
        loading={remove.isPending}
        onClick={() => void take()}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
      <FailureNotice error={remove.error} onClose={remove.reset} />
    </li>
  );
}

function NoteEditor({ note, onDone }: { note: Note; onDone: () => void }) {
  const draft = useDraft(`note.${note.id}`);
  const set = useMutation(trpc.qbrs.setNote.mutationOptions());
  const text = draft.state?.text ?? note.text;
  const stop = () => {
    draft.forget();
    onDone();
  };
  const save = async () => {
    if (text.trim() === note.text || text.trim() === '') return stop();
    try {
      await set.mutateAsync({ id: note.id, text });
      stop();
    } catch {
      // Shown by the notice below; the draft stays.
    }
  };
  return (
    <li>
      <Textarea
        size="sm"
        autosize
        autoFocus={draft.state === null}
        minRows={1}
        maxRows={8}
        aria-label={`Edit ${kinds[note.kind].one}`}
        maxLength={4000}
        value={text}
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={draft.flush}
        onKeyDown={noteKeys(() => void save(), stop)}
      />
      <div className={classes.draftLine}>
        <DraftNote state={draft.state} saves="Enter saves it." />
        <Button size="compact-xs" variant="default" onClick={stop}>
          Cancel
        </Button>
        <Button size="compact-xs" loading={set.isPending} onClick={() => void save()}>
          Save
        </Button>
      </div>
      <FailureNotice error={set.error} onClose={set.reset} />
    </li>
  );
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text;
}

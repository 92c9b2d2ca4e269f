import type { Act } from '../program/index.ts';
import { child } from './child.ts';
import { storedQbr } from './rows.ts';
import type { NoteKind } from './types.ts';

export type NoteWritten = { change: number | null; id: string };

/** Adds a win, a gap, an ask or an internal note at the end of its list. */
export function addNote(
  act: Act,
  input: { qbr: string; kind: NoteKind; text: string },
): NoteWritten {
  const qbr = storedQbr(act.book.read, input.qbr);
  const { change, value } = act.book.change(
    { label: 'Add QBR note', origin: act.origin },
    (writer) => {
      const last = writer.get<{ position: number | null }>(
        'SELECT max(position) AS position FROM qbr_note WHERE qbr_id = ?',
        [qbr.recordId],
      );
      const position = (last?.position ?? -1) + 1;
      return writer.create('qbrNotes', {
        qbrId: qbr.recordId,
        kind: input.kind,
        position,
        text: input.text,
      });
    },
  );
  return { change, id: value.publicId };
}

export function setNote(act: Act, input: { id: string; text: string }): NoteWritten {
  const note = child(act.book.read, 'qbrNotes', input.id);
  const { change } = act.book.change({ label: 'Edit QBR note', origin: act.origin }, (writer) =>
    writer.set('qbrNotes', note.recordId, { text: input.text }),
  );
  return { change, id: input.id };
}

/** Takes a note away; it stays in the archive, so that this can be undone. */
export function removeNote(act: Act, id: string): NoteWritten {
  const note = child(act.book.read, 'qbrNotes', id);
  const { change } = act.book.change({ label: 'Remove QBR note', origin: act.origin }, (writer) =>
    writer.set('qbrNotes', note.recordId, { archived: 1 }),
  );
  return { change, id };
}

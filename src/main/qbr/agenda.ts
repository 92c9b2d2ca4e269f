import type { Act } from '../program/index.ts';
import { child } from './child.ts';
import type { QbrWritten } from './plan.ts';
import { storedQbr } from './rows.ts';

export type SetAgendaInput = {
  id: string;
  title?: string | undefined;
  content?: string | undefined;
  minutes?: number | undefined;
};

/** Edits one agenda item. Its minutes are summed against the slot when the QBR is read. */
export function setAgendaItem(act: Act, { id, ...fields }: SetAgendaInput): QbrWritten {
  const item = child(act.book.read, 'qbrAgenda', id);
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) values[name] = value;
  const { change } = act.book.change({ label: 'Edit QBR agenda', origin: act.origin }, (writer) =>
    writer.set('qbrAgenda', item.recordId, values),
  );
  return { change, id: item.qbr };
}

/** Puts an agenda item at another place; the others close up. */
export function moveAgendaItem(act: Act, input: { id: string; to: number }): QbrWritten {
  const item = child(act.book.read, 'qbrAgenda', input.id);
  const ids = act.book.read
    .all<{ id: number }>(
      'SELECT id FROM qbr_agenda_item WHERE qbr_id = ? AND archived = 0 ORDER BY position, id',
      [item.qbrId],
    )
    .map(({ id }) => id)
    .filter((id) => id !== item.recordId);
  ids.splice(Math.min(input.to, ids.length), 0, item.recordId);
  const { change } = act.book.change(
    { label: 'Reorder QBR agenda', origin: act.origin },
    (writer) => {
      for (const [position, id] of ids.entries()) writer.set('qbrAgenda', id, { position });
    },
  );
  return { change, id: item.qbr };
}

/** Adds a point at the end of the agenda. */
export function addAgendaItem(
  act: Act,
  input: { qbr: string; title: string; content: string; minutes: number },
): QbrWritten {
  const qbr = storedQbr(act.book.read, input.qbr);
  const { title, content, minutes } = input;
  const { change } = act.book.change({ label: 'Add agenda item', origin: act.origin }, (writer) => {
    const last = writer.get<{ position: number | null }>(
      'SELECT max(position) AS position FROM qbr_agenda_item WHERE qbr_id = ? AND archived = 0',
      [qbr.recordId],
    );
    const position = (last?.position ?? -1) + 1;
    writer.create('qbrAgenda', { qbrId: qbr.recordId, position, title, content, minutes });
  });
  return { change, id: qbr.id };
}

/** Takes a point off the agenda; it stays in the archive, so that this can be undone. */
export function removeAgendaItem(act: Act, id: string): QbrWritten {
  const item = child(act.book.read, 'qbrAgenda', id);
  const { change } = act.book.change(
    { label: 'Remove agenda item', origin: act.origin },
    (writer) => writer.set('qbrAgenda', item.recordId, { archived: 1 }),
  );
  return { change, id: item.qbr };
}

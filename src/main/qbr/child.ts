import { notFound } from '../../shared/kernel/failure.ts';
import type { Reader } from '../book/types.ts';

const tables = {
  qbrItems: { table: 'qbr_item', word: 'checklist item' },
  qbrAgenda: { table: 'qbr_agenda_item', word: 'agenda item' },
  qbrNotes: { table: 'qbr_note', word: 'note' },
  commitments: { table: 'commitment', word: 'commitment' },
} as const;

export type Child = { recordId: number; qbrId: number; qbr: string };

/** A part of a QBR by its id, with the QBR it belongs to. */
export function child(reader: Reader, record: keyof typeof tables, id: string): Child {
  const { table, word } = tables[record];
  const row = reader.get<Child>(
    `SELECT t.id AS recordId, coalesce(q.id, 0) AS qbrId, coalesce(q.public_id, '') AS qbr FROM ${table} t
     LEFT JOIN qbr q ON q.id = t.qbr_id WHERE t.public_id = ? AND t.archived = 0`,
    [id],
  );
  if (row === undefined)
    throw notFound(`This ${word} is no longer in the book.`, 'Reload the QBR and try again.');
  return row;
}

import { cannotWrite, keepHouse } from '../book/change.ts';
import { opened } from '../book/opened-book.ts';
import type { Book, Reader } from '../book/types.ts';
import { storedQbr } from './rows.ts';

/** What is being typed and not saved yet: the text, and the minute it was kept. */
export type QbrDraft = { field: string; text: string; at: string };

const prefix = (qbr: string): string => `draft.qbr.${qbr}.`;

/** The drafts of one QBR, by the field they belong to. */
export function qbrDrafts(reader: Reader, id: string): QbrDraft[] {
  const start = prefix(id);
  return reader
    .all<{ key: string; value: string }>(
      'SELECT key, value FROM ui_setting WHERE substr(key, 1, ?) = ? ORDER BY key',
      [start.length, start],
    )
    .flatMap(({ key, value }) => {
      const kept: unknown = JSON.parse(value);
      return isKept(kept) ? [{ field: key.slice(start.length), ...kept }] : [];
    });
}

function isKept(value: unknown): value is { text: string; at: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    'at' in value &&
    typeof value.text === 'string' &&
    typeof value.at === 'string'
  );
}

/**
 * Keeps what is being typed, or forgets it. A draft is no fact: it is in no history, nothing is recomputed for it, and
 * no page is told, so that typing does not make every figure be asked for again.
 */
export function keepQbrDraft(
  book: Book,
  input: { qbr: string; field: string; text: string | null },
  nowLocal: string,
): void {
  const { readOnly } = book;
  if (readOnly !== null) throw cannotWrite(readOnly);
  const key = `${prefix(storedQbr(book.read, input.qbr).id)}${input.field}`;
  keepHouse(opened(book).connection, (connection) => {
    if (input.text === null) connection.run('DELETE FROM ui_setting WHERE key = ?', [key]);
    else
      connection.run(
        'INSERT INTO ui_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        [key, JSON.stringify({ text: input.text, at: nowLocal })],
      );
  });
}

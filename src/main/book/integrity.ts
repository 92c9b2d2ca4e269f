import { bookHash, type TableHash } from './book-hash.ts';
import type { Connection } from './connection.ts';
import { type OpenedBook, opened } from './opened-book.ts';
import { searchDifferences } from './search-index.ts';
import { asFailure } from './sqlite-failure.ts';
import { onTrial } from './trial.ts';
import type { Book } from './types.ts';
import { BookWriter } from './writer.ts';

export interface CheckReport {
  ok: boolean;
  /** `ok`, or what SQLite found first. */
  integrity: string;
  /** Rows that refer to nothing. */
  foreignKeys: number;
  /** Rows by which search differs from a rebuild. */
  search: number;
  /** Partners whose derived row differs from a rebuild. */
  derived: number;
  hash: string;
  tables: Record<string, TableHash>;
}

/**
 * Everything that can be checked about a book. Writes nothing. The long part only reads, so that people can go on
 * working; derived rows are rebuilt on trial under the write lock, which takes a moment.
 */
export function checkBook(book: Book, today: string): CheckReport {
  const inner = opened(book);
  const { connection } = inner;
  try {
    const read = connection.snapshot(() => ({
      integrity: String(connection.db.pragma('integrity_check(1)', { simple: true })),
      foreignKeys: connection.all('PRAGMA foreign_key_check').length,
      search: searchDifferences(connection),
      ...bookHash(connection),
    }));
    const derived = onTrial(connection, () => derivedDifferences(inner, today));
    const sound = read.integrity === 'ok' && read.foreignKeys === 0;
    return { ok: sound && read.search === 0 && derived === 0, derived, ...read };
  } catch (error) {
    throw asFailure(error);
  }
}

/** Rebuilds the derived rows from the facts, as of the day they stand for, and counts those that came out otherwise. */
function derivedDifferences({ connection, options }: OpenedBook, today: string): number {
  const asOf = connection.get<{ day: string | null }>(
    'SELECT max(as_of) AS day FROM partner_score',
  );
  const before = derivedRows(connection);
  connection.run('DELETE FROM partner_score');
  const writer = new BookWriter(connection, {
    changeId: 0,
    newId: options.newId,
    begin: () => {},
    keepsBases: false,
  });
  writer.derive();
  options.recompute(writer, null, asOf?.day ?? today);
  writer.end();
  const after = derivedRows(connection);
  let different = 0;
  for (const [partner, row] of after) if (before.get(partner) !== row) different += 1;
  for (const partner of before.keys()) if (!after.has(partner)) different += 1;
  return different;
}

function derivedRows(connection: Connection): Map<number, string> {
  const rows = new Map<number, string>();
  connection.each<Record<string, number>>(
    'SELECT * FROM partner_score',
    [],
    ({ id: _id, ...row }) => {
      rows.set(row.partner_id ?? 0, JSON.stringify(row));
    },
  );
  return rows;
}

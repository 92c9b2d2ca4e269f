import { Failure } from '../../shared/kernel/failure.ts';
import type { Connection } from './connection.ts';
import { asFailure } from './sqlite-failure.ts';
import { onTrial } from './trial.ts';
import type { Changed, ChangeEvent, ChangeMeta, OpenOptions, Writer } from './types.ts';
import { BookWriter, type Deeds } from './writer.ts';

export interface Committed<T> {
  result: Changed<T>;
  /** Null where the book is as it was. */
  event: ChangeEvent | null;
}

/** Runs one change from BEGIN to COMMIT, or leaves the book as it was. */
export function runChange<T>(
  connection: Connection,
  options: OpenOptions,
  meta: ChangeMeta,
  fn: (writer: Writer) => T,
): Committed<T> {
  const { db } = connection;
  if (db.inTransaction) throw new Error('A change is being written: changes do not nest.');
  try {
    connection.run('BEGIN IMMEDIATE');
    const committed = write(connection, options, meta, fn);
    connection.run('COMMIT');
    return committed;
  } catch (error) {
    // SQLite rolls back by itself when the disk is full or gone.
    if (db.inTransaction) connection.run('ROLLBACK');
    throw asFailure(error);
  }
}

export interface TriedChange<T> {
  meta: ChangeMeta;
  fn: (writer: Writer) => T;
}

/** What changes would answer, one after the other: their facts are written, derived rows are not, and then all is taken back. */
export function tryChanges<T>(
  connection: Connection,
  options: OpenOptions,
  changes: Iterable<TriedChange<T>>,
): T[] {
  const nothingDerived = { ...options, recompute: () => undefined };
  try {
    return onTrial(connection, () => {
      const answers: T[] = [];
      for (const { meta, fn } of changes)
        answers.push(write(connection, nothingDerived, meta, fn).result.value);
      return answers;
    });
  } catch (error) {
    throw asFailure(error);
  }
}

function write<T>(
  connection: Connection,
  options: OpenOptions,
  meta: ChangeMeta,
  fn: (writer: Writer) => T,
): Committed<T> {
  const changeId = nextChangeId(connection);
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    connection.run(
      'INSERT INTO change (id, public_id, at, label, origin, import_id, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        changeId,
        options.newId(),
        options.now(),
        meta.label,
        meta.origin,
        meta.importId ?? null,
        meta.undoes ?? null,
      ],
    );
  };
  const writer = new BookWriter(connection, {
    changeId,
    newId: options.newId,
    begin,
    keepsBases: meta.origin !== 'undo',
  });
  try {
    const value = fn(writer);
    if (value instanceof Promise) throw new Error('A change is written in one go: it cannot wait.');
    const rows = totalChanges(connection);
    recompute(connection, options, writer);
    const derived = totalChanges(connection) > rows;
    if (begun && !writer.deeds.wrote) dropChange(connection, changeId);
    return {
      result: { change: writer.deeds.wrote ? changeId : null, value },
      event: eventOf(connection, meta, writer.deeds, derived, changeId),
    };
  } finally {
    writer.end();
  }
}

/** The id the change will have: known before the first fact, taken only when there is one, so that ids leave no gap. */
function nextChangeId(connection: Connection): number {
  return lastChangeId(connection) + 1;
}

export function lastChangeId(connection: Pick<Connection, 'get'>): number {
  const row = connection.get<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'change'",
  );
  return row?.seq ?? 0;
}

function dropChange(connection: Connection, changeId: number): void {
  connection.run('DELETE FROM change WHERE id = ?', [changeId]);
  connection.run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'change'", [changeId - 1]);
}

function totalChanges(connection: Connection): number {
  return connection.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
}

function recompute(connection: Connection, options: OpenOptions, writer: BookWriter): void {
  const { partners, wholeBook } = writer.deeds;
  if (!wholeBook && partners.size === 0) return;
  writer.derive();
  const living = wholeBook ? null : livingPartners(connection, partners);
  if (living === null || living.size > 0) options.recompute(writer, living, options.today());
}

function livingPartners(connection: Connection, partners: ReadonlySet<number>): Set<number> {
  const living = new Set<number>();
  for (const id of partners) {
    if (connection.get('SELECT 1 FROM partner WHERE id = ?', [id]) !== undefined) living.add(id);
  }
  return living;
}

function eventOf(
  connection: Connection,
  meta: ChangeMeta,
  deeds: Deeds,
  derived: boolean,
  changeId: number,
): ChangeEvent | null {
  if (!deeds.wrote && !derived) return null;
  return {
    kind: 'change',
    seq: deeds.wrote ? changeId : changeId - 1,
    label: meta.label,
    entities: [...deeds.entities].sort(),
    partners: deeds.wholeBook ? null : publicIds(connection, deeds.partners),
  };
}

/** Null, the whole book, where one of them is gone: its list is a different one now. */
function publicIds(connection: Connection, partners: ReadonlySet<number>): string[] | null {
  const ids: string[] = [];
  for (const id of partners) {
    const row = connection.get<{ public_id: string }>(
      'SELECT public_id FROM partner WHERE id = ?',
      [id],
    );
    if (row === undefined) return null;
    ids.push(row.public_id);
  }
  return ids.sort();
}

/** For rows that are no facts and nobody's change, such as the list of backups: one transaction, no change row. */
export function keepHouse(connection: Connection, fn: (connection: Connection) => void): void {
  try {
    connection.run('BEGIN IMMEDIATE');
    fn(connection);
    connection.run('COMMIT');
  } catch (error) {
    if (connection.db.inTransaction) connection.run('ROLLBACK');
    throw asFailure(error);
  }
}

export function cannotWrite(reason: 'media' | 'locked'): Failure {
  return reason === 'media'
    ? new Failure({
        code: 'BookReadOnly',
        message: 'This is a copy of a book on read-only media: it can be read, not changed.',
        hint: 'Copy the book to a folder you can write to, and open that copy.',
      })
    : new Failure({
        code: 'BookLocked',
        message: 'This book is open for reading only.',
        hint: 'Make the change where the book is open, or close it there first.',
      });
}

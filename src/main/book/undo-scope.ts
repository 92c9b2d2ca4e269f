import { conflict, notFound } from '../../shared/kernel/failure.ts';
import type { Reader, Writer } from './types.ts';

/** The change to take back. */
export interface Target {
  id: number;
  label: string;
  /** The change it undid itself: taking it back does that one again. */
  undoes: number | null;
}

/** A change counts as undone while an undo of it stands that was not undone in turn. */
const undone = (id: string) =>
  `EXISTS (SELECT 1 FROM change u WHERE u.undoes = ${id}
     AND NOT EXISTS (SELECT 1 FROM change v WHERE v.undoes = u.id))`;

/** Undoing a redo is undoing the first change again, so that a chain never grows beyond change, undo, redo. */
export function findTarget(reader: Reader, changeId: number): Target {
  const target = load(reader, changeId);
  const before = target.undoes === null ? null : load(reader, target.undoes);
  const meant = before?.undoes == null ? target : load(reader, before.undoes);
  if (reader.get(`SELECT 1 WHERE ${undone('?')}`, [meant.id]) !== undefined) {
    throw conflict('This change was taken back already.', 'Undo the undo to have it again.');
  }
  return meant;
}

function load(reader: Reader, id: number): Target {
  const row = reader.get<Target>('SELECT id, label, undoes FROM change WHERE id = ?', [id]);
  if (row !== undefined) return row;
  throw notFound('This change is not in the book.', 'Look it up in the history again.');
}

export const reasons = {
  edited: 'edited since',
  referred: 'other records refer to it',
  imported: 'another import brought it too',
  stated: 'a newer import says so too',
  returned: 'imported again since',
  gone: 'no longer in the book',
  orphan: 'what it belonged to is no longer in the book',
} as const;

export type Reason = keyof typeof reasons;

/** What newer imports of the same source say, and so what undoing an older one must leave. */
export interface NewerWord {
  /** Source rows their files hold. */
  rows: Iterable<number>;
}

/** Temporary tables an undo thinks in: which later changes stand, what newer imports state, and what it must leave. */
export function prepareScope(writer: Writer, target: Target, newer: NewerWord | null): void {
  prepareStated(writer, newer);
  writer.run('CREATE TEMP TABLE IF NOT EXISTS undo_later (id INTEGER PRIMARY KEY)');
  writer.run(
    `CREATE TEMP TABLE IF NOT EXISTS undo_kept (
       entity TEXT, record_id INTEGER, why TEXT, PRIMARY KEY (entity, record_id)) WITHOUT ROWID`,
  );
  writer.run('DELETE FROM temp.undo_later');
  writer.run('DELETE FROM temp.undo_kept');
  writer.run(
    `INSERT INTO temp.undo_later SELECT id FROM change c
     WHERE id > ? AND id < ? AND undoes IS NULL AND NOT ${undone('c.id')}`,
    [target.id, writer.changeId],
  );
}

function prepareStated(writer: Writer, newer: NewerWord | null): void {
  writer.run(
    `CREATE TEMP TABLE IF NOT EXISTS undo_stated (
       entity TEXT, record_id INTEGER, PRIMARY KEY (entity, record_id)) WITHOUT ROWID`,
  );
  writer.run('DELETE FROM temp.undo_stated');
  if (newer === null) return;
  writer.run(
    `INSERT OR IGNORE INTO temp.undo_stated SELECT r.entity, r.record_id FROM source_row r
     WHERE r.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...newer.rows])],
  );
}

/** SQL: a newer import's file holds this record. */
export const isStated = (entity: string, id: string) =>
  `EXISTS (SELECT 1 FROM temp.undo_stated n WHERE n.entity = ${entity} AND n.record_id = ${id})`;

/** SQL: a later change that still stands wrote a field of this row. */
export const editedLater = (entity: string, id: string, field?: string) =>
  `EXISTS (SELECT 1 FROM change_field f WHERE f.entity = '${entity}' AND f.record_id = ${id}
     ${field === undefined ? '' : `AND f.field = ${field}`}
     AND f.change_id IN (SELECT id FROM temp.undo_later))`;

/** SQL: this row is one the undo leaves. */
export const isKept = (entity: string, id: string) =>
  `EXISTS (SELECT 1 FROM temp.undo_kept k WHERE k.entity = ${entity} AND k.record_id = ${id})`;

export interface Kept {
  why: string;
  count: number;
  /** A few of them by name. */
  first: string[];
}

/** What an undo leaves as it is, by reason. */
export class KeptList {
  readonly #byReason = new Map<Reason, Kept>();

  add(reason: Reason, name: string, count = 1): void {
    const kept = this.#byReason.get(reason) ?? { why: reasons[reason], count: 0, first: [] };
    kept.count += count;
    if (kept.first.length < 5) kept.first.push(name);
    this.#byReason.set(reason, kept);
  }

  list(): Kept[] {
    return [...this.#byReason.values()];
  }
}

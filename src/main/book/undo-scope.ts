import { conflict, notFound } from '../../shared/kernel/failure.ts';
import { isUndone } from './standing-undo.ts';
import type { Reader, Writer } from './types.ts';
import type { Reasons } from './undo-reasons.ts';

/** The change to take back. */
export interface Target {
  id: number;
  label: string;
  /** The change it undid itself: taking it back does that one again. */
  undoes: number | null;
}

/** One undo under way. */
export interface Undo {
  target: Target;
  kept: KeptList;
  reasons: Reasons;
  /** Told how many fields are done; may throw to cancel. */
  step: (done: number) => void;
  /** Newer imports of the same source that stand: what vanished then is gone from theirs too, or they brought it back. */
  newer: readonly NewerWord[];
  /** Never committed: search need not be built anew. */
  trial: boolean;
  /** It was taken back before, and what had to stay then is tried once more. */
  isRest: boolean;
}

/** Undoing a redo is undoing the first change again, so that a chain never grows beyond change, undo, redo. */
export function findTarget(reader: Reader, changeId: number): Target {
  const target = loadTarget(reader, changeId);
  const before = target.undoes === null ? null : loadTarget(reader, target.undoes);
  const meant = before?.undoes == null ? target : loadTarget(reader, before.undoes);
  if (reader.get(`SELECT 1 WHERE ${isUndone('?')}`, [meant.id]) !== undefined) {
    throw conflict('This change was taken back already.', 'Undo the undo to have it again.');
  }
  return meant;
}

export function loadTarget(reader: Reader, id: number): Target {
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

/** What a newer import of the same source says, and so what undoing an older one must leave. */
export interface NewerWord {
  /** The change that wrote it. */
  change: number;
  /** Source rows its file holds. */
  rows: Iterable<number>;
  /** Rows that had vanished before, and of which it does not say whether they are back. */
  unjudged: 'all' | ReadonlySet<number>;
}

/** Temporary tables an undo thinks in: which later changes stand, what newer imports state, and what it must leave. */
export function prepareScope(writer: Writer, target: Target, newer: readonly NewerWord[]): void {
  prepareStated(writer, newer);
  writer.run('CREATE TEMP TABLE IF NOT EXISTS undo_later (id INTEGER PRIMARY KEY)');
  writer.run(
    `CREATE TEMP TABLE IF NOT EXISTS undo_kept (
       entity TEXT, record_id INTEGER, by_change INTEGER, why TEXT, PRIMARY KEY (entity, record_id)) WITHOUT ROWID`,
  );
  writer.run('DELETE FROM temp.undo_later');
  writer.run('DELETE FROM temp.undo_kept');
  writer.run(
    `INSERT INTO temp.undo_later SELECT id FROM change c
     WHERE id > ? AND id < ? AND undoes IS NULL AND NOT ${isUndone('c.id')}`,
    [target.id, writer.changeId],
  );
}

/** The newest import that holds a record stands for all of them. */
function prepareStated(writer: Writer, newer: readonly NewerWord[]): void {
  writer.run(
    `CREATE TEMP TABLE IF NOT EXISTS undo_stated (
       entity TEXT, record_id INTEGER, change_id INTEGER, PRIMARY KEY (entity, record_id)) WITHOUT ROWID`,
  );
  writer.run('DELETE FROM temp.undo_stated');
  for (const { change, rows } of newer)
    writer.run(
      `INSERT OR REPLACE INTO temp.undo_stated SELECT r.entity, r.record_id, ? FROM source_row r
       WHERE r.id IN (SELECT value FROM json_each(?))`,
      [change, JSON.stringify([...rows])],
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
  /** Who or what keeps it, and when: "edited by you Jan 8". */
  why: string;
  count: number;
  /** A few of them by name. */
  first: string[];
}

/** Reasons that differ in a date or a count each get a line of their own, up to so many. */
const mostReasons = 50;
const mostNames = 5;

/** What an undo leaves as it is, by reason. */
export class KeptList {
  readonly #byReason = new Map<string, Kept>();

  /** `why` says it in full; where there are too many different ones, the reason's own words stand for the rest. */
  add(
    reason: Reason,
    names: readonly string[],
    why: string = reasons[reason],
    count = names.length,
  ) {
    const known = this.#byReason.has(why) || this.#byReason.size < mostReasons;
    const said = known ? why : reasons[reason];
    const kept = this.#byReason.get(said) ?? { why: said, count: 0, first: [] };
    kept.count += count;
    kept.first.push(...names.slice(0, mostNames - kept.first.length));
    this.#byReason.set(said, kept);
  }

  get isEmpty(): boolean {
    return this.#byReason.size === 0;
  }

  list(): Kept[] {
    return [...this.#byReason.values()];
  }
}

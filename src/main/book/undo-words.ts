import { fieldIn, fieldsOf } from './live-fields.ts';
import { isRecordName, shapes } from './record-shape.ts';
import { setBase } from './source-bases.ts';
import { standingUndoOf } from './standing-undo.ts';
import { storedScalar } from './stored-json.ts';
import type { Reader, Scalar, Writer } from './types.ts';
import { refersToSomething } from './undo-kept.ts';
import { isStated, type Undo } from './undo-scope.ts';

/** So often one may cancel. */
const stepSize = 1000;

/** What a source row says of a field once the undo is done, whatever the book then says; a JSON scalar. */
export interface Word {
  rowId: number;
  field: string;
  said: string;
}

/**
 * A source's last word is its base, or what the book says where there is none: so a base can't be put back by itself. Where the
 * change had moved a source's word, and it is still that one, it is the one before again; every other word stays. To be asked
 * before the fields are put back, while the book still tells what was said.
 */
export function wordsAfter(writer: Writer, { target, isRest, step }: Undo): Word[] {
  const words: Word[] = [];
  const sql = placesSql(isRest);
  writer.each<Place>(sql, { change: target.id }, (place) => {
    const { rowId, field, returned } = place;
    const now = place.base ?? liveText(writer, place.entity, place.recordId, field);
    const { before, after } = wordAround(writer, target.id, place);
    const isMoved = before !== after && now === after && place.made !== target.id;
    const goesBack = returned === 1 || (isMoved && place.stated === 0 && place.undone === 0);
    const said = goesBack && refersToSomething(writer, field, storedScalar(before)) ? before : now;
    if (words.push({ rowId, field, said }) % stepSize === 0) step(words.length);
  });
  return words;
}

/**
 * Keeps each word as a base wherever the book now says something else, and no base where it says the same. Returns how many
 * bases came, went or changed.
 */
export function keepWords(writer: Writer, { step }: Undo, words: readonly Word[]): number {
  let changed = 0;
  for (const [at, { rowId, field, said }] of words.entries()) {
    if (at % stepSize === stepSize - 1) step(at);
    const row = writer.get<{ entity: string; recordId: number; base: string | null }>(
      `SELECT r.entity, r.record_id AS recordId, b.value AS base FROM source_row r
       LEFT JOIN source_base b ON b.source_row_id = r.id AND b.field = ? WHERE r.id = ?`,
      [field, rowId],
    );
    if (row === undefined) continue;
    const live = liveText(writer, row.entity, row.recordId, field);
    const base = said === live ? null : said;
    if (base === row.base) continue;
    setBase(writer, rowId, field, row.base, base);
    changed += 1;
  }
  return changed;
}

/** A field of a source row, and what the log holds of it. */
interface Place {
  rowId: number;
  field: string;
  /** The row went with the change that is taken back, and is here again. */
  returned: 0 | 1;
  entity: string;
  recordId: number;
  /** The record it named when the change was made: a merge may have moved it since. */
  recordThen: number;
  /** The change that made it. */
  made: number;
  /** A JSON scalar; null where there is none. */
  base: string | null;
  stated: 0 | 1;
  /** An undo of the change that stands put this word back already. */
  undone: 0 | 1;
  baseLog: string | null;
  valueLog: string | null;
}

/** SQL: the first entry of a field from the change on, as [change, old, new]. */
const firstEntry = (entity: string, id: string) =>
  `(SELECT json_array(f.change_id, f.old, f.new) FROM change_field f
    WHERE f.entity = ${entity} AND f.record_id = ${id} AND f.field = w.field AND f.change_id >= @change
    ORDER BY f.change_id LIMIT 1)`;

const isSaid = `f.field NOT IN ('archived', 'mergedInto')`;
/** SQL: whether somebody wrote the field since, other than by taking this change back and doing it again. */
const isWrittenSince = `EXISTS (SELECT 1 FROM change_field g JOIN change c ON c.id = g.change_id
    WHERE g.entity = f.entity AND g.record_id = f.record_id AND g.field = f.field AND g.change_id > f.change_id
      AND (c.undoes IS NULL OR c.undoes <> @change AND (SELECT u.undoes FROM change u WHERE u.id = c.undoes) IS NOT @change))`;

/**
 * SQL: words that may move, or stand apart from the book now. A field that has no base, and that nobody wrote since, is put back
 * and its word with it: most of them. Keys that the change itself moved say nothing of one record alone, and go by the log.
 */
const wordsSql = `SELECT row_id, field, max(returned) AS returned FROM (
    SELECT f.record_id AS row_id, f.field, 0 AS returned FROM change_field f WHERE f.change_id = @change AND f.entity = 'bases'
    UNION ALL SELECT r.id, f.field, 0 FROM change_field f
      CROSS JOIN source_row r ON r.entity = f.entity AND r.record_id = f.record_id
      WHERE f.change_id = @change AND ${isSaid} AND (${isWrittenSince}
        OR EXISTS (SELECT 1 FROM source_base b WHERE b.source_row_id = r.id AND b.field = f.field))
    UNION ALL SELECT r.id, f.field, 1 FROM change_removed k
      CROSS JOIN source_row r ON r.id = k.record_id
      CROSS JOIN change_field f ON f.entity = r.entity AND f.record_id = r.record_id AND f.change_id >= @change
      WHERE k.change_id = @change AND k.entity = 'sourceRows' AND ${isSaid})
  WHERE row_id NOT IN (SELECT record_id FROM change_field
    WHERE change_id = @change AND entity = 'sourceRows' AND field = 'recordId')
  GROUP BY row_id, field`;

const undoneSql = `EXISTS (SELECT 1 FROM change u JOIN change_field f ON f.change_id = u.id AND f.field = w.field
      AND (f.entity = 'bases' AND f.record_id = r.id OR f.entity = r.entity AND f.record_id = r.record_id)
    WHERE ${standingUndoOf('@change')})`;

function placesSql(isRest: boolean): string {
  const then = `coalesce((SELECT f.old FROM change_field f WHERE f.entity = 'sourceRows' AND f.record_id = r.id
      AND f.field = 'recordId' AND f.change_id > @change ORDER BY f.change_id LIMIT 1) + 0, r.record_id)`;
  return `SELECT w.row_id AS rowId, w.field, w.returned, r.entity, r.record_id AS recordId, ${then} AS recordThen,
      r.change_id AS made, b.value AS base, ${isStated('r.entity', 'r.record_id')} AS stated,
      ${isRest ? undoneSql : '0'} AS undone,
      ${firstEntry(`'bases'`, 'r.id')} AS baseLog, ${firstEntry('r.entity', then)} AS valueLog
    FROM (${wordsSql}) w CROSS JOIN source_row r ON r.id = w.row_id
      LEFT JOIN source_base b ON b.source_row_id = r.id AND b.field = w.field`;
}

/** Keys that a change moved to another record. */
export function movedRows(reader: Reader, change: number): number[] {
  return reader
    .all<{ id: number }>(
      `SELECT record_id AS id FROM change_field WHERE change_id = ? AND entity = 'sourceRows' AND field = 'recordId'`,
      [change],
    )
    .map(({ id }) => id);
}

interface Around {
  before: string;
  after: string;
}

/** What a source said of a field just before a change and just after it. */
function wordAround(reader: Reader, change: number, place: Place): Around {
  const base = around(place.baseLog, change) ?? same(JSON.stringify(place.base));
  const value = () =>
    around(place.valueLog, change) ??
    same(liveText(reader, place.entity, place.recordThen, place.field));
  return {
    before: baseIn(base.before) ?? value().before,
    after: baseIn(base.after) ?? value().after,
  };
}

const same = (text: string): Around => ({ before: text, after: text });

/** By the change's own entry, else by the first one after it; null where nobody wrote it from then on. */
function around(entry: string | null, change: number): Around | null {
  if (entry === null) return null;
  const [at, before, after] = JSON.parse(entry) as [number, string, string];
  return at === change ? { before, after } : same(before);
}

/** The log keeps a base as a JSON text of a JSON text. */
function baseIn(logged: string): string | null {
  const text = storedScalar(logged);
  return text === null ? null : String(text);
}

/** What the book says of a field now; a JSON scalar. */
function liveText(reader: Reader, entity: string, id: number, field: string): string {
  return JSON.stringify(isRecordName(entity) ? liveValue(reader, entity, id, field) : null);
}

function liveValue(reader: Reader, entity: keyof typeof shapes, id: number, field: string): Scalar {
  const { table, columns } = shapes[entity];
  const column = columns.get(field);
  if (column === undefined) return fieldIn(fieldsOf(reader, entity, id), field);
  const sql = `SELECT "${column.name}" AS value FROM ${table} WHERE id = ?`;
  return reader.get<{ value: Scalar }>(sql, [id])?.value ?? null;
}

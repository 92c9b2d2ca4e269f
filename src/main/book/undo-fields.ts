import type { RecordName } from '../../../db/schema/registry.ts';
import { labelSql } from './record-label.ts';
import { isRecordName, type RecordShape, shapes } from './record-shape.ts';
import { standingUndoOf } from './standing-undo.ts';
import { storedRecord, storedScalar } from './stored-json.ts';
import type { Scalar, SqlValue, Writer } from './types.ts';
import { refersToSomething } from './undo-kept.ts';
import { type LoggedField, undoPseudoField } from './undo-pseudo.ts';
import { laterWriter } from './undo-reasons.ts';
import { isStated, type Target, type Undo } from './undo-scope.ts';
import { movedRows } from './undo-words.ts';

const page = 5000;

export interface PutBack {
  /** Fields of records. */
  fields: number;
  /** Rows that are marked as vanished again, or no longer. */
  marks: number;
}

/** Puts back each field that still says what the change made it say. */
export function undoFields(writer: Writer, undo: Undo): PutBack {
  const { target, step } = undo;
  const done = { fields: 0, marks: 0 };
  const moved = new Set(movedRows(writer, target.id));
  const entities = writer.all<{ entity: string }>(
    'SELECT DISTINCT entity FROM change_field WHERE change_id = ?',
    [target.id],
  );
  for (const { entity } of entities) {
    // What a source said is told by its base and the book together, and steps back as a word; not so where its key was moved.
    if (entity === 'bases' && moved.size === 0) continue;
    for (let after = 0; ; ) {
      const upTo = pageEnd(writer, target, entity, after);
      if (upTo === null) break;
      const records = nextRecords(writer, undo, entity, { after, upTo });
      for (const [id, all] of records) {
        const fields = all.filter(
          (field) => !(vanishing.has(field.field) && isJudged(writer, undo, field)),
        );
        if (isRecordName(entity)) done.fields += putBack(writer, entity, id, fields, undo);
        else if (entity !== 'bases' || moved.has(id)) done.marks += putPseudoBack(writer, fields);
      }
      after = upTo;
      step(done.fields);
    }
  }
  return done;
}

function putPseudoBack(writer: Writer, fields: readonly LoggedField[]): number {
  let marks = 0;
  for (const field of fields) {
    const isBack = !isSettled(writer, field) && undoPseudoField(writer, field);
    if (isBack && field.field === 'vanishedIn') marks += 1;
  }
  return marks;
}

/** How an import marks rows its file no longer holds. */
const vanishing: ReadonlySet<string> = new Set(['vanishedIn', 'archived']);

/** Whether a newer import of the source stands for a row being marked or not; of a record, for one of the rows marked with it. */
function isJudged(
  writer: Writer,
  { newer, target }: Undo,
  { entity, record_id: id }: LoggedField,
): boolean {
  if (newer.length === 0) return false;
  const ids =
    entity === 'sourceRows'
      ? [id]
      : writer
          .all<{ id: number }>(
            `SELECT r.id FROM source_row r JOIN change_field f ON f.change_id = ? AND f.entity = 'sourceRows'
               AND f.record_id = r.id AND f.field = 'vanishedIn'
             WHERE r.entity = ? AND r.record_id = ?`,
            [target.id, entity, id],
          )
          .map((row) => row.id);
  return ids.some((rowId) =>
    newer.some(({ unjudged }) => unjudged !== 'all' && !unjudged.has(rowId)),
  );
}

/** What a source says of a record whose row stands in a newer file of it, too, and whether it was asked about. */
function isSettled(writer: Writer, { entity, record_id: id }: LoggedField): boolean {
  const row =
    entity === 'conflicts' ? 'SELECT source_row_id FROM import_conflict WHERE id = ?' : '?';
  if (entity !== 'sourceRows' && entity !== 'bases' && entity !== 'conflicts') return false;
  const sql = `SELECT 1 FROM source_row r WHERE r.id = (${row}) AND ${isStated('r.entity', 'r.record_id')}`;
  return writer.get(sql, [id]) !== undefined;
}

/** The last record of the next page; null where there is none. */
function pageEnd(writer: Writer, target: Target, entity: string, after: number): number | null {
  const row = writer.get<{ id: number | null }>(
    `SELECT max(record_id) AS id FROM (SELECT record_id FROM change_field
     WHERE change_id = ? AND entity = ? AND record_id > ? ORDER BY record_id LIMIT ${page})`,
    [target.id, entity, after],
  );
  return row?.id ?? null;
}

/** SQL: neither an undo put it back nor does a standing change that came later say so. */
const stillToUndo = `NOT EXISTS (
    SELECT 1 FROM change_field g JOIN change u ON u.id = g.change_id
    WHERE g.entity = f.entity AND g.record_id = f.record_id AND g.field = f.field AND g.change_id > f.change_id
      AND (${standingUndoOf('f.change_id')}
        OR g.change_id IN (SELECT id FROM temp.undo_later)))`;

/** Whole records only: a record's fields are put back together. */
function nextRecords(
  writer: Writer,
  { target, isRest }: Undo,
  entity: string,
  { after, upTo }: { after: number; upTo: number },
): Map<number, LoggedField[]> {
  const rows = writer.all<LoggedField>(
    `SELECT entity, record_id, field, old, new FROM change_field f
     WHERE change_id = ? AND entity = ? AND record_id > ? AND record_id <= ?
     ${isRest ? `AND ${stillToUndo}` : ''} ORDER BY record_id, id`,
    [target.id, entity, after, upTo],
  );
  const records = new Map<number, LoggedField[]>();
  for (const row of rows) {
    const fields = records.get(row.record_id);
    if (fields === undefined) records.set(row.record_id, [row]);
    else fields.push(row);
  }
  return records;
}

function putBack(
  writer: Writer,
  record: RecordName,
  id: number,
  fields: readonly LoggedField[],
  undo: Undo,
): number {
  const { kept } = undo;
  const shape = shapes[record];
  const live = writer.get<Record<string, SqlValue>>(
    `SELECT *, ${labelSql[record]} AS label_ FROM ${shape.table} WHERE id = ?`,
    [id],
  );
  if (live === undefined) {
    kept.add('gone', [`${shape.record} ${id}`], undefined, fields.length);
    return 0;
  }
  const values: Record<string, Scalar> = {};
  const stated = statedBy(writer, record, id);
  for (const logged of fields) {
    const { field, old, new: made } = logged;
    const value = storedScalar(old);
    const now = JSON.stringify(liveValue(shape, live, field));
    const stay = () => [`${String(live.label_)}: ${fieldForPeople(field)}`];
    if (now !== made) {
      if (now === old || isSaidWith(field, fields)) continue;
      const by = laterWriter(writer, undo.target, { entity: record, id, field });
      kept.add('edited', stay(), undo.reasons.changedBy(by));
    } else if (stated !== null) {
      if (!isSaidWith(field, fields)) kept.add('stated', stay(), undo.reasons.broughtBy(stated));
    } else if (!refersToSomething(writer, field, value)) kept.add('orphan', stay());
    else Object.defineProperty(values, field, { value, enumerable: true });
  }
  return writer.set(record, id, values).length;
}

/** The newer import whose file holds this record; null where none does. */
function statedBy(writer: Writer, record: RecordName, id: number): number | null {
  const row = writer.get<{ change: number }>(
    'SELECT change_id AS change FROM temp.undo_stated WHERE entity = ? AND record_id = ?',
    [record, id],
  );
  return row?.change ?? null;
}

/** A link and the text it was made from are one thing to a person. */
function isSaidWith(field: string, fields: readonly LoggedField[]): boolean {
  return field === 'partnerId' && fields.some((other) => other.field === 'partnerText');
}

function fieldForPeople(field: string): string {
  return field === 'partnerId' || field === 'partnerText' ? 'partner' : field;
}

function liveValue(
  shape: RecordShape,
  live: Readonly<Record<string, SqlValue>>,
  field: string,
): SqlValue {
  if (shape.hasCustom && field.startsWith('custom.')) {
    const custom = new Map(Object.entries(storedRecord(String(live.custom))));
    return custom.get(field.slice('custom.'.length)) ?? null;
  }
  return live[shape.columns.get(field)?.name ?? ''] ?? null;
}

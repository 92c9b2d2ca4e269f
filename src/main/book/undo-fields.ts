import type { RecordName } from '../../../db/schema/registry.ts';
import { labelSql } from './record-label.ts';
import { isRecordName, type RecordShape, shapes } from './record-shape.ts';
import { storedRecord } from './stored-json.ts';
import type { Scalar, SqlValue, Writer } from './types.ts';
import { type LoggedField, undoPseudoField } from './undo-pseudo.ts';
import { isStated, type KeptList, type Target } from './undo-scope.ts';

const page = 5000;

export interface FieldsToUndo {
  kept: KeptList;
  step: (done: number) => void;
  /** Newer imports of the same source stand: what vanished then is gone from theirs too, or they brought it back. */
  newer: boolean;
}

/** Puts back each field that still says what the change made it say. Returns how many of records were put back. */
export function undoFields(
  writer: Writer,
  target: Target,
  { kept, step, newer }: FieldsToUndo,
): number {
  let done = 0;
  const entities = writer.all<{ entity: string }>(
    'SELECT DISTINCT entity FROM change_field WHERE change_id = ?',
    [target.id],
  );
  for (const { entity } of entities) {
    for (let after = 0; ; ) {
      const records = nextRecords(writer, target, entity, after);
      for (const [id, all] of records) {
        const fields = newer ? all.filter(({ field }) => !vanishing.has(field)) : all;
        if (isRecordName(entity)) done += putBack(writer, entity, id, fields, kept);
        else
          for (const field of fields) if (!isSettled(writer, field)) undoPseudoField(writer, field);
        after = id;
      }
      step(done);
      if (records.size === 0) break;
    }
  }
  return done;
}

/** How an import marks rows its file no longer holds. */
const vanishing: ReadonlySet<string> = new Set(['vanishedIn', 'archived']);

/** What a source says of a record whose row stands in a newer file of it, too. */
function isSettled(writer: Writer, { entity, record_id: rowId }: LoggedField): boolean {
  if (entity !== 'sourceRows' && entity !== 'bases') return false;
  const sql = `SELECT 1 FROM source_row r WHERE r.id = ? AND ${isStated('r.entity', 'r.record_id')}`;
  return writer.get(sql, [rowId]) !== undefined;
}

/** Whole records only: a record's fields are put back together. */
function nextRecords(
  writer: Writer,
  target: Target,
  entity: string,
  after: number,
): Map<number, LoggedField[]> {
  const rows = writer.all<LoggedField>(
    `SELECT entity, record_id, field, old, new FROM change_field
     WHERE change_id = ? AND entity = ? AND record_id > ? AND record_id <= coalesce(
       (SELECT record_id FROM change_field WHERE change_id = ? AND entity = ? AND record_id > ?
        ORDER BY record_id LIMIT 1 OFFSET ${page}), 9e18)
     ORDER BY record_id, id`,
    [target.id, entity, after, target.id, entity, after],
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
  kept: KeptList,
): number {
  const shape = shapes[record];
  const live = writer.get<Record<string, SqlValue>>(
    `SELECT *, ${labelSql[record]} AS label_ FROM ${shape.table} WHERE id = ?`,
    [id],
  );
  if (live === undefined) {
    kept.add('gone', `${shape.record} ${id}`, fields.length);
    return 0;
  }
  const stated = writer.get(`SELECT 1 WHERE ${isStated('?', '?')}`, [record, id]) !== undefined;
  const values: Record<string, Scalar> = {};
  const label = (field: string) => `${String(live.label_)}: ${field}`;
  for (const { field, old, new: made } of fields) {
    const value = JSON.parse(old) as Scalar;
    if (JSON.stringify(liveValue(shape, live, field)) !== made) kept.add('edited', label(field));
    else if (stated) kept.add('stated', label(field));
    else if (!refersToSomething(writer, field, value)) kept.add('orphan', label(field));
    else Object.defineProperty(values, field, { value, enumerable: true });
  }
  return writer.set(record, id, values).length;
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

function refersToSomething(writer: Writer, field: string, value: Scalar): boolean {
  if (value === null) return true;
  if (field === 'partnerId')
    return writer.get('SELECT 1 FROM partner WHERE id = ?', [value]) !== undefined;
  if (field === 'qbrId') return writer.get('SELECT 1 FROM qbr WHERE id = ?', [value]) !== undefined;
  return true;
}

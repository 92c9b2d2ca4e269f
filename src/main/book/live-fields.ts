import type { RecordName } from '../../../db/schema/registry.ts';
import { type RecordShape, shapes } from './record-shape.ts';
import { storedRecord } from './stored-json.ts';
import type { Reader, Scalar, SqlValue } from './types.ts';

/** A record's fields by the names the change log gives them: `amount`, `custom.region`. */
export type LiveFields = ReadonlyMap<string, Scalar>;

/** Fields that no source ever says. */
const notSaid: ReadonlySet<string> = new Set(['archived', 'mergedInto']);

/** What the book says of a record now, field by field; empty where there is no such record. */
export function fieldsOf(reader: Reader, record: RecordName, id: number): LiveFields {
  const shape = shapes[record];
  const row = reader.get<Record<string, SqlValue>>(`SELECT * FROM ${shape.table} WHERE id = ?`, [
    id,
  ]);
  return row === undefined ? new Map() : fieldsIn(shape, row);
}

function fieldsIn(shape: RecordShape, row: Readonly<Record<string, SqlValue>>): LiveFields {
  const fields = new Map<string, Scalar>();
  for (const [field, { name }] of shape.columns)
    if (!notSaid.has(field)) fields.set(field, scalar(row[name]));
  if (shape.hasCustom)
    for (const [key, value] of Object.entries(storedRecord(String(row.custom))))
      fields.set(`custom.${key}`, value);
  return fields;
}

export function fieldIn(fields: LiveFields, field: string): Scalar {
  return fields.get(field) ?? null;
}

function scalar(value: SqlValue | undefined): Scalar {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

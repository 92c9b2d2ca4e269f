import { type Column, getTableColumns, getTableName } from 'drizzle-orm';
import { type RecordName, recordNames, records } from '../../../db/schema/registry.ts';

/** A record's table as the writer needs it: field name → column, and how a record leads to its partner. */
export interface RecordShape {
  record: RecordName;
  table: string;
  columns: ReadonlyMap<string, ColumnShape>;
  hasCustom: boolean;
  partner: 'self' | 'partnerId' | 'qbrId';
}

export interface ColumnShape {
  name: string;
  holds: 'text' | 'integer' | 'real';
  required: boolean;
}

/** Set by the book itself, never by a caller's values. */
const ownFields: ReadonlySet<string> = new Set(['id', 'publicId', 'changeId', 'custom']);

export const shapes: Readonly<Record<RecordName, RecordShape>> = buildShapes();

/** Table name → record name. */
export const recordOfTable: ReadonlyMap<string, RecordName> = new Map(
  recordNames.map((record) => [shapes[record].table, record]),
);

/** SQL: the partner a record `t` belongs to, by its number. */
export const partnerSql: Readonly<Record<RecordShape['partner'], string>> = {
  self: 't.id',
  partnerId: 't.partner_id',
  qbrId: '(SELECT q.partner_id FROM qbr q WHERE q.id = t.qbr_id)',
};

export function isRecordName(name: string): name is RecordName {
  return Object.hasOwn(records, name);
}

function buildShapes(): Record<RecordName, RecordShape> {
  const entries = recordNames.map((record) => [record, shapeOf(record)] as const);
  return Object.fromEntries(entries) as Record<RecordName, RecordShape>;
}

function shapeOf(record: RecordName): RecordShape {
  const all = Object.entries<Column>(getTableColumns(records[record]));
  const columns = new Map<string, ColumnShape>();
  for (const [field, column] of all) {
    if (!ownFields.has(field)) columns.set(field, columnShape(column));
  }
  return {
    record,
    table: getTableName(records[record]),
    columns,
    hasCustom: all.some(([field]) => field === 'custom'),
    partner: record === 'partners' ? 'self' : columns.has('partnerId') ? 'partnerId' : 'qbrId',
  };
}

function columnShape(column: Column): ColumnShape {
  const type = column.getSQLType();
  return {
    name: column.name,
    holds: type === 'integer' || type === 'real' ? type : 'text',
    required: column.notNull && !column.hasDefault,
  };
}

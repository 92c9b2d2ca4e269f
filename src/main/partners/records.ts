import {
  columnOf,
  type EntityName,
  entities,
  type Field,
  fieldOf,
} from '../../shared/book/entities.ts';
import { badInput } from '../../shared/kernel/failure.ts';
import type { Reader, Scalar, SqlValue } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { vanishedCondition } from '../recompute/index.ts';
import { resolveKey } from './keys.ts';
import type { RecordRow } from './types.ts';
import { readValue, shownValue } from './values.ts';

export type ListRecordsInput = {
  entity: EntityName;
  where?: Readonly<Record<string, string>> | undefined;
  fields?: readonly string[] | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
};

type Stored = Record<string, SqlValue>;

/**
 * Records of one kind in the order they came, fields by name, amounts in major units of their currency. Archived ones are
 * left out unless asked for (`archived=true`); `vanished=true` finds those their source no longer has.
 */
export function listRecords(reader: Reader, input: ListRecordsInput): RecordRow[] {
  const { table } = entities[input.entity];
  const conditions: string[] = [];
  const params: Record<string, SqlValue> = { limit: input.limit ?? -1, offset: input.offset ?? 0 };
  const where = Object.entries(input.where ?? {});
  if (!where.some(([name]) => name === 'archived')) conditions.push('t.archived = 0');
  for (const [index, [name, value]] of where.entries())
    conditions.push(condition(reader, input.entity, name, value, `p${index}`, params));
  const rows = reader.all<Stored>(
    `SELECT t.*, p.public_id AS partner_public, p.name AS partner_name FROM ${table} t
     LEFT JOIN partner p ON p.id = ${input.entity === 'partners' ? 'NULL' : 't.partner_id'}
     ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY t.id LIMIT @limit OFFSET @offset`,
    params,
  );
  const reporting = settingsOn(reader, '9999-12-31').currency;
  const keys = keysOf(reader, input.entity, rows);
  return rows.map((row) =>
    pick(shownRecord(input.entity, row, reporting, keys.get(Number(row.id)) ?? null), input.fields),
  );
}

/** One record by its key. */
export function getRecord(reader: Reader, entity: EntityName, key: string): RecordRow {
  const { id } = resolveKey(reader, entity, key);
  return recordById(reader, entity, id);
}

export function recordById(reader: Reader, entity: EntityName, id: number): RecordRow {
  const row = reader.get<Stored>(
    `SELECT t.*, p.public_id AS partner_public, p.name AS partner_name FROM ${entities[entity].table} t
     LEFT JOIN partner p ON p.id = ${entity === 'partners' ? 'NULL' : 't.partner_id'} WHERE t.id = ?`,
    [id],
  );
  const reporting = settingsOn(reader, '9999-12-31').currency;
  const keys = row === undefined ? new Map<number, string>() : keysOf(reader, entity, [row]);
  return shownRecord(entity, row ?? {}, reporting, keys.get(id) ?? null);
}

function shownRecord(
  entity: EntityName,
  row: Stored,
  reporting: string,
  key: string | null,
): RecordRow {
  const currency = textOf(row.currency) ?? reporting;
  const shown: RecordRow = { id: textOf(row.public_id) ?? '', key };
  for (const field of entities[entity].fields) {
    if (field.type.kind === 'partner') {
      shown.partner = textOf(row.partner_text) ?? textOf(row.partner_name);
      shown.partnerId = textOf(row.partner_public);
      continue;
    }
    shown[field.name] = shownValue(field, scalarOf(row[columnOf(field.name)]), currency);
  }
  shown.archived = row.archived === 1 ? 1 : 0;
  for (const [name, value] of Object.entries(customOf(row.custom))) shown[`custom.${name}`] = value;
  return shown;
}

export function customOf(value: SqlValue | undefined): Record<string, Scalar> {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : {};
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).map(([name, one]) => [
      name,
      typeof one === 'string' || typeof one === 'number' ? one : null,
    ]),
  );
}

function keysOf(reader: Reader, entity: EntityName, rows: readonly Stored[]): Map<number, string> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const found = reader.all<{ id: number; key: string }>(
    `SELECT record_id AS id, min(key) AS key FROM source_row
     WHERE entity = @entity AND record_id IN (SELECT value FROM json_each(@ids)) GROUP BY record_id`,
    { entity, ids },
  );
  return new Map(found.map(({ id, key }) => [id, key]));
}

function pick(row: RecordRow, fields: readonly string[] | undefined): RecordRow {
  if (fields === undefined || fields.length === 0) return row;
  return { id: row.id, ...Object.fromEntries(fields.map((name) => [name, row[name] ?? null])) };
}

function condition(
  reader: Reader,
  entity: EntityName,
  name: string,
  value: string,
  param: string,
  params: Record<string, SqlValue>,
): string {
  if (name === 'archived') return `t.archived = ${value === 'true' || value === '1' ? 1 : 0}`;
  if (name === 'vanished') return vanished(entity, value === 'true' || value === '1');
  if (name === 'id') {
    params[param] = value;
    return `t.public_id = @${param}`;
  }
  if (name.startsWith('custom.')) {
    params[param] = value;
    params[`${param}name`] = name.slice('custom.'.length);
    return `EXISTS (SELECT 1 FROM json_each(t.custom) j WHERE j.key = @${param}name AND CAST(j.value AS TEXT) = @${param})`;
  }
  const field = fieldOf(entity, name);
  if (field === null) throw noField(entity, name);
  if (value === '') return emptyCondition(field);
  if (field.type.kind === 'partner') return partnerCondition(reader, value, param, params);
  const currency = settingsOn(reader, '9999-12-31').currency;
  params[param] = readValue({ reader, entity, currency }, name, value)[name] ?? null;
  return `t.${quoted(field)} = @${param}`;
}

function partnerCondition(
  reader: Reader,
  value: string,
  param: string,
  params: Record<string, SqlValue>,
): string {
  params[param] = value;
  try {
    params[`${param}id`] = resolveKey(reader, 'partners', value).id;
  } catch {
    params[`${param}id`] = null;
  }
  return `(t.partner_id = @${param}id OR t.partner_text = @${param})`;
}

function emptyCondition(field: Field): string {
  return field.type.kind === 'partner' ? 't.partner_id IS NULL' : `t.${quoted(field)} IS NULL`;
}

function vanished(entity: EntityName, wanted: boolean): string {
  const is = vanishedCondition(entity, 't.id');
  return wanted ? is : `NOT ${is}`;
}

function noField(entity: EntityName, name: string) {
  const known = entities[entity].fields.map((field) => field.name).join(', ');
  return badInput(
    'UnknownField',
    `${entities[entity].label} have no field named "${name}".`,
    `Fields are: ${known}.`,
    name,
  );
}

const quoted = (field: Field) => `"${columnOf(field.name)}"`;
const textOf = (value: SqlValue | undefined): string | null =>
  typeof value === 'string' ? value : null;
const scalarOf = (value: SqlValue | undefined): Scalar =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

import { type EntityName, entities, fieldOf } from '../../shared/book/entities.ts';
import type { Reader, Scalar } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { resolveKey } from './keys.ts';
import type { HistoryEntry } from './types.ts';
import { shownValue } from './values.ts';

type ChangeRow = {
  change: string;
  at: string;
  label: string;
  origin: string;
  source: string | null;
  file: string | null;
};
type FieldRow = ChangeRow & { field: string; old: string; new: string };

const changeColumns = `c.public_id AS change, c.at, c.label, c.origin, s.name AS source, i.file`;
const changeJoins = `LEFT JOIN import_run i ON i.change_id = c.id LEFT JOIN source s ON s.id = i.source_id`;

/** Every change of a record, newest first; its creation is one entry. Amounts are in major units. */
export function history(reader: Reader, entity: EntityName, key: string): HistoryEntry[] {
  const { id } = resolveKey(reader, entity, key);
  const currency = currencyOf(reader, entity, id);
  const fields = reader.all<FieldRow>(
    `SELECT ${changeColumns}, f.field, f.old, f.new FROM change_field f
     JOIN change c ON c.id = f.change_id ${changeJoins}
     WHERE f.entity = @entity AND f.record_id = @id ORDER BY c.id DESC, f.id DESC`,
    { entity, id },
  );
  const created = reader.get<ChangeRow>(
    `SELECT ${changeColumns} FROM ${entities[entity].table} t JOIN change c ON c.id = t.change_id ${changeJoins}
     WHERE t.id = @id`,
    { id },
  );
  const shown = (name: string, text: string): Scalar =>
    shownValue(fieldOf(entity, name), scalar(text), currency);
  const entries = fields.map((row) => ({
    change: row.change,
    at: row.at,
    field: row.field,
    old: shown(row.field, row.old),
    new: shown(row.field, row.new),
    from: fromOf(row),
    label: row.label,
  }));
  if (created === undefined) return entries;
  const { change, at, label } = created;
  return [
    ...entries,
    { change, at, field: null, old: null, new: null, from: fromOf(created), label },
  ];
}

function currencyOf(reader: Reader, entity: EntityName, id: number): string {
  const reporting = settingsOn(reader, '9999-12-31').currency;
  if (!entities[entity].fields.some(({ name }) => name === 'currency')) return reporting;
  const row = reader.get<{ currency: string | null }>(
    `SELECT currency FROM ${entities[entity].table} WHERE id = ?`,
    [id],
  );
  return row?.currency ?? reporting;
}

/** Where a change came from, in words. */
export function fromOf({
  origin,
  source,
  file,
}: Pick<ChangeRow, 'origin' | 'source' | 'file'>): string {
  if (source !== null) return file === null ? source : `${source}: ${file}`;
  switch (origin) {
    case 'ui':
    case 'cli':
      return 'you';
    case 'undo':
      return 'undo';
    case 'sample':
      return 'sample book';
    default:
      return origin;
  }
}

function scalar(text: string): Scalar {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

import { type EntityName, entities, fieldOf } from '../../shared/book/entities.ts';
import { type RecordChange, recordHistory } from '../book/history.ts';
import type { Reader } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { resolveKey } from './keys.ts';
import type { HistoryEntry } from './types.ts';
import { shownValue } from './values.ts';

/** Every change of a record, newest first; its creation is one entry. Amounts are in major units, a partner by its name. */
export function history(reader: Reader, entity: EntityName, key: string): HistoryEntry[] {
  const { id } = resolveKey(reader, entity, key);
  const currency = currencyOf(reader, entity, id);
  const changes = recordHistory(reader, entity, id);
  const named = new Set(
    changes.filter(({ field }) => field === 'partnerText').map(({ change }) => change),
  );
  return changes
    .filter(({ field, change }) => !(field === 'partnerId' && named.has(change)))
    .map((one) => ({
      change: one.changeId,
      at: one.at,
      field: fieldForPeople(one.field),
      old: shownValue(known(entity, one), one.old, currency),
      new: shownValue(known(entity, one), one.new, currency),
      from: fromOf(one),
      label: one.label,
    }));
}

/** The log knows a deal's partner twice: what the file calls it, and whom that is. */
function fieldForPeople(field: string | null): string | null {
  return field === 'partnerText' || field === 'partnerId' ? 'partner' : field;
}

function known(entity: EntityName, { field }: RecordChange) {
  return field === null ? null : fieldOf(entity, field);
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
}: {
  origin: string;
  source: string | null;
  file: string | null;
}): string {
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

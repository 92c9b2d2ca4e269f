import { type EntityName, entities } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import type { Reader, SqlValue } from '../../book/types.ts';
import type { Slot } from '../map/map.ts';

export type StoredRecord = Record<string, SqlValue>;

export function readRecord(
  reader: Reader,
  entity: EntityName,
  id: number,
): StoredRecord | undefined {
  return reader.get<StoredRecord>(`SELECT * FROM ${entities[entity].table} WHERE id = ?`, [id]);
}

/** A record's own custom values by key. */
export function customOf(record: StoredRecord): Readonly<Record<string, Scalar>> {
  const text = record.custom;
  const value: unknown = typeof text === 'string' ? JSON.parse(text) : {};
  return isScalars(value) ? value : {};
}

function isScalars(value: unknown): value is Record<string, Scalar> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The book's value for each slot, in the slots' order. */
export function liveValues(slots: readonly Slot[], record: StoredRecord): Scalar[] {
  const custom = slots.some(({ customKey }) => customKey !== null) ? customOf(record) : {};
  return slots.map(({ sql, customKey }) => {
    if (customKey !== null)
      return Object.hasOwn(custom, customKey) ? (custom[customKey] ?? null) : null;
    const value = record[sql ?? ''];
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  });
}

/** Sorted keys, nulls left out: the same values are the same text. */
export function customText(custom: Readonly<Record<string, Scalar>>): string {
  const keys = Object.keys(custom)
    .filter((key) => custom[key] !== null)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(custom[key])}`).join(',')}}`;
}

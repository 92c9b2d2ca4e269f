import { type EntityName, entities, entityNames } from '../../shared/book/entities.ts';
import type { Reader } from './types.ts';

export interface BookCounts {
  /** Archived records too. */
  records: { entity: EntityName; label: string; count: number }[];
  changes: number;
}

/** How many records of each kind the book holds, and how many changes it remembers. */
export function bookCounts(reader: Reader): BookCounts {
  const count = (table: string) =>
    reader.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  const records = entityNames.map((entity) => {
    const { table, label } = entities[entity];
    return { entity, label, count: count(table) };
  });
  return { records, changes: count('change') };
}

import type { SqlValue } from '../book/types.ts';

/** Which partners a gathering statement reads: a few, or (null) the whole book. */
export type Scope = {
  /** Condition on a column that holds a partner's id, to be put after other conditions. */
  and(column: string): string;
  /** True for a record that every source that knew it no longer has. */
  vanished(entity: string, id: string): string;
  readonly params: Readonly<Record<string, SqlValue>>;
};

export function scopeOf(ids: readonly number[] | null): Scope {
  if (ids === null)
    return { and: (column) => `AND ${column} IS NOT NULL`, vanished: vanishedInBook, params: {} };
  return {
    and: (column) => `AND ${column} IN (SELECT value FROM json_each(@ids))`,
    vanished: vanishedCondition,
    params: { ids: JSON.stringify(ids) },
  };
}

/**
 * One deal however many lines it has: its id in the source, else the record itself. Where several sources bring deals,
 * equal ids of two of them are two deals.
 */
export function dealIdentity(severalSources: boolean, alias = 'd'): string {
  const own = `'#' || ${alias}.id`;
  if (!severalSources) return `coalesce(${alias}.external_id, ${own})`;
  const source = `(SELECT min(r.source_id) FROM source_row r WHERE r.entity = 'deals' AND r.record_id = ${alias}.id)`;
  return `coalesce(coalesce(${source}, 0) || ':' || ${alias}.external_id, ${own})`;
}

/** The same as `vanishedCondition`, where all records are asked: those that vanished are few and looked up once. */
function vanishedInBook(entity: string, id: string): string {
  const gone = `SELECT g.record_id FROM source_row g WHERE g.entity = '${entity}' AND g.vanished_in IS NOT NULL`;
  return `(${id} IN (${gone}) AND ${vanishedCondition(entity, id)})`;
}

/** True for a record that every source that knew it no longer has. */
export function vanishedCondition(entity: string, id: string): string {
  const rows = `SELECT 1 FROM source_row r WHERE r.entity = '${entity}' AND r.record_id = ${id}`;
  return `(EXISTS (${rows} AND r.vanished_in IS NOT NULL) AND NOT EXISTS (${rows} AND r.vanished_in IS NULL))`;
}

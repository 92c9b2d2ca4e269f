import type { Writer } from './types.ts';

/**
 * Bulk work that writes a large part of some tables: their indexes go, the work runs, and they are built anew, sorted, from
 * what is there then. A key that stands twice is found at that point. `work` must not look anything up by them.
 */
export function withoutIndexes<T>(writer: Writer, tables: readonly string[], work: () => T): T {
  const indexes = writer.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema
     WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
    [JSON.stringify(tables)],
  );
  for (const { name } of indexes) writer.run(`DROP INDEX "${name}"`);
  const value = work();
  for (const { sql } of indexes) writer.run(sql);
  return value;
}

/** Whether so many new rows come to a table that building its indexes anew is the shorter way. */
export function isBulk(writer: Writer, table: string, rows: number): boolean {
  if (rows < leastBulk) return false;
  const there = writer.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  return rows * 7 > there * 3;
}

const leastBulk = 2000;

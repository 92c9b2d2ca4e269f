import type { Reader, Writer } from './types.ts';

/** What search finds: a row's number there is the record's id times 8 plus its kind. */
interface SearchSource {
  table: string;
  kind: number;
  title: string;
  body: string;
}

export const searchSources: readonly SearchSource[] = [
  {
    table: 'partner',
    kind: 0,
    title: 'name',
    body: "coalesce(external_id, '') || ' ' || coalesce(domain, '') || ' ' || coalesce(city, '') || ' ' || coalesce(owner, '')",
  },
  {
    table: 'contact',
    kind: 1,
    title: 'name',
    body: "coalesce(email, '') || ' ' || coalesce(role, '')",
  },
  {
    table: 'deal',
    kind: 2,
    title: "coalesce(name, external_id, '')",
    body: "coalesce(external_id, '') || ' ' || coalesce(account, '') || ' ' || coalesce(product, '')",
  },
  { table: 'campaign', kind: 3, title: 'name', body: "coalesce(type, '')" },
];

const rebuilt = searchSources
  .map(({ table, kind, title, body }) => `SELECT id * 8 + ${kind}, ${title}, ${body} FROM ${table}`)
  .join(' UNION ALL ');

/** Rows of the search index that a rebuild would not have, and the other way round. */
export function searchDifferences(reader: Reader): number {
  const row = reader.get<{ n: number }>(
    `SELECT count(*) AS n FROM (
       SELECT * FROM (SELECT rowid, title, body FROM search EXCEPT ${rebuilt.replaceAll('UNION ALL', 'EXCEPT')})
       UNION ALL
       SELECT * FROM (SELECT * FROM (${rebuilt}) EXCEPT SELECT rowid, title, body FROM search)
     )`,
  );
  return row?.n ?? 0;
}

/** Below this many records, keeping search in step costs less than building it anew; above, ten times as much a record. */
export const leastSearchRows = 2000;

/** How many records search finds, and how many of them a change made. */
export function searchedRecords(reader: Reader, changeId: number): { all: number; made: number } {
  const sum = { all: 0, made: 0 };
  for (const { table } of searchSources) {
    const counts = reader.get<{ n: number; made: number | null }>(
      `SELECT count(*) AS n, sum(change_id = ?) AS made FROM ${table}`,
      [changeId],
    );
    sum.all += counts?.n ?? 0;
    sum.made += counts?.made ?? 0;
  }
  return sum;
}

/**
 * Bulk work over a large part of the book: the index goes, the work runs without its triggers, and the index is built
 * anew from what is there then. Faster than keeping it in step once about a third of the rows change.
 */
export function withoutSearchIndex<T>(writer: Writer, work: () => T): T {
  const parts = writer.all<{ type: string; name: string; sql: string }>(
    "SELECT type, name, sql FROM sqlite_schema WHERE name = 'search' OR (type = 'trigger' AND name LIKE '%\\_search\\_%' ESCAPE '\\') ORDER BY type",
  );
  if (parts.length === 0) return work();
  for (const { type, name } of [...parts].reverse()) writer.run(`DROP ${type} "${name}"`);
  const value = work();
  for (const { sql, type } of parts) if (type === 'table') writer.run(sql);
  setHashSize(writer, 32);
  writer.run(`INSERT INTO search (rowid, title, body) ${rebuilt}`);
  setHashSize(writer, 1);
  for (const { sql, type } of parts) if (type !== 'table') writer.run(sql);
  return value;
}

/** Megabytes of words the index gathers before it writes them out: more make fewer pieces to be merged, a third faster. */
function setHashSize(writer: Writer, megabytes: number): void {
  writer.run("INSERT INTO search (search, rank) VALUES ('hashsize', CAST(? AS INTEGER))", [
    megabytes * 1_048_576,
  ]);
}

/** On trial, where nothing is kept: search need not follow. */
export function dropSearchTriggers(writer: Writer): void {
  const triggers = writer.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_search\\_%' ESCAPE '\\'",
  );
  for (const { name } of triggers) writer.run(`DROP TRIGGER "${name}"`);
}

import { isBulk, withoutIndexes } from './bulk-indexes.ts';
import type { Reader, SqlParams, Writer } from './types.ts';

interface Column {
  name: string;
  type: string;
}

const known = new Map<string, readonly Column[]>();

/** A migration needs the app to start again, so a table's columns stand still meanwhile. */
function columnsOf(reader: Reader, table: string): readonly Column[] {
  let columns = known.get(table);
  if (columns === undefined) {
    columns = reader.all<Column>('SELECT name, type FROM pragma_table_info(?)', [table]);
    known.set(table, columns);
  }
  return columns;
}

const isBlob = ({ type }: Column) => type.toLowerCase() === 'blob';

/** Takes rows out of a table and keeps them whole under this change. Returns how many. */
export function takeOut(
  writer: Writer,
  entity: string,
  table: string,
  where: string,
  params: SqlParams & readonly unknown[],
): number {
  const kept = keepRows(writer, entity, table, where, params);
  if (kept === 0) return 0;
  const remove = () => writer.run(`DELETE FROM ${table} AS t WHERE ${where}`, params).changes;
  return isBulk(writer, table, kept) ? withoutIndexes(writer, [table], remove) : remove();
}

/** Keeps rows that are about to go with what they hang on. Returns how many. */
export function keepRows(
  writer: Writer,
  entity: string,
  table: string,
  where: string,
  params: SqlParams & readonly unknown[],
): number {
  const values = columnsOf(writer, table).map((column) =>
    isBlob(column) ? `hex(t."${column.name}")` : `t."${column.name}"`,
  );
  return writer.run(
    `INSERT INTO change_removed (change_id, entity, record_id, row)
     SELECT ${writer.changeId}, '${entity}', t.id, json_array(${values.join(', ')}) FROM ${table} AS t WHERE ${where}`,
    params,
  ).changes;
}

/**
 * SQL: a column's value in the kept row `k`. Rows are arrays in the table's order, to which columns are only ever added at
 * the end: half the bytes of objects, and of the time. Rows that an earlier build kept are objects by column.
 */
export function keptValue(reader: Reader, table: string, column: string): string {
  const at = columnsOf(reader, table).findIndex(({ name }) => name === column);
  if (at < 0) throw new Error(`${table} has no column ${column}.`);
  return `json_extract(k.row, iif(substr(k.row, 1, 1) = '[', '$[${at}]', '$."${column}"'))`;
}

/** Nothing names these rows by their ids, and an id that is free is given to another row. */
const anyId: ReadonlySet<string> = new Set(['source_base', 'score_snapshot']);

/** Puts kept rows back under their old ids, where those are theirs for good, where `where` holds of the kept row `k`. Returns how many. */
export function bringBack(
  writer: Writer,
  entity: string,
  table: string,
  fromChange: number,
  where: string,
): number {
  const columns = columnsOf(writer, table).filter(({ name }) => name !== 'id' || !anyId.has(table));
  const values = columns.map((column) => {
    const value = keptValue(writer, table, column.name);
    return isBlob(column) ? `unhex(${value})` : value;
  });
  return writer.run(
    `INSERT OR IGNORE INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
     SELECT ${values.join(', ')} FROM change_removed k
     WHERE k.change_id = ? AND k.entity = '${entity}' AND ${where} ORDER BY k.record_id`,
    [fromChange],
  ).changes;
}

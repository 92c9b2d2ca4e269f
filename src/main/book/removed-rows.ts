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
  keepRows(writer, entity, table, where, params);
  return writer.run(`DELETE FROM ${table} AS t WHERE ${where}`, params).changes;
}

/** Keeps rows that are about to go with what they hang on. */
export function keepRows(
  writer: Writer,
  entity: string,
  table: string,
  where: string,
  params: SqlParams & readonly unknown[],
): void {
  const pairs = columnsOf(writer, table).map((column) => {
    const value = isBlob(column) ? `hex(t."${column.name}")` : `t."${column.name}"`;
    return `'${column.name}', ${value}`;
  });
  writer.run(
    `INSERT INTO change_removed (change_id, entity, record_id, row)
     SELECT ${writer.changeId}, '${entity}', t.id, json_object(${pairs.join(', ')}) FROM ${table} AS t WHERE ${where}`,
    params,
  );
}

/** Puts kept rows back under their old ids, where `where` holds of the kept row `k`. Returns how many. */
export function bringBack(
  writer: Writer,
  entity: string,
  table: string,
  fromChange: number,
  where: string,
): number {
  const columns = columnsOf(writer, table);
  const values = columns.map((column) => {
    const value = `json_extract(k.row, '$."${column.name}"')`;
    return isBlob(column) ? `unhex(${value})` : value;
  });
  return writer.run(
    `INSERT OR IGNORE INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
     SELECT ${values.join(', ')} FROM change_removed k
     WHERE k.change_id = ? AND k.entity = '${entity}' AND ${where} ORDER BY k.record_id`,
    [fromChange],
  ).changes;
}

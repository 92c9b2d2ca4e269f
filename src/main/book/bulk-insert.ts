import type { SqlValue, Writer } from './types.ts';

const rowsAtOnce = 16;

/**
 * Inserts rows many at a time: a statement of its own for each costs half as much again. What is the same in every row, `constants`,
 * stands in the statement and is not handed over each time. Ends with `flush`.
 */
export class BulkInsert {
  private readonly writer: Writer;
  private readonly many: string;
  private readonly one: string;
  private readonly columns: number;
  /** Of the rows that wait; one array for all of them, filled anew. */
  private readonly params: SqlValue[];
  private waiting = 0;

  constructor(
    writer: Writer,
    table: string,
    columns: readonly string[],
    constants: Readonly<Record<string, string | number>> = {},
  ) {
    const names = [...columns, ...Object.keys(constants)].map((name) => `"${name}"`).join(', ');
    const same = Object.values(constants).map((value) =>
      typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`,
    );
    const row = `(${[...columns.map(() => '?'), ...same].join(', ')})`;
    this.writer = writer;
    this.columns = columns.length;
    this.params = Array<SqlValue>(columns.length * rowsAtOnce).fill(null);
    this.one = `INSERT INTO ${table} (${names}) VALUES ${row}`;
    this.many = `INSERT INTO ${table} (${names}) VALUES ${Array(rowsAtOnce).fill(row).join(', ')}`;
  }

  /** The next value of a row, in the columns' order. */
  value(value: SqlValue): void {
    this.params[this.waiting] = value;
    this.waiting += 1;
  }

  /** A row has all its values. */
  endRow(): void {
    if (this.waiting < this.params.length) return;
    this.waiting = 0;
    this.writer.run(this.many, this.params);
  }

  flush(): void {
    const { params, columns, waiting } = this;
    this.waiting = 0;
    for (let at = 0; at < waiting; at += columns)
      this.writer.run(this.one, params.slice(at, at + columns));
  }
}

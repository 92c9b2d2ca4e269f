import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { RecordName } from '../../../db/schema/registry.ts';
import { recordOfTable } from './record-shape.ts';
import { asFailure } from './sqlite-failure.ts';
import type { Reader, SqlParams } from './types.ts';

interface Prepared {
  statement: Database.Statement;
  writes: Written;
}

/** What a statement writes: a record's table, another one, or only this connection's scratch tables. */
type Written = { kind: 'record'; record: RecordName } | { kind: 'other' } | { kind: 'scratch' };

/** One SQLite connection with its prepared statements, kept by their text. */
export class Connection implements Reader {
  readonly db: Database.Database;
  readonly orm: BetterSQLite3Database;
  readonly #prepared = new Map<string, Prepared>();

  constructor(db: Database.Database) {
    this.db = db;
    this.orm = drizzle(db);
  }

  all<Row>(sql: string, params: SqlParams = []): Row[] {
    return attempt(() => this.#read<Row>(sql).all(params));
  }

  get<Row>(sql: string, params: SqlParams = []): Row | undefined {
    return attempt(() => this.#read<Row>(sql).get(params));
  }

  each<Row>(sql: string, params: SqlParams, visit: (row: Row) => void): void {
    // Not the kept statement: `visit` may run the same query again while this one is still open.
    const statement = this.db.prepare<[SqlParams], Row>(sql);
    requireReading(statement);
    for (const row of statement.iterate(params)) visit(row);
  }

  run(sql: string, params: SqlParams = []): RunOutcome {
    const { statement, writes } = this.#prepare(sql);
    const { changes, lastInsertRowid } = statement.run(params);
    return { changes, lastInsertRowid: Number(lastInsertRowid), writes };
  }

  /** Reads that must agree with each other: all of them see the book as it is now. */
  snapshot<T>(work: () => T): T {
    return this.db.inTransaction ? work() : this.db.transaction(work).deferred();
  }

  /** For the book's own work on a connection that is otherwise for reading only: a copy of it, a trial that is taken back. */
  unprotected<T>(work: () => T): T {
    const queryOnly = Number(this.db.pragma('query_only', { simple: true }));
    this.db.pragma('query_only = OFF');
    try {
      return work();
    } finally {
      this.db.pragma(`query_only = ${queryOnly}`);
    }
  }

  #read<Row>(sql: string): Database.Statement<[SqlParams], Row> {
    const { statement } = this.#prepare(sql);
    requireReading(statement);
    return statement as Database.Statement<[SqlParams], Row>;
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (prepared === undefined) {
      prepared = { statement: this.db.prepare(sql), writes: written(sql) };
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

export interface RunOutcome {
  changes: number;
  lastInsertRowid: number;
  writes: Written;
}

const writing =
  /\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+(temp\.)?["`[]?(\w+)/i;

function written(sql: string): Written {
  const [, temporary, table = ''] = writing.exec(sql) ?? [];
  if (temporary !== undefined) return { kind: 'scratch' };
  const record = recordOfTable.get(table);
  return record === undefined ? { kind: 'other' } : { kind: 'record', record };
}

/** `INSERT … RETURNING` answers rows as well, and would go round the one door. A checkpoint changes nothing anybody reads. */
function requireReading({ reader, readonly, source }: Reading): void {
  if (reader && (readonly || /^\s*PRAGMA\s+wal_checkpoint\b/i.test(source))) return;
  throw new Error(`Reading was handed a statement that writes: ${source}`);
}

type Reading = Pick<Database.Statement, 'reader' | 'readonly' | 'source'>;

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFailure(error);
  }
}

import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { RecordName } from '../../../db/schema/registry.ts';

export type SqlValue = string | number | bigint | Buffer | null;
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** A connection that can only read. Statements are prepared once and kept. */
export interface Reader {
  /** Drizzle's select side, for everything that is not bulk. */
  readonly orm: Pick<
    BetterSQLite3Database,
    'select' | 'selectDistinct' | '$count' | '$with' | 'with'
  >;
  all<Row>(sql: string, params?: SqlParams): Row[];
  get<Row>(sql: string, params?: SqlParams): Row | undefined;
  /** Streams rows; must be exhausted before any await. */
  each<Row>(sql: string, params: SqlParams, visit: (row: Row) => void): void;
}

/** A field's value as JSON keeps it. */
export type Scalar = string | number | null;

/** What `book.change` hands out, and nothing else does. */
export interface Writer extends Reader {
  /** The change being written. Every created record carries it. */
  readonly changeId: number;
  /** Creates a record; writes no field rows. Values by field name (`agreementSignedOn`, `partnerId`). */
  create(record: RecordName, values: Readonly<Record<string, Scalar>>): Created;
  /** Sets fields that differ, logging old and new; returns the names that did change. */
  set(record: RecordName, id: number, values: Readonly<Record<string, Scalar>>): string[];
  /** Logs a field change whose SQL the caller ran itself (bulk imports). */
  log(entity: string, recordId: number, field: string, before: Scalar, after: Scalar): void;
  /** Raw statement for bulk work. */
  run(sql: string, params?: SqlParams): { changes: number; lastInsertRowid: number };
  /** Marks a partner whose derived values must be recomputed before this change ends. */
  touch(partnerId: number): void;
  /** Marks the whole book for recomputation before this change ends. */
  touchAll(): void;
}

export interface Created {
  id: number;
  publicId: string;
}

export type Origin = 'ui' | 'cli' | 'import' | 'undo' | 'sample' | 'system';

export interface ChangeMeta {
  label: string;
  origin: Origin;
  importId?: number;
  undoes?: number;
}

export interface Changed<T> {
  /** The change's id, also the event's `seq`; null where nothing was written and the change was dropped. */
  change: number | null;
  value: T;
}

/** What a committed change tells the rest of the app. */
export interface ChangeEvent {
  kind: 'change';
  seq: number;
  label: string;
  /** Entities with new, changed or removed records. */
  entities: string[];
  /** Touched partners by public id; null means the whole book. */
  partners: string[] | null;
}

/** An open book. Reading is free; writing goes through one door. */
export interface Book {
  readonly path: string;
  /** Why this book cannot be written, where it cannot: a copy of read-only media, or opened with mode `read`. */
  readonly readOnly: 'media' | 'locked' | null;
  readonly read: Reader;
  /**
   * One immediate transaction: rows, the change row, its field rows, recomputation of what was touched. Throws what `fn`
   * throws after rolling back. A change that wrote nothing leaves no change row.
   */
  change<T>(meta: ChangeMeta, fn: (writer: Writer) => T): Changed<T>;
  /** Called after each commit on this connection. Returns the function that stops it. */
  onChange(listener: (event: ChangeEvent) => void): () => void;
  close(): void;
}

/** Runs inside every change, after `fn`, before COMMIT: derived rows of touched partners (null = the whole book). */
export type Recompute = (
  writer: Writer,
  partners: ReadonlySet<number> | null,
  today: string,
) => void;

export interface OpenOptions {
  /** `YYYY-MM-DD`, asked at each recomputation. */
  today: () => string;
  /** ISO instant for the change log. */
  now: () => string;
  /** New public ids, 12+ url-safe characters. */
  newId: () => string;
  recompute: Recompute;
  /**
   * `write` takes the lock, `read` opens beside another process, `join` writes beside the `write` connection of this
   * very process (the jobs worker), relying on the lock that one holds.
   */
  mode: 'write' | 'read' | 'join';
}

export const backupReasons = [
  'auto',
  'quit',
  'import',
  'undo',
  'migration',
  'restore',
  'update',
  'manual',
] as const;

export type BackupReason = (typeof backupReasons)[number];

import type { RecordName } from '../../../db/schema/registry.ts';
import { badInput, type Failure, notFound } from '../../shared/kernel/failure.ts';
import { maxMinor } from '../../shared/kernel/money.ts';
import type { Connection } from './connection.ts';
import { type ColumnShape, type RecordShape, shapes } from './record-shape.ts';
import { keepBases } from './source-bases.ts';
import { amountOutOfRange } from './sqlite-failure.ts';
import { storedRecord } from './stored-json.ts';
import type { Created, Reader, Scalar, SqlParams, SqlValue, Writer } from './types.ts';

type Row = Record<string, SqlValue>;

/** What a change has done so far. */
export interface Deeds {
  /** Facts were written: the change stays. Recomputed rows alone are nobody's change. */
  wrote: boolean;
  entities: Set<string>;
  partners: Set<number>;
  wholeBook: boolean;
}

export interface WriterOptions {
  changeId: number;
  newId: () => string;
  /** Called before the first fact is written. */
  begin: () => void;
  /** An undo steps the bases back by the log; any other edit keeps what the sources said beside the new value. */
  keepsBases: boolean;
}

const customPrefix = 'custom.';

/** The one way into the tables of facts. Lives as long as its change. */
export class BookWriter implements Writer {
  readonly deeds: Deeds = {
    wrote: false,
    entities: new Set(),
    partners: new Set(),
    wholeBook: false,
  };
  readonly orm: Reader['orm'];
  readonly #connection: Connection;
  readonly #options: WriterOptions;
  #phase: 'facts' | 'derived' | 'over' = 'facts';

  constructor(connection: Connection, options: WriterOptions) {
    this.#connection = connection;
    this.#options = options;
    this.orm = connection.orm;
  }

  get changeId(): number {
    return this.#options.changeId;
  }

  /** From here on only derived rows are written. */
  derive(): void {
    this.#phase = 'derived';
  }

  end(): void {
    this.#phase = 'over';
  }

  all<R>(sql: string, params?: SqlParams): R[] {
    return this.#connection.all<R>(sql, params);
  }

  get<R>(sql: string, params?: SqlParams): R | undefined {
    return this.#connection.get<R>(sql, params);
  }

  each<R>(sql: string, params: SqlParams, visit: (row: R) => void): void {
    this.#connection.each(sql, params, visit);
  }

  create(record: RecordName, values: Readonly<Record<string, Scalar>>): Created {
    const shape = shapes[record];
    const publicId = this.#options.newId();
    const row: Row = { public_id: publicId, change_id: this.changeId };
    const custom: Custom = new Map();
    for (const [field, value] of Object.entries(values)) {
      if (shape.hasCustom && field.startsWith(customPrefix)) {
        if (value !== null) custom.set(field.slice(customPrefix.length), value);
      } else {
        const column = columnFor(shape, field);
        row[column.name] = checked(value, column, field);
      }
    }
    if (shape.hasCustom) row.custom = customText(custom);
    requireAll(shape, row);
    this.#fact(record);
    const names = Object.keys(row);
    const { lastInsertRowid: id } = this.#connection.run(
      `INSERT INTO ${shape.table} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    );
    this.#touchPartnerOf(shape, id, row);
    return { id, publicId };
  }

  set(record: RecordName, id: number, values: Readonly<Record<string, Scalar>>): string[] {
    const shape = shapes[record];
    const before = this.get<Row>(`SELECT * FROM ${shape.table} WHERE id = ?`, [id]);
    if (before === undefined) {
      throw notFound('This record is no longer in the book.', 'Reload the list and try again.');
    }
    const after: Row = {};
    const custom: Custom = shape.hasCustom ? parseCustom(before.custom) : new Map();
    const changed: string[] = [];
    for (const [field, value] of Object.entries(values)) {
      const old = this.#setOne(shape, before, after, custom, field, value);
      if (old === value) continue;
      changed.push(field);
      this.log(record, id, field, old, value);
      if (this.#options.keepsBases && field !== 'archived')
        keepBases(this, record, id, field, old, value);
    }
    if (changed.length === 0) return changed;
    if (changed.some((field) => field.startsWith(customPrefix))) after.custom = customText(custom);
    const names = Object.keys(after);
    this.#connection.run(
      `UPDATE ${shape.table} SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE id = ?`,
      [...Object.values(after), id],
    );
    this.#touchPartnerOf(shape, id, before);
    this.#touchPartnerOf(shape, id, { ...before, ...after });
    return changed;
  }

  /** Puts one field's new value where it belongs and returns the old one. */
  #setOne(
    shape: RecordShape,
    before: Row,
    after: Row,
    custom: Custom,
    field: string,
    value: Scalar,
  ): Scalar {
    if (shape.hasCustom && field.startsWith(customPrefix)) {
      const key = field.slice(customPrefix.length);
      const old = custom.get(key) ?? null;
      if (value === null) custom.delete(key);
      else custom.set(key, value);
      return old;
    }
    const column = columnFor(shape, field);
    const old = scalar(before[column.name]);
    if (old !== value) after[column.name] = checked(value, column, field);
    return old;
  }

  log(entity: string, recordId: number, field: string, before: Scalar, after: Scalar): void {
    this.#fact(entity);
    this.#connection.run(
      `INSERT INTO change_field (change_id, entity, record_id, field, old, new) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new`,
      [this.changeId, entity, recordId, field, JSON.stringify(before), JSON.stringify(after)],
    );
  }

  run(sql: string, params?: SqlParams): { changes: number; lastInsertRowid: number } {
    this.#requireOpen();
    if (this.#phase === 'facts') this.#options.begin();
    const { changes, lastInsertRowid, writes } = this.#connection.run(sql, params);
    if (changes > 0 && this.#phase === 'facts' && writes.kind !== 'scratch') {
      this.deeds.wrote = true;
      if (writes.kind === 'record') this.deeds.entities.add(writes.record);
    }
    return { changes, lastInsertRowid };
  }

  touch(partnerId: number): void {
    this.deeds.partners.add(partnerId);
  }

  touchAll(): void {
    this.deeds.wholeBook = true;
  }

  #fact(entity: string): void {
    this.#requireOpen();
    if (this.#phase === 'derived') throw new Error('Recomputation writes no facts.');
    this.#options.begin();
    this.deeds.wrote = true;
    this.deeds.entities.add(entity);
  }

  #requireOpen(): void {
    if (this.#phase === 'over') throw new Error('This change is over: ask the book for a new one.');
    // SQLite rolls a change back by itself when the disk is full: what came after would be written for good, alone.
    if (!this.#connection.db.inTransaction) throw new Error('This change was rolled back.');
  }

  #touchPartnerOf(shape: RecordShape, id: number, row: Row): void {
    if (shape.partner === 'self') this.touch(id);
    else if (shape.partner === 'partnerId') {
      if (typeof row.partner_id === 'number') this.touch(row.partner_id);
    } else {
      const qbr = this.get<{ partner_id: number }>('SELECT partner_id FROM qbr WHERE id = ?', [
        row.qbr_id ?? null,
      ]);
      if (qbr !== undefined) this.touch(qbr.partner_id);
    }
  }
}

function quoted(name: string): string {
  return `"${name}"`;
}

function scalar(value: SqlValue | undefined): Scalar {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function columnFor(shape: RecordShape, field: string): ColumnShape {
  const column = shape.columns.get(field);
  if (column !== undefined) return column;
  throw badInput(
    'UnknownField',
    `${shape.record} have no field named "${field}".`,
    'Check the spelling of the field.',
    field,
  );
}

function checked(value: Scalar, column: ColumnShape, field: string): Scalar {
  if (value === null) {
    if (column.required) throw missing(field);
    return null;
  }
  if (column.holds === 'text') {
    if (typeof value === 'string') return value;
    throw wrongType(field, 'text');
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(field, 'a number');
  if (column.holds === 'integer') {
    if (Math.abs(value) > maxMinor) throw amountOutOfRange(field);
    if (!Number.isInteger(value)) throw wrongType(field, 'a whole number');
  }
  return value;
}

function requireAll(shape: RecordShape, row: Row): void {
  for (const [field, column] of shape.columns) {
    if (column.required && (row[column.name] ?? null) === null) throw missing(field);
  }
}

function missing(field: string): Failure {
  return badInput('MissingValue', `"${field}" is required.`, 'Fill it in and try again.', field);
}

function wrongType(field: string, wanted: string): Failure {
  return badInput('WrongType', `"${field}" must be ${wanted}.`, 'Correct it and try again.', field);
}

/** A map, since a column of somebody's file may be called `__proto__`. */
type Custom = Map<string, Scalar>;

function parseCustom(text: SqlValue | undefined): Custom {
  return new Map(typeof text === 'string' ? Object.entries(storedRecord(text)) : []);
}

/** Sorted keys: the same values are the same text, and so the same hash. */
function customText(custom: Custom): string {
  const pairs = [...custom].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map((pair) => pair.map((part) => JSON.stringify(part)).join(':')).join(',')}}`;
}

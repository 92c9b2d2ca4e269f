import type { EntityName } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import type { Reader } from '../../book/types.ts';
import { hashSize, sameHashAt } from '../map/row-hash.ts';
import { KeyTable } from './key-table.ts';

/** Rows of one source and entity as the book has them: their number, and the last one's id. The two tell any other set apart. */
export interface RowSet {
  rows: number;
  last: number;
}

/** Ids are never used twice: a row more raises the last id, a row less lowers the count. */
export function rowSetOf(reader: Reader, sourceId: number | null, entity: EntityName): RowSet {
  const none = { rows: 0, last: 0 };
  if (sourceId === null) return none;
  const sql =
    'SELECT count(*) AS rows, coalesce(max(id), 0) AS last FROM source_row WHERE source_id = ? AND entity = ?';
  return reader.get<RowSet>(sql, [sourceId, entity]) ?? none;
}

interface Page {
  last: number | null;
  ids: string;
  /** One after the other, each ended by a zero byte: a key with one in itself is never read from a file. */
  keys: Buffer;
  records: string;
  gone: string;
  hashes: Buffer;
}

/** A thousand rows come as one: crossing into the database costs more than reading a row there. */
const page = 1000;

const pageSql = (index: string) => `
  SELECT max(id) AS last, json_group_array(id) AS ids, CAST(group_concat(key || char(0), '') AS BLOB) AS keys, json_group_array(record_id) AS records,
    json_group_array(vanished_in IS NOT NULL) AS gone,
    CAST(group_concat(iif(length(hash) = ${hashSize}, hash, zeroblob(${hashSize})), '') AS BLOB) AS hashes
  FROM (SELECT id, key, record_id, hash, vanished_in FROM source_row ${index}
        WHERE source_id = ? AND entity = ? AND id > ? ORDER BY id LIMIT ${page})`;

/**
 * What the book knows of one source's rows of one entity: key → row, with the hash of what the source said last. Kept in flat
 * arrays, since a book may know a million of them.
 */
export class KnownRows {
  readonly sourceId: number | null;
  readonly set: RowSet;
  readonly keys: KeyTable;
  private readonly ids: Float64Array;
  private readonly records: Float64Array;
  private readonly hashes: Buffer;
  private readonly gone: Uint8Array;

  constructor(reader: Reader, source: string, entity: EntityName) {
    this.sourceId = sourceIdOf(reader, source);
    this.set = rowSetOf(reader, this.sourceId, entity);
    const { size } = this;
    this.keys = new KeyTable(size);
    this.ids = new Float64Array(size);
    this.records = new Float64Array(size);
    this.hashes = Buffer.alloc(size * hashSize);
    this.gone = new Uint8Array(size);
    if (size > 0) this.load(reader, [this.sourceId ?? -1, entity]);
  }

  get size(): number {
    return this.set.rows;
  }

  /** Position of a key, or -1. */
  find(key: string): number {
    return this.keys.find(key);
  }

  key(at: number): string {
    return this.keys.text(at);
  }

  rowId(at: number): number {
    return this.ids[at] ?? 0;
  }

  recordId(at: number): number {
    return this.records[at] ?? 0;
  }

  hasVanished(at: number): boolean {
    return this.gone[at] === 1;
  }

  sameHash(at: number, hash: Buffer): boolean {
    return sameHashAt(hash, this.hashes, at);
  }

  hashHex(at: number): string {
    return this.hashes.toString('hex', at * hashSize, (at + 1) * hashSize);
  }

  /** By position in the table of ids where these rows are much of it, else by their index. */
  private load(reader: Reader, of: readonly [number, EntityName]): void {
    const all = reader.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM source_row');
    if (this.size * 4 > (all?.id ?? 0)) this.loadPages(reader, of);
    else this.loadEach(reader, of);
  }

  private loadPages(reader: Reader, of: readonly [number, EntityName]): void {
    const sql = pageSql('NOT INDEXED');
    for (let last = 0; ; ) {
      const rows = reader.get<Page>(sql, [...of, last]);
      if (rows === undefined || rows.last === null) return;
      const ids = numbers(rows.ids);
      const records = numbers(rows.records);
      const gone = numbers(rows.gone);
      rows.hashes.copy(this.hashes, this.keys.size * hashSize);
      let from = 0;
      for (const [i, id] of ids.entries()) {
        const end = rows.keys.indexOf(0, from);
        this.place(this.keys.addBytes(rows.keys, from, end), id, records[i] ?? 0, gone[i] ?? 0);
        from = end + 1;
      }
      last = rows.last;
    }
  }

  private loadEach(reader: Reader, of: readonly [number, EntityName]): void {
    reader.each<{ id: number; key: string; record_id: number; hash: Buffer; gone: number }>(
      'SELECT id, key, record_id, hash, vanished_in IS NOT NULL AS gone FROM source_row WHERE source_id = ? AND entity = ? ORDER BY id',
      of,
      ({ id, key, record_id: recordId, hash, gone }) => {
        hash.copy(this.hashes, this.keys.size * hashSize, 0, hashSize);
        this.place(this.keys.add(key), id, recordId, gone);
      },
    );
  }

  private place(at: number, id: number, recordId: number, gone: number): void {
    this.ids[at] = id;
    this.records[at] = recordId;
    this.gone[at] = gone;
  }
}

function numbers(json: string): number[] {
  const values: unknown = JSON.parse(json);
  return Array.isArray(values) ? values.map(Number) : [];
}

export function sourceIdOf(reader: Reader, source: string): number | null {
  return reader.get<{ id: number }>('SELECT id FROM source WHERE name = ?', [source])?.id ?? null;
}

/** What the source said last, where the book differs from it: source row → field → value. */
export function basesOf(
  reader: Reader,
  sourceId: number | null,
  entity: EntityName,
): ReadonlyMap<number, ReadonlyMap<string, Scalar>> {
  const bases = new Map<number, Map<string, Scalar>>();
  if (sourceId === null) return bases;
  reader.each<{ row_id: number; field: string; value: string }>(
    `SELECT b.source_row_id AS row_id, b.field, b.value FROM source_base b JOIN source_row r ON r.id = b.source_row_id
     WHERE r.source_id = ? AND r.entity = ?`,
    [sourceId, entity],
    ({ row_id: rowId, field, value }) => {
      const fields = bases.get(rowId) ?? new Map<string, Scalar>();
      fields.set(field, scalarOf(value));
      bases.set(rowId, fields);
    },
  );
  return bases;
}

/** A scalar from the JSON text the book keeps. */
export function scalarOf(json: string): Scalar {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

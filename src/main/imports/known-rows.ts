import type { EntityName } from '../../shared/book/entities.ts';
import type { Scalar } from '../../shared/book/plan.ts';
import type { Reader } from '../book/types.ts';

interface StoredRow {
  id: number;
  key: string;
  record_id: number;
  hash: Buffer;
  vanished_in: number | null;
}

export const hashSize = 16;

/**
 * What the book knows of one source's rows of one entity: key → row, with the hash of what the source said last. Kept in flat
 * arrays, since a book may know a million of them.
 */
export class KnownRows {
  readonly sourceId: number | null;
  readonly size: number;
  private readonly byKey: Map<string, number>;
  private readonly ids: Float64Array;
  private readonly records: Float64Array;
  private readonly hashes: Buffer;
  private readonly gone: Uint8Array;

  constructor(reader: Reader, source: string, entity: EntityName) {
    this.sourceId = sourceIdOf(reader, source);
    const params = [this.sourceId, entity];
    this.size =
      this.sourceId === null
        ? 0
        : (reader.get<{ n: number }>(
            'SELECT count(*) AS n FROM source_row WHERE source_id = ? AND entity = ?',
            params,
          )?.n ?? 0);
    this.byKey = new Map();
    this.ids = new Float64Array(this.size);
    this.records = new Float64Array(this.size);
    this.hashes = Buffer.alloc(this.size * hashSize);
    this.gone = new Uint8Array(this.size);
    if (this.size === 0) return;
    let at = 0;
    reader.each<StoredRow>(
      'SELECT id, key, record_id, hash, vanished_in FROM source_row WHERE source_id = ? AND entity = ? ORDER BY id',
      params,
      (row) => {
        this.byKey.set(row.key, at);
        this.ids[at] = row.id;
        this.records[at] = row.record_id;
        row.hash.copy(this.hashes, at * hashSize, 0, hashSize);
        this.gone[at] = row.vanished_in === null ? 0 : 1;
        at += 1;
      },
    );
  }

  /** Position of a key, or -1. */
  find(key: string): number {
    return this.byKey.get(key) ?? -1;
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
    return hash.compare(this.hashes, at * hashSize, (at + 1) * hashSize) === 0;
  }

  hashHex(at: number): string {
    return this.hashes.toString('hex', at * hashSize, (at + 1) * hashSize);
  }

  keys(): IterableIterator<[string, number]> {
    return this.byKey.entries();
  }
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

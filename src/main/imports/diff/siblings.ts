import type { EntityName } from '../../../shared/book/entities.ts';
import type { Reader } from '../../book/types.ts';

/** A key of one source for a record that this source knows by other keys too. */
export interface Sibling {
  rowId: number;
  key: string;
  recordId: number;
  /** It came to this record when partners were merged: the record's own key has the say. */
  moved: boolean;
}

/** Records one source knows by more than one key: partners that were merged, and keys a person said are the same. */
export class Siblings {
  /** How many records the source's keys name. */
  readonly records: number;
  private readonly byRecord = new Map<number, Sibling[]>();

  constructor(
    reader: Reader,
    entity: EntityName,
    known: { sourceId: number | null; size: number },
  ) {
    this.records = known.sourceId === null ? 0 : recordCount(reader, entity, known.sourceId);
    if (this.records === known.size) return;
    const rows = reader.all<Omit<Sibling, 'moved'> & { began: string | null }>(
      `SELECT r.id AS rowId, r.key, r.record_id AS recordId, (
         SELECT f.old FROM change_field f WHERE f.entity = 'sourceRows' AND f.record_id = r.id AND f.field = 'recordId'
         ORDER BY f.id LIMIT 1) AS began
       FROM source_row r WHERE r.source_id = @sourceId AND r.entity = @entity AND r.record_id IN (
         SELECT record_id FROM source_row WHERE source_id = @sourceId AND entity = @entity
         GROUP BY record_id HAVING count(*) > 1)
       ORDER BY r.id`,
      { sourceId: known.sourceId, entity },
    );
    for (const { began, ...row } of rows) {
      const moved = began !== null && Number(began) !== row.recordId;
      const others = this.byRecord.get(row.recordId) ?? [];
      this.byRecord.set(row.recordId, [...others, { ...row, moved }]);
    }
    // The record's own keys first, then the oldest: whoever of them the file holds has the say.
    for (const all of this.byRecord.values())
      all.sort((a, b) => Number(a.moved) - Number(b.moved) || a.rowId - b.rowId);
  }

  /** In the order in which they have the say; empty where the source knows the record by one key or none. */
  of(recordId: number): readonly Sibling[] {
    return this.byRecord.get(recordId) ?? [];
  }
}

function recordCount(reader: Reader, entity: EntityName, sourceId: number): number {
  const sql =
    'SELECT count(DISTINCT record_id) AS n FROM source_row WHERE source_id = ? AND entity = ?';
  return reader.get<{ n: number }>(sql, [sourceId, entity])?.n ?? 0;
}

/** Whether a record of this entity may have more than one key, of one source or of two: what each said is then kept apart. */
export function sharesRecords(reader: Reader, entity: EntityName, sourceId: number): boolean {
  const other = reader.get('SELECT 1 FROM source_row WHERE entity = ? AND source_id <> ? LIMIT 1', [
    entity,
    sourceId,
  ]);
  if (other !== undefined || entity !== 'partners') return other !== undefined;
  return reader.get('SELECT 1 FROM partner WHERE merged_into IS NOT NULL LIMIT 1') !== undefined;
}

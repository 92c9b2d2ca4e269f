import type { Evidence } from '../../shared/kernel/explained.ts';
import type { Reader } from '../book/types.ts';
import { findLines } from '../imports/diff/line-map.ts';
import type { BehindRow, FromFile } from './types.ts';

/** Where one record comes from: the newest import that is not undone and holds its row. */
export type Origin = {
  source: string;
  file: string | null;
  line: number | null;
  /** The day the file stands for, or the day it was imported. */
  asOf: string | null;
  vanished: boolean;
};

/** A record nobody imported. */
export const byHand: Origin = {
  source: 'you',
  file: null,
  line: null,
  asOf: null,
  vanished: false,
};

type Named = Pick<BehindRow, 'entity' | 'recordId'>;
type SourceRow = {
  id: number;
  recordId: number;
  sourceId: number;
  source: string;
  vanishedIn: number | null;
};
type Run = { id: number; file: string; at: string; asOf: string | null };

/** Looks up source, file and line of many records at once; records without a source row are by hand. */
export class Lineage {
  readonly #reader: Reader;
  readonly #known = new Map<string, Origin>();

  constructor(reader: Reader, records: readonly Named[]) {
    this.#reader = reader;
    const byEntity = new Map<string, Set<number>>();
    for (const { entity, recordId } of records) {
      const ids = byEntity.get(entity) ?? new Set();
      byEntity.set(entity, ids.add(recordId));
    }
    for (const [entity, ids] of byEntity) this.#read(entity, [...ids]);
  }

  of({ entity, recordId }: Named): Origin {
    return this.#known.get(`${entity} ${recordId}`) ?? byHand;
  }

  #read(entity: string, ids: readonly number[]): void {
    const rows = this.#reader.all<SourceRow>(
      `SELECT r.id, r.record_id AS recordId, r.source_id AS sourceId, s.name AS source, r.vanished_in AS vanishedIn
       FROM source_row r JOIN source s ON s.id = r.source_id
       WHERE r.entity = @entity AND r.record_id IN (SELECT value FROM json_each(@ids))`,
      { entity, ids: JSON.stringify(ids) },
    );
    const sources = new Set(rows.map(({ sourceId }) => sourceId));
    for (const sourceId of sources)
      this.#readSource(
        entity,
        sourceId,
        rows.filter((row) => row.sourceId === sourceId),
      );
  }

  #readSource(entity: string, sourceId: number, rows: readonly SourceRow[]): void {
    const waiting = new Map(rows.map((row) => [row.id, row]));
    const runs = this.#reader.all<Run>(
      `SELECT id, file, at, as_of AS asOf FROM import_run
       WHERE source_id = ? AND entity = ? AND undone_by IS NULL ORDER BY id DESC`,
      [sourceId, entity],
    );
    for (const run of runs) {
      if (waiting.size === 0) return;
      const lines = this.#reader.get<{ lines: Buffer }>(
        'SELECT lines FROM import_run WHERE id = ?',
        [run.id],
      );
      const found = findLines(lines?.lines ?? Buffer.alloc(0), new Set(waiting.keys()));
      for (const [id, line] of found) {
        const row = waiting.get(id);
        if (row !== undefined) this.#put(entity, row, run, line);
        waiting.delete(id);
      }
    }
    for (const row of waiting.values()) this.#put(entity, row, null, null);
  }

  /** Where several sources know a record, the one that still has it speaks. */
  #put(entity: string, row: SourceRow, run: Run | null, line: number | null): void {
    const key = `${entity} ${row.recordId}`;
    const known = this.#known.get(key);
    const vanished = row.vanishedIn !== null;
    if (known !== undefined && (vanished || !known.vanished)) return;
    this.#known.set(key, {
      source: row.source,
      file: run?.file ?? null,
      line,
      asOf: run === null ? null : (run.asOf ?? run.at.slice(0, 10)),
      vanished,
    });
  }
}

/** Rows by source and file, most rows first. */
export function filesOf(lineage: Lineage, rows: readonly Named[]): FromFile[] {
  return [...counted(lineage, rows).values()]
    .map(({ origin, rows: count }) => ({ source: origin.source, file: origin.file, rows: count }))
    .sort((a, b) => b.rows - a.rows || a.source.localeCompare(b.source, 'en'));
}

/** The newest day among the files behind some rows. */
export function newestOf(lineage: Lineage, rows: readonly Named[]): string | null {
  let newest: string | null = null;
  for (const row of rows) {
    const { asOf } = lineage.of(row);
    if (asOf !== null && (newest === null || asOf > newest)) newest = asOf;
  }
  return newest;
}

/** The same as evidence for a rule's explanation. */
export function evidenceOf(
  lineage: Lineage,
  rows: readonly BehindRow[],
  label: string,
): Evidence[] {
  return [...counted(lineage, rows).values()].map(({ origin, rows: count, entity }) => ({
    entity,
    label,
    source: origin.source,
    file: origin.file,
    rows: count,
    asOf: origin.asOf,
  }));
}

function counted(lineage: Lineage, rows: readonly Named[]) {
  const groups = new Map<string, { origin: Origin; entity: string; rows: number }>();
  const seen = new Set<string>();
  for (const row of rows) {
    const record = `${row.entity} ${row.recordId}`;
    if (seen.has(record)) continue;
    seen.add(record);
    const origin = lineage.of(row);
    const key = JSON.stringify([row.entity, origin.source, origin.file]);
    const group = groups.get(key) ?? { origin, entity: row.entity, rows: 0 };
    group.rows += 1;
    groups.set(key, group);
  }
  return groups;
}

import type { EntityName } from '../../shared/book/entities.ts';
import type { Reader } from '../book/types.ts';
import { findLines } from '../imports/diff/line-map.ts';

/** The line a change's import read a record from; null where its file did not hold it under a key of its own. */
export function lineFinder(
  reader: Reader,
  entity: EntityName,
  recordId: number,
): (change: number) => number | null {
  const known = new Map<number, number | null>();
  const rows = reader
    .all<{ id: number }>('SELECT id FROM source_row WHERE entity = ? AND record_id = ?', [
      entity,
      recordId,
    ])
    .map(({ id }) => id);
  const read = (change: number): number | null => {
    const run = reader.get<{ lines: Buffer }>('SELECT lines FROM import_run WHERE change_id = ?', [
      change,
    ]);
    const lines = [...findLines(run?.lines ?? Buffer.alloc(0), new Set(rows)).values()];
    return lines[0] ?? null;
  };
  return (change) => {
    const found = known.get(change);
    if (found !== undefined) return found;
    const line = read(change);
    known.set(change, line);
    return line;
  };
}

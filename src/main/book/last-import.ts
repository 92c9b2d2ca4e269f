import type { Reader } from './types.ts';

export interface LastImport {
  file: string;
  sha256: string;
  at: string;
  asOf: string | null;
}

/** A source's newest import of an entity that was not undone; null where none stands. */
export function lastImport(
  reader: Reader,
  sourceId: number | null,
  entity: string,
): LastImport | null {
  const row = reader.get<LastImport>(
    `SELECT file, sha256, at, as_of AS asOf FROM import_run
     WHERE source_id = ? AND entity = ? AND undone_by IS NULL ORDER BY id DESC LIMIT 1`,
    [sourceId, entity],
  );
  return row ?? null;
}

import { type Counts, countsSchema } from '../../../shared/book/plan.ts';
import type { Reader } from '../../book/types.ts';

/** One import of the history (cli.md `imports`). */
export interface ImportEntry {
  import: string;
  source: string;
  entity: string;
  file: string;
  sha256: string;
  at: string;
  asOf: string | null;
  counts: Counts;
  undone: boolean;
  /** The change it wrote. */
  change: number;
}

interface Row extends Omit<ImportEntry, 'counts' | 'undone'> {
  counts: string;
  undone: number;
}

/** Every import, the newest first. */
export function listImports(reader: Reader): ImportEntry[] {
  const rows = reader.all<Row>(
    `SELECT r.public_id AS import, s.name AS source, r.entity, r.file, r.sha256, r.at, r.as_of AS asOf, r.counts,
       r.undone_by IS NOT NULL AS undone, r.change_id AS change
     FROM import_run r JOIN source s ON s.id = r.source_id ORDER BY r.id DESC`,
  );
  return rows.map((row) => ({
    ...row,
    counts: countsSchema.parse(JSON.parse(row.counts)),
    undone: row.undone === 1,
  }));
}

import { recordNames } from '../../../db/schema/registry.ts';
import { partnerSql, shapes } from './record-shape.ts';
import { bringBack } from './removed-rows.ts';
import { withoutSearchIndex } from './search-index.ts';
import { storedRecord } from './stored-json.ts';
import type { Writer } from './types.ts';
import type { KeptList, Target } from './undo-scope.ts';

/** Brings back what an undo took out, parents first, under the old ids. Returns how many records came. */
export function undoRemoved(writer: Writer, target: Target, kept: KeptList): number {
  const some = writer.get('SELECT 1 FROM change_removed WHERE change_id = ? LIMIT 1', [target.id]);
  if (some === undefined) return 0;
  blockReturned(writer, target);
  const work = () => bringAllBack(writer, target, kept);
  return isBulk(writer, target) ? withoutSearchIndex(writer, work) : work();
}

/** Below this many rows, keeping search in step costs less than building it anew. */
const bulk = 2000;

function isBulk(writer: Writer, target: Target): boolean {
  const removed = writer.get<{ n: number }>(
    'SELECT count(*) AS n FROM change_removed WHERE change_id = ?',
    [target.id],
  );
  const living = writer.get<{ n: number }>('SELECT count(*) AS n FROM search_docsize');
  return (removed?.n ?? 0) > Math.max(bulk, living?.n ?? 0);
}

function bringAllBack(writer: Writer, target: Target, kept: KeptList): number {
  let back = 0;
  for (const record of recordNames) back += bringBackRecords(writer, record, target, kept);
  const itsRecord = recordNames
    .map((record) => `SELECT '${record}', id FROM ${shapes[record].table}`)
    .join(' UNION ALL ');
  bringBack(
    writer,
    'sourceRows',
    'source_row',
    target.id,
    `(json_extract(k.row, '$.entity'), json_extract(k.row, '$.record_id')) IN (${itsRecord})`,
  );
  const itsRow = "json_extract(k.row, '$.source_row_id') IN (SELECT id FROM source_row)";
  bringBack(writer, 'bases', 'source_base', target.id, itsRow);
  bringBack(writer, 'conflicts', 'import_conflict', target.id, itsRow);
  const itsPartner = "json_extract(k.row, '$.partner_id') IN (SELECT id FROM partner)";
  bringBack(writer, 'snapshots', 'score_snapshot', target.id, itsPartner);
  if (bringBack(writer, 'settings', 'program_setting', target.id, 'true') > 0) writer.touchAll();
  return back;
}

/** A key that was imported again meanwhile names another record now; two of them would count twice. */
function blockReturned(writer: Writer, target: Target): void {
  writer.run(
    `INSERT OR IGNORE INTO temp.undo_kept
     SELECT json_extract(k.row, '$.entity'), json_extract(k.row, '$.record_id'), 'returned'
     FROM change_removed k WHERE k.change_id = ? AND k.entity = 'sourceRows' AND EXISTS (
       SELECT 1 FROM source_row s WHERE s.source_id = json_extract(k.row, '$.source_id')
       AND s.entity = json_extract(k.row, '$.entity') AND s.key = json_extract(k.row, '$.key'))`,
    [target.id],
  );
}

function bringBackRecords(
  writer: Writer,
  record: (typeof recordNames)[number],
  target: Target,
  kept: KeptList,
): number {
  const shape = shapes[record];
  const parent = (field: string, table: string) =>
    shape.columns.has(field === 'partner_id' ? 'partnerId' : 'qbrId')
      ? `AND coalesce(json_extract(k.row, '$.${field}') IN (SELECT id FROM ${table}), true)`
      : '';
  const back = bringBack(
    writer,
    record,
    shape.table,
    target.id,
    `NOT EXISTS (SELECT 1 FROM temp.undo_kept x WHERE x.entity = '${record}' AND x.record_id = k.record_id)
     ${parent('partner_id', 'partner')} ${parent('qbr_id', 'qbr')}`,
  );
  listMissing(writer, record, target, kept);
  if (back > 0) touchPartners(writer, record, target);
  return back;
}

function listMissing(
  writer: Writer,
  record: (typeof recordNames)[number],
  target: Target,
  kept: KeptList,
): void {
  const rows = writer.all<{ row: string; returned: number }>(
    `SELECT k.row, EXISTS (SELECT 1 FROM temp.undo_kept x WHERE x.entity = k.entity AND x.record_id = k.record_id) AS returned
     FROM change_removed k WHERE k.change_id = ? AND k.entity = ?
     AND k.record_id NOT IN (SELECT id FROM ${shapes[record].table})`,
    [target.id, record],
  );
  for (const { row, returned } of rows) {
    kept.add(returned === 1 ? 'returned' : 'orphan', nameIn(storedRecord(row)));
  }
}

function nameIn(row: Readonly<Record<string, unknown>>): string {
  const name = ['name', 'title', 'text', 'item', 'external_id', 'person', 'quarter', 'on']
    .map((column) => row[column])
    .find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : '';
}

function touchPartners(writer: Writer, record: (typeof recordNames)[number], target: Target): void {
  const shape = shapes[record];
  const rows = writer.all<{ id: number | null }>(
    `SELECT DISTINCT ${partnerSql[shape.partner]} AS id FROM change_removed k
     JOIN ${shape.table} t ON t.id = k.record_id WHERE k.change_id = ? AND k.entity = ?`,
    [target.id, record],
  );
  for (const { id } of rows) if (id !== null) writer.touch(id);
}

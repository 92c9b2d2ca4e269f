import { type RecordName, recordNames } from '../../../db/schema/registry.ts';
import { partnerSql, shapes } from './record-shape.ts';
import { bringBack, keptValue } from './removed-rows.ts';
import { leastSearchRows, withoutSearchIndex } from './search-index.ts';
import type { Reader, Writer } from './types.ts';
import type { Target, Undo } from './undo-scope.ts';

/** Brings back what an undo took out, parents first, under the old ids. Returns how many records came. */
export function undoRemoved(writer: Writer, undo: Undo): number {
  const { target, trial } = undo;
  const some = writer.get('SELECT 1 FROM change_removed WHERE change_id = ? LIMIT 1', [target.id]);
  if (some === undefined) return 0;
  blockReturned(writer, target);
  const work = () => bringAllBack(writer, undo);
  return !trial && isBulk(writer, target) ? withoutSearchIndex(writer, work) : work();
}

function isBulk(writer: Writer, target: Target): boolean {
  const removed = writer.get<{ n: number }>(
    'SELECT count(*) AS n FROM change_removed WHERE change_id = ?',
    [target.id],
  );
  const living = writer.get<{ n: number }>('SELECT count(*) AS n FROM search_docsize');
  return (removed?.n ?? 0) > Math.max(leastSearchRows, living?.n ?? 0);
}

function bringAllBack(writer: Writer, undo: Undo): number {
  const { target } = undo;
  let back = 0;
  for (const record of recordNames) back += bringBackRecords(writer, record, undo);
  const ofRow = (column: string) => keptValue(writer, 'source_row', column);
  const itsRecord = recordNames
    .map((record) => `SELECT '${record}', id FROM ${shapes[record].table}`)
    .join(' UNION ALL ');
  bringBack(
    writer,
    'sourceRows',
    'source_row',
    target.id,
    `(${ofRow('entity')}, ${ofRow('record_id')}) IN (${itsRecord})`,
  );
  for (const [entity, table] of [
    ['bases', 'source_base'],
    ['conflicts', 'import_conflict'],
  ] as const) {
    const itsRow = `${keptValue(writer, table, 'source_row_id')} IN (SELECT id FROM source_row)`;
    bringBack(writer, entity, table, target.id, itsRow);
  }
  const itsPartner = `${keptValue(writer, 'score_snapshot', 'partner_id')} IN (SELECT id FROM partner)`;
  bringBack(writer, 'snapshots', 'score_snapshot', target.id, itsPartner);
  bringBack(writer, 'recipes', 'recipe', target.id, 'true');
  if (bringBack(writer, 'settings', 'program_setting', target.id, 'true') > 0) writer.touchAll();
  return back;
}

/** A key that was imported again meanwhile names another record now; two of them would count twice. */
function blockReturned(writer: Writer, target: Target): void {
  const ofRow = (column: string) => keptValue(writer, 'source_row', column);
  writer.run(
    `INSERT OR IGNORE INTO temp.undo_kept
     SELECT ${ofRow('entity')}, ${ofRow('record_id')}, s.change_id, 'returned'
     FROM change_removed k JOIN source_row s ON s.source_id = ${ofRow('source_id')}
       AND s.entity = ${ofRow('entity')} AND s.key = ${ofRow('key')}
     WHERE k.change_id = ? AND k.entity = 'sourceRows'`,
    [target.id],
  );
}

function bringBackRecords(writer: Writer, record: RecordName, undo: Undo): number {
  const { target } = undo;
  const shape = shapes[record];
  // Not by coalesce: NULL IN an empty table is false, not unknown.
  const parent = (field: string, table: string) => {
    if (!shape.columns.has(field === 'partner_id' ? 'partnerId' : 'qbrId')) return '';
    const id = keptValue(writer, shape.table, field);
    return `AND (${id} IS NULL OR ${id} IN (SELECT id FROM ${table}))`;
  };
  const back = bringBack(
    writer,
    record,
    shape.table,
    target.id,
    `NOT EXISTS (SELECT 1 FROM temp.undo_kept x WHERE x.entity = '${record}' AND x.record_id = k.record_id)
     ${parent('partner_id', 'partner')} ${parent('qbr_id', 'qbr')}`,
  );
  listMissing(writer, record, undo);
  if (back > 0) touchPartners(writer, record, target);
  return back;
}

function listMissing(writer: Writer, record: RecordName, { target, kept, reasons }: Undo): void {
  const rows = writer.all<{ name: string; why: string | null; by: number | null }>(
    `SELECT ${nameIn(writer, record)} AS name, x.why, x.by_change AS by FROM change_removed k
     LEFT JOIN temp.undo_kept x ON x.entity = k.entity AND x.record_id = k.record_id
     WHERE k.change_id = ? AND k.entity = ? AND k.record_id NOT IN (SELECT id FROM ${shapes[record].table})`,
    [target.id, record],
  );
  for (const { name, why, by } of rows) {
    if (why === null) kept.add('orphan', [name]);
    else kept.add('returned', [name], reasons.returnedWith(by));
  }
}

/** SQL: what a removed record was called. */
function nameIn(reader: Reader, record: RecordName): string {
  const names = ['name', 'title', 'text', 'item', 'external_id', 'person', 'quarter', 'on'];
  const columns = new Set([...shapes[record].columns.values()].map(({ name }) => name));
  const found = names
    .filter((name) => columns.has(name))
    .map((name) => keptValue(reader, shapes[record].table, name));
  return `coalesce(${[...found, "''", "''"].join(', ')})`;
}

function touchPartners(writer: Writer, record: RecordName, target: Target): void {
  const shape = shapes[record];
  const rows = writer.all<{ id: number | null }>(
    `SELECT DISTINCT ${partnerSql[shape.partner]} AS id FROM change_removed k
     JOIN ${shape.table} t ON t.id = k.record_id WHERE k.change_id = ? AND k.entity = ?`,
    [target.id, record],
  );
  for (const { id } of rows) if (id !== null) writer.touch(id);
}

import { type RecordName, recordNames } from '../../../db/schema/registry.ts';
import { labelSql } from './record-label.ts';
import { shapes } from './record-shape.ts';
import type { Reader, Scalar, Writer } from './types.ts';
import { neededBy } from './undo-reasons.ts';
import type { Reason, Undo } from './undo-scope.ts';

export interface Reference {
  record: RecordName;
  table: string;
  column: 'partner_id' | 'qbr_id' | 'merged_into';
}

/** What may belong to a record of this kind. */
export function references(record: RecordName): Reference[] {
  const field = record === 'partners' ? 'partnerId' : record === 'qbrs' ? 'qbrId' : null;
  if (field === null) return [];
  const column = field === 'partnerId' ? 'partner_id' : 'qbr_id';
  const children = recordNames
    .filter((name) => shapes[name].columns.has(field))
    .map((name): Reference => ({ record: name, table: shapes[name].table, column }));
  if (record !== 'partners') return children;
  return [...children, { record, table: shapes.partners.table, column: 'merged_into' }];
}

/** Whether what a link points at is in the book; true of every other value. */
export function refersToSomething(reader: Reader, field: string, value: Scalar): boolean {
  if (value === null) return true;
  if (field === 'partnerId')
    return reader.get('SELECT 1 FROM partner WHERE id = ?', [value]) !== undefined;
  if (field === 'qbrId') return reader.get('SELECT 1 FROM qbr WHERE id = ?', [value]) !== undefined;
  return true;
}

/** Names the created records that stay, each with what it stays for. */
export function listKeptRecords(writer: Writer, record: RecordName, undo: Undo): void {
  const { reasons } = undo;
  listByChange(writer, record, undo, 'edited', (change) => reasons.changedBy(change));
  listReferred(writer, record, undo);
  listByChange(writer, record, undo, 'imported', (change) => reasons.broughtBy(change));
  listByChange(writer, record, undo, 'stated', (change) => reasons.broughtBy(change));
}

function listByChange(
  writer: Writer,
  record: RecordName,
  { kept }: Undo,
  why: Reason,
  text: (change: number | null) => string,
): void {
  const groups = writer.all<{ change: number | null; n: number }>(
    `SELECT by_change AS change, count(*) AS n FROM temp.undo_kept
     WHERE entity = ? AND why = ? GROUP BY by_change ORDER BY min(record_id)`,
    [record, why],
  );
  for (const { change, n } of groups) {
    const names = writer.all<{ name: string }>(
      `SELECT ${labelSql[record]} AS name FROM temp.undo_kept k JOIN ${shapes[record].table} t ON t.id = k.record_id
       WHERE k.entity = ? AND k.why = ? AND k.by_change IS ? ORDER BY t.id LIMIT 5`,
      [record, why, change],
    );
    kept.add(
      why,
      names.map(({ name }) => name),
      text(change),
      n,
    );
  }
}

/** "needed by 2 touches, 1 QBR", counted record by record. */
function listReferred(writer: Writer, record: RecordName, { kept }: Undo): void {
  const needed = new Map<number, { record: RecordName; count: number }[]>();
  for (const { record: child, table, column } of references(record)) {
    const rows = writer.all<{ id: number; count: number }>(
      `SELECT k.record_id AS id, count(*) AS count FROM temp.undo_kept k JOIN ${table} c ON c.${column} = k.record_id
       WHERE k.entity = ? AND k.why = 'referred' GROUP BY k.record_id`,
      [record],
    );
    for (const { id, count } of rows)
      needed.set(id, [...(needed.get(id) ?? []), { record: child, count }]);
  }
  for (const id of [...needed.keys()].sort((a, b) => a - b)) {
    const label = writer.get<{ name: string }>(
      `SELECT ${labelSql[record]} AS name FROM ${shapes[record].table} WHERE id = ?`,
      [id],
    );
    kept.add('referred', [label?.name ?? ''], neededBy(needed.get(id) ?? []));
  }
}

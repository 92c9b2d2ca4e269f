import { type RecordName, recordNames } from '../../../db/schema/registry.ts';
import { partnerSql, type RecordShape, shapes } from './record-shape.ts';
import { keepRows, takeOut } from './removed-rows.ts';
import { leastSearchRows, searchedRecords, withoutSearchIndex } from './search-index.ts';
import type { Writer } from './types.ts';
import { listKeptRecords, references } from './undo-kept.ts';
import {
  editedLater,
  isKept,
  isStated,
  type Reason,
  type Target,
  type Undo,
} from './undo-scope.ts';

/**
 * Takes out what the change created, children first. A record stays where a later change wrote it, a later record refers
 * to it, or another import brought it or says so too. Returns how many went.
 */
export function undoCreated(writer: Writer, undo: Undo): number {
  const { target, trial, step } = undo;
  const work = () => {
    let removed = 0;
    for (const record of [...recordNames].reverse()) {
      const gone = removeRecords(writer, record, undo);
      removed += gone;
      if (gone > 0) step(removed);
    }
    removeSourceRows(writer, target);
    step(removed);
    removeSettings(writer, target);
    return removed;
  };
  return !trial && isBulk(writer, target) ? withoutSearchIndex(writer, work) : work();
}

function isBulk(writer: Writer, target: Target): boolean {
  const { all, made } = searchedRecords(writer, target.id);
  return made > leastSearchRows && made > all * 0.3;
}

function removeRecords(writer: Writer, record: RecordName, undo: Undo): number {
  const { target } = undo;
  const shape = shapes[record];
  const { table } = shape;
  if (writer.get(`SELECT 1 FROM ${table} WHERE change_id = ? LIMIT 1`, [target.id]) === undefined) {
    return 0;
  }
  keepRestedOn(writer, record, target);
  listKeptRecords(writer, record, undo);
  const goes = `t.change_id = ?${isAnyKept(writer, record) ? ` AND NOT ${isKept(`'${record}'`, 't.id')}` : ''}`;
  touchPartners(writer, shape, goes, target);
  if (record === 'partners') {
    const orphaned = `t.partner_id IN (SELECT t.id FROM partner t WHERE ${goes})`;
    keepRows(writer, 'snapshots', 'score_snapshot', orphaned, [target.id]);
  }
  return takeOut(writer, record, table, goes, [target.id]);
}

/** Marks what later work rests on; the first reason that holds is the one that is told. */
function keepRestedOn(writer: Writer, record: RecordName, { id }: Target): void {
  const { table } = shapes[record];
  keep(
    writer,
    'edited',
    `SELECT '${record}', t.id, max(l.id) FROM temp.undo_later l
     CROSS JOIN change_field f ON f.change_id = l.id AND f.entity = '${record}'
     CROSS JOIN ${table} t ON t.id = f.record_id WHERE t.change_id = ${id} GROUP BY t.id`,
  );
  for (const { table: child, column } of references(record)) {
    keep(
      writer,
      'referred',
      `SELECT '${record}', t.id, NULL FROM ${table} t WHERE t.change_id = ${id}
       AND EXISTS (SELECT 1 FROM ${child} c WHERE c.${column} = t.id)`,
    );
  }
  keep(
    writer,
    'imported',
    `SELECT '${record}', t.id, max(s.change_id) FROM ${table} t
     JOIN source_row s ON s.entity = '${record}' AND s.record_id = t.id
     WHERE t.change_id = ${id} AND s.change_id <> ${id} GROUP BY t.id`,
  );
  keep(
    writer,
    'stated',
    `SELECT '${record}', t.id, n.change_id FROM temp.undo_stated n
     JOIN ${table} t ON t.id = n.record_id WHERE n.entity = '${record}' AND t.change_id = ${id}`,
  );
}

function keep(writer: Writer, why: Reason, select: string): void {
  writer.run(`INSERT OR IGNORE INTO temp.undo_kept SELECT *, '${why}' FROM (${select})`);
}

function isAnyKept(writer: Writer, record: RecordName): boolean {
  const sql = 'SELECT 1 FROM temp.undo_kept WHERE entity = ? LIMIT 1';
  return writer.get(sql, [record]) !== undefined;
}

/** Their figures change with what goes. A partner that goes itself has none to recompute, but the list is another one. */
function touchPartners(writer: Writer, shape: RecordShape, goes: string, target: Target): void {
  // The plus keeps SQLite from walking an index in an order of its own, which takes five times as long.
  const rows = writer.all<{ id: number | null }>(
    `SELECT DISTINCT +${partnerSql[shape.partner]} AS id FROM ${shape.table} t WHERE ${goes}`,
    [target.id],
  );
  for (const { id } of rows) if (id !== null) writer.touch(id);
}

/** The keys this change taught the book, except those of records that stay. */
function removeSourceRows(writer: Writer, target: Target): void {
  const gone = recordNames
    .map(
      (record) =>
        `(t.entity = '${record}' AND t.record_id NOT IN (SELECT id FROM ${shapes[record].table}))`,
    )
    .join(' OR ');
  const goes = `t.change_id = ${target.id} AND NOT ${isKept('t.entity', 't.record_id')}
    AND NOT ${isStated('t.entity', 't.record_id')} AND (${gone} OR NOT ${editedLater('sourceRows', 't.id')})`;
  writer.run('CREATE TEMP TABLE IF NOT EXISTS undo_rows (id INTEGER PRIMARY KEY)');
  writer.run('DELETE FROM temp.undo_rows');
  writer.run(`INSERT INTO temp.undo_rows SELECT t.id FROM source_row t WHERE ${goes}`);
  const itsRow = 't.source_row_id IN (SELECT id FROM temp.undo_rows)';
  const stays = `EXISTS (SELECT 1 FROM source_row r WHERE r.id = t.source_row_id AND (${isStated('r.entity', 'r.record_id')}
    OR r.change_id = ${target.id} AND ${isKept('r.entity', 'r.record_id')}))`;
  const ownConflict = `(t.change_id = ${target.id} AND NOT ${stays} AND NOT ${editedLater('conflicts', 't.id')})`;
  takeOut(writer, 'bases', 'source_base', itsRow, []);
  takeOut(writer, 'conflicts', 'import_conflict', `${itsRow} OR ${ownConflict}`, []);
  takeOut(writer, 'sourceRows', 'source_row', 't.id IN (SELECT id FROM temp.undo_rows)', []);
}

function removeSettings(writer: Writer, target: Target): void {
  const goes = `t.change_id = ? AND NOT ${editedLater('settings', 't.id')}`;
  if (takeOut(writer, 'settings', 'program_setting', goes, [target.id]) > 0) writer.touchAll();
}

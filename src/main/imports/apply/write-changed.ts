import { entities } from '../../../shared/book/entities.ts';
import type { PlanField, PlanRow, Scalar } from '../../../shared/book/plan.ts';
import { conflict, type Failure } from '../../../shared/kernel/failure.ts';
import { keepBases, replaceBase, setBase } from '../../book/source-bases.ts';
import type { SqlValue } from '../../book/types.ts';
import {
  customOf,
  customText,
  liveValues,
  readRecord,
  type StoredRecord,
} from '../diff/live-record.ts';
import { sharesRecords } from '../diff/siblings.ts';
import type { Slot } from '../map/map.ts';
import type { RowTools } from './row-tools.ts';

export interface ChangedRowTools extends RowTools {
  /** Records have several keys of this source, or get another one now. */
  shared: boolean;
  /** Makes this source's row for a record that is there already. */
  meet: (key: string, hash: Buffer, recordId: number) => number;
}

/** The plan was made against another state of the book or of the file. */
export function stalePlan(): Failure {
  return conflict(
    'The book or the file has changed since this plan was made. Nothing was written.',
    'Make a fresh plan and look at it again.',
  );
}

/** Carries out a plan's decisions on records that are there already. */
export class ChangedRows {
  private readonly tools: ChangedRowTools;
  private readonly slots: ReadonlyMap<string, Slot>;
  private readonly openConflicts: ReadonlyMap<string, number[]>;
  /** Records may have several keys, of this source or another: what each said must be kept where one moves a field. */
  private readonly others: boolean;

  constructor(tools: ChangedRowTools) {
    this.tools = tools;
    this.slots = new Map(tools.columns.slots.map((slot) => [slot.name, slot]));
    this.openConflicts = openConflictsOf(tools);
    const { writer, columns, sourceId, shared } = tools;
    this.others = shared || sharesRecords(writer, columns.entity, sourceId);
  }

  /** Writes one row of the plan; answers its source row. */
  write(row: PlanRow): number {
    const { writer, columns } = this.tools;
    const record = readRecord(writer, columns.entity, row.recordId);
    if (record === undefined || !this.isAsPlanned(row, record)) throw stalePlan();
    const rowId = this.sourceRow(row);
    this.writeRecord(row, record, rowId);
    const live = this.liveFields(record);
    for (const field of row.fields) this.settle(field, rowId, live.get(field.field) ?? null);
    for (const [field, said] of Object.entries(row.said ?? {}))
      if (said !== (live.get(field) ?? null))
        setBase(writer, rowId, field, null, JSON.stringify(said));
    this.writeTyped(row);
    this.touch(record);
    return rowId;
  }

  private isAsPlanned(row: PlanRow, record: StoredRecord): boolean {
    if (this.storedHash(row) !== row.was) return false;
    if (row.alias === true) return true;
    const live = this.liveFields(record);
    return row.fields.every(({ field, mine }) => !live.has(field) || live.get(field) === mine);
  }

  private liveFields(record: StoredRecord): ReadonlyMap<string, Scalar> {
    const { slots } = this.tools.columns;
    const values = liveValues(slots, record);
    return new Map(slots.map(({ name }, index) => [name, values[index] ?? null]));
  }

  /** What the book keeps of the row's key now; blank where it has no such key. */
  private storedHash(row: PlanRow): string | null {
    const { writer, sourceId, columns } = this.tools;
    const stored = writer.get<{ id: number; record_id: number; hash: Buffer }>(
      'SELECT id, record_id, hash FROM source_row WHERE source_id = ? AND entity = ? AND key = ?',
      [sourceId, columns.entity, row.key],
    );
    if (stored === undefined) return row.rowId === 0 ? '' : null;
    const same = stored.id === row.rowId && stored.record_id === row.recordId;
    return same ? stored.hash.toString('hex') : null;
  }

  private sourceRow(row: PlanRow): number {
    const { writer, meet } = this.tools;
    const hash = Buffer.from(row.hash, 'hex');
    if (row.rowId === 0) return meet(row.key, hash, row.recordId);
    if (row.hash !== row.was) {
      writer.run('UPDATE source_row SET hash = ? WHERE id = ?', [hash, row.rowId]);
      writer.log('sourceRows', row.rowId, 'hash', row.was, row.hash);
    }
    return row.rowId;
  }

  private writeRecord(row: PlanRow, record: StoredRecord, rowId: number): void {
    const sets = new Map<string, SqlValue>();
    let custom: Record<string, Scalar> | null = null;
    for (const { field, mine, theirs, decision } of row.fields) {
      if (decision === 'keep' || mine === theirs) continue;
      const slot = this.slots.get(field);
      if (slot === undefined) throw stalePlan();
      if (slot.customKey !== null)
        custom = { ...(custom ?? customOf(record)), [slot.customKey]: theirs };
      else sets.set(slot.sql ?? '', theirs);
      this.log(row, rowId, field, mine, theirs);
      if (field === 'partnerText') this.relink(row, record, rowId, theirs, sets);
    }
    if (custom !== null) sets.set('custom', customText(custom));
    if (sets.size === 0) return;
    const { writer, columns } = this.tools;
    const names = [...sets.keys()].map((name) => `"${name}" = ?`).join(', ');
    writer.run(`UPDATE ${entities[columns.entity].table} SET ${names} WHERE id = ?`, [
      ...sets.values(),
      row.recordId,
    ]);
  }

  private log(row: PlanRow, rowId: number, field: string, before: Scalar, after: Scalar): void {
    const { writer, columns } = this.tools;
    writer.log(columns.entity, row.recordId, field, before, after);
    if (this.others) keepBases(writer, columns.entity, row.recordId, field, before, after, rowId);
  }

  /** The source names another partner now. A link made by hand stays. */
  private relink(
    row: PlanRow,
    record: StoredRecord,
    rowId: number,
    text: Scalar,
    sets: Map<string, SqlValue>,
  ): void {
    const { writer, resolver, touched } = this.tools;
    const byHand = writer.get(
      "SELECT 1 FROM source_base WHERE source_row_id = ? AND field = 'partnerId'",
      [rowId],
    );
    if (byHand !== undefined) return;
    const before = typeof record.partner_id === 'number' ? record.partner_id : null;
    const after = resolver.resolve(typeof text === 'string' ? text : null);
    touched.add(after);
    if (before === after) return;
    sets.set('partner_id', after);
    this.log(row, rowId, 'partnerId', before, after);
  }

  /** Keeps what the source said where the book says something else, and opens or closes the question. */
  private settle(field: PlanField, rowId: number, mine: Scalar): void {
    const { writer, newId } = this.tools;
    const live = field.decision === 'take' ? field.theirs : mine;
    const base = live === field.theirs ? null : JSON.stringify(field.theirs);
    replaceBase(writer, rowId, field.field, base);
    for (const id of this.openConflicts.get(`${rowId} ${field.field}`) ?? []) {
      const decision = field.decision === 'take' ? 'theirs' : 'mine';
      writer.run('UPDATE import_conflict SET decision = ? WHERE id = ?', [decision, id]);
      writer.log('conflicts', id, 'decision', null, decision);
    }
    if (field.conflict !== 'open') return;
    writer.run(
      'INSERT INTO import_conflict (public_id, change_id, source_row_id, field, base, mine, theirs) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        newId(),
        writer.changeId,
        rowId,
        field.field,
        JSON.stringify(field.base),
        JSON.stringify(field.mine),
        JSON.stringify(field.theirs),
      ],
    );
  }

  /** What the person typed instead of both stands above the source's word, as any edit of theirs does. */
  private writeTyped({ recordId, fields }: PlanRow): void {
    const { writer, columns } = this.tools;
    for (const { typed } of fields)
      if (typed !== undefined) writer.set(columns.entity, recordId, typed);
  }

  private touch(record: StoredRecord): void {
    const { touched, columns } = this.tools;
    const id = columns.entity === 'partners' ? record.id : record.partner_id;
    if (typeof id === 'number') touched.add(id);
  }
}

function openConflictsOf({ writer, columns, sourceId }: ChangedRowTools): Map<string, number[]> {
  const open = new Map<string, number[]>();
  const rows = writer.all<{ id: number; row_id: number; field: string }>(
    `SELECT c.id, c.source_row_id AS row_id, c.field FROM import_conflict c JOIN source_row r ON r.id = c.source_row_id
     WHERE c.decision IS NULL AND r.source_id = ? AND r.entity = ?`,
    [sourceId, columns.entity],
  );
  for (const { id, row_id: rowId, field } of rows) {
    const name = `${rowId} ${field}`;
    open.set(name, [...(open.get(name) ?? []), id]);
  }
  return open;
}

import { entities } from '../../shared/book/entities.ts';
import type { Scalar } from '../../shared/book/plan.ts';
import type { SqlValue, Writer } from '../book/types.ts';
import type { PartnerResolver } from './links.ts';
import type { ColumnPlan } from './map.ts';
import type { NormalRow } from './row-reader.ts';
import type { TouchedPartners } from './touched.ts';

export interface NewRowTools {
  writer: Writer;
  columns: ColumnPlan;
  sourceId: number;
  newId: () => string;
  resolver: PartnerResolver;
  touched: TouchedPartners;
}

interface CustomColumn {
  slot: number;
  /** The key with its colon, as JSON. */
  head: string;
}

/** Creates records and their source rows in bulk: two statements a row, ids counted on from the tables' last. */
export class NewRows {
  private readonly tools: NewRowTools;
  private readonly insertRecord: string;
  private readonly insertRow: string;
  private readonly plain: readonly number[];
  private readonly custom: readonly CustomColumn[];
  private readonly partnerSlot: number;
  private readonly isPartner: boolean;
  private recordId: number;
  private rowId: number;

  constructor(tools: NewRowTools) {
    const { writer, columns } = tools;
    const { table } = entities[columns.entity];
    this.tools = tools;
    this.plain = columns.slots.flatMap(({ sql }, index) => (sql === null ? [] : [index]));
    this.custom = columns.slots
      .flatMap(({ customKey }, slot) => (customKey === null ? [] : [{ slot, customKey }]))
      .sort((a, b) => (a.customKey < b.customKey ? -1 : 1))
      .map(({ slot, customKey }) => ({ slot, head: `${JSON.stringify(customKey)}:` }));
    this.partnerSlot = columns.slots.findIndex(({ name }) => name === 'partnerText');
    this.isPartner = columns.entity === 'partners';
    const names = [
      'id',
      'public_id',
      'change_id',
      'custom',
      ...this.plain.map((i) => columns.slots[i]?.sql ?? ''),
    ];
    if (this.partnerSlot >= 0) names.push('partner_id');
    this.insertRecord = `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    this.insertRow =
      'INSERT INTO source_row (id, source_id, entity, key, record_id, hash, change_id) VALUES (?, ?, ?, ?, ?, ?, ?)';
    this.recordId = lastId(writer, table);
    this.rowId = lastId(writer, 'source_row');
  }

  /** Writes one row; answers its source row. */
  add(row: NormalRow): number {
    const { writer, newId } = this.tools;
    this.recordId += 1;
    const params: SqlValue[] = [this.recordId, newId(), writer.changeId, this.customOf(row.values)];
    for (const slot of this.plain) params.push(row.values[slot] ?? null);
    if (this.partnerSlot >= 0) params.push(this.partnerOf(row));
    writer.run(this.insertRecord, params);
    if (this.isPartner) this.tools.touched.add(this.recordId);
    return this.meet(row.key, row.hash, this.recordId);
  }

  /** A key of this source for a record that is there already, or was just made. */
  meet(key: string, hash: Buffer, recordId: number): number {
    const { writer, sourceId, columns } = this.tools;
    this.rowId += 1;
    writer.run(this.insertRow, [
      this.rowId,
      sourceId,
      columns.entity,
      key,
      recordId,
      hash,
      writer.changeId,
    ]);
    return this.rowId;
  }

  private partnerOf(row: NormalRow): number | null {
    const text = row.values[this.partnerSlot];
    const partnerId = this.tools.resolver.resolve(typeof text === 'string' ? text : null);
    this.tools.touched.add(partnerId);
    return partnerId;
  }

  private customOf(values: readonly Scalar[]): string {
    let text = '';
    for (const { slot, head } of this.custom) {
      const value = values[slot] ?? null;
      if (value === null) continue;
      text += `${text === '' ? '' : ','}${head}${JSON.stringify(value)}`;
    }
    return `{${text}}`;
  }
}

function lastId(writer: Writer, table: string): number {
  return writer.get<{ id: number }>(`SELECT coalesce(max(id), 0) AS id FROM ${table}`)?.id ?? 0;
}

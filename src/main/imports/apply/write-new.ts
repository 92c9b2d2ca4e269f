import { entities } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import { BulkInsert } from '../../book/bulk-insert.ts';
import type { Writer } from '../../book/types.ts';
import type { NormalRow } from '../map/row-reader.ts';
import type { RowTools } from './row-tools.ts';

const rowColumns = ['id', 'key', 'record_id', 'hash', 'change_id'];

interface CustomColumn {
  slot: number;
  /** The key with its colon, as JSON. */
  head: string;
}

/** Creates records and their source rows in bulk, ids counted on from the tables' last. Ends with `flush`. */
export class NewRows {
  private readonly tools: RowTools;
  private readonly records: BulkInsert;
  private readonly rows: BulkInsert;
  private readonly plain: readonly number[];
  private readonly custom: readonly CustomColumn[];
  private readonly partnerSlot: number;
  private readonly isPartner: boolean;
  private readonly changeId: number;
  private recordId: number;
  private rowId: number;

  constructor(tools: RowTools) {
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
    this.changeId = writer.changeId;
    const names = [
      'id',
      'public_id',
      'change_id',
      'custom',
      ...this.plain.map((i) => columns.slots[i]?.sql ?? ''),
    ];
    if (this.partnerSlot >= 0) names.push('partner_id');
    this.records = new BulkInsert(writer, table, names);
    this.rows = new BulkInsert(writer, 'source_row', rowColumns, {
      source_id: tools.sourceId,
      entity: columns.entity,
    });
    this.recordId = lastId(writer, table);
    this.rowId = lastId(writer, 'source_row');
  }

  /** Writes one row; answers its source row. */
  add(row: NormalRow): number {
    const { records } = this;
    const { values } = row;
    this.recordId += 1;
    records.value(this.recordId);
    records.value(this.tools.newId());
    records.value(this.changeId);
    records.value(this.customOf(values));
    for (let i = 0; i < this.plain.length; i += 1)
      records.value(values[this.plain[i] ?? 0] ?? null);
    if (this.partnerSlot >= 0) records.value(this.partnerOf(row));
    records.endRow();
    if (this.isPartner) this.tools.touched.add(this.recordId);
    this.addSourceRow(row.key, row.hash, this.recordId);
    return this.rowId;
  }

  flush(): void {
    this.records.flush();
    this.rows.flush();
  }

  /** A key of this source for a record that is there already: written at once, since other rows refer to it. */
  meet(key: string, hash: Buffer, recordId: number): number {
    this.rows.flush();
    this.addSourceRow(key, hash, recordId);
    this.rows.flush();
    return this.rowId;
  }

  private addSourceRow(key: string, hash: Buffer, recordId: number): void {
    const { rows } = this;
    this.rowId += 1;
    rows.value(this.rowId);
    rows.value(key);
    rows.value(recordId);
    rows.value(hash);
    rows.value(this.changeId);
    rows.endRow();
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
      text += `${text === '' ? '' : ','}${head}${typeof value === 'string' ? jsonText(value) : JSON.stringify(value)}`;
    }
    return `{${text}}`;
  }
}

/** Plain letters, digits and signs need no escape: nearly all texts. */
function jsonText(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 32 || code > 126 || code === 34 || code === 92) return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** The last number ever given: what an undo took out may come back under its own. */
function lastId(writer: Writer, table: string): number {
  return (
    writer.get<{ id: number }>('SELECT seq AS id FROM sqlite_sequence WHERE name = ?', [table])
      ?.id ?? 0
  );
}

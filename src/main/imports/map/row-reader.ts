import { type CellProblem, isProblem } from '../../../shared/book/cells/cell.ts';
import { joinKey, keyForm } from '../../../shared/book/key.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import { CellNotes } from './cell-notes.ts';
import { type CellReader, readerOf } from './cell-readers.ts';
import type { ColumnPlan, KeyPart } from './map.ts';
import { RowCurrency } from './money-cells.ts';
import { RowHasher } from './row-hash.ts';

/** A row of the file as the book would keep it; `values` by slot. */
export interface NormalRow {
  key: string;
  values: Scalar[];
  /** Sixteen bytes over the values and the layout. */
  hash: Buffer;
}

export interface UnknownValue {
  column: string;
  text: string;
}

export type RowReading =
  | { kind: 'row'; row: NormalRow; unknown: UnknownValue[] | null }
  | { kind: 'rejected'; reason: string; key: string | null }
  | { kind: 'ambiguous'; column: string; reason: string; key: string | null };

/** Reads rows under one column plan. Pure; the same cells always give the same row. */
export class RowReader {
  private readonly plan: ColumnPlan;
  private readonly readers: CellReader[];
  private readonly hasher: RowHasher;
  private readonly empty: readonly Scalar[];
  private readonly required: readonly number[];
  private readonly currencySlot: number | null;
  private readonly rowCurrency = new RowCurrency();
  /** What a person should know of how cells were read. */
  readonly notes = new CellNotes();

  constructor(plan: ColumnPlan, reportingCurrency: string) {
    this.plan = plan;
    const currencySlot = plan.slots.findIndex(({ name }) => name === 'currency');
    this.currencySlot = currencySlot < 0 ? null : currencySlot;
    const currency = currencyOf(plan, reportingCurrency);
    const { notes, rowCurrency } = this;
    this.readers = plan.columns.map((column) =>
      readerOf(column, plan, { currency, rowCurrency, notes }),
    );
    this.hasher = new RowHasher(plan.layout);
    this.empty = plan.slots.map(() => null);
    this.required = plan.slots.flatMap((slot, index) => (slot.required ? [index] : []));
  }

  read(cells: readonly string[]): RowReading {
    const { plan } = this;
    const values = this.empty.slice();
    let problem: { column: string; problem: CellProblem } | null = null;
    let unknown: UnknownValue[] | null = null;
    this.rowCurrency.code = null;
    for (let i = 0; i < plan.columns.length; i += 1) {
      const column = plan.columns[i];
      const reader = this.readers[i];
      if (column === undefined || reader === undefined) break;
      const text = cells[column.index] ?? '';
      const value = reader(text, cells);
      if (isProblem(value)) {
        if (value.kind === 'unknown') {
          unknown ??= [];
          unknown.push({ column: column.column, text: text.trim() });
          if (column.also !== null) values[column.also] = text;
        } else problem ??= { column: column.column, problem: value };
        continue;
      }
      values[column.slot] = value;
      if (column.also !== null && column.also !== this.currencySlot)
        values[column.also] = column.field?.type.kind === 'enum' ? textOrNull(text) : value;
    }
    this.fillCurrency(values);
    const key = this.key(cells, values);
    if (problem !== null) return refused(problem.column, problem.problem, key);
    if (key === null) return { kind: 'rejected', reason: 'The key is blank', key };
    const missing = this.required.find((slot) => isMissing(values[slot] ?? null));
    if (missing !== undefined)
      return { kind: 'rejected', reason: `"${plan.slots[missing]?.column ?? ''}" is blank`, key };
    return { kind: 'row', row: { key, values, hash: this.hasher.of(values) }, unknown };
  }

  /** The row's amounts say their currency, where no column does (G6, S03.6). */
  private fillCurrency(values: Scalar[]): void {
    const { currencySlot } = this;
    if (currencySlot !== null && values[currencySlot] === null)
      values[currencySlot] = this.rowCurrency.code;
  }

  /** The key alone, for rows whose values nobody needs. */
  keyOf(cells: readonly string[]): string | null {
    const { plan } = this;
    if (plan.key.every(({ slot }) => slot === null)) return this.key(cells, []);
    const reading = this.read(cells);
    return reading.kind === 'row' ? reading.row.key : reading.key;
  }

  private key(cells: readonly string[], values: readonly Scalar[]): string | null {
    const parts = this.plan.key;
    if (parts.length === 1) {
      const part = parts[0];
      const text = part === undefined ? '' : this.keyText(part, cells, values);
      return text.trim() === '' ? null : joinKey([text]);
    }
    const texts = parts.map((part) => this.keyText(part, cells, values));
    return texts.every((text) => text.trim() === '') ? null : joinKey(texts);
  }

  private keyText(
    { slot, index }: KeyPart,
    cells: readonly string[],
    values: readonly Scalar[],
  ): string {
    if (slot !== null) return String(values[slot] ?? '');
    const text = cells[index] ?? '';
    this.notes.id(this.plan.header[index] ?? '', text);
    return keyForm(text);
  }
}

function textOrNull(text: string): Scalar {
  return text === '' ? null : text;
}

/** The currency of amounts whose row says none. */
function currencyOf(plan: ColumnPlan, reportingCurrency: string): string {
  const said = plan.columns.find(({ rule }) => rule.currency !== undefined);
  return said?.rule.currency ?? reportingCurrency;
}

function isMissing(value: Scalar): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function refused(column: string, problem: CellProblem, key: string | null): RowReading {
  const reason = `${column}: ${problem.reason}`;
  if (problem.kind === 'ambiguous') return { kind: 'ambiguous', column, reason, key };
  return { kind: 'rejected', reason, key };
}

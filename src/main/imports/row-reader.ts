import { hash } from 'node:crypto';
import { type CellProblem, isProblem } from '../../shared/book/cells/cell.ts';
import { joinKey } from '../../shared/book/key.ts';
import type { Scalar } from '../../shared/book/plan.ts';
import { type CellReader, readerOf } from './cell-readers.ts';
import type { ColumnPlan } from './map.ts';

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

const hashBytes = 16;

/** Reads rows under one column plan. Pure but for the hash; the same cells always give the same row. */
export class RowReader {
  private readonly plan: ColumnPlan;
  private readonly readers: CellReader[];
  private readonly layoutHash: string;
  private readonly empty: readonly Scalar[];
  private readonly required: readonly number[];
  private readonly moneySlots: readonly number[];
  private readonly currencySlot: number | null;
  private readonly currency: string;

  constructor(plan: ColumnPlan, reportingCurrency: string) {
    this.plan = plan;
    this.currency = currencyOf(plan, reportingCurrency);
    const money = plan.columns.filter(({ field }) => field?.type.kind === 'money');
    this.moneySlots = money.map(({ slot }) => slot);
    const currencySlot = plan.slots.findIndex(({ name }) => name === 'currency');
    this.currencySlot = currencySlot < 0 ? null : currencySlot;
    this.readers = plan.columns.map((column) => readerOf(column, plan, this.currency));
    this.layoutHash = hash('sha256', plan.layout, 'hex');
    this.empty = plan.slots.map(() => null);
    this.required = plan.slots.flatMap((slot, index) => (slot.required ? [index] : []));
  }

  read(cells: readonly string[]): RowReading {
    const { plan } = this;
    const values = this.empty.slice();
    let problem: { column: string; problem: CellProblem } | null = null;
    let unknown: UnknownValue[] | null = null;
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
    return { kind: 'row', row: { key, values, hash: this.hashOf(values) }, unknown };
  }

  /** An amount whose row names no currency is in the recipe's, else in the book's reporting currency (G6). */
  private fillCurrency(values: Scalar[]): void {
    const { currencySlot, moneySlots } = this;
    if (currencySlot === null || values[currencySlot] !== null) return;
    for (const slot of moneySlots) if (values[slot] !== null) values[currencySlot] = this.currency;
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
      const text = part === undefined ? '' : keyText(part.slot, part.index, cells, values);
      return text.trim() === '' ? null : joinKey([text]);
    }
    const texts = parts.map((part) => keyText(part.slot, part.index, cells, values));
    return texts.every((text) => text.trim() === '') ? null : joinKey(texts);
  }

  /** Texts hold no NUL, so parts joined by it are the same only where every value is. */
  private hashOf(values: readonly Scalar[]): Buffer {
    let text = this.layoutHash;
    for (const value of values) {
      if (value === null) text += '\0';
      else text += typeof value === 'number' ? `\0#${value}` : `\0"${value}`;
    }
    return hash('sha256', text, 'buffer').subarray(0, hashBytes);
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

function keyText(
  slot: number | null,
  index: number,
  cells: readonly string[],
  values: readonly Scalar[],
): string {
  if (slot === null) return cells[index] ?? '';
  return String(values[slot] ?? '');
}

function refused(column: string, problem: CellProblem, key: string | null): RowReading {
  const reason = `${column}: ${problem.reason}`;
  if (problem.kind === 'ambiguous') return { kind: 'ambiguous', column, reason, key };
  return { kind: 'rejected', reason, key };
}

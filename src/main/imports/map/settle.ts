import { type DateOrder, orderOf, readDate } from '../../../shared/book/cells/date.ts';
import { type DateStamp, stampOf } from '../../../shared/book/cells/date-stamp.ts';
import { readNumber } from '../../../shared/book/cells/number.ts';
import { percentFormsOf } from '../../../shared/book/cells/readers.ts';
import { isBlank, tidy } from '../../../shared/book/cells/spelling.ts';
import type { ImportQuestion } from '../../../shared/book/inspection.ts';
import { type Recipe, recipeSchema, ruleOf } from '../../../shared/book/recipe.ts';
import type { ColumnPlan, MappedColumn, Settled } from './map.ts';
import { OpenPoint, type PointKind } from './open-point.ts';

export interface Settlement {
  settled: Settled;
  /** Columns whose rows never tell: only a person can. */
  ask: ImportQuestion[];
}

const decimalSigns = ['.', ','] as const;
const formats: Readonly<Record<DateOrder, string>> = {
  ymd: 'yyyy-MM-dd',
  dmy: 'dd/MM/yyyy',
  mdy: 'MM/dd/yyyy',
};

/** So many texts of a column are remembered, of no more than this length. */
const mostSeen = 64;
const longestSeen = 24;

/** What a column's cells prove about their own spelling (S03). */
class ColumnEvidence {
  readonly column: string;
  /** Every cell so far reads as one of its kind. */
  whole = true;
  readonly order = new OpenPoint<DateOrder>('order');
  readonly stamp = new OpenPoint<DateStamp>('stamp');
  readonly decimal = new OpenPoint<'.' | ','>('decimal');
  readonly percent = new OpenPoint<'whole' | 'fraction'>('percent');
  readonly #kinds: ReadonlySet<PointKind>;
  readonly #seen = new Set<string>();

  constructor(column: string, kinds: readonly PointKind[]) {
    this.column = column;
    this.#kinds = new Set(kinds);
  }

  add(cell: string): void {
    if (cell === '' || this.#isSeen(cell)) return;
    if (this.#kinds.has('order') || this.#kinds.has('stamp')) this.#addDate(cell);
    else this.#addNumber(cell);
  }

  /** The same text proves the same again; of a column of few words, each is read once. */
  #isSeen(cell: string): boolean {
    if (this.#seen.has(cell)) return true;
    if (this.#seen.size < mostSeen && cell.length <= longestSeen) this.#seen.add(cell);
    return false;
  }

  #addDate(cell: string): void {
    const reading = readDate(cell, null);
    if (reading.kind === 'none') this.whole &&= isBlank(tidy(cell));
    else if (reading.kind === 'ambiguous') this.order.doubt(cell, reading.orders);
    else if (reading.kind === 'stamp') this.stamp.doubt(cell, reading.stamps);
    else if (reading.proves !== null) this.order.prove([reading.proves]);
  }

  #addNumber(cell: string): void {
    const reading = readNumber(cell, null);
    if (reading.kind === 'none') this.whole &&= isBlank(tidy(cell));
    else if (reading.kind === 'ambiguous') this.decimal.doubt(cell, decimalSigns);
    else if (reading.proves !== null) this.decimal.prove([reading.proves]);
    if (!this.#kinds.has('percent')) return;
    const forms = percentFormsOf(reading);
    if (forms === null) return;
    if (forms.length > 1) this.percent.doubt(cell, forms);
    else this.percent.prove(forms);
  }

  /** What the rows settled of the points that were open. */
  settled(before: string): Settled[string] | null {
    const found: Settled[string] = {};
    const order = this.#of('order', this.order);
    if (order !== null) {
      const stamp = stampOf(before);
      found.date = stamp === null ? formats[order] : `${formats[order]}, ${stamp}`;
    }
    const decimal = this.#of('decimal', this.decimal);
    if (decimal !== null) found.decimal = decimal;
    const percent = this.#of('percent', this.percent);
    if (percent !== null) found.percent = percent;
    return Object.keys(found).length === 0 ? null : found;
  }

  #of<T extends string>(kind: PointKind, point: OpenPoint<T>): T | null {
    return this.#kinds.has(kind) ? point.proven() : null;
  }

  /** What only a person can say: a cell can be read two ways, and the others don't tell. */
  questions(): ImportQuestion[] {
    return [this.order, this.stamp, this.decimal, this.percent].flatMap((point) =>
      this.#kinds.has(point.kind) ? (point.question(this.column, wordOf) ?? []) : [],
    );
  }
}

function wordOf(option: string): string {
  return option === 'ymd' || option === 'dmy' || option === 'mdy' ? formats[option] : option;
}

/** Gathers the evidence of each column that the recipe left open, over all rows. */
export class SpellingEvidence {
  private readonly open: { index: number; before: string; evidence: ColumnEvidence }[];

  constructor(plan: ColumnPlan) {
    this.open = plan.columns.flatMap((column) => {
      const kinds = openPoints(column);
      if (kinds.length === 0) return [];
      const evidence = new ColumnEvidence(column.column, kinds);
      return [{ index: column.index, before: column.rule.date ?? '', evidence }];
    });
  }

  row(cells: readonly string[]): void {
    for (const { index, evidence } of this.open) evidence.add(cells[index] ?? '');
  }

  settle(): Settlement {
    const settled = this.open.flatMap(({ before, evidence }) => {
      const found = evidence.settled(before);
      return found === null ? [] : [[evidence.column, found] as const];
    });
    const ask = this.open.flatMap(({ evidence }) => evidence.questions());
    return { settled: Object.fromEntries(settled), ask };
  }
}

/** Asks what an import would have to ask of a file nobody has a recipe for: of columns of dates or numbers alone. */
export class OpenQuestions {
  #open: { index: number; evidence: ColumnEvidence }[];

  /** `all`: also what only matters once a column is said to hold dates (what a bare number counts) or percentages. */
  constructor(header: readonly string[], all = false) {
    const dates: PointKind[] = all ? ['order', 'stamp'] : ['order'];
    const numbers: PointKind[] = all ? ['decimal', 'percent'] : ['decimal'];
    this.#open = header.flatMap((column, index) =>
      [dates, numbers].map((kinds) => ({ index, evidence: new ColumnEvidence(column, kinds) })),
    );
  }

  row(cells: readonly string[]): void {
    let broken = false;
    for (const { index, evidence } of this.#open) {
      evidence.add(cells[index] ?? '');
      broken ||= !evidence.whole;
    }
    if (broken) this.#open = this.#open.filter(({ evidence }) => evidence.whole);
  }

  questions(): ImportQuestion[] {
    return this.#open.flatMap(({ evidence }) => evidence.questions());
  }
}

/** The recipe with what its columns' rows settled, so that the source's next file is read the same way (S03). */
export function withSettled(recipe: Recipe, settled: Settled): Recipe {
  const columns = Object.entries(settled).map(([column, found]) => {
    const rule = ruleOf(recipe, column);
    return [column, rule === null ? undefined : { ...rule, ...found }] as const;
  });
  const known = columns.filter((entry) => entry[1] !== undefined);
  return known.length === 0
    ? recipe
    : recipeSchema.parse({
        ...recipe,
        columns: { ...recipe.columns, ...Object.fromEntries(known) },
      });
}

/** What of a column's spelling the recipe leaves open. */
function openPoints({ field, rule }: MappedColumn): PointKind[] {
  const kind = field?.type.kind;
  const points: PointKind[] = [];
  if (kind === 'date') {
    if (orderOf(rule.date ?? '') === null) points.push('order');
    if (stampOf(rule.date ?? '') === null) points.push('stamp');
  }
  const isNumber = kind === 'money' || kind === 'integer' || kind === 'percent';
  if (isNumber && rule.decimal === undefined) points.push('decimal');
  if (kind === 'percent' && rule.percent === undefined) points.push('percent');
  return points;
}

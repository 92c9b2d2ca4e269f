import type { ImportQuestion } from '../../../shared/book/inspection.ts';

/** What of a column's spelling can be open: the order of a date's parts, what a bare number counts, the decimal sign, a percent's form. */
export type PointKind = 'order' | 'stamp' | 'decimal' | 'percent';

/** One thing that a column's rows settle together: each row leaves some readings possible, and what all of them leave is it (S03). */
export class OpenPoint<T extends string> {
  readonly kind: PointKind;
  #possible: readonly T[] | null = null;
  #doubtful: { text: string; ways: readonly T[] } | null = null;

  constructor(kind: PointKind) {
    this.kind = kind;
  }

  /** A cell that can only have been written in these ways, and reads the same in each of them. */
  prove(ways: readonly T[]): void {
    const before = this.#possible;
    if (before?.length === 1 && before[0] === ways[0] && ways.length === 1) return;
    this.#possible = before === null ? ways : before.filter((way) => ways.includes(way));
  }

  /** A cell that reads differently in each of these ways. */
  doubt(cell: string, ways: readonly T[]): void {
    this.prove(ways);
    this.#doubtful ??= { text: cell.trim(), ways };
  }

  /**
   * The one way that all rows leave, where some cell left it open; null where none needs it, or the rows don't agree. What a bare
   * number counts is never proven: it could be no date at all.
   */
  proven(): T | null {
    if (this.kind === 'stamp') return null;
    const [only, ...others] = this.#possible ?? [];
    return this.#doubtful === null || others.length > 0 ? null : (only ?? null);
  }

  /** What only a person can say: a cell can be read in more ways, and the others don't tell. */
  question(column: string, wordOf: (way: T) => string): ImportQuestion | null {
    if (this.#doubtful === null || this.proven() !== null) return null;
    const left = this.#possible ?? [];
    const ways = left.length > 0 ? left : this.#doubtful.ways;
    const { question, setting } = wording(this.kind, this.#doubtful.text, column, ways);
    return { column, question, options: ways.map(wordOf), setting };
  }
}

const firstParts: ReadonlyMap<string, string> = new Map([
  ['dmy', 'day first'],
  ['mdy', 'month first'],
  ['ymd', 'year first'],
]);

function wording(
  kind: PointKind,
  text: string,
  column: string,
  ways: readonly string[],
): Required<Pick<ImportQuestion, 'question' | 'setting'>> {
  const cell = `"${text}" in "${column}"`;
  if (kind === 'order')
    return {
      question: `Is ${cell} written ${ways.map((way) => firstParts.get(way)).join(' or ')}?`,
      setting: 'date',
    };
  if (kind === 'stamp')
    return { question: `Which day does the number ${cell} count to?`, setting: 'date' };
  if (kind === 'decimal')
    return { question: `Is the decimal sign of ${cell} a point or a comma?`, setting: 'decimal' };
  return {
    question: `Is ${cell} a whole percentage (0.5 is half a percent) or a fraction (0.5 is 50%)?`,
    setting: 'percent',
  };
}

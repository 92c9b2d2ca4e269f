import { type DateOrder, orderOf, readDate } from '../../shared/book/cells/date.ts';
import { readNumber } from '../../shared/book/cells/number.ts';
import type { ImportQuestion } from '../../shared/book/inspection.ts';
import { type Recipe, recipeSchema, ruleOf } from '../../shared/book/recipe.ts';
import type { ColumnPlan, MappedColumn, Settled } from './map.ts';

export interface Settlement {
  settled: Settled;
  /** Columns whose rows never tell: only a person can. */
  ask: ImportQuestion[];
}

const formats: Readonly<Record<DateOrder, string>> = {
  ymd: 'yyyy-MM-dd',
  dmy: 'dd/MM/yyyy',
  mdy: 'MM/dd/yyyy',
};

type Kind = 'date' | 'number';

/** What a column's cells prove about their own spelling (S03). */
class ColumnEvidence {
  readonly column: string;
  readonly kind: Kind;
  /** Every cell so far reads as one of its kind. */
  whole = true;
  readonly #proofs = new Set<string>();
  #doubtful: string | null = null;

  constructor(column: string, kind: Kind) {
    this.column = column;
    this.kind = kind;
  }

  add(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    const reading =
      this.kind === 'date' ? readDate(text, null) : readNumber(text.replace(/%$/, ''), null);
    if (reading.kind === 'none') this.whole = false;
    else if (reading.kind === 'ambiguous') this.#doubtful ??= text;
    else if (reading.proves !== null) this.#proofs.add(reading.proves);
  }

  /** The one spelling that was proven where some cell left it open; null where none needs it. */
  proven(): string | null {
    const [only, ...others] = this.#proofs;
    return this.#doubtful === null || others.length > 0 ? null : (only ?? null);
  }

  /** What only a person can say: a cell can be read two ways, and the others don't tell. */
  question(): ImportQuestion | null {
    if (this.#doubtful === null || this.proven() !== null) return null;
    return question(this.column, this.kind, this.#doubtful);
  }
}

/** Gathers the evidence of each column that the recipe left open, over all rows. */
export class SpellingEvidence {
  private readonly open: { index: number; evidence: ColumnEvidence }[];

  constructor(plan: ColumnPlan) {
    this.open = plan.columns.flatMap((column) => {
      const kind = openKind(column);
      if (kind === null) return [];
      return [{ index: column.index, evidence: new ColumnEvidence(column.column, kind) }];
    });
  }

  row(cells: readonly string[]): void {
    for (const { index, evidence } of this.open) evidence.add(cells[index] ?? '');
  }

  settle(): Settlement {
    const ask: ImportQuestion[] = [];
    const settled = new Map<string, Settled[string]>();
    for (const { evidence } of this.open) {
      const question = evidence.question();
      if (question !== null) ask.push(question);
      const only = evidence.proven();
      if (only === '.' || only === ',') settled.set(evidence.column, { decimal: only });
      else if (only === 'dmy' || only === 'mdy')
        settled.set(evidence.column, { date: formats[only] });
    }
    return { settled: Object.fromEntries(settled), ask };
  }
}

/** Asks what an import would have to ask of a file nobody has a recipe for: of columns of dates or numbers alone. */
export class OpenQuestions {
  #open: { index: number; evidence: ColumnEvidence }[];

  constructor(header: readonly string[]) {
    this.#open = header.flatMap((column, index) =>
      (['date', 'number'] as const).map((kind) => ({
        index,
        evidence: new ColumnEvidence(column, kind),
      })),
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
    return this.#open.flatMap(({ evidence }) => evidence.question() ?? []);
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

function openKind(column: MappedColumn): Kind | null {
  const kind = column.field?.type.kind;
  if (kind === 'date') return orderOf(column.rule.date ?? '') === null ? 'date' : null;
  const isNumber = kind === 'money' || kind === 'integer' || kind === 'percent';
  return isNumber && column.rule.decimal === undefined ? 'number' : null;
}

function question(column: string, kind: Kind, text: string): ImportQuestion {
  return kind === 'date'
    ? {
        column,
        question: `Is "${text}" in "${column}" written day first or month first?`,
        options: [formats.dmy, formats.mdy],
      }
    : {
        column,
        question: `Is the decimal sign of "${text}" in "${column}" a point or a comma?`,
        options: ['.', ','],
      };
}

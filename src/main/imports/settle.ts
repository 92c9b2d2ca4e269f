import { type DateOrder, orderOf, readDate } from '../../shared/book/cells/date.ts';
import { type DecimalSign, readNumber } from '../../shared/book/cells/number.ts';
import type { ImportQuestion } from '../../shared/book/inspection.ts';
import { type Recipe, recipeSchema, ruleOf } from '../../shared/book/recipe.ts';
import type { ColumnPlan, MappedColumn } from './map.ts';

/** Decimal sign and date order per column, where the recipe left them open and the rows settled them. */
export type Settled = Record<
  string,
  { decimal?: DecimalSign | undefined; date?: string | undefined }
>;

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

/** Gathers, over all rows, what each open column proves about its own spelling (S03). */
export class SpellingEvidence {
  private readonly open: {
    column: MappedColumn;
    kind: 'date' | 'number';
    proofs: Map<string, number>;
    doubtful: string | null;
  }[];

  constructor(plan: ColumnPlan) {
    this.open = plan.columns.flatMap((column) => {
      const kind = openKind(column);
      return kind === null
        ? []
        : [{ column, kind, proofs: new Map<string, number>(), doubtful: null }];
    });
  }

  row(cells: readonly string[]): void {
    for (const entry of this.open) {
      const text = (cells[entry.column.index] ?? '').trim();
      if (text === '') continue;
      const reading =
        entry.kind === 'date' ? readDate(text, null) : readNumber(text.replace(/%$/, ''), null);
      if (reading.kind === 'ambiguous') entry.doubtful ??= text;
      else if (reading.kind !== 'none' && reading.proves !== null)
        entry.proofs.set(reading.proves, (entry.proofs.get(reading.proves) ?? 0) + 1);
    }
  }

  settle(): Settlement {
    const ask: ImportQuestion[] = [];
    const settled = new Map<string, Settled[string]>();
    for (const { column, kind, proofs, doubtful } of this.open) {
      if (doubtful === null) continue;
      const [only, ...others] = proofs.keys();
      if (only === undefined || others.length > 0)
        ask.push(question(column.column, kind, doubtful));
      else if (only === '.' || only === ',') settled.set(column.column, { decimal: only });
      else if (only === 'dmy' || only === 'mdy')
        settled.set(column.column, { date: formats[only] });
    }
    return { settled: Object.fromEntries(settled), ask };
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

function openKind(column: MappedColumn): 'date' | 'number' | null {
  const kind = column.field?.type.kind;
  if (kind === 'date') return orderOf(column.rule.date ?? '') === null ? 'date' : null;
  const isNumber = kind === 'money' || kind === 'integer' || kind === 'percent';
  return isNumber && column.rule.decimal === undefined ? 'number' : null;
}

function question(column: string, kind: 'date' | 'number', text: string): ImportQuestion {
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

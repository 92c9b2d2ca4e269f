import type { FileLook } from '../../../shared/book/file-look.ts';
import { ruleOf } from '../../../shared/book/recipe.ts';
import type { Outputs } from '../../app/client.ts';

type SourceRecipe = Pick<
  Outputs['recipes']['source']['recipes'][number],
  'recipe' | 'others' | 'samples'
>;

/** A recipe's columns as the table of the wizard shows a file's: its values are those the book holds. */
export function lookOfRecipe({ recipe, others, samples }: SourceRecipe): FileLook {
  const header = [...new Set([...recipe.key, ...Object.keys(recipe.columns), ...others])];
  const rows = [0, 1, 2].map((at) => header.map((column) => samples[column]?.[at] ?? ''));
  const values = header.map((column) => {
    const words = new Set([
      ...Object.keys(ruleOf(recipe, column)?.values ?? {}),
      ...(samples[column] ?? []),
    ]);
    return [column, [...words].map((text) => ({ text, count: 0 }))] as const;
  });
  return {
    inspection: {
      ...{ encoding: '', bom: false, delimiter: ',', quote: null, newline: null },
      ...{ header, rowCount: rows.length, rows },
      ...{ headerCells: header, dropped: [], rejected: [], warnings: [], ask: [] },
    },
    remembered: {},
    ...{ family: null, asOf: null, guesses: [], known: [] },
    values: Object.fromEntries(values),
  };
}

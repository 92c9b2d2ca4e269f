import { type EntityName, isEntityName } from '../../../shared/book/entities.ts';
import type { Recipe } from '../../../shared/book/recipe.ts';
import { notFound } from '../../../shared/kernel/failure.ts';
import { storedRecipe } from '../../book/stored-recipe.ts';
import type { Reader } from '../../book/types.ts';
import { type ImportEntry, listImports } from '../apply/history.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import { columnSamples } from './column-samples.ts';
import { otherColumnsOf } from './drift-words.ts';

/** One kind of record a source brings, as its own screen shows it. */
export interface SourceRecipe {
  entity: EntityName;
  recipe: Recipe;
  /** Columns without a field of their own that its records hold values of, by name. */
  others: string[];
  /** A few values each column brought, as the book holds them. */
  samples: Record<string, string[]>;
  last: ImportEntry | null;
}

export interface SourceDetail {
  source: string;
  recipes: SourceRecipe[];
  /** Its imports, the newest first. */
  runs: ImportEntry[];
}

/** A source with its recipes and what it brought. */
export function sourceDetail(reader: Reader, source: string): SourceDetail {
  const id = sourceIdOf(reader, source);
  if (id === null)
    throw notFound(`There is no source called ${source}.`, 'Look it up under Import.');
  const runs = listImports(reader).filter((run) => run.source === source);
  return { source, recipes: recipesWithRuns(reader, id, runs), runs };
}

function recipesWithRuns(
  reader: Reader,
  sourceId: number,
  runs: readonly ImportEntry[],
): SourceRecipe[] {
  const rows = reader.all<{ entity: string; value: string }>(
    'SELECT entity, value FROM recipe WHERE source_id = ? ORDER BY id',
    [sourceId],
  );
  return rows.flatMap(({ entity, value }) => {
    const recipe = storedRecipe(value);
    if (recipe === null || !isEntityName(entity)) return [];
    const others = [...(otherColumnsOf(reader, recipe) ?? [])].sort();
    const last = runs.find((run) => run.entity === entity && !run.undone) ?? null;
    const samples = columnSamples(reader, recipe, others);
    return [{ entity, recipe, others, samples, last }];
  });
}

/** One line of the list of recipes (cli.md, `recipes`). */
export interface RecipeEntry {
  source: string;
  entity: EntityName;
  key: string[];
  columns: number;
  /** When a file was last read by it; null where none stands. */
  last: string | null;
}

/** Every recipe that is kept, by source. */
export function listRecipes(reader: Reader): RecipeEntry[] {
  const runs = listImports(reader);
  const rows = reader.all<{ source: string; entity: string; value: string }>(
    `SELECT s.name AS source, r.entity, r.value FROM recipe r JOIN source s ON s.id = r.source_id
     ORDER BY s.name, r.id`,
  );
  return rows.flatMap(({ source, entity, value }) => {
    const recipe = storedRecipe(value);
    if (recipe === null || !isEntityName(entity)) return [];
    const last = runs.find((run) => run.source === source && run.entity === entity && !run.undone);
    const columns = Object.keys(recipe.columns).length;
    return [{ source, entity, key: recipe.key, columns, last: last?.at ?? null }];
  });
}

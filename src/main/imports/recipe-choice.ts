import type { EntityName } from '../../shared/book/entities.ts';
import { type Recipe, recipeSchema } from '../../shared/book/recipe.ts';
import { badInput } from '../../shared/kernel/failure.ts';
import type { Reader } from '../book/types.ts';
import { inspectFile } from './inspect.ts';
import { storedRecipe } from './key-spaces.ts';
import { sourceIdOf } from './known-rows.ts';
import type { ReadOptions } from './read.ts';
import { suggestRecipe } from './suggest.ts';

export interface RecipeWish {
  entity: EntityName;
  /** A recipe as a file or a screen gave it, not yet checked. */
  recipe?: unknown;
  source?: string | undefined;
  key?: readonly string[] | undefined;
}

const sampleRows = 20_000;

/** The recipe to import with: the one given, else the one this source was last imported with, else a suggestion. */
export function chooseRecipe(
  reader: Reader,
  path: string,
  read: ReadOptions,
  wish: RecipeWish,
): Recipe {
  if (wish.recipe !== undefined && wish.recipe !== null)
    return adjust(checkRecipe(wish.recipe, wish.entity), wish);
  const source = wish.source?.trim() ?? 'csv';
  const inspection = inspectFile(path, { ...read, rows: sampleRows, questions: false });
  const saved = savedRecipe(reader, source, wish.entity);
  if (saved !== null && fits(saved, inspection.header)) return adjust(saved, wish);
  const suggestion = suggestRecipe(inspection, wish.entity, source, wish.key);
  return checkRecipe(suggestion, wish.entity);
}

/** The recipe this source's entity was last imported with. */
export function savedRecipe(reader: Reader, source: string, entity: EntityName): Recipe | null {
  const sourceId = sourceIdOf(reader, source);
  const row = reader.get<{ value: string }>(
    'SELECT value FROM recipe WHERE source_id = ? AND entity = ?',
    [sourceId ?? -1, entity],
  );
  return row === undefined ? null : storedRecipe(row.value);
}

function fits(recipe: Recipe, header: readonly string[]): boolean {
  return [...Object.keys(recipe.columns), ...recipe.key].every((column) => header.includes(column));
}

/** Reads a recipe from anywhere; a Failure names the first thing that is wrong with it. */
export function checkRecipe(value: unknown, entity: EntityName): Recipe {
  const parsed = recipeSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join('.') ?? '';
    throw badInput(
      'Recipe',
      `The recipe can't be used: ${place === '' ? '' : `${place}: `}${issue?.message ?? 'it is not a recipe'}.`,
      'Correct it, or import without it and change the suggestion.',
      place,
    );
  }
  if (parsed.data.entity === entity) return parsed.data;
  throw badInput(
    'Recipe',
    `The recipe is for ${parsed.data.entity}, and this import is for ${entity}.`,
    `Import as ${parsed.data.entity}, or use another recipe.`,
    'entity',
  );
}

function adjust(recipe: Recipe, wish: RecipeWish): Recipe {
  const source = wish.source?.trim();
  return {
    ...recipe,
    ...(source === undefined || source === '' ? {} : { source }),
    ...(wish.key === undefined || wish.key.length === 0 ? {} : { key: [...wish.key] }),
  };
}

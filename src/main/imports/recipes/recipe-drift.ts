import { fieldOf } from '../../../shared/book/entities.ts';
import type { RecipeDrift } from '../../../shared/book/file-look.ts';
import { type Recipe, ruleOf } from '../../../shared/book/recipe.ts';
import { columnTables } from './columns/families.ts';
import { foldName } from './columns/family.ts';
import { nearest } from './nearest.ts';

/** A saved recipe laid over a header that may have changed since. */
export interface Followed {
  /** For this header: respelled columns followed, those that are gone left out. A key column that is gone stays named. */
  recipe: Recipe;
  /** Null where the header still is the one the recipe knows. */
  drift: RecipeDrift | null;
}

export interface SeenColumns {
  header: readonly string[];
  /** Columns with a value in some row, where rows were read. */
  filled?: ReadonlySet<string> | undefined;
  /** Columns without a field of their own that earlier files of this source had; null where nobody knows. */
  knownOthers: ReadonlySet<string> | null;
}

/** Columns are followed by name alone, written in other letters at most; anything else is for a person to say. */
export function followRecipe(recipe: Recipe, seen: SeenColumns): Followed {
  const { header } = seen;
  const here = new Set(header);
  const named = [...new Set([...Object.keys(recipe.columns), ...recipe.key])];
  const missing = named.filter((column) => !here.has(column));
  const free = header.filter((column) => !named.includes(column));
  const renamed = respelled(missing, free);
  const gone = missing.filter((column) => !renamed.has(column));
  const spare = free.filter((column) => ![...renamed.values()].includes(column));
  const added = spare.filter((column) => isNew(column, seen));
  if (renamed.size === 0 && gone.length === 0 && added.length === 0) return { recipe, drift: null };
  return {
    recipe: overHeader(recipe, renamed, new Set(gone)),
    drift: {
      renamed: [...renamed].map(([from, to]) => ({ from, to })),
      gone: gone.map((column) => describeGone(recipe, column, spare)),
      added,
    },
  };
}

function isNew(column: string, { filled, knownOthers }: SeenColumns): boolean {
  return knownOthers !== null && !knownOthers.has(column) && filled?.has(column) !== false;
}

/** "deal id" and "Deal_ID" are one column, where only one of the file's new ones is spelled so. */
function respelled(missing: readonly string[], free: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const column of missing) {
    const same = free.filter((other) => foldName(other) === foldName(column));
    const rivals = missing.filter((other) => foldName(other) === foldName(column));
    const [only] = same;
    if (only !== undefined && same.length === 1 && rivals.length === 1) found.set(column, only);
  }
  return found;
}

function overHeader(
  recipe: Recipe,
  renamed: ReadonlyMap<string, string>,
  gone: ReadonlySet<string>,
): Recipe {
  const columns = Object.entries(recipe.columns)
    .filter(([column]) => !gone.has(column))
    .map(([column, rule]) => [renamed.get(column) ?? column, rule] as const);
  return {
    ...recipe,
    key: recipe.key.map((column) => renamed.get(column) ?? column),
    columns: Object.fromEntries(columns),
  };
}

function describeGone(
  recipe: Recipe,
  column: string,
  spare: readonly string[],
): RecipeDrift['gone'][number] {
  const field = ruleOf(recipe, column)?.field ?? null;
  const inKey = recipe.key.includes(column);
  const required = field !== null && fieldOf(recipe.entity, field)?.required === true;
  return { column, field, inKey, required, near: nearColumn(recipe, column, field, spare) };
}

/** A new column that usually fills the same field, else one that is spelled much alike. */
function nearColumn(
  recipe: Recipe,
  column: string,
  field: string | null,
  spare: readonly string[],
): string | null {
  const tables = field === null ? [] : columnTables(recipe.entity, spare);
  for (const table of tables)
    for (const name of table[field ?? ''] ?? []) {
      const same = spare.find((other) => foldName(other) === name);
      if (same !== undefined) return same;
    }
  const near = nearest(column, spare);
  return near !== null && isAlike(column, near) ? near : null;
}

/** Near by letters is not enough where the words are short: "Fax" is not "Tax". */
function isAlike(a: string, b: string): boolean {
  const [x, y] = [foldName(a), foldName(b)];
  const shorter = Math.min(x.length, y.length);
  let same = 0;
  while (same < shorter && x[same] === y[same]) same += 1;
  return same >= 3 || shorter >= 6;
}

import { fieldOf } from '../../../shared/book/entities.ts';
import type { RecipeDrift } from '../../../shared/book/file-look.ts';
import { type ColumnRule, customField, type Recipe, ruleOf } from '../../../shared/book/recipe.ts';
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
export function followRecipe(saved: Recipe, seen: SeenColumns): Followed {
  const { header } = seen;
  const here = new Set(header);
  const recipe = withReturned(saved, header);
  const named = [...new Set([...Object.keys(recipe.columns), ...recipe.key])];
  const missing = named.filter((column) => !here.has(column));
  const free = header.filter((column) => !named.includes(column));
  const lost = currencyColumns(recipe).filter((column) => !here.has(column));
  const renamed = respelled([...new Set([...missing, ...lost])], free);
  const gone = missing.filter((column) => !renamed.has(column));
  const spare = free.filter((column) => ![...renamed.values()].includes(column));
  const fresh = spare.filter((column) => isNew(column, seen));
  const others = respelled(
    [...(seen.knownOthers ?? [])].filter((column) => !here.has(column)),
    fresh,
  );
  const added = fresh.filter((column) => ![...others.values()].includes(column));
  if (renamed.size + others.size + gone.length + added.length === 0) return { recipe, drift: null };
  return {
    recipe: withOthers(overHeader(recipe, renamed, new Set(gone)), others),
    drift: {
      renamed: [...renamed, ...others].map(([from, to]) => ({ from, to })),
      gone: gone.map((column) => describeGone(recipe, column, spare)),
      added,
    },
  };
}

/** What earlier files had and the last one lacked is read as it was then, unless another column fills its field now. */
export function withReturned({ absent, ...recipe }: Recipe, header: readonly string[]): Recipe {
  const filled = fieldsOf(recipe);
  const known = new Set([...Object.keys(recipe.columns), ...recipe.key].map(foldName));
  const spelled = respelled(Object.keys(absent ?? {}), header);
  const back = Object.entries(absent ?? {}).flatMap(([column, rule]) => {
    const to = spelled.get(column);
    const isTaken = filled.has(fieldIn(rule)) || (to !== undefined && known.has(foldName(to)));
    return to === undefined || isTaken || lacksCurrency(rule, header) ? [] : [[to, rule] as const];
  });
  if (back.length === 0) return recipe;
  return { ...recipe, columns: { ...recipe.columns, ...Object.fromEntries(back) } };
}

function lacksCurrency(rule: string | ColumnRule, header: readonly string[]): boolean {
  const column = currencyOf(rule);
  return column !== undefined && !header.includes(column);
}

const fieldIn = (rule: string | ColumnRule) => (typeof rule === 'string' ? rule : rule.field);

function fieldsOf({ columns }: Recipe): Set<string> {
  return new Set(Object.values(columns).map(fieldIn));
}

/**
 * The recipe to remember after a file: what the last one knew of columns this file lacks stays known, so that an export with
 * fewer columns costs nothing but that month's values. Nothing does where rows are told apart otherwise: that is another export.
 */
export function rememberAbsent(
  { absent: _, ...used }: Recipe,
  last: Recipe | null,
  header: readonly string[],
): Recipe {
  if (last === null) return used;
  const here = new Set(header.map(foldName));
  if (!last.key.every((column) => here.has(foldName(column)))) return used;
  const filled = fieldsOf(used);
  const kept = Object.entries({ ...last.absent, ...last.columns }).filter(
    ([column, rule]) => !here.has(foldName(column)) && !filled.has(fieldIn(rule)),
  );
  return kept.length === 0 ? used : { ...used, absent: Object.fromEntries(kept) };
}

/** A column without a field of its own is kept under the name it has had. */
function withOthers(recipe: Recipe, others: ReadonlyMap<string, string>): Recipe {
  if (others.size === 0) return recipe;
  const columns = [...others].map(([from, to]) => [to, customField(recipe, from)] as const);
  return { ...recipe, columns: { ...recipe.columns, ...Object.fromEntries(columns) } };
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
    .map(([column, rule]) => [renamed.get(column) ?? column, withPair(rule, renamed)] as const);
  return {
    ...recipe,
    key: recipe.key.map((column) => renamed.get(column) ?? column),
    columns: Object.fromEntries(columns),
  };
}

const currencyOf = (rule: string | ColumnRule) =>
  typeof rule === 'string' ? undefined : rule.currencyColumn;

function currencyColumns({ columns }: Recipe): string[] {
  return Object.values(columns).flatMap((rule) => currencyOf(rule) ?? []);
}

/** An amount's rule, where the column that says its currency is written otherwise now. */
function withPair(rule: string | ColumnRule, renamed: ReadonlyMap<string, string>) {
  const to = renamed.get(currencyOf(rule) ?? '');
  return to === undefined || typeof rule === 'string' ? rule : { ...rule, currencyColumn: to };
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

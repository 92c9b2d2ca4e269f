import { type EntityName, entities, entityNames } from '../../../shared/book/entities.ts';
import type { EntityGuess, FileLook, KnownRecipe } from '../../../shared/book/file-look.ts';
import type { Inspection } from '../../../shared/book/inspection.ts';
import {
  type ReadingSetting,
  type Recipe,
  type RecipeReading,
  readingOf,
} from '../../../shared/book/recipe.ts';
import { Failure } from '../../../shared/kernel/failure.ts';
import type { Reader } from '../../book/types.ts';
import { controlOf } from '../plan/plan.ts';
import { type InspectOptions, inspectFile } from '../read/inspect.ts';
import type { WorkContext } from '../work-context.ts';
import { familyOf } from './columns/families.ts';
import { own } from './columns/own.ts';
import { dateInName, nameSays } from './file-name.ts';
import { withUsualWords } from './new-words.ts';
import { followSaved, isLikely } from './recipe-choice.ts';
import { readAs, rememberedReading, savedRecipes } from './remembered-reading.ts';
import { suggestRecipe } from './suggest.ts';

/** Enough rows to see whether a key tells them apart; a few of them are shown. */
const readRows = 20_000;
const shownRows = 20;
const mostValues = 40;

export interface LookWish {
  source: string;
  /** How a plan of this file has it read; found among the saved recipes without it. */
  reading?: RecipeReading | undefined;
  /** What is found out anew, whatever a recipe remembers. */
  anew?: readonly ReadingSetting[] | undefined;
}

/** What a file is, what it probably holds, and how it was read before. Changes nothing. */
export function lookAtFile(
  path: string,
  said: InspectOptions,
  { source, reading, anew = [] }: LookWish,
  context: WorkContext,
): FileLook {
  const control = controlOf(context, 'Reading the file');
  const saved = savedRecipes(context.book.read);
  const remembered = readingOf(reading ?? rememberedReading(saved, path, said), anew);
  const options = { ...said, ...readAs(said, remembered) };
  const inspection = inspectFile(path, { ...options, rows: readRows, questions: 'all' }, control);
  const rows = inspection.rows ?? [];
  const name = said.name ?? path;
  const family = familyOf(inspection.header)?.name ?? null;
  return {
    inspection: { ...inspection, rows: rows.slice(0, shownRows) },
    remembered,
    family,
    asOf: dateInName(name, context.today()),
    guesses: guesses(inspection, sourceName(source, family), name),
    known: knownRecipes(context.book.read, saved, inspection),
    values: distinctValues(inspection.header, rows),
  };
}

/** Where nobody has said where a file comes from, its columns may: a source is then called like the system. */
function sourceName(said: string, family: string | null): string {
  return said === unsaid && family !== null && family !== own.name ? family : said;
}

const unsaid = 'crm';

function guesses(file: Inspection, source: string, name: string): EntityGuess[] {
  return entityNames
    .map((entity) => guess(file, entity, source))
    .map((one) => ({ one, score: scoreOf(one, file.header.length, name) }))
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}

function guess(file: Inspection, entity: EntityName, source: string): EntityGuess {
  try {
    const recipe = suggestRecipe(file, entity, source);
    return { entity, recipe, why: null, matched: Object.keys(recipe.columns).length };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { entity, recipe: null, why: error.data.message, matched: 0 };
  }
}

function scoreOf({ entity, recipe, matched }: EntityGuess, columns: number, name: string): number {
  if (recipe === null) return -1;
  const fields = new Set(
    Object.values(recipe.columns).map((rule) => (typeof rule === 'string' ? rule : rule.field)),
  );
  const missing = entities[entity].fields.filter(
    (field) => field.required === true && !fields.has(field.name),
  ).length;
  return matched / Math.max(1, columns) + nameSays(entity, name) / 2 - missing;
}

/** Recipes for such a file: those that fit it first, then those whose columns have changed a little; of each the latest first. */
function knownRecipes(
  reader: Reader,
  recipes: readonly Recipe[],
  inspection: Inspection,
): KnownRecipe[] {
  const found = recipes.flatMap((saved): KnownRecipe[] => {
    const followed = followSaved(reader, saved, inspection);
    if (!isLikely(followed, saved)) return [];
    const { recipe } = withUsualWords(followed.recipe, inspection);
    return [{ source: saved.source, entity: saved.entity, recipe, drift: followed.drift }];
  });
  const lost = ({ drift }: KnownRecipe) => drift?.gone.length ?? 0;
  return found.sort((a, b) => lost(a) - lost(b));
}

function distinctValues(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): FileLook['values'] {
  const found: FileLook['values'] = {};
  for (const [index, column] of header.entries()) {
    const counts = countValues(rows, index);
    if (counts === null) continue;
    found[column] = [...counts]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count);
  }
  return found;
}

/** Null for a column of many values: names and amounts, not words of a closed list. */
function countValues(
  rows: readonly (readonly string[])[],
  index: number,
): Map<string, number> | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = (row[index] ?? '').trim();
    if (text === '') continue;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > mostValues) return null;
  }
  return counts;
}

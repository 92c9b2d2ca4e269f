import {
  type EntityName,
  entities,
  entityNames,
  isEntityName,
} from '../../shared/book/entities.ts';
import type { EntityGuess, FileLook, KnownRecipe } from '../../shared/book/file-look.ts';
import type { Inspection } from '../../shared/book/inspection.ts';
import { Failure } from '../../shared/kernel/failure.ts';
import type { Reader } from '../book/types.ts';
import { type InspectOptions, inspectFile } from './inspect.ts';
import { storedRecipe } from './key-spaces.ts';
import { controlOf } from './plan.ts';
import { suggestRecipe } from './suggest.ts';
import type { WorkContext } from './work-context.ts';

/** Enough rows to see whether a key tells them apart; a few of them are shown. */
const readRows = 20_000;
const shownRows = 20;
const mostValues = 40;

/** What a file is, what it probably holds, and how it was read before. Changes nothing. */
export function lookAtFile(
  path: string,
  options: InspectOptions,
  { source }: { source: string },
  context: WorkContext,
): FileLook {
  const control = controlOf(context, 'Reading the file');
  const inspection = inspectFile(path, { ...options, rows: readRows }, control);
  const rows = inspection.rows ?? [];
  const known = knownRecipes(context.book.read, inspection.header);
  return {
    inspection: { ...inspection, rows: rows.slice(0, shownRows) },
    guesses: guesses(inspection, source, options.name ?? path),
    known,
    values: distinctValues(inspection.header, rows),
  };
}

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

/** Words in a file's name that say what it holds. */
const nameWords: Readonly<Record<EntityName, RegExp>> = {
  partners: /partner|reseller|account/i,
  deals: /deal|opportunit|order|pipeline/i,
  quarters: /quarter|revenue|sales/i,
  contacts: /contact|people/i,
  touches: /touch|activit|meeting|call/i,
  certifications: /certif/i,
  surveys: /survey|nps/i,
  campaigns: /campaign|mdf/i,
};

function scoreOf({ entity, recipe, matched }: EntityGuess, columns: number, name: string): number {
  if (recipe === null) return -1;
  const fields = new Set(
    Object.values(recipe.columns).map((rule) => (typeof rule === 'string' ? rule : rule.field)),
  );
  const missing = entities[entity].fields.filter(
    (field) => field.required === true && !fields.has(field.name),
  ).length;
  const said = nameWords[entity].test(name) ? 0.5 : 0;
  return matched / Math.max(1, columns) + said - missing;
}

function knownRecipes(reader: Reader, header: readonly string[]): KnownRecipe[] {
  return reader
    .all<{ source: string; entity: string; value: string }>(
      `SELECT s.name AS source, r.entity, r.value FROM recipe r JOIN source s ON s.id = r.source_id
       ORDER BY (SELECT max(i.id) FROM import_run i WHERE i.source_id = r.source_id AND i.entity = r.entity) DESC`,
    )
    .flatMap(({ source, entity, value }) => {
      const recipe = storedRecipe(value);
      if (recipe === null || !isEntityName(entity)) return [];
      const named = [...Object.keys(recipe.columns), ...recipe.key];
      return named.every((column) => header.includes(column)) ? [{ source, entity, recipe }] : [];
    });
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

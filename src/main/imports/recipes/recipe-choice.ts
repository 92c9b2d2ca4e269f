import type { ZodError } from 'zod';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { ImportQuestion, ImportWarning, Inspection } from '../../../shared/book/inspection.ts';
import { type Recipe, recipeSchema } from '../../../shared/book/recipe.ts';
import { badInput, type Failure } from '../../../shared/kernel/failure.ts';
import { recipeOf } from '../../book/stored-recipe.ts';
import type { Reader } from '../../book/types.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import { inspectFile } from '../read/inspect.ts';
import type { ReadOptions } from '../read/read.ts';
import { otherColumnsOf, tellDrift } from './drift-words.ts';
import { withUsualWords } from './new-words.ts';
import { type Followed, followRecipe, withReturned } from './recipe-drift.ts';
import { suggestRecipe } from './suggest.ts';
import { wrongEntity } from './wrong-entity.ts';

export interface RecipeWish {
  entity: EntityName;
  /** A recipe as a file or a screen gave it, not yet checked. */
  recipe?: unknown;
  source?: string | undefined;
  key?: readonly string[] | undefined;
}

/** A recipe for a file, and what a person must hear or say about it. */
export interface ChosenRecipe {
  recipe: Recipe;
  warnings: ImportWarning[];
  ask: ImportQuestion[];
}

const sampleRows = 20_000;

/**
 * The recipe to import with: the one given, else the one this source was last imported with, else a suggestion. Where
 * the file's columns have changed since, what changed is told; a key is never changed by itself.
 */
export function chooseRecipe(
  reader: Reader,
  path: string,
  read: ReadOptions,
  wish: RecipeWish,
): ChosenRecipe {
  if (wish.recipe !== undefined && wish.recipe !== null) {
    const given = adjust(checkRecipe(wish.recipe, wish.entity), wish);
    if (given.absent === undefined) return quietly(given);
    const { header } = inspectFile(path, { ...read, rows: 0, questions: false });
    return quietly(withReturned(given, header));
  }
  const source = wish.source?.trim() ?? unnamed;
  const inspection = inspectFile(path, { ...read, rows: sampleRows, questions: false });
  const saved = savedRecipe(reader, source, wish.entity);
  if (saved !== null) {
    const followed = followSaved(reader, adjust(saved, wish), inspection);
    if (wish.source !== undefined || isSameKind(followed, saved)) return told(followed, inspection);
  }
  const recipe = checkRecipe(suggestRecipe(inspection, wish.entity, source, wish.key), wish.entity);
  const doubt = wrongEntity(inspection.header, wish.entity);
  return {
    recipe,
    warnings: saved === null ? [] : [otherFile],
    ask: doubt === null ? [] : [doubt],
  };
}

/** The saved recipe for this file, with what a person must hear of it. */
function told(followed: Followed, inspection: Inspection): ChosenRecipe {
  const drifted = tellDrift(followed);
  const { recipe, warnings } = withUsualWords(drifted.recipe, inspection);
  return { recipe, warnings: [...drifted.warnings, ...warnings], ask: drifted.ask };
}

/** What a file is imported as where nobody says where it comes from. */
const unnamed = 'csv';

const quietly = (recipe: Recipe): ChosenRecipe => ({ recipe, warnings: [], ask: [] });

const otherFile: ImportWarning = {
  code: 'recipeChanged',
  message:
    'The last file without a source had other columns; this one is read by a fresh suggestion. Name its source (--source) to keep the two apart.',
};

/** A saved recipe laid over a file's header. */
export function followSaved(reader: Reader, saved: Recipe, inspection: Inspection): Followed {
  const filled = filledColumns(inspection);
  const unnamed = [...filled].filter((column) => !Object.hasOwn(saved.columns, column));
  return followRecipe(saved, {
    header: inspection.header,
    filled,
    // What is left out leaves no trace: nobody knows which of these columns are new.
    knownOthers: saved.otherColumns === 'ignore' ? null : otherColumnsOf(reader, saved, unnamed),
  });
}

/** Whether a file may be the next one of this recipe: more than half of the columns with a field are there. */
export function isLikely({ drift }: Followed, saved: Recipe): boolean {
  const fields = drift?.gone.filter(({ field }) => field !== null).length ?? 0;
  return fields === 0 || fields * 2 < Object.keys(saved.columns).length;
}

/** Likely, and with all that a row is known by. */
function isSameKind({ recipe, drift }: Followed, saved: Recipe): boolean {
  if (drift === null) return true;
  const blocked = drift.gone.some(({ inKey, required }) => inKey || required);
  return !blocked && isLikely({ recipe, drift }, saved);
}

function filledColumns({ header, rows = [] }: Inspection): Set<string> {
  return new Set(header.filter((_, index) => rows.some((row) => (row[index] ?? '').trim() !== '')));
}

/** The recipe this source's entity was last imported with. */
export function savedRecipe(reader: Reader, source: string, entity: EntityName): Recipe | null {
  return recipeOf(reader, sourceIdOf(reader, source), entity);
}

/** Reads a recipe from anywhere; a Failure names the first thing that is wrong with it. */
export function checkRecipe(value: unknown, entity: EntityName): Recipe {
  const parsed = recipeSchema.safeParse(value);
  if (!parsed.success) throw notARecipe(parsed.error);
  if (parsed.data.entity === entity) return parsed.data;
  throw badInput(
    'Recipe',
    `The recipe is for ${parsed.data.entity}, and this import is for ${entity}.`,
    `Import as ${parsed.data.entity}, or use another recipe.`,
    'entity',
  );
}

function notARecipe({ issues }: ZodError): Failure {
  const issue = issues[0];
  const place = issue?.path.join('.') ?? '';
  const where = place === '' ? '' : `${place}: `;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const said =
    unknown.length > 0
      ? `nobody knows what ${unknown.map((key) => `"${key}"`).join(', ')} ${unknown.length === 1 ? 'is' : 'are'}`
      : (issue?.message ?? 'it is not a recipe');
  return badInput(
    'Recipe',
    `The recipe can't be used: ${where}${said}.`,
    'Correct it, or import without it and change the suggestion.',
    place,
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

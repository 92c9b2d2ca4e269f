import { isEntityName } from '../../../shared/book/entities.ts';
import { type Recipe, type RecipeReading, readingOf } from '../../../shared/book/recipe.ts';
import { Failure } from '../../../shared/kernel/failure.ts';
import { storedRecipe } from '../../book/stored-recipe.ts';
import type { Reader } from '../../book/types.ts';
import { looksLikeData } from '../read/inspect.ts';
import { fileShape, quietPass, type ReadOptions, readRows } from '../read/read.ts';
import type { Header } from '../read/table.ts';
import { isLikely } from './recipe-choice.ts';
import { followRecipe } from './recipe-drift.ts';

/** The saved recipes, the one a file was last read by first. */
export function savedRecipes(reader: Reader): Recipe[] {
  return reader
    .all<{ source: string; entity: string; value: string }>(
      `SELECT s.name AS source, r.entity, r.value FROM recipe r JOIN source s ON s.id = r.source_id
       ORDER BY (SELECT max(i.id) FROM import_run i WHERE i.source_id = r.source_id AND i.entity = r.entity) DESC`,
    )
    .flatMap(({ source, entity, value }) => {
      const recipe = isEntityName(entity) ? storedRecipe(value) : null;
      return recipe === null ? [] : [{ ...recipe, source }];
    });
}

/** As said now, else as a recipe has it; its encoding only where the file leaves that open. */
export function readAs(said: ReadOptions, { encoding, ...layout }: RecipeReading): ReadOptions {
  return {
    ...{ ...said, usualEncoding: encoding },
    sheet: said.sheet ?? layout.sheet,
    delimiter: said.delimiter ?? layout.delimiter,
    header: said.header ?? layout.header,
    skipLines: said.skipLines ?? layout.skipLines,
    escape: said.escape ?? layout.escape,
  };
}

/** How files like this one were read before, where a person had to say so: by the latest recipe whose columns are found in that way. */
export function rememberedReading(
  recipes: readonly Recipe[],
  path: string,
  said: ReadOptions,
): RecipeReading {
  for (const recipe of recipes) {
    const reading = readingOf(recipe);
    if (Object.keys(reading).length === 0) continue;
    if (reading.header === false && !isOpen(headOf(path, said))) continue;
    const head = headOf(path, readAs(said, reading));
    if (head !== null && isIts(head, recipe)) return reading;
  }
  return {};
}

/** Nothing says that the file's first line names its columns: any file fits a recipe without column names. */
function isOpen(head: Header | null): boolean {
  return (
    head === null || head.cells.length === 0 || head.ask.length > 0 || looksLikeData(head.names)
  );
}

/** A column or two may have changed since, but not what a row is known by. */
function isIts({ names }: Header, recipe: Recipe): boolean {
  const followed = followRecipe(recipe, { header: names, knownOthers: null });
  const isKeyGone = followed.drift?.gone.some(({ inKey }) => inKey) === true;
  return !isKeyGone && isLikely(followed, recipe);
}

class HeadRead extends Error {}

/** The file's columns, read as far as its header; null where it can't be read so. */
function headOf(path: string, options: ReadOptions): Header | null {
  let head: Header | null = null;
  const visitor = {
    header: (found: Header) => {
      head = found;
      throw new HeadRead();
    },
    row: () => undefined,
    reject: () => undefined,
    drop: () => undefined,
  };
  try {
    readRows(fileShape(path, options), visitor, quietPass);
  } catch (error) {
    if (!(error instanceof HeadRead) && !(error instanceof Failure)) throw error;
  }
  return head;
}

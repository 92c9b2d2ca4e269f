import type { EntityName } from '../../../shared/book/entities.ts';
import { type Recipe, recipeSchema } from '../../../shared/book/recipe.ts';
import type { Reader } from '../../book/types.ts';
import { savedRecipe } from '../recipes/recipe-choice.ts';
import { isUnicode } from './encoding-names.ts';
import { wholeEncoding } from './encodings.ts';
import { type FileShape, fileShape, type ReadOptions } from './read.ts';

interface Wish extends ReadOptions {
  entity: EntityName;
  source?: string | undefined;
  recipe?: unknown;
}

/** How a file is to be read before its recipe is chosen: as said now, else as its recipe or its source's last one has it. */
export function readingWish(reader: Reader, wish: Wish): ReadOptions {
  const { encoding, name } = wish;
  const given = recipeSchema.partial().safeParse(wish.recipe);
  const recipe: ReadOptions | null =
    wish.recipe !== undefined && wish.recipe !== null
      ? (given.data ?? null)
      : wish.source === undefined
        ? null
        : savedRecipe(reader, wish.source.trim(), wish.entity);
  const sheet = wish.sheet ?? recipe?.sheet;
  return {
    ...{ encoding, name, sheet, usualEncoding: recipe?.encoding },
    delimiter: wish.delimiter ?? recipe?.delimiter,
    header: wish.header ?? recipe?.header,
    skipLines: wish.skipLines ?? recipe?.skipLines,
    escape: wish.escape ?? recipe?.escape,
  };
}

/** The recipe with what a person said of the file's encoding and sheet: the next file needs no question. */
export function rememberReading(recipe: Recipe, said: ReadOptions, shape: FileShape): Recipe {
  const { sheet } = shape;
  const saidEncoding = said.encoding !== undefined && sheet === null && isNews(shape);
  const saidSheet = said.sheet !== undefined && sheet?.chosen === true;
  return {
    ...recipe,
    ...saidLayout(said, shape),
    ...(saidEncoding ? { encoding: shape.encoding.name } : {}),
    ...(saidSheet ? { sheet: sheet.name } : {}),
  };
}

/** What was said of the table's layout; of the delimiter only what the file would not have told by itself. */
function saidLayout(said: ReadOptions, { path, sheet }: FileShape): Partial<Recipe> {
  const { delimiter, header, skipLines } = said;
  const found =
    delimiter === undefined || sheet !== null
      ? null
      : fileShape(path, { ...said, delimiter: undefined });
  const isSaid = found !== null && (found.delimiter !== delimiter || found.notes.ask.length > 0);
  return {
    ...(isSaid && delimiter !== undefined ? { delimiter } : {}),
    ...(header === undefined ? {} : { header }),
    ...(skipLines === undefined ? {} : { skipLines }),
    ...(said.escape === undefined ? {} : { escape: said.escape }),
  };
}

/** What the file would not have told by itself. */
function isNews({ path, encoding }: FileShape): boolean {
  if (encoding.bom || (isUnicode(encoding.name) && encoding.name !== 'utf-8')) return false;
  const found = wholeEncoding(path, {});
  return found.doubt !== null || found.name !== encoding.name;
}

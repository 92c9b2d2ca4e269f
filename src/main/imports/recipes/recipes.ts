import { canonicalJson } from '../../../shared/book/canonical-json.ts';
import {
  type EntityName,
  entities,
  entityNames,
  fieldOf,
  isEntityName,
} from '../../../shared/book/entities.ts';
import { type Recipe, recipeSchema } from '../../../shared/book/recipe.ts';
import { badInput, conflict, notFound } from '../../../shared/kernel/failure.ts';
import { takeOut } from '../../book/removed-rows.ts';
import { storedRecipe } from '../../book/stored-recipe.ts';
import type { Reader, Writer } from '../../book/types.ts';
import type { Act } from '../../program/index.ts';
import { ensureSource } from '../apply/write-run.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import { mapColumns } from '../map/map.ts';
import { nearest } from './nearest.ts';
import { removePlansOf } from './plans-of.ts';
import { checkRecipe, savedRecipe } from './recipe-choice.ts';

/** A recipe that is kept, or NotFound. */
export function keptRecipe(reader: Reader, source: string, entity: EntityName): Recipe {
  const recipe = savedRecipe(reader, source, entity);
  if (recipe !== null) return recipe;
  throw notFound(
    `No recipe is kept for ${entities[entity].label.toLowerCase()} of ${source}.`,
    'Look at the list of recipes; one is kept with each import.',
  );
}

/** A recipe as the file a person keeps or gives to someone else. */
export function recipeFile(recipe: Recipe): { name: string; text: string } {
  const plain = recipe.source.replace(/[^\p{L}\p{N} ._-]/gu, '-');
  return {
    name: `${plain} - ${recipe.entity}.recipe.json`,
    text: `${JSON.stringify(recipe, null, 2)}\n`,
  };
}

/** Reads a recipe's file; one plain sentence where it is none, naming what nobody knows. */
export function readRecipeText(text: string, name: string): Recipe {
  const value = parsed(text, name);
  const entity = entityOf(value);
  if (entity === null)
    throw badInput(
      'Recipe',
      `${name} is not a recipe: it does not say which kind of record it is for.`,
      `It says "entity", one of ${entityNames.join(', ')}.`,
      'entity',
    );
  return checkWhole(checkRecipe(value, entity));
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw badInput(
      'Recipe',
      `${name} is not a recipe: it is not JSON.`,
      'Choose a file that was exported as a recipe.',
    );
  }
}

function entityOf(value: unknown): EntityName | null {
  if (typeof value !== 'object' || value === null || !('entity' in value)) return null;
  const { entity } = value;
  return typeof entity === 'string' && isEntityName(entity) ? entity : null;
}

/** Columns against fields, as an import of a file with just these columns would check them. */
export function checkWhole(recipe: Recipe): Recipe {
  mapColumns(recipe, [...new Set([...Object.keys(recipe.columns), ...recipe.key])]);
  const names = entities[recipe.entity].fields.map(({ name }) => name);
  const unknown = Object.keys(recipe.fields ?? {}).find(
    (name) => !name.startsWith('custom.') && fieldOf(recipe.entity, name) === null,
  );
  if (unknown === undefined) return recipe;
  const near = nearest(unknown, names);
  throw badInput(
    'UnknownField',
    `${entities[recipe.entity].label} have no field "${unknown}".`,
    near === null ? `Their fields are: ${names.join(', ')}.` : `Did you mean "${near}"?`,
    `fields.${unknown}`,
  );
}

/** Keeps a recipe for its source and entity, in place of the one before. The next file is read by it. */
export function keepRecipe(act: Act, value: unknown): { change: number | null; recipe: Recipe } {
  const recipe = checkWhole(recipeSchema.parse(value));
  const label = `Change the recipe of ${recipe.source}`;
  const { change } = act.book.change({ label, origin: act.origin }, (writer) => {
    writeRecipe(writer, ensureSource(writer, recipe.source), recipe);
  });
  return { change, recipe };
}

function writeRecipe(writer: Writer, sourceId: number, recipe: Recipe): void {
  const text = canonicalJson(recipe);
  const known = storedRow(writer, sourceId, recipe.entity);
  if (known?.value === text) return;
  if (known === undefined) {
    writer.run('INSERT INTO recipe (source_id, entity, value) VALUES (?, ?, ?)', [
      sourceId,
      recipe.entity,
      text,
    ]);
    return;
  }
  writer.run('UPDATE recipe SET value = ? WHERE id = ?', [text, known.id]);
  writer.log('recipes', known.id, 'value', known.value, text);
}

function storedRow(reader: Reader, sourceId: number, entity: string) {
  return reader.get<{ id: number; value: string }>(
    'SELECT id, value FROM recipe WHERE source_id = ? AND entity = ?',
    [sourceId, entity],
  );
}

/** Forgets how a source's file is read. What it brought stays; the next file gets a fresh suggestion. */
export function forgetRecipe(
  act: Act,
  { source, entity }: { source: string; entity: EntityName },
): { change: number | null } {
  keptRecipe(act.book.read, source, entity);
  const label = `Forget the recipe of ${source}`;
  const { change } = act.book.change({ label, origin: act.origin }, (writer) => {
    takeOut(writer, 'recipes', 'recipe', 't.source_id = ? AND t.entity = ?', [
      sourceIdOf(writer, source) ?? -1,
      entity,
    ]);
  });
  return { change };
}

/**
 * Gives a source another name. Its rows, recipes and imports follow; its own columns keep the name they are stored
 * under. Plans that were made under the old name are thrown away: applied, they would bring that source back.
 */
export function renameSource(
  act: Act,
  { source, name }: { source: string; name: string },
): { change: number | null } {
  const { book } = act;
  const id = sourceIdOf(book.read, source);
  if (id === null)
    throw notFound(`There is no source called ${source}.`, 'Look it up in the list of sources.');
  const wanted = name.trim();
  if (wanted === source) return { change: null };
  if (sourceIdOf(book.read, wanted) !== null)
    throw conflict(
      `There is a source called ${wanted} already.`,
      'Choose another name: two sources are never joined by a name.',
    );
  const label = `Rename the source ${source} to ${wanted}`;
  const { change } = book.change({ label, origin: act.origin }, (writer) => {
    writer.run('UPDATE source SET name = ? WHERE id = ?', [wanted, id]);
    writer.log('sources', id, 'name', source, wanted);
    for (const recipe of recipesOf(writer, id))
      writeRecipe(writer, id, { ...recipe, source: wanted, customPrefix: prefixOf(recipe) });
  });
  removePlansOf(book.path, source);
  return { change };
}

const prefixOf = ({ customPrefix, source }: Recipe) => customPrefix ?? source;

function recipesOf(reader: Reader, sourceId: number): Recipe[] {
  return reader
    .all<{ value: string }>('SELECT value FROM recipe WHERE source_id = ? ORDER BY id', [sourceId])
    .flatMap(({ value }) => storedRecipe(value) ?? []);
}

import type { EntityName } from '../../shared/book/entities.ts';
import { type Recipe, recipeSchema } from '../../shared/book/recipe.ts';
import type { Reader } from './types.ts';

/** A recipe from the book; null where a later version wrote one we don't know. */
export function storedRecipe(text: string): Recipe | null {
  const parsed = recipeSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

/** The sources whose keys of an entity name the same records: those whose recipe names this key space, the oldest first. */
export function sourcesOfSpace(
  reader: Reader,
  entity: EntityName,
  space: string | null,
): readonly number[] {
  if (space === null) return [];
  return reader
    .all<{ source_id: number; value: string }>(
      'SELECT source_id, value FROM recipe WHERE entity = ? ORDER BY source_id',
      [entity],
    )
    .filter(({ value }) => storedRecipe(value)?.keySpace === space)
    .map(({ source_id: id }) => id);
}

/** The recipe a source's entity was last imported with; null where none is kept. */
export function recipeOf(
  reader: Reader,
  sourceId: number | null,
  entity: EntityName,
): Recipe | null {
  const row = reader.get<{ value: string }>(
    'SELECT value FROM recipe WHERE source_id = ? AND entity = ?',
    [sourceId, entity],
  );
  return row === undefined ? null : storedRecipe(row.value);
}

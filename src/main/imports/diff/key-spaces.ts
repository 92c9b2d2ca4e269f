import { type Recipe, recipeSchema } from '../../../shared/book/recipe.ts';
import type { Reader } from '../../book/types.ts';

/** Other sources that share this recipe's key space: their keys name the same records. */
export class SharedKeys {
  private readonly reader: Reader;
  private readonly recipe: Recipe;
  private readonly sources: readonly number[];

  constructor(reader: Reader, recipe: Recipe, ownSource: number | null) {
    this.reader = reader;
    this.recipe = recipe;
    this.sources = sharingSources(reader, recipe, ownSource);
  }

  /** The record another source of the key space knows under this key, or null. */
  find(key: string): number | null {
    for (const source of this.sources) {
      const row = this.reader.get<{ record_id: number }>(
        'SELECT record_id FROM source_row WHERE source_id = ? AND entity = ? AND key = ?',
        [source, this.recipe.entity, key],
      );
      if (row !== undefined) return row.record_id;
    }
    return null;
  }
}

function sharingSources(reader: Reader, recipe: Recipe, ownSource: number | null): number[] {
  const space = recipe.keySpace ?? null;
  if (space === null) return [];
  return reader
    .all<{ source_id: number; value: string }>(
      'SELECT source_id, value FROM recipe WHERE entity = ? ORDER BY source_id',
      [recipe.entity],
    )
    .filter(
      ({ source_id: id, value }) => id !== ownSource && storedRecipe(value)?.keySpace === space,
    )
    .map(({ source_id: id }) => id);
}

/** A recipe from the book; null where a later version wrote one we don't know. */
export function storedRecipe(text: string): Recipe | null {
  const parsed = recipeSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

import type { Recipe } from '../../../shared/book/recipe.ts';
import { sourcesOfSpace } from '../../book/stored-recipe.ts';
import type { Reader } from '../../book/types.ts';

/** Other sources that share this recipe's key space: their keys name the same records. */
export class SharedKeys {
  private readonly reader: Reader;
  private readonly recipe: Recipe;
  private readonly sources: readonly number[];

  constructor(reader: Reader, recipe: Recipe, ownSource: number | null) {
    this.reader = reader;
    this.recipe = recipe;
    this.sources = sourcesOfSpace(reader, recipe.entity, recipe.keySpace ?? null).filter(
      (id) => id !== ownSource,
    );
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

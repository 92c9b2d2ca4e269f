import type { EntityName } from './entities.ts';
import type { Inspection } from './inspection.ts';
import type { RecipeInput } from './recipe.ts';

/** How a file would be read as one entity; `recipe` null where it can't be, and `why`. */
export interface EntityGuess {
  entity: EntityName;
  recipe: RecipeInput | null;
  why: string | null;
  /** Columns that have a field of their own. */
  matched: number;
}

/** A recipe an earlier import of a file with these columns used. */
export interface KnownRecipe {
  source: string;
  entity: EntityName;
  recipe: RecipeInput;
}

/** A file as the import screen shows it before anything is decided. */
export interface FileLook {
  inspection: Inspection;
  /** Likeliest first. */
  guesses: EntityGuess[];
  /** Latest first. */
  known: KnownRecipe[];
  /** Distinct values of each column that has few, the commonest first; counted over the first rows. */
  values: Record<string, { text: string; count: number }[]>;
}

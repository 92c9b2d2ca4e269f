import type { EntityName } from './entities.ts';
import type { Inspection } from './inspection.ts';
import type { RecipeInput, RecipeReading } from './recipe.ts';

/** How a file would be read as one entity; `recipe` null where it can't be, and `why`. */
export interface EntityGuess {
  entity: EntityName;
  recipe: RecipeInput | null;
  why: string | null;
  /** Columns that have a field of their own. */
  matched: number;
}

/** How a file's columns differ from those a saved recipe knows. */
export interface RecipeDrift {
  /** Written in other letters, and followed. */
  renamed: { from: string; to: string }[];
  /** Not in the file: the field it filled (null where it is only part of the key), and the new column that may be it. */
  gone: {
    column: string;
    field: string | null;
    inKey: boolean;
    required: boolean;
    near: string | null;
  }[];
  /** In no file of this source before. */
  added: string[];
}

/** A recipe an earlier import of a file with these columns used. */
export interface KnownRecipe {
  source: string;
  entity: EntityName;
  /** For this file: what is gone is left out of its columns. */
  recipe: RecipeInput;
  /** Null where the file's columns are the ones it knows. */
  drift: RecipeDrift | null;
}

/** A file as the import screen shows it before anything is decided. */
export interface FileLook {
  inspection: Inspection;
  /** How it was read because a recipe remembers it, and not because the file says so. */
  remembered: RecipeReading;
  /** The system its columns speak of, as "Salesforce"; null where none does. */
  family: string | null;
  /** The day its name says it is of, `YYYY-MM-DD`; null where it says none. */
  asOf: string | null;
  /** Likeliest first. */
  guesses: EntityGuess[];
  /** Latest first. */
  known: KnownRecipe[];
  /** Distinct values of each column that has few, the commonest first; counted over the first rows. */
  values: Record<string, { text: string; count: number }[]>;
}

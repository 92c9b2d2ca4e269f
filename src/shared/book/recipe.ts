import { z } from 'zod';
import { entityNames } from './entities.ts';

/** What an import does with a field the file changed and a person changed too, or not (S03). */
export const fieldPolicies = ['theirs', 'mine', 'ifEmpty', 'ask'] as const;
export type FieldPolicy = (typeof fieldPolicies)[number];

/** How an open conflict is settled while planning: keep mine, take theirs, or leave it for a person. */
export const conflictChoices = ['mine', 'theirs', 'ask'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

const columnRuleSchema = z.strictObject({
  /** A field of the entity, or `custom.<name>`. */
  field: z.string().min(1).max(250),
  /** How a partner's text is read: its key in the same source, else its exact name (or web domain) where unique. */
  match: z.enum(['key', 'name', 'domain']).optional(),
  /** What each value of the file stands for; anything else is a question. */
  values: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
  /** ISO code of a money column, where no column of the file says it. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Order of a date's parts, as `yyyy-MM-dd`, `dd/MM/yyyy` or `MM/dd/yyyy`; any separator is read. */
  date: z.string().max(40).optional(),
  /** The decimal sign of a number or money column. */
  decimal: z.enum(['.', ',']).optional(),
});

export type ColumnRule = z.infer<typeof columnRuleSchema>;

/** A recipe: how one source's file becomes one entity's records (cli.md). Keyed by the file's own columns. */
export const recipeSchema = z.strictObject({
  entity: z.enum(entityNames),
  source: z.string().trim().min(1).max(100),
  /** The file's columns that tell its rows apart. */
  key: z.array(z.string()).min(1).max(20),
  keySpace: z.string().max(100).nullish(),
  columns: z.record(z.string(), z.union([z.string(), columnRuleSchema])),
  /** Stated openly: rows of this source count as registered deals. */
  countsAs: z.array(z.enum(['registration'])).optional(),
  otherColumns: z.enum(['custom', 'ignore']).default('custom'),
  vanished: z.enum(['mark', 'keep', 'archive']).default('mark'),
  /** Per field; a field not named here is `theirs`. */
  fields: z.record(z.string(), z.enum(fieldPolicies)).optional(),
});

export type RecipeInput = z.input<typeof recipeSchema>;
export type Recipe = z.infer<typeof recipeSchema>;

/** A column's rule in its long form. */
export function ruleOf(recipe: Recipe, column: string): ColumnRule | null {
  const rule = Object.hasOwn(recipe.columns, column) ? recipe.columns[column] : undefined;
  if (rule === undefined) return null;
  return typeof rule === 'string' ? { field: rule } : rule;
}

import { z } from 'zod';
import { listSeparators } from './cells/list.ts';
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
  /** The file's column that says this money column's currency, where each amount has its own (S03.6). */
  currencyColumn: z.string().min(1).max(500).optional(),
  /**
   * Order of a date's parts, as `yyyy-MM-dd`, `dd/MM/yyyy` or `MM/dd/yyyy`; any separator is read. What bare numbers count, alone or
   * after a comma: `excel`, `excel1904`, `unix`, `unixms` (S03.5).
   */
  date: z.string().max(40).optional(),
  /** The decimal sign of a number or money column. */
  decimal: z.enum(['.', ',']).optional(),
  /** What 0.5 without a `%` means in a percent column: half a percent (`whole`) or a half (`fraction`) (S03.4). */
  percent: z.enum(['whole', 'fraction']).optional(),
  /** What stands between the items where a cell of text holds a list (S03.10). */
  list: z.enum(listSeparators).optional(),
  /** A text or custom column of ticks: kept as `yes` or `no` (S03.9). */
  yesNo: z.boolean().optional(),
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
  /** Columns the last file lacked and earlier ones had: they fill what they filled once they are back (S03.11). */
  absent: z.record(z.string(), z.union([z.string(), columnRuleSchema])).optional(),
  /** Stated openly: rows of this source count as registered deals. */
  countsAs: z.array(z.enum(['registration'])).optional(),
  otherColumns: z.enum(['custom', 'ignore']).default('custom'),
  /** Where the source was renamed: the name its own columns are kept under, `custom.<name>.<column>`. */
  customPrefix: z.string().min(1).max(100).optional(),
  /** What its files are encoded in, where a file itself leaves that open: `windows-1252` (S03). */
  encoding: z.string().min(1).max(40).optional(),
  /** The sheet to read where its files are workbooks; the first one that holds anything otherwise (S03). */
  sheet: z.string().min(1).max(100).optional(),
  /** What separates its files' columns, where a file itself leaves that open (S03). */
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** Whether its tables begin with a line of column names; found out otherwise. Without one, columns are `column 1`, `column 2`, … (S03). */
  header: z.boolean().optional(),
  /** Lines above its tables, blank ones too; found out otherwise (S03). */
  skipLines: z.number().int().min(0).max(1000).optional(),
  /** `backslash`: a backslash takes the sign after it as it is, a quote or a delimiter (S03). */
  escape: z.enum(['none', 'backslash']).optional(),
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

/** The log's name of a column without a field of its own: `custom.<source>.<column>`, under the source's first name (S03.11). */
export function customField(
  recipe: { source: string; customPrefix?: string | undefined },
  column: string,
): string {
  return `custom.${recipe.customPrefix ?? recipe.source}.${column}`;
}

/** What a recipe says of how its files are read, before any column: each found out where it is not said (S03). */
export const readingSettings = [
  'encoding',
  'delimiter',
  'sheet',
  'header',
  'skipLines',
  'escape',
] as const;
export type ReadingSetting = (typeof readingSettings)[number];
export type RecipeReading = Pick<RecipeInput, ReadingSetting>;

/** Those settings of a recipe that are said, without the ones in `except` (S03). */
export function readingOf(
  recipe: RecipeReading,
  except: readonly ReadingSetting[] = [],
): RecipeReading {
  const said = readingSettings.filter(
    (name) => recipe[name] !== undefined && !except.includes(name),
  );
  return Object.fromEntries(said.map((name) => [name, recipe[name]]));
}

/** A recipe whose files are read as `reading` says, and nothing of how it read them before (S03). */
export function withReading<Kind extends RecipeReading>(
  recipe: Kind,
  reading: RecipeReading,
): Omit<Kind, ReadingSetting> & RecipeReading {
  const { encoding, delimiter, sheet, header, skipLines, escape: quoting, ...rest } = recipe;
  return { ...rest, ...readingOf(reading) };
}

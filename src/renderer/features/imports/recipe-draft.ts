import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import type { ColumnRule, FieldPolicy, RecipeInput } from '../../../shared/book/recipe.ts';

/** What a person wants done with one column of the file. */
export type ColumnChoice = {
  column: string;
  use: 'field' | 'custom' | 'out';
  /** The field it fills and how it is read; null where it fills none. */
  rule: ColumnRule | null;
  policy: FieldPolicy;
};

/** A recipe while it is being made: every column of the file with its choice, in the file's order. */
export type RecipeDraft = {
  entity: EntityName;
  source: string;
  key: readonly string[];
  keySpace: string | null;
  columns: readonly ColumnChoice[];
  countsAsRegistration: boolean;
  vanished: 'mark' | 'keep' | 'archive';
};

function longRule(rule: string | ColumnRule): ColumnRule {
  return typeof rule === 'string' ? { field: rule } : rule;
}

const customName = (source: string, column: string) => `custom.${source}.${column}`;

/** A recipe laid over a file's columns. */
export function draftOf(recipe: RecipeInput, header: readonly string[]): RecipeDraft {
  const columns = header.map((column): ColumnChoice => {
    const said = Object.hasOwn(recipe.columns, column) ? recipe.columns[column] : undefined;
    if (said === undefined) {
      const use = recipe.otherColumns === 'ignore' ? 'out' : 'custom';
      const policy = recipe.fields?.[customName(recipe.source, column)] ?? 'theirs';
      return { column, use, rule: null, policy };
    }
    const rule = longRule(said);
    const policy = recipe.fields?.[rule.field] ?? 'theirs';
    return rule.field === customName(recipe.source, column)
      ? { column, use: 'custom', rule: null, policy }
      : { column, use: 'field', rule, policy };
  });
  return {
    entity: recipe.entity,
    source: recipe.source,
    key: recipe.key.filter((column) => header.includes(column)),
    keySpace: recipe.keySpace ?? null,
    columns,
    countsAsRegistration: recipe.countsAs?.includes('registration') === true,
    vanished: recipe.vanished ?? 'mark',
  };
}

/** The recipe a draft stands for. Where a column is left out, the ones to keep are named one by one. */
export function recipeOf(draft: RecipeDraft): RecipeInput {
  const leavesOut = draft.columns.some(({ use }) => use === 'out');
  const source = draft.source.trim();
  const columns: RecipeInput['columns'] = {};
  const fields: Record<string, FieldPolicy> = {};
  for (const { column, use, rule, policy } of draft.columns) {
    if (use === 'out') continue;
    const long = use === 'field' && rule !== null ? rule : { field: customName(source, column) };
    const plain = Object.keys(long).every((name) => name === 'field');
    if (policy !== 'theirs') fields[long.field] = policy;
    if (use === 'field' || leavesOut) columns[column] = plain ? long.field : long;
  }
  return {
    entity: draft.entity,
    source,
    key: [...draft.key],
    ...(draft.keySpace === null ? {} : { keySpace: draft.keySpace }),
    columns,
    ...(draft.countsAsRegistration ? { countsAs: ['registration' as const] } : {}),
    otherColumns: leavesOut ? 'ignore' : 'custom',
    vanished: draft.vanished,
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  };
}

/** Gives a column a field (or takes it away). A field has one column: the one that had it becomes custom. */
export function withField(draft: RecipeDraft, column: string, field: string): RecipeDraft {
  const columns = draft.columns.map((choice): ColumnChoice => {
    if (choice.column === column) {
      if (field === 'custom' || field === 'out') return { ...choice, use: field, rule: null };
      return { ...choice, use: 'field', rule: ruleFor(draft.entity, field, choice.rule) };
    }
    const had = choice.use === 'field' && choice.rule?.field === field;
    return had ? { ...choice, use: 'custom', rule: null } : choice;
  });
  return { ...draft, columns };
}

function ruleFor(entity: EntityName, name: string, before: ColumnRule | null): ColumnRule {
  if (before?.field === name) return before;
  return fieldOf(entity, name)?.type.kind === 'partner'
    ? { field: name, match: 'name' }
    : { field: name };
}

/** Changes how a column's field is read; a part set to undefined is left to the importer. */
export function withRule(
  draft: RecipeDraft,
  column: string,
  part: { [Name in keyof ColumnRule]?: ColumnRule[Name] | undefined },
): RecipeDraft {
  const columns = draft.columns.map((choice): ColumnChoice => {
    if (choice.column !== column || choice.rule === null) return choice;
    const entries = Object.entries({ ...choice.rule, ...part });
    const rule = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    return { ...choice, rule: { ...rule, field: choice.rule.field } };
  });
  return { ...draft, columns };
}

export function withPolicy(draft: RecipeDraft, column: string, policy: FieldPolicy): RecipeDraft {
  const columns = draft.columns.map((choice) =>
    choice.column === column ? { ...choice, policy } : choice,
  );
  return { ...draft, columns };
}

/** What keeps a draft from being used, each in one sentence. */
export function problemsOf(draft: RecipeDraft): string[] {
  const problems: string[] = [];
  const { label, fields } = entities[draft.entity];
  if (draft.source.trim() === '') problems.push('Name the source this file comes from.');
  if (draft.key.length === 0) problems.push('Choose the column that tells the rows apart.');
  const filled = new Set(draft.columns.map(({ rule }) => rule?.field));
  for (const field of fields)
    if (field.required === true && !filled.has(field.name))
      problems.push(`${label} need a column for “${field.label}”.`);
  return problems;
}

import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import {
  type ColumnRule,
  customField,
  type FieldPolicy,
  type RecipeInput,
} from '../../../shared/book/recipe.ts';
import type { ReadingPart } from './readings.ts';

/** What a person wants done with one column of the file. */
export type ColumnChoice = {
  column: string;
  use: 'field' | 'custom' | 'out';
  /** The field it fills and how it is read; null where it is kept as it is, or left out. */
  rule: ColumnRule | null;
  policy: FieldPolicy;
  /** The field it had until another column took it: given back when that one takes something else. */
  lost?: { rule: ColumnRule; to: string };
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
  /** What else the recipe says, as it came: how the file is read. */
  rest: RecipeRest;
};

type Shown =
  | 'entity'
  | 'source'
  | 'key'
  | 'keySpace'
  | 'columns'
  | 'countsAs'
  | 'otherColumns'
  | 'vanished'
  | 'fields';
export type RecipeRest = Omit<RecipeInput, Shown>;

function restOf(recipe: RecipeInput): RecipeRest {
  const { entity, source, key, keySpace, columns, ...more } = recipe;
  const { countsAs, otherColumns, vanished, fields, ...rest } = more;
  return rest;
}

function longRule(rule: string | ColumnRule): ColumnRule {
  return typeof rule === 'string' ? { field: rule } : rule;
}

function isPlain(rule: ColumnRule): boolean {
  return Object.keys(rule).every((name) => name === 'field');
}

/** A recipe laid over a file's columns. */
export function draftOf(recipe: RecipeInput, header: readonly string[]): RecipeDraft {
  const columns = header.map((column): ColumnChoice => {
    const said = Object.hasOwn(recipe.columns, column) ? recipe.columns[column] : undefined;
    if (said === undefined) {
      const use = recipe.otherColumns === 'ignore' ? 'out' : 'custom';
      const policy = recipe.fields?.[customField(recipe, column)] ?? 'theirs';
      return { column, use, rule: null, policy };
    }
    const rule = longRule(said);
    const policy = recipe.fields?.[rule.field] ?? 'theirs';
    return rule.field === customField(recipe, column)
      ? { column, use: 'custom', rule: isPlain(rule) ? null : rule, policy }
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
    rest: restOf(recipe),
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
    const own = customField({ ...draft.rest, source }, column);
    const long = use === 'field' && rule !== null ? rule : { ...rule, field: own };
    const plain = isPlain(long);
    if (policy !== 'theirs') fields[long.field] = policy;
    if (use === 'field' || leavesOut || !plain) columns[column] = plain ? long.field : long;
  }
  return {
    ...draft.rest,
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

/**
 * Gives a column a field (or takes it away). A field has one column: the one that had it becomes custom, and has it back when
 * the field is let go again, as when a choice is typed and passes by.
 */
export function withField(draft: RecipeDraft, column: string, field: string): RecipeDraft {
  const columns = draft.columns.map((choice): ColumnChoice => {
    const { lost, ...rest } = choice;
    if (choice.column === column) {
      if (field === 'custom' || field === 'out') return { ...rest, use: field, rule: null };
      return { ...rest, use: 'field', rule: ruleFor(draft.entity, field, choice.rule) };
    }
    if (lost?.to === column && lost.rule.field !== field && choice.use === 'custom')
      return { ...rest, use: 'field', rule: lost.rule };
    if (choice.use !== 'field' || choice.rule?.field !== field) return choice;
    return { ...rest, use: 'custom', rule: null, lost: { rule: choice.rule, to: column } };
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
export function withRule(draft: RecipeDraft, column: string, part: ReadingPart): RecipeDraft {
  const columns = draft.columns.map((choice): ColumnChoice => {
    if (choice.column !== column || choice.rule === null) return choice;
    const entries = Object.entries({ ...choice.rule, ...part });
    const rule = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    return { ...choice, rule: { ...rule, field: choice.rule.field } };
  });
  return { ...draft, columns };
}

/** What a cell of text holds beside words. */
export type TextForm = Pick<ReadingPart, 'yesNo' | 'list'>;

/** Says what a column of text holds, of a field or kept as it is. */
export function withForm(draft: RecipeDraft, column: string, form: TextForm): RecipeDraft {
  const { source, rest } = draft;
  const columns = draft.columns.map((choice): ColumnChoice => {
    if (choice.column !== column || choice.use !== 'custom' || choice.rule !== null) return choice;
    return { ...choice, rule: { field: customField({ ...rest, source }, column) } };
  });
  return withRule({ ...draft, columns }, column, form);
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
  for (const { rule } of draft.columns)
    if (rule?.currency !== undefined && !/^[A-Z]{3}$/.test(rule.currency))
      problems.push(`“${rule.currency}” is neither a currency’s code, like EUR, nor a column.`);
  const filled = new Set(draft.columns.map(({ rule }) => rule?.field));
  for (const field of fields)
    if (field.required === true && !filled.has(field.name))
      problems.push(`${label} need a column for “${field.label}”.`);
  return problems;
}

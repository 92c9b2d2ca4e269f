import { describe, expect, test } from 'vitest';
import {
  draftOf,
  problemsOf,
  recipeOf,
  withField,
  withPolicy,
  withRule,
} from '../../../../src/renderer/features/imports/recipe-draft.ts';
import type { RecipeInput } from '../../../../src/shared/book/recipe.ts';

const header = ['deal_id', 'partner', 'stage', 'close_value', 'region'];
const recipe: RecipeInput = {
  entity: 'deals',
  source: 'maven',
  key: ['deal_id'],
  columns: {
    deal_id: 'externalId',
    partner: { field: 'partner', match: 'name' },
    stage: { field: 'stage', values: { Won: 'won' } },
    close_value: { field: 'amount', currency: 'USD' },
  },
  otherColumns: 'custom',
  vanished: 'mark',
  fields: { amount: 'mine' },
};

describe('a recipe while it is being made', () => {
  test('comes out as it went in', () => {
    expect(recipeOf(draftOf(recipe, header))).toEqual(recipe);
  });

  test('leaving a column out names the ones that are kept', () => {
    const draft = withField(draftOf(recipe, [...header, 'zip']), 'zip', 'out');
    const { columns, otherColumns } = recipeOf(draft);
    expect(otherColumns).toBe('ignore');
    expect(columns.region).toBe('custom.maven.region');
    expect(Object.hasOwn(columns, 'zip')).toBe(false);
    expect(recipeOf(draftOf(recipeOf(draft), [...header, 'zip']))).toEqual(recipeOf(draft));
  });

  test('a new name of the source goes into the kept columns', () => {
    const draft = withField(draftOf(recipe, [...header, 'zip']), 'zip', 'out');
    expect(recipeOf({ ...draft, source: 'erp' }).columns.region).toBe('custom.erp.region');
  });

  test('a field has one column: the one that had it is kept as it is', () => {
    const draft = withField(draftOf(recipe, header), 'region', 'partner');
    expect(draft.columns.find(({ column }) => column === 'partner')?.use).toBe('custom');
    expect(recipeOf(draft).columns.region).toEqual({ field: 'partner', match: 'name' });
  });

  test('how a field is read can be said and taken back', () => {
    const said = withRule(draftOf(recipe, header), 'close_value', { decimal: ',' });
    expect(recipeOf(said).columns.close_value).toEqual({
      field: 'amount',
      currency: 'USD',
      decimal: ',',
    });
    const back = withRule(said, 'close_value', { decimal: undefined, currency: undefined });
    expect(recipeOf(back).columns.close_value).toBe('amount');
  });

  test('a column has its field back when the one that took it lets it go', () => {
    const chosen = (draft: ReturnType<typeof draftOf>, name: string) =>
      draft.columns.find(({ column }) => column === name);
    const taken = withField(draftOf(recipe, header), 'region', 'partner');
    expect(chosen(taken, 'partner')).toMatchObject({ use: 'custom', rule: null });
    const back = withField(taken, 'region', 'owner');
    expect(chosen(back, 'partner')).toEqual(chosen(draftOf(recipe, header), 'partner'));
    expect(chosen(withField(taken, 'region', 'out'), 'partner')?.rule?.match).toBe('name');
    // What the person chose for it meanwhile stands.
    const other = withField(withField(taken, 'partner', 'out'), 'region', 'owner');
    expect(chosen(other, 'partner')?.use).toBe('out');
  });

  test('what the screen does not show is kept as it came', () => {
    const more: RecipeInput = {
      ...recipe,
      ...{ encoding: 'windows-1252', sheet: 'Deals', header: true, customPrefix: 'old' },
    };
    expect(recipeOf(draftOf(more, header))).toEqual(more);
    const out = withField(draftOf(more, [...header, 'zip']), 'zip', 'out');
    expect(recipeOf(out).columns.region).toBe('custom.old.region');
  });

  test('a policy of its own is kept, the usual one is not written', () => {
    const draft = withPolicy(draftOf(recipe, header), 'close_value', 'theirs');
    expect(recipeOf(draft).fields).toBeUndefined();
    const asked = recipeOf(withPolicy(draft, 'region', 'ask'));
    expect(asked.fields).toEqual({ 'custom.maven.region': 'ask' });
  });

  test('what is missing is said', () => {
    const bare = draftOf({ entity: 'partners', source: ' ', key: [], columns: {} }, ['a']);
    expect(problemsOf(bare)).toEqual([
      'Name the source this file comes from.',
      'Choose the column that tells the rows apart.',
      'Partners need a column for “Name”.',
    ]);
    expect(problemsOf(draftOf(recipe, header))).toEqual([]);
  });
});

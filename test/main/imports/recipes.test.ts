import { describe, expect, test } from 'vitest';
import { undoChange } from '../../../src/main/book/undo.ts';
import { readPlan } from '../../../src/main/imports/plan/plan-store.ts';
import { planSummary } from '../../../src/main/imports/plan/plan-summary.ts';
import { lookAtFile } from '../../../src/main/imports/recipes/look.ts';
import {
  forgetRecipe,
  keepRecipe,
  keptRecipe,
  readRecipeText,
  recipeFile,
  renameSource,
} from '../../../src/main/imports/recipes/recipes.ts';
import { listRecipes, sourceDetail } from '../../../src/main/imports/recipes/source-detail.ts';
import type { Act } from '../../../src/main/program/index.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { type Work, work } from './work.ts';

const header = 'deal_id,partner,stage,Amt,currency,notes';
const rows = 'D1,Copper,Won,10,USD,a\nD2,Tide,open,20,USD,b\n';

const actOn = (w: Work): Act => ({
  book: w.book,
  origin: 'ui',
  today: '2026-03-31',
  nowLocal: '2026-03-31T10:00',
});

const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['deal_id'],
  columns: {
    deal_id: 'externalId',
    partner: { field: 'partner', match: 'name' },
    stage: { field: 'stage', values: { Won: 'won' } },
    Amt: 'amount',
    currency: 'currency',
  },
  fields: { amount: 'ask' },
};

/** A book that has imported one file of crm by the recipe above. */
function imported(t: Parameters<typeof work>[0]) {
  const w = work(t);
  w.bring({ path: w.file('a.csv', `${header}\n${rows}`), entity: 'deals', recipe });
  return w;
}

const next = (w: Work, columns: string, text = rows) =>
  w.plan({ path: w.file('b.csv', `${columns}\n${text}`), entity: 'deals', source: 'crm' });

describe('a file whose columns have changed', () => {
  test('the same columns in another order change nothing and say nothing', (t) => {
    const w = imported(t);
    const {
      counts,
      warnings,
      recipe: used,
    } = next(
      w,
      'notes,deal_id,partner,stage,Amt,currency',
      'a,D1,Copper,Won,10,USD\nb,D2,Tide,open,20,USD\n',
    );
    expect(counts).toMatchObject({ unchanged: 2, new: 0 });
    expect(warnings).toEqual([]);
    expect(used.fields).toEqual({ amount: 'ask' });
  });

  test('a column written in other letters is followed, and told', (t) => {
    const w = imported(t);
    const {
      counts,
      warnings,
      guards,
      recipe: used,
    } = next(w, 'Deal ID,partner,Stage,Amt,currency,notes');
    expect(counts).toMatchObject({ unchanged: 2, new: 0, vanished: 0 });
    expect(used.key).toEqual(['Deal ID']);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['columnRenamed', '"Deal ID" is read as "deal_id" was.'],
      ['columnRenamed', '"Stage" is read as "stage" was.'],
    ]);
    expect(guards).toEqual([]);
  });

  test('a column that has another name now is asked about, by the field it filled', (t) => {
    const w = imported(t);
    const { ask, guards, recipe: used } = next(w, header.replace('Amt', 'Deal Amount'));
    expect(ask).toEqual([
      {
        column: 'Deal Amount',
        question: 'The file has no column "Amt", which filled Amount. Is "Deal Amount" the same?',
        options: ['Deal Amount is Amt', 'Deal Amount is something else'],
      },
    ]);
    expect(guards.map(({ name }) => name)).toEqual(['ambiguous']);
    expect(used.key).toEqual(['deal_id']);
    expect(used.columns).not.toHaveProperty('Amt');
  });

  test('a column that is gone leaves what it filled, a new one is kept, both told', (t) => {
    const w = imported(t);
    const { counts, warnings, guards } = next(
      w,
      'deal_id,partner,stage,currency,notes,Fax',
      'D1,Copper,Won,USD,a,1\nD2,Tide,open,USD,b,\n',
    );
    expect(warnings.map(({ message }) => message)).toEqual([
      'The file has no column "Amt" any more: Amount stays as it is.',
      'New in this file, and kept as it is: Fax.',
    ]);
    expect(guards).toEqual([]);
    expect(counts.vanished).toBe(0);
  });

  test('without its key, or what a record must have, nothing is planned and no other key is taken', (t) => {
    const w = imported(t);
    const without = failureOf(() => next(w, header.replace('deal_id', 'Opportunity ID'))).data;
    expect(without).toMatchObject({ code: 'BadInput', reason: 'RecipeHeader', field: 'key' });
    expect(without.message).toBe(
      'The file has no column "deal_id", which tells the deals of crm apart.',
    );
    expect(without.hint).toContain('"Opportunity ID" looks like it');

    const partners = `id,name\nP1,Copper\n`;
    w.bring({ path: w.file('p.csv', partners), entity: 'partners', source: 'crm' });
    const path = w.file('q.csv', 'id,color\nP1,red\n');
    const nameless = failureOf(() => w.plan({ path, entity: 'partners', source: 'crm' })).data;
    expect(nameless.message).toBe(
      'The file has no column "name", which holds what partners must have.',
    );
    expect(nameless.field).toBe('columns.name');
  });

  test('the person’s own key is taken', (t) => {
    const w = imported(t);
    const path = w.file('b.csv', `${header.replace('deal_id', 'Number')}\n${rows}`);
    const result = w.plan({ path, entity: 'deals', source: 'crm', key: ['Number'] });
    expect(result.recipe.key).toEqual(['Number']);
  });

  test('where nobody names a source, another kind of file is read afresh, and told', (t) => {
    const w = work(t);
    w.bring({ path: w.file('a.csv', `${header}\n${rows}`), entity: 'deals' });
    const path = w.file('b.csv', 'Order No,Total\nO1,5\nO2,6\n');
    const result = w.plan({ path, entity: 'deals' });
    expect(result.recipe.key).toEqual(['Order No']);
    expect(result.warnings.map(({ code }) => code)).toContain('recipeChanged');
  });

  test('the screen is offered the recipe with what changed, after those that fit', (t) => {
    const w = imported(t);
    const look = (name: string, columns: string) =>
      lookAtFile(
        w.file(name, `${columns}\n${rows}`),
        {},
        { source: 'crm' },
        { ...w.context, today: () => '2026-11-20' },
      );
    expect(look('a.csv', header).known[0]?.drift).toBeNull();
    const changed = look('deals_2026-11-05.csv', header.replace('Amt', 'Value'));
    expect(changed.asOf).toBe('2026-11-05');
    expect(changed.family).toBeNull();
    expect(changed.known[0]?.recipe.columns).not.toHaveProperty('Amt');
    expect(changed.known[0]?.drift).toEqual({
      renamed: [],
      gone: [{ column: 'Amt', field: 'amount', inKey: false, required: false, near: 'Value' }],
      added: ['Value'],
    });
    expect(look('c.csv', 'a,b,c,d,e,f').known).toEqual([]);
    const spoken = look('d.csv', 'Opportunity ID,Opportunity Name,Stage,Amount,X,Y');
    expect([spoken.family, spoken.guesses[0]?.recipe?.source]).toEqual([
      'Salesforce',
      'Salesforce',
    ]);
  });
});

describe('a recipe is kept, shown and changed', () => {
  test('by source and entity, with its columns and its imports', (t) => {
    const w = imported(t);
    expect(listRecipes(w.book.read)).toMatchObject([
      { source: 'crm', entity: 'deals', key: ['deal_id'], columns: 5 },
    ]);
    const detail = sourceDetail(w.book.read, 'crm');
    expect(detail.recipes).toMatchObject([{ entity: 'deals', others: ['notes'] }]);
    expect(detail.recipes[0]?.last?.file).toBe('a.csv');
    expect(detail.recipes[0]?.samples).toEqual({
      deal_id: ['D1', 'D2'],
      partner: ['Copper', 'Tide'],
      stage: ['won', 'open'],
      Amt: ['10.00', '20.00'],
      currency: ['USD'],
      notes: ['a', 'b'],
    });
    expect(detail.runs.map(({ file }) => file)).toEqual(['a.csv']);
    expect(failureOf(() => sourceDetail(w.book.read, 'erp')).code).toBe('NotFound');
  });

  test('what is changed holds for the next file, and history takes it back', (t) => {
    const w = imported(t);
    const before = keptRecipe(w.book.read, 'crm', 'deals');
    const { change } = keepRecipe(actOn(w), { ...before, otherColumns: 'ignore' });
    expect(next(w, header).recipe.otherColumns).toBe('ignore');
    expect(keepRecipe(actOn(w), { ...before, otherColumns: 'ignore' }).change).toBeNull();
    undoChange(w.book, change ?? 0);
    expect(keptRecipe(w.book.read, 'crm', 'deals')).toEqual(before);
  });

  test('forgetting it keeps what it brought; history brings it back', (t) => {
    const w = imported(t);
    const hash = w.hash();
    const kept = keptRecipe(w.book.read, 'crm', 'deals');
    const { change } = forgetRecipe(actOn(w), { source: 'crm', entity: 'deals' });
    expect(listRecipes(w.book.read)).toEqual([]);
    expect(w.hash()).toBe(hash);
    expect(failureOf(() => keptRecipe(w.book.read, 'crm', 'deals')).code).toBe('NotFound');
    undoChange(w.book, change ?? 0);
    expect(keptRecipe(w.book.read, 'crm', 'deals')).toEqual(kept);
  });

  test('a renamed source goes on where it was: nothing new, its own columns under their name', (t) => {
    const w = imported(t);
    const hash = w.hash();
    const waiting = next(w, header).plan ?? '';
    const { change } = renameSource(actOn(w), { source: 'crm', name: ' Salesforce ' });
    expect(failureOf(() => readPlan(waiting)).code).toBe('Conflict');
    const path = w.file('c.csv', `${header}\n${rows.replace('a\n', 'z\n')}`);
    const result = w.plan({ path, entity: 'deals', source: 'Salesforce' });
    expect(result.counts).toMatchObject({ changed: 1, unchanged: 1, new: 0, vanished: 0 });
    expect(result.changedFields).toEqual({ notes: 1 });
    expect(result.warnings).toEqual([]);
    undoChange(w.book, change ?? 0);
    expect(w.hash()).toBe(hash);
    expect(keptRecipe(w.book.read, 'crm', 'deals').source).toBe('crm');
  });

  test('two sources never become one by a name', (t) => {
    const w = imported(t);
    w.bring({ path: w.file('p.csv', 'id,name\nP1,Copper\n'), entity: 'partners', source: 'erp' });
    const act = actOn(w);
    expect(failureOf(() => renameSource(act, { source: 'crm', name: 'erp' })).code).toBe(
      'Conflict',
    );
    expect(failureOf(() => renameSource(act, { source: 'x', name: 'y' })).code).toBe('NotFound');
    expect(renameSource(act, { source: 'crm', name: 'crm ' }).change).toBeNull();
  });

  test('a plan of a rejected file is another source’s business', (t) => {
    const w = imported(t);
    const { plan } = next(w, header);
    renameSource(actOn(w), { source: 'crm', name: 'Salesforce' });
    w.bring({ path: w.file('p.csv', 'id,name\nP1,Copper\n'), entity: 'partners', source: 'erp' });
    const other = w.plan({
      path: w.file('p2.csv', 'id,name\nP1,Copper\nP2,Tide\n'),
      entity: 'partners',
      source: 'erp',
    });
    renameSource(actOn(w), { source: 'Salesforce', name: 'sf' });
    expect(plan).not.toBeNull();
    expect(planSummary(w.book.read, readPlan(other.plan ?? '')).counts.new).toBe(1);
  });
});

describe('a recipe as a file', () => {
  test('what is exported comes in as it was', (t) => {
    const w = imported(t);
    const kept = keptRecipe(w.book.read, 'crm', 'deals');
    const { name, text } = recipeFile(kept);
    expect(name).toBe('crm - deals.recipe.json');
    const other = work(t);
    keepRecipe(actOn(other), readRecipeText(`\uFEFF${text}`, name));
    expect(keptRecipe(other.book.read, 'crm', 'deals')).toEqual(kept);
    expect(listRecipes(other.book.read)[0]?.last).toBeNull();
  });

  const text = (change: object) => JSON.stringify({ ...recipe, ...change });
  test.each([
    ['no JSON', '{', 'x.json is not a recipe: it is not JSON.'],
    ['no recipe', '[1]', 'x.json is not a recipe: it does not say which kind of record it is for.'],
    [
      'another kind of record',
      text({ entity: 'dogs' }),
      'x.json is not a recipe: it does not say which kind of record it is for.',
    ],
    [
      'parts nobody knows',
      text({ colour: 1, size: 2 }),
      'The recipe can\'t be used: nobody knows what "colour", "size" are.',
    ],
    [
      'a part of a column nobody knows',
      text({ columns: { deal_id: { field: 'externalId', ponies: true } } }),
      /columns\.deal_id/,
    ],
    [
      'a field nobody knows',
      text({ columns: { a: 'amont' }, key: ['a'] }),
      /have no field "amont"/,
    ],
    ['a policy of a field nobody knows', text({ fields: { amonut: 'mine' } }), /"amonut"/],
    ['no key', text({ key: [] }), /^The recipe can't be used: key: /],
    [
      'two columns for a field',
      text({ columns: { a: 'amount', b: 'amount' }, key: ['a'] }),
      '"a" and "b" both fill "amount".',
    ],
  ])('%s is told in one sentence', (_, given, message) => {
    const failure = failureOf(() => readRecipeText(given, 'x.json')).data;
    expect(failure.code).toBe('BadInput');
    expect(failure.message).toMatch(message);
    expect(failure.hint).not.toBe('');
  });

  test('a name keeps no sign a path is made of', () => {
    const strange = recipeFile({ ...readRecipeText(text({ source: '../a/b:c' }), 'x') });
    expect(strange.name).toBe('..-a-b-c - deals.recipe.json');
  });
});

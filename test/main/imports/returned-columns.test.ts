import { describe, expect, test } from 'vitest';
import { savedRecipe } from '../../../src/main/imports/recipes/recipe-choice.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { type Work, work } from './work.ts';

const full = 'id,name,city,Color\n1,Acme,Bonn,red\n2,Beta,Oslo,blue\n';
const fewer = 'id,name\n1,Acme\n2,Beta\n';

const bring = (w: Work, text: string, recipe?: RecipeInput) =>
  w.bring({ path: w.file('p.csv', text), entity: 'partners', source: 'crm', recipe }, [
    'ambiguous',
  ]);
const rare = (first: number) =>
  `id,name,Rare\n${Array.from({ length: 620 }, (_, n) => first + n)
    .map((n) => `${n},Partner ${n},${n > 1600 ? 'yes' : ''}\n`)
    .sort((a, b) => b.localeCompare(a))
    .join('')}`;
const city = (w: Work) => w.book.read.get('SELECT city FROM partner ORDER BY id');
const kept = (w: Work) => savedRecipe(w.book.read, 'crm', 'partners');

describe('a column that one file lacked [S03.11]', () => {
  test('fills its field again once it is back, also written in other letters', (t) => {
    const w = work(t);
    bring(w, full);
    expect(bring(w, fewer).counts).toMatchObject({ unchanged: 2 });
    expect(city(w)).toEqual({ city: 'Bonn' });
    expect(kept(w)?.absent).toEqual({ city: 'city' });

    const again = bring(w, full.replace('Bonn', 'Trier').replace('city', 'City'));
    expect(again.changedFields).toEqual({ City: 1 });
    expect(again.warnings).toEqual([]);
    expect(city(w)).toEqual({ city: 'Trier' });
    expect(kept(w)?.absent).toBeUndefined();
  });

  test('is remembered over several files without it, and nothing is said of it meanwhile', (t) => {
    const w = work(t);
    bring(w, full);
    expect(bring(w, fewer).warnings.map(({ code }) => code)).toEqual(['columnGone']);
    expect(bring(w, fewer.replace('Beta', 'Beta Two')).warnings).toEqual([]);
    expect(bring(w, full).recipe.columns).toHaveProperty('city', 'city');
  });

  test('stays out where a person has another column fill its field since', (t) => {
    const w = work(t);
    bring(w, full);
    const town: RecipeInput = {
      entity: 'partners',
      source: 'crm',
      key: ['id'],
      columns: { id: 'externalId', name: 'name', Town: 'city' },
    };
    bring(w, full.replace('city', 'Town'), town);
    expect(kept(w)?.absent).toBeUndefined();
    const both = bring(w, 'id,name,city,Town\n1,Acme,elsewhere,Bonn\n2,Beta,elsewhere,Oslo\n');
    expect(both.recipe.columns).toEqual({ id: 'externalId', name: 'name', Town: 'city' });
    expect(city(w)).toEqual({ city: 'Bonn' });
  });

  test('fills it as well where the recipe is given to another book', (t) => {
    const w = work(t);
    bring(w, full);
    bring(w, fewer);
    const other = work(t);
    const { recipe, changedFields } = bring(other, full, kept(w) ?? undefined);
    expect(recipe.columns).toEqual({ id: 'externalId', name: 'name', city: 'city' });
    expect(changedFields).toEqual({});
    expect(city(other)).toEqual({ city: 'Bonn' });
  });

  test('steps back with the import that lacked it', (t) => {
    const w = work(t);
    bring(w, full);
    const before = kept(w);
    const { import: lacking } = bring(w, fewer.replace('Beta', 'Beta Two'));
    w.undo(lacking ?? '');
    expect(kept(w)).toEqual(before);
  });
});

test('a currency’s column that is written in other letters is followed with its amount [S03.6]', (t) => {
  const w = work(t);
  const recipe: RecipeInput = {
    entity: 'deals',
    source: 'crm',
    key: ['id'],
    columns: { id: 'externalId', amt: { field: 'amount', currencyColumn: 'cur' } },
  };
  const text = 'id,amt,cur\n1,10.50,EUR\n';
  const deals = (rows: string, given?: RecipeInput) =>
    w.bring({ path: w.file('d.csv', rows), entity: 'deals', source: 'crm', recipe: given });
  deals(text, recipe);
  const { counts, recipe: used } = deals(text.replace('cur', 'Cur').replace('10.50', '11'));
  expect(counts).toMatchObject({ changed: 1 });
  expect(used.columns.amt).toEqual({ field: 'amount', currencyColumn: 'Cur' });
  expect(w.book.read.get('SELECT amount, currency FROM deal')).toEqual({
    amount: 1100,
    currency: 'EUR',
  });
});

describe('a column without a field of its own', () => {
  test('keeps the name it has when it is written in other letters, and changes nothing', (t) => {
    const w = work(t);
    bring(w, full);
    const { counts, warnings } = bring(w, full.replace('Color', 'COLOR '));
    expect(counts).toMatchObject({ unchanged: 2, changed: 0 });
    expect(warnings.map(({ message }) => message)).toEqual(['"COLOR" is read as "Color" was.']);
    const moved = bring(w, full.replace('Color', 'color').replace('red', 'black'));
    expect(moved.changedFields).toEqual({ color: 1 });
    expect(w.book.read.get('SELECT custom FROM partner ORDER BY id')).toEqual({
      custom: '{"crm.Color":"black"}',
    });
  });

  test('is not called new where such columns are left out, file after file', (t) => {
    const w = work(t);
    const recipe: RecipeInput = {
      entity: 'partners',
      source: 'crm',
      key: ['id'],
      columns: { id: 'externalId', name: 'name', city: 'city' },
      otherColumns: 'ignore',
    };
    bring(w, full, recipe);
    expect(bring(w, full.replace('Bonn', 'Trier')).warnings).toEqual([]);
  });
});

test('a column that few records hold a value of is told as new once', (t) => {
  const w = work(t);
  bring(w, 'id,name\n1000,Partner 1000\n');
  const codes = (first: number) => bring(w, rare(first)).warnings.map(({ code }) => code);
  expect(codes(1000)).toEqual(['columnNew']);
  expect(codes(1001)).toEqual([]);
});

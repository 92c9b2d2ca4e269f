import { describe, expect, it } from 'vitest';
import { namedCurrency, onlyNamedCurrency } from '../../../src/main/imports/map/named-currency.ts';
import { suggestRecipe } from '../../../src/main/imports/recipes/suggest.ts';
import { work } from './work.ts';

const columnsOf = (header: string[], rows: string[][] = []) =>
  suggestRecipe({ header, rows }, 'deals', 'crm').columns;

describe('[S03.6] a currency in a column’s name', () => {
  it('is the last word of it, in brackets or not, and the sign of one currency alone', () => {
    for (const name of ['Amount (EUR)', 'Amount EUR', 'amount_eur', 'Amount [€]', 'Amount in EUR'])
      expect([name, onlyNamedCurrency(name), namedCurrency(name)?.base.toLowerCase()]).toEqual([
        name,
        'EUR',
        'amount',
      ]);
    for (const name of ['Amount', 'EUR', 'Amount All', 'Amount (£)', 'Amount (kEUR)', 'Neuro'])
      expect([name, onlyNamedCurrency(name)]).toEqual([name, null]);
    expect(namedCurrency('Amount (£)')?.currencies).toContain('GBP');
  });

  it('makes the column an amount in it; a currency column that says others is not about it', () => {
    const amount = { field: 'amount', currency: 'EUR' };
    expect(columnsOf(['deal_id', 'Betrag (EUR)'])).toEqual({
      deal_id: 'externalId',
      'Betrag (EUR)': amount,
    });
    expect(columnsOf(['deal_id', 'name EUR'])).toEqual({ deal_id: 'externalId' });
    const header = ['deal_id', 'Amount EUR', 'Currency'];
    expect(columnsOf(header, [['1', '5', 'EUR']])).toMatchObject({ Currency: 'currency' });
    expect(columnsOf(header, [['1', '5', 'USD']])).toEqual({
      deal_id: 'externalId',
      'Amount EUR': amount,
    });
  });

  it('goes into the book, though the recipe only says "amount"', (t) => {
    const w = work(t);
    const recipe = { entity: 'deals', source: 'crm', key: ['id'] } as const;
    const columns = { id: 'externalId', 'Amount (EUR)': 'amount' };
    const path = w.file('a.csv', 'id,Amount (EUR)\n1,5\n');
    const { warnings } = w.bring({ path, entity: 'deals', recipe: { ...recipe, columns } });
    expect(w.book.read.all('SELECT amount, currency FROM deal')).toEqual([
      { amount: 500, currency: 'EUR' },
    ]);
    expect(warnings.map(({ code }) => code)).not.toContain('currency');
  });
});

it('[S03.6] amounts whose currency cell is blank are the book’s own, and that is told', (t) => {
  const w = work(t);
  const columns = { id: 'externalId', size: 'amount', code: 'currency' };
  const recipe = { entity: 'deals', source: 'crm', key: ['id'], columns };
  const told = (text: string) =>
    w
      .plan({ path: w.file('a.csv', text), entity: 'deals', recipe })
      .warnings.filter(({ code }) => code === 'currency')
      .map(({ message }) => message);
  expect(told('id,size,code\n1,5,EUR\n2,6,\n')).toEqual([
    "Some amounts say no currency; they are taken as USD, the book's own.",
  ]);
  expect(told('id,size,code\n1,5,EUR\n2,,\n')).toEqual([]);
});

describe('[S03.6] a sign of several currencies is asked about', () => {
  const ask = (text: string, column: string) => ({
    column,
    question: `Which currency is "${text}" in "${column}" in?`,
    options: ['GBP', 'EGP', 'FKP', 'GIP', 'SHP'],
    setting: 'currency',
  });

  it('in the cell or in the column’s name, and the recipe remembers the answer', (t) => {
    const w = work(t);
    const base = { entity: 'deals', source: 'crm', key: ['id'] } as const;
    const input = (path: string, rule: object | string, column = 'size') => ({
      path,
      entity: 'deals' as const,
      recipe: { ...base, columns: { id: 'externalId', [column]: rule } },
    });
    const path = w.file('a.csv', 'id,size\n1,£5\n2,\n');
    const open = w.plan(input(path, 'amount'));
    expect(open.ask).toEqual([ask('£5', 'size')]);
    expect(open.guards.map(({ name }) => name)).toEqual(['rejected', 'ambiguous']);
    const named = w.file('b.csv', 'id,Size (£)\n1,5\n');
    expect(w.plan(input(named, 'amount', 'Size (£)')).ask).toEqual([ask('5', 'Size (£)')]);
    w.bring(input(path, { field: 'amount', currency: 'GBP' }));
    const next = w.file('c.csv', 'id,size\n1,£6\n2,£7\n');
    const later = w.plan({ path: next, entity: 'deals', source: 'crm' });
    expect(later.ask).toEqual([]);
    expect(later.counts).toMatchObject({ rejected: 0, changed: 2 });
  });
});

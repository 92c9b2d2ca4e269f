import { describe, expect, it } from 'vitest';
import { resolveKey } from '../../../src/main/partners/keys.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { type Work, work } from './work.ts';

type Columns = RecipeInput['columns'];

const deals = (columns: Columns): RecipeInput => ({
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', ...columns },
});

function run(w: Work, text: string, columns: Columns, accept: string[] = []) {
  const path = w.file('deals.csv', text);
  return w.bring({ path, entity: 'deals', recipe: deals(columns) }, accept);
}

function plan(w: Work, text: string, columns: Columns) {
  return w.plan({ path: w.file('deals.csv', text), entity: 'deals', recipe: deals(columns) });
}

const column = (w: Work, sql: string): unknown[] =>
  w.book.read
    .all<{ value: unknown }>(`SELECT ${sql} AS value FROM deal ORDER BY id`)
    .map(({ value }) => value);

const reasons = (result: { rejected: { line: number; reason: string }[] }) =>
  result.rejected.map(({ line, reason }) => `${line}: ${reason}`);

describe('a column is decided by all its rows', () => {
  it('[S03] one row that can be read in one order alone settles the others, and the recipe remembers', (t) => {
    const w = work(t);
    const text = 'id,on\n1,01/02/2020\n2,31/01/20\n3,\n4,n/a\n';
    const result = run(w, text, { on: 'closedOn' });
    expect(result.counts).toMatchObject({ new: 4, rejected: 0 });
    expect(column(w, 'closed_on')).toEqual(['2020-02-01', '2020-01-31', null, null]);
    const later = w.file('deals.csv', 'id,on\n1,01/02/2020\n2,31/01/2020\n3,\n4,\u2014\n');
    expect(w.plan({ path: later, entity: 'deals', source: 'crm' }).counts).toMatchObject({
      unchanged: 4,
    });
  });

  it('[S03] what two rows leave together settles a column that no row settles alone', (t) => {
    const w = work(t);
    const text = 'id,on\n1,20-12-31\n2,01-02-99\n';
    expect(plan(w, text.replace('2,01-02-99\n', ''), { on: 'closedOn' }).ask).toMatchObject([
      {
        question: 'Is "20-12-31" in "on" written day first or year first?',
        options: ['dd/MM/yyyy', 'yyyy-MM-dd'],
      },
    ]);
    run(w, text, { on: 'closedOn' });
    expect(column(w, 'closed_on')).toEqual(['2031-12-20', '1999-02-01']);
  });

  it('[S03] a dotted day that can only be month first is a slip where another is day first, else the column is asked about', (t) => {
    const w = work(t);
    const slip = plan(w, 'id,on\n1,31.01.2020\n2,01.31.2020\n3,02.03.2020\n', { on: 'closedOn' });
    expect(slip.ask).toEqual([]);
    expect(reasons(slip)).toEqual(['3: on: "01.31.2020" is not a date']);
    const text = 'id,on\n1,01.31.2020\n2,02.03.2020\n';
    expect(plan(w, text, { on: 'closedOn' }).ask).toMatchObject([
      { column: 'on', options: ['dd/MM/yyyy', 'MM/dd/yyyy'] },
    ]);
    run(w, text, { on: { field: 'closedOn', date: 'MM/dd/yyyy' } });
    expect(column(w, 'closed_on')).toEqual(['2020-01-31', '2020-02-03']);
  });

  it('[S03] two orders that are both proven settle nothing: the open rows stay out and a person is asked', (t) => {
    const w = work(t);
    const text = 'id,on\n1,31/01/2020\n2,01/31/2020\n3,01/02/2020\n';
    const result = plan(w, text, { on: 'closedOn' });
    expect(result.ask).toEqual([
      {
        column: 'on',
        question: 'Is "01/02/2020" in "on" written day first or month first?',
        options: ['dd/MM/yyyy', 'MM/dd/yyyy'],
        setting: 'date',
      },
    ]);
    expect(reasons(result)).toEqual(['4: on: "01/02/2020" can be read two ways']);
    expect(result.guards.map(({ name }) => name)).toEqual(['rejected', 'ambiguous']);
  });

  it('[S03] decimal signs alike: proven both ways, 1.234 stays out', (t) => {
    const w = work(t);
    const text = 'id;size\n1;1.234,50\n2;1,234.50\n3;1.234\n';
    const result = plan(w, text, { size: { field: 'amount', currency: 'EUR' } });
    expect(result.ask).toMatchObject([{ column: 'size', options: ['.', ','], setting: 'decimal' }]);
    expect(reasons(result)).toEqual(['4: size: "1.234" can be read two ways']);
  });

  it('[S03.5] a number in a date column is asked about even where all rows are numbers, and read once the recipe says', (t) => {
    const w = work(t);
    const text = 'id,on\n1,43831\n2,43832\n3,01/02/2020\n4,31/01/2020\n';
    const result = plan(w, text, { on: 'closedOn' });
    expect(result.ask).toMatchObject([
      { column: 'on', options: ['excel', 'excel1904'], setting: 'date' },
    ]);
    expect(result.counts).toMatchObject({ rejected: 2, new: 2 });
    run(w, text, { on: { field: 'closedOn', date: 'excel' } });
    expect(column(w, 'closed_on')).toEqual([
      '2020-01-01',
      '2020-01-02',
      '2020-02-01',
      '2020-01-31',
    ]);
    expect(
      w.plan({ path: w.file('deals.csv', text), entity: 'deals', source: 'crm' }).counts,
    ).toMatchObject({
      unchanged: 4,
    });
    const epoch = plan(w, 'id,on\n9,1577836800\n', { on: 'closedOn' });
    expect(epoch.ask).toMatchObject([{ options: ['unix'], setting: 'date' }]);
  });

  it('[S03.4] percentages from zero to one are asked about; one above settles them; a sign needs no settling', (t) => {
    const w = work(t);
    const asked = plan(w, 'id,p\n1,0.5\n2,0.25\n3,0\n4,80%\n', { p: 'probability' });
    expect(asked.ask).toMatchObject([{ options: ['whole', 'fraction'], setting: 'percent' }]);
    expect(asked.counts).toMatchObject({ rejected: 2, new: 2 });
    const settled = plan(w, 'id,p\n1,0.5\n2,75\n', { p: 'probability' });
    expect([settled.ask, settled.counts.rejected]).toEqual([[], 0]);
    run(w, 'id,p\n1,0.5\n2,0.07\n', { p: { field: 'probability', percent: 'fraction' } });
    expect(column(w, 'probability')).toEqual([50, 7]);
  });
});

describe('amounts and their currencies', () => {
  it('[S03.6] a mark that means one currency is a proof, row by row; $ is the dollar the file is in', (t) => {
    const w = work(t);
    run(w, 'id;size\n1;€ 5,50\n2;$6\n3;7 CHF\n4;8\n5;¥900\n', { size: 'amount' }, ['rejected']);
    expect(column(w, "external_id || ' ' || amount || ' ' || currency")).toEqual([
      '1 550 EUR',
      '2 600 USD',
      '3 700 CHF',
      '4 800 USD',
    ]);
    const codes = (text: string) =>
      plan(w, text, { size: 'amount' }).warnings.map(({ code }) => code);
    expect(codes('id,size\n1,5\n2,€5\n')).toContain('currency');
    expect(codes('id,size\n1,\n2,€5\n')).not.toContain('currency');
  });

  it('[S03.6] a mark that contradicts the currency column, or the recipe, refuses its row', (t) => {
    const w = work(t);
    const columns = { size: 'amount', code: 'currency' };
    const result = plan(w, 'id,size,code\n1,€5,USD\n2,$5,CAD\n3,€5,\n4,5,Euro\n5,,Euro\n', columns);
    expect(reasons(result)).toEqual([
      '2: size: "€5" is an amount in another currency than USD',
      '5: size: "Euro" is not a currency code',
      '6: code: "Euro" is not a currency code',
    ]);
    const said = plan(w, 'id,size\n1,€5\n', { size: { field: 'amount', currency: 'USD' } });
    expect(said.counts.rejected).toBe(1);
  });

  it('[S03.6] each amount has its own currency column; two currencies in one row are refused', (t) => {
    const w = work(t);
    const path = w.file(
      'quarters.csv',
      'p,q,rev,rev cur,goal,goal cur\nA,2020-Q1,5,JPY,6,JPY\nB,2020-Q1,5,EUR,6,USD\nC,2020-Q1,5.5,KWD,,USD\n',
    );
    const recipe: RecipeInput = {
      entity: 'quarters',
      source: 'crm',
      key: ['p', 'q'],
      columns: {
        p: 'partner',
        q: 'quarter',
        rev: { field: 'revenue', currencyColumn: 'rev cur' },
        goal: { field: 'target', currencyColumn: 'goal cur' },
      },
    };
    const result = w.bring({ path, entity: 'quarters', recipe }, ['rejected']);
    expect(reasons(result)).toEqual([
      "3: goal: the row's amounts are in EUR and in USD, and a record has one currency",
    ]);
    const rows = w.book.read.all('SELECT revenue, target, currency FROM quarter_fact ORDER BY id');
    expect(rows).toEqual([
      { revenue: 5, target: 6, currency: 'JPY' },
      { revenue: 5500, target: null, currency: 'KWD' },
    ]);
    expect(result.warnings.map(({ code }) => code)).not.toContain('currency');
    const wrong = {
      ...recipe,
      columns: { ...recipe.columns, rev: { field: 'revenue', currencyColumn: 'no' } },
    };
    expect(() => w.plan({ path, entity: 'quarters', recipe: wrong })).toThrow('no column "no"');
  });
});

it('[S03.6] a currency column of the amount and one of the record that differ refuse the row', (t) => {
  const columns: Columns = {
    size: { field: 'amount', currencyColumn: 'size cur' },
    cur: 'currency',
  };
  const text = 'id,size,size cur,cur\n1,5,EUR,USD\n2,5,EUR,EUR\n3,,EUR,USD\n4,5,EUR,\n';
  const w = work(t);
  const result = run(w, text, columns, ['rejected']);
  expect(reasons(result)).toEqual([
    "2: size: the row's amounts are in EUR and in USD, and a record has one currency",
  ]);
  expect(column(w, 'currency')).toEqual(['EUR', 'USD', 'EUR']);
});

describe('ids and texts', () => {
  it('[S03.8] ids stay text: leading zeros, 1E5, long numbers, and what ="…" holds', (t) => {
    const w = work(t);
    const text = 'id,note\n00123,a\n1E5,=1+1\n9007199254740993,@SUM\n"=""00777""","=""0042"""\n';
    const result = run(w, text, { note: 'name' });
    expect(column(w, 'external_id')).toEqual(['00123', '1E5', '9007199254740993', '00777']);
    expect(column(w, 'name')).toEqual(['a', '=1+1', '@SUM', '0042']);
    expect(result.warnings.filter(({ code }) => code === 'wrappedText')).toHaveLength(2);
    expect(plan(w, text.replace('"=""00777"""', '00777'), { note: 'name' }).counts).toMatchObject({
      unchanged: 4,
    });
  });

  it('[S03.8] ids that a spreadsheet has shortened are asked about', (t) => {
    const result = plan(work(t), 'id,on\n1.23E+15,\n123456789012345,\n', { on: 'closedOn' });
    expect(result.ask).toMatchObject([{ column: 'id', options: [] }]);
    expect(result.ask[0]?.question).toContain('"1.23E+15"');
    expect(result.guards.map(({ name }) => name)).toEqual(['ambiguous']);
  });

  it('[S03.8] a Salesforce file with ids of 15 and one with 18 characters are the same file; case tells two apart', (t) => {
    const w = work(t);
    const partners = (id: string) => ({
      path: w.file('accounts.csv', `Account ID,Account Name\n${id},Acme\n`),
      entity: 'partners' as const,
      recipe: {
        entity: 'partners',
        source: 'sf',
        key: ['Account ID'],
        columns: { 'Account ID': 'externalId', 'Account Name': 'name' },
      },
    });
    expect(w.bring(partners('0015000000Gv7qJ')).counts).toMatchObject({ new: 1 });
    expect(w.plan(partners('0015000000Gv7qJAAR')).counts).toMatchObject({ unchanged: 1 });
    expect(w.plan(partners('0015000000gv7qj')).counts).toMatchObject({ new: 1 });
    for (const key of ['sf:0015000000Gv7qJAAR', '0015000000Gv7qJAAR', '0015000000Gv7qJ'])
      expect(resolveKey(w.book.read, 'partners', key).id).toBe(1);
    const path = w.file('opps.csv', 'id,acc\n1,0015000000Gv7qJAAR\n');
    const recipe = { ...deals({ acc: 'partner' }), source: 'sf' };
    w.bring({ path, entity: 'deals', recipe });
    expect(column(w, 'partner_id IS NOT NULL')).toEqual([1]);
  });

  it('[S03.10] a list in another order is no change; [S03.9] a tick is yes or no', (t) => {
    const w = work(t);
    const columns: Columns = {
      tags: { field: 'custom.tags', list: ';' },
      key: { field: 'custom.key', yesNo: true },
    };
    run(w, 'id,tags,key\n1,b; a,TRUE\n2,,n/a\n', columns);
    expect(column(w, 'custom')).toEqual(['{"key":"yes","tags":"a; b"}', '{}']);
    expect(plan(w, 'id,tags,key\n1,a;b,ja\n2, ; ,\n', columns).counts).toMatchObject({
      unchanged: 2,
    });
    const wrong = plan(w, 'id,tags,key\n1,#REF!,maybe\n2,a,#N/A\n', columns);
    expect(reasons(wrong)).toEqual([
      '2: tags: "#REF!" is a spreadsheet error',
      '3: key: "#N/A" is a spreadsheet error',
    ]);
  });

  it('[S03.3] a failed formula rejects its row in any column, a custom and a closed one, too', (t) => {
    const text = 'id,stage,x\n1,#N/A,\n2,,#WERT!\n3,Won,########\n#REF!,Won,\n';
    const result = plan(work(t), text, { stage: 'stage' });
    expect(result.counts).toMatchObject({ rows: 4, rejected: 4 });
    expect(result.ask).toEqual([]);
  });

  it('[S03] stages are known in several languages, and a recipe’s values in any case', (t) => {
    const w = work(t);
    run(
      w,
      'id,stage\n1,Geschlossen Gewonnen\n2,Fermée perdue\n3,Negociación\n4,closed-won\n5,失注\n',
      { stage: 'stage' },
    );
    expect(column(w, 'stage')).toEqual(['won', 'lost', 'open', 'won', 'lost']);
    const mapped = plan(w, 'id,stage\n6,SIGNED \n7,closed\n', {
      stage: { field: 'stage', values: { Signed: 'won' } },
    });
    expect(mapped.ask.map(({ question }) => question)).toEqual([
      'What does "closed" in "stage" stand for?',
    ]);
  });
});

it('[S03] the same figures in another country’s spelling are no change', (t) => {
  const w = work(t);
  const columns: Columns = {
    on: 'closedOn',
    size: { field: 'amount', currency: 'EUR' },
    p: 'probability',
  };
  run(w, 'id,on,size,p\n1,2020-01-31,1234.5,80\n2,2020-02-01,-1000000,5.5\n', columns);
  const spellings = [
    'id;on;size;p\n1;31.01.2020;1.234,50 €;80 %\n2;01.02.2020;-1.000.000,00;5,5%\n',
    'id\ton\tsize\tp\n1\t31 janv. 2020\t1\u202f234,50\t80\n2\t1er février 2020\t(1\u00a0000\u00a0000,00)\t5,5\n',
    "id;on;size;p\n1;31.1.2020;EUR 1'234.50;80.0%\n2;1.2.2020;\u22121'000'000.\u2013;5.50\n",
    'id;on;size;p\n1;1/31/2020 12:00 AM;€1,234.50;80\n2;2/1/2020;1E+06-;5.5\n',
  ];
  for (const text of spellings)
    expect(plan(w, text, columns).counts, text).toMatchObject({ unchanged: 2 });
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { type Work, work } from './work.ts';

const recipe = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', stage: 'stage', amount: 'amount', closed: 'closedOn' },
} as const;

const planning = (w: Work, path: string, other: Record<string, unknown> = {}) =>
  failureOf(() => w.plan({ path, entity: 'deals', recipe, ...other })).data;

describe('bad input gets a plain sentence and a next step, and nothing is written', () => {
  const cases: [
    string,
    (w: Work) => { path: string; other?: Record<string, unknown> },
    Record<string, unknown>,
  ][] = [
    ['a missing file', (w) => ({ path: join(w.dir, 'none.csv') }), { code: 'NotFound' }],
    [
      'an empty file',
      (w) => ({ path: w.file('a.csv', '') }),
      { code: 'BadInput', reason: 'Empty' },
    ],
    [
      'blank lines alone',
      (w) => ({ path: w.file('a.csv', '\n\n  \n') }),
      { code: 'BadInput', reason: 'Empty' },
    ],
    [
      'a folder',
      (w) => {
        const path = join(w.dir, 'folder.csv');
        mkdirSync(path);
        return { path };
      },
      { code: 'BadInput', reason: 'NotCsv' },
    ],
    [
      'bytes that are no text',
      (w) => ({ path: w.file('a.csv', Buffer.from([105, 100, 44, 0, 1, 2, 10])) }),
      { code: 'BadInput', reason: 'NotCsv' },
    ],
    [
      'a workbook called .csv',
      (w) => ({ path: w.file('a.csv', Buffer.from('PK\u0003\u0004rest')) }),
      { code: 'BadInput', reason: 'NotCsv' },
    ],
    [
      'a login page called .csv',
      (w) => ({ path: w.file('a.csv', '<!DOCTYPE html><html></html>') }),
      { code: 'BadInput', reason: 'NotCsv' },
    ],
    [
      'a header with a byte that is no character',
      (w) => ({
        path: w.file('a.csv', Buffer.from('id,caf\xff,amount,closed\n1,2,3,4\n', 'latin1')),
      }),
      { code: 'BadInput', reason: 'Encoding' },
    ],
    [
      'more than 2,000 columns',
      (w) => ({
        path: w.file('a.csv', `${Array.from({ length: 2001 }, (_, i) => `c${i}`).join(',')}\n`),
      }),
      { code: 'BadInput', reason: 'TooManyColumns' },
    ],
    [
      'an unknown column in the recipe',
      (w) => ({ path: w.file('a.csv', 'id,stage,amounts,closed\n1,won,5,2020-01-01\n') }),
      {
        code: 'BadInput',
        reason: 'UnknownColumn',
        field: 'columns.amount',
        hint: expect.stringContaining('"amounts"'),
      },
    ],
    [
      'the wrong delimiter',
      (w) => ({
        path: w.file('a.csv', 'id,stage,amount,closed\n1,won,5,2020-01-01\n'),
        other: { delimiter: ';' },
      }),
      { code: 'BadInput', reason: 'UnknownColumn' },
    ],
    [
      'an unknown field',
      (w) => ({
        path: w.file('a.csv', 'id,stage\n1,won\n'),
        other: { recipe: { ...recipe, columns: { id: 'externalID' } } },
      }),
      { code: 'BadInput', reason: 'UnknownField', hint: expect.stringContaining('"externalId"') },
    ],
    [
      'two columns for one field',
      (w) => ({
        path: w.file('a.csv', 'id,a,b\n1,2,3\n'),
        other: { recipe: { ...recipe, columns: { a: 'amount', b: 'amount' } } },
      }),
      { code: 'BadInput', reason: 'FieldTwice' },
    ],
    [
      'a recipe that is none',
      (w) => ({
        path: w.file('a.csv', 'id\n1\n'),
        other: { recipe: { entity: 'deals', key: 'id' } },
      }),
      { code: 'BadInput', reason: 'Recipe' },
    ],
    [
      'no header and no recipe',
      (w) => ({
        path: w.file('a.csv', '1,2020-01-01,5.00\n2,2020-01-02,6.00\n'),
        other: { recipe: undefined },
      }),
      { code: 'BadInput', reason: 'NoHeader' },
    ],
    [
      'a column that partners need',
      (w) => ({
        path: w.file('a.csv', 'id\n1\n'),
        other: {
          entity: 'partners',
          recipe: { entity: 'partners', source: 'crm', key: ['id'], columns: { id: 'externalId' } },
        },
      }),
      { code: 'BadInput', reason: 'MissingField', field: 'name' },
    ],
  ];

  for (const [name, make, expected] of cases)
    it(name, (t) => {
      const w = work(t);
      const before = w.hash();
      const { path, other } = make(w);
      const data = planning(w, path, other);
      expect(data).toMatchObject(expected);
      expect(data.hint).not.toBe('');
      expect(data.message).toMatch(/[.?]$/);
      expect(w.hash()).toBe(before);
    });

  it('a header alone brings no rows, and says so', (t) => {
    const w = work(t);
    const result = w.bring({
      path: w.file('a.csv', 'id,stage,amount,closed\n'),
      entity: 'deals',
      recipe,
    });
    expect(result.counts.rows).toBe(0);
    expect(result.warnings.map(({ code }) => code)).toContain('noRows');
  });

  it('a cell that is too large rejects its row, by line', (t) => {
    const w = work(t);
    const path = w.file(
      'a.csv',
      `id,stage,amount,closed\n1,won,5,2020-01-01\n${'x'.repeat(300)},won,5,2020-01-01\n`,
    );
    const result = w.plan({ path, entity: 'deals', recipe });
    expect(result.rejected).toEqual([
      { line: 3, reason: 'id: The cell has 300 characters, 200 at most' },
    ]);
    expect(result.counts).toMatchObject({ rows: 2, rejected: 1, new: 1 });
  });

  it('ragged rows, blank lines and bad values are listed with line and reason', (t) => {
    const w = work(t);
    const text =
      'id,stage,amount,closed\n\n1,won,5\n2,won,five,2020-01-01\n,,,\n3,won,5,2020-02-30\n4,won,5,2020-01-01,x\n,won,1,\n5,won,5,2020-01-01\n';
    const path = w.file('a.csv', text);
    expect(inspectFile(path)).toMatchObject({
      rowCount: 7,
      dropped: [{ line: 2, reason: 'Blank line' }],
      rejected: [
        { line: 3, reason: 'The row has 3 cells, the header has 4' },
        { line: 7, reason: 'The row has 5 cells, the header has 4' },
      ],
    });
    const result = w.plan({ path, entity: 'deals', recipe });
    expect(result.rejected.map(({ line }) => line)).toEqual([3, 4, 6, 7, 8]);
    expect(result.rejected[1]?.reason).toBe('amount: "five" is not an amount');
    expect(result.counts).toMatchObject({ rows: 6, rejected: 5, new: 1 });
    expect(result.guards.map(({ name }) => name)).toEqual(['rejected']);
    const before = w.hash();
    expect(failureOf(() => w.bring({ path, entity: 'deals', recipe })).data).toMatchObject({
      code: 'GuardStopped',
      guards: [
        {
          name: 'rejected',
          message: "5 rows can't be read and would be left out.",
        },
      ],
    });
    expect(w.hash()).toBe(before);
    expect(w.bring({ path, entity: 'deals', recipe }, ['rejected']).applied).toBe(true);
    expect(
      w.book.read.all('SELECT line, raw FROM import_reject WHERE line > 0 ORDER BY line')[1],
    ).toEqual({
      line: 4,
      raw: '2,won,five,2020-01-01',
    });
  });
});

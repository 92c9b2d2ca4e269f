import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { type Work, work } from './work.ts';
import { type BookSpec, behindCover, type Cell, xlsx, xlsxParts, zipped } from './xlsx-file.ts';

const every = Number.POSITIVE_INFINITY;
const read = (path: string, sheet?: string) => inspectFile(path, { rows: every, sheet });

const refusalOf = (run: () => unknown) => failureOf(run).data;

const table = (...rows: readonly Cell[][]): BookSpec => ({ sheets: [{ name: 'Data', rows }] });

describe('a workbook is read as the CSV it would be saved as', () => {
  it('texts of every kind', (t) => {
    const path = work(t).file(
      'a.xlsx',
      xlsx({
        strings: [
          '<t>id</t>',
          '<r><rPr><b/></rPr><t xml:space="preserve">Mül</t></r><r><t>ler &amp; Co</t></r><rPh><t>phonetic</t></rPh>',
          '<t>two_x000D_\nlines</t>',
        ],
        sheets: [
          {
            name: 'Data',
            rows: [
              [{ t: 's', v: 0 }, 'name', { t: 'str', v: 'note', f: 'A1' }],
              ['007', { t: 's', v: 1 }, { t: 's', v: 2 }],
              [' pad ', { t: 'str', f: '""', v: '' }, '1E5'],
            ],
          },
        ],
      }),
    );
    expect(read(path)).toMatchObject({
      encoding: 'xlsx',
      bom: false,
      delimiter: ',',
      header: ['id', 'name', 'note'],
      rows: [
        ['007', 'Müller & Co', 'two\r\nlines'],
        [' pad ', '', '1E5'],
      ],
      sheet: { name: 'Data', filled: ['Data'] },
    });
  });

  const formats: [string, number | string, string | number, string][] = [
    ['a whole number', 0, 42, '42'],
    ['noise of binary fractions', 0, '0.30000000000000004', '0.3'],
    ['an amount', '#,##0.00 "EUR"', '1234.5599999999999', '1234.56'],
    ['an exponent', 0, '1.5E-7', '0.00000015'],
    ['a large exponent', 0, '1.25E+20', '125000000000000000000'],
    ['digits of an id', 0, '123456789012345678', '123456789012345678'],
    ['leading zeros', '00000', 1234, '01234'],
    ['percent', 9, '0.07', '7%'],
    ['percent with a fraction', '0.0%', '0.125', '12.5%'],
    ['a date', 14, 43831, '2020-01-01'],
    ['a date of its own format', 'dd\\.mm\\.yyyy', 43889, '2020-02-28'],
    ['a leap day', 'yyyy-mm-dd', 43890, '2020-02-29'],
    ['a month', 'mmm', 43831, '2020-01-01'],
    ['a localized date', '[$-409]d-mmm-yy;@', 43831, '2020-01-01'],
    ['a date and time', 22, '43831.5', '2020-01-01 12:00:00'],
    ['a date and time at midnight', 'yyyy-mm-dd hh:mm', 43831, '2020-01-01'],
    ['a second before midnight', 22, '43831.99999', '2020-01-01 23:59:59'],
    ['a time', 'h:mm AM/PM', '0.75', '18:00:00'],
    ['a duration', '[h]:mm', '1.25', '30:00:00'],
    ['the first day', 14, 1, '1900-01-01'],
    ['the last day before the gap', 14, 59, '1900-02-28'],
    ['the day that never was', 14, 60, '1900-02-29'],
    ['the day after it', 14, 61, '1900-03-01'],
    ['words that look like dates', '"day" 0', 5, '5'],
    ['a color is no hour', '[Red]0.00', '2.5', '2.5'],
    ['a negative date is a number', 14, -3, '-3'],
  ];
  for (const [name, format, value, text] of formats)
    it(name, (t) => {
      const path = work(t).file(
        'a.xlsx',
        xlsx({
          formats: [0, format],
          sheets: [
            {
              name: 'S',
              rows: [
                ['id', 'n'],
                ['x', { s: 1, v: value }],
              ],
            },
          ],
        }),
      );
      expect(read(path).rows).toEqual([['x', text]]);
    });

  it('dates since 1904', (t) => {
    const path = work(t).file(
      'a.xlsx',
      xlsx({
        since1904: true,
        formats: [14],
        sheets: [
          {
            name: 'S',
            rows: [
              ['id', 'on'],
              ['x', { s: 0, v: 42369 }],
              ['y', { s: 0, v: 0 }],
            ],
          },
        ],
      }),
    );
    expect(read(path).rows).toEqual([
      ['x', '2020-01-01'],
      ['y', '1904-01-01'],
    ]);
  });

  it('yes and no, errors, dates as text, formulas that were never calculated', (t) => {
    const path = work(t).file(
      'a.xlsx',
      xlsx(
        table(
          ['id', 'a', 'b', 'c', 'd'],
          [
            'x',
            { t: 'b', v: 1 },
            { t: 'e', v: '#N/A' },
            { t: 'd', v: '2020-01-01T00:00:00Z' },
            { f: 'SUM(A1:A2)' },
          ],
          [
            'y',
            { t: 'b', v: 0 },
            { t: 'e', v: '#DIV/0!' },
            { t: 'd', v: '2020-01-01T09:30:00' },
            { f: '1+1', v: 2 },
          ],
        ),
      ),
    );
    expect(read(path).rows).toEqual([
      ['x', 'TRUE', '#N/A', '2020-01-01', '=SUM(A1:A2)'],
      ['y', 'FALSE', '#DIV/0!', '2020-01-01 09:30:00', '2'],
    ]);
  });

  it('cells left out are empty, and lines are the sheet’s own', (t) => {
    const path = work(t).file(
      'a.xlsx',
      xlsx({
        sheets: [
          {
            name: 'S',
            rows: [
              ['id', 'a', 'b'],
              ['1', null, 'x'],
              null,
              [],
              ['2'],
              ['3', 'y', 'z', null],
              null,
            ],
            after: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
          },
        ],
      }),
    );
    const found = read(path);
    expect(found.rows).toEqual([
      ['1', '', 'x'],
      ['2', '', ''],
      ['3', 'y', 'z'],
    ]);
    expect(found.dropped).toEqual([
      { line: 3, reason: 'Blank line' },
      { line: 4, reason: 'Blank line' },
    ]);
  });

  it('a wide sheet of many rows, wherever its pieces are cut', (t) => {
    const rows = Array.from({ length: 4000 }, (_, r) =>
      Array.from({ length: r === 3999 ? 40 : 1 + (r % 30) }, (_cell, c) => `${r} ${c}`),
    );
    const header = Array.from({ length: 38 }, (_, c) => `column ${c}`);
    const path = work(t).file('a.xlsx', xlsx({ sheets: [{ name: 'S', rows: [header, ...rows] }] }));
    const found = inspectFile(path, { rows: every, questions: false });
    expect(found.header).toHaveLength(40);
    expect(found.rows?.map((cells) => cells.filter((cell) => cell !== ''))).toEqual(rows);
  });

  it('elements with a prefix, and no numbers at rows and cells', (t) => {
    const spec = table(['id', 'a'], ['1', 'x']);
    const w = work(t);
    expect(read(w.file('a.xlsx', xlsx({ ...spec, prefix: 'x' }))).rows).toEqual([['1', 'x']]);
    const parts = xlsxParts(spec);
    const bare = Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [name, xml.replace(/ r="[A-Z]*\d+"/g, '')]),
    );
    expect(read(w.file('b.xlsx', zipped(bare, 0))).rows).toEqual([['1', 'x']]);
  });
});

const many: BookSpec = {
  sheets: [...behindCover, { name: 'Notes', rows: [['id'], ['n1']] }],
};

describe('which sheet', () => {
  it('the first one that can be seen and holds anything; the others are named', (t) => {
    const found = read(work(t).file('a.xlsx', xlsx(many)));
    expect(found.sheet).toEqual({ name: 'Deals', filled: ['Secret', 'Deals', 'Notes'] });
    expect(found.warnings).toContainEqual({
      code: 'sheets',
      message: 'a.xlsx has several filled sheets; "Deals" is read, and "Secret", "Notes" are not.',
    });
  });

  it('a workbook under the name of a text file is refused by name', (t) => {
    const w = work(t);
    for (const name of ['deals.csv', 'deals.TSV', 'deals.txt'])
      expect(refusalOf(() => read(w.file(name, xlsx(many))))).toMatchObject({
        reason: 'NotCsv',
        message: `${name} is an Excel workbook (.xlsx), not a CSV file.`,
      });
    expect(read(w.file('deals', xlsx(many))).sheet?.name).toBe('Deals');
  });

  it('the one that is said, whatever its case', (t) => {
    const path = work(t).file('a.xlsx', xlsx(many));
    expect(read(path, 'notes')).toMatchObject({ header: ['id'], rows: [['n1']] });
    expect(refusalOf(() => read(path, 'Sheet9'))).toMatchObject({
      code: 'BadInput',
      reason: 'Sheet',
      message: 'a.xlsx has no sheet "Sheet9".',
      hint: 'Its sheets are: "Cover", "Secret", "Deals", "Notes".',
    });
  });

  it('a source remembers a sheet that was said', (t) => {
    const w = work(t);
    const input = { entity: 'partners', source: 'crm', key: ['id'] } as const;
    const book = (name: string): BookSpec => ({
      sheets: [
        { name: 'Cover', rows: [['Report'], ['text']] },
        {
          name: 'Partners',
          rows: [
            ['id', 'name'],
            ['1', name],
          ],
        },
      ],
    });
    const first = w.bring({
      ...input,
      path: w.file('a.xlsx', xlsx(book('Acme'))),
      sheet: 'Partners',
    });
    expect(first.recipe.sheet).toBe('Partners');
    const next = w.bring({ ...input, path: w.file('b.xlsx', xlsx(book('Acme AG'))) });
    expect(next.counts).toMatchObject({ rows: 1, changed: 1 });
  });
});

describe('a workbook goes the way every file goes', () => {
  const input = (w: Work, bytes: Buffer) =>
    ({
      path: w.file('deals.xlsx', bytes),
      entity: 'deals',
      recipe: {
        entity: 'deals',
        source: 'crm',
        key: ['id'],
        columns: {
          id: 'externalId',
          stage: 'stage',
          amount: { field: 'amount', currency: 'USD' },
          closed: 'closedOn',
        },
      },
    }) as const;
  const book = (amount: number, error: Cell = '5'): BookSpec => ({
    formats: [0, 14],
    sheets: [
      {
        name: 'Deals',
        rows: [
          ['id', 'stage', 'amount', 'closed'],
          ['d1', 'won', amount, { s: 1, v: 43831 }],
          ['d2', 'won', error, { s: 1, v: 43832 }],
        ],
      },
    ],
  });

  it('import, the same again, a change, and back', (t) => {
    const w = work(t);
    const before = w.hash();
    const first = w.bring(input(w, xlsx(book(12.5))));
    expect(first.counts).toMatchObject({ rows: 2, new: 2, rejected: 0 });
    expect(
      w.book.read.all(
        'SELECT external_id AS id, amount, closed_on AS closed FROM deal ORDER BY id',
      ),
    ).toEqual([
      { id: 'd1', amount: 1250, closed: '2020-01-01' },
      { id: 'd2', amount: 500, closed: '2020-01-02' },
    ]);
    expect(w.plan(input(w, xlsx(book(12.5)))).counts).toMatchObject({ unchanged: 2 });
    const second = w.bring(input(w, xlsx(book(13))));
    expect(second.counts).toMatchObject({ changed: 1, unchanged: 1 });
    w.undo(second.import ?? '');
    w.undo(first.import ?? '');
    expect(w.hash()).toBe(before);
  });

  it('a cell that holds an error rejects its row by the sheet’s line', (t) => {
    const w = work(t);
    const result = w.plan(input(w, xlsx(book(1, { t: 'e', v: '#REF!' }))));
    expect(result.rejected).toHaveLength(1);
    expect(result.rejected[0]?.line).toBe(3);
    expect(result.counts).toMatchObject({ rows: 2, rejected: 1, new: 1 });
  });

  it('a file that changed under its plan stops it', (t) => {
    const w = work(t);
    const wish = input(w, xlsx(book(1)));
    const { planHash } = w.plan(wish);
    expect(w.plan(wish).planHash).toBe(planHash);
    w.file('deals.xlsx', xlsx(book(2)));
    expect(w.plan(wish).planHash).not.toBe(planHash);
  });
});

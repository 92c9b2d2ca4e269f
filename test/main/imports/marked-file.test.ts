import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectsCsv } from '../../../src/main/imports/apply/rejects-csv.ts';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { asExported, harmless } from '../../../src/main/imports/read/marked-file.ts';
import { importRejects } from '../../../src/main/imports/recipes/sources.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { lawRuns, lawTimeout } from './laws/runs.ts';
import { withWork } from './laws/world.ts';
import { work } from './work.ts';

const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", "''", "'="];
const blanks = ['', ' ', '\u00a0', '\u3000', '\u200b', '\ufeff', '  \t'];
const words = [
  '1+1',
  'cmd|x',
  'SUM(A1)',
  'A1',
  'DDE("x")',
  '5',
  '1,200.50',
  '',
  'plain',
  '12%',
  '"q"',
];
const naughty = fc
  .tuple(fc.constantFrom(...blanks), fc.constantFrom('', ...signs), fc.constantFrom(...words))
  .map((parts) => parts.join(''));
const cell = fc.oneof(
  naughty,
  naughty,
  fc.string({ maxLength: 8 }),
  fc.constantFrom('-5', '+1.50', '-1,200', '-$5.00', '1E5', '-2e3'),
);

const numeric = /^[-+]?\$?\d[\d.,]*(?:[eE]\d+)?%?$/;
/** What Excel, Sheets or Calc may run when a file is opened. */
const runs = /^[\s\u200b\ufeff\u3000]*[=+\-@＝＋－＠]/;

describe('cells of our exports', () => {
  it('leave nothing live, keep numbers, and come back as they were', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const out = harmless(text);
        if (numeric.test(text)) expect(out).toBe(text);
        else if (runs.test(text) || /^[\t\r\n]/.test(text)) expect(out).toBe(`'${text}`);
        if (text.startsWith("'")) expect(out).toBe(`'${text}`);
        expect(asExported(out)).toBe(text);
      }),
      { ...lawRuns, numRuns: 2000 },
    );
  });

  it(
    'through the file and the importer are what they were',
    () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (rows) =>
          withWork((w) => {
            const rejects = rows.map(([a, b], at) => ({
              ...{ line: at + 2, reason: '=no' },
              raw: `k${at},${[a, b].map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}`,
            }));
            const path = w.file('left.csv', rejectsCsv(['id', 'first', '=second'], rejects));
            const found = inspectFile(path, { rows: 100 });
            expect(found.header).toEqual(['id', 'first', '=second']);
            expect(found.rows).toEqual(rows.map(([a, b], at) => [`k${at}`, a, b]));
          }),
        ),
        lawRuns,
      );
    },
    lawTimeout,
  );
});

const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name', amount: 'amount' },
};
const start = 'id,name,amount,note\n1,Alpha,5,a\n2,Beta,6,b\n3,=Gamma,many,"\'c"\n4,Delta,more,d\n';

describe('the rows an import left out', () => {
  it('keep their own header, and are imported once mended; the others have not vanished', (t) => {
    const w = work(t);
    const input = { path: w.file('deals.csv', start), entity: 'deals', recipe } as const;
    const { import: id } = w.bring(input, ['rejected']);
    const { header, rejects } = importRejects(w.book.read, id ?? '');
    const text = rejectsCsv(header, rejects);
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFLine (Quarterdeck),Reason (Quarterdeck),id,name,amount,note',
      expect.stringMatching(/^4,.*many.*,3,'=Gamma,many,''c$/),
    ]);
    const mended = text.replace(',many,', ',7,').replace(',more,', ',8,');
    const path = w.file('deals - not imported.csv', mended);
    const planned = w.plan({ path, entity: 'deals', source: 'crm' });
    expect(planned.guards).toEqual([]);
    expect(planned.warnings.map(({ code }) => code)).toContain('partial');
    expect(planned.counts).toMatchObject({ rows: 2, new: 2, vanished: 0, rejected: 0 });
    w.bring({ path, entity: 'deals', source: 'crm' });
    expect(w.book.read.all('SELECT name, amount, custom FROM deal WHERE id > 2')).toEqual([
      { name: '=Gamma', amount: 700, custom: '{"crm.note":"\'c"}' },
      { name: 'Delta', amount: 800, custom: '{"crm.note":"d"}' },
    ]);
    const whole = start.replace('many', '7').replace('more', '8');
    const again = w.bring({ ...input, path: w.file('whole.csv', whole) });
    expect(again.counts).toMatchObject({ unchanged: 4, vanished: 0 });
  });

  it('of an import that is not there are asked for in vain', (t) => {
    expect(() => importRejects(work(t).book.read, 'nothing')).toThrow('no such import');
  });

  it('quotes of other files stay', (t) => {
    const w = work(t);
    const path = w.file('deals.csv', "Line,Reason,id\n1,'=x,''y\n");
    expect(inspectFile(path, { rows: 5 })).toMatchObject({
      ...{ header: ['Line', 'Reason', 'id'], rows: [['1', "'=x", "''y"]] },
    });
  });
});

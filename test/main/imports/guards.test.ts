import { describe, expect, it } from 'vitest';
import { salesforceChecksum } from '../../../src/shared/book/key.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { type Work, work } from './work.ts';

const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', stage: 'stage', amount: 'amount', closed: 'closedOn' },
};
const header = 'id,stage,amount,closed\n';

const input = (w: Work, text: string, asOf?: string) => ({
  path: w.file('deals.csv', text),
  entity: 'deals' as const,
  recipe,
  asOf,
});
const names = (w: Work, text: string, asOf?: string) =>
  w.plan(input(w, text, asOf)).guards.map(({ name }) => name);

const rows = (ids: readonly number[], stage = 'Open') =>
  ids.map((id) => `K${id},${stage},1.00,\n`).join('');

describe('guards stop, and are passed by name', () => {
  it('gone: more than a third of the source’s rows vanished', (t) => {
    const w = work(t);
    w.bring(input(w, header + rows([1, 2, 3, 4, 5, 6])));
    expect(names(w, header + rows([1, 2, 3, 4]))).toEqual([]);
    expect(names(w, header + rows([1, 2, 3]))).toEqual(['gone']);
    const before = w.hash();
    expect(() => w.bring(input(w, header + rows([1, 2, 3])))).toThrow(Failure);
    expect(w.hash()).toBe(before);
    expect(w.bring(input(w, header + rows([1, 2, 3])), ['gone']).counts.vanished).toBe(3);
  });

  it('duplicates: one key twice with other values; identical rows are only repeated', (t) => {
    const w = work(t);
    expect(names(w, `${header}A,Open,1,\nA,Open,1.00,\n`)).toEqual([]);
    const plan = w.plan(input(w, `${header}A,Open,1,\nA,Open,2,\n`));
    expect(plan.guards.map(({ name }) => name)).toEqual(['duplicates']);
    expect(plan.rejected).toEqual([
      { line: 3, reason: 'The key A stands on line 2 with other values' },
    ]);
    expect(plan.counts).toMatchObject({ rows: 2, rejected: 1, new: 1 });
    w.bring(input(w, `${header}A,Open,1,\n`));
    expect(names(w, `${header}A,Open,1,\nA,Open,2,\n`)).toEqual(['duplicates']);
    expect(w.plan(input(w, `${header}A,Open,1,\nA,Open,1,\n`)).counts).toMatchObject({
      repeated: 1,
      unchanged: 1,
    });
  });

  it('nearKeys: keys that differ by case or blanks alone', (t) => {
    const w = work(t);
    expect(names(w, `${header}A1,Open,1,\na1,Open,1,\n`)).toEqual(['nearKeys']);
    w.bring(input(w, `${header}A1,Open,1,\n`));
    expect(names(w, `${header}A1 ,Open,1,\nA1,Open,1,\n`)).toEqual(['nearKeys']);
    expect(
      names(w, `${header}A1,Open,1,\n0061x00000AbCdE,Open,1,\n0061x00000AbCde,Open,1,\n`),
    ).toEqual([]);
  });

  it('cut: the last row is short; an unclosed quote is never passed', (t) => {
    const w = work(t);
    expect(names(w, `${header}A,Open,1,\nB,Op`)).toEqual(['rejected', 'cut']);
    expect(names(w, `${header}A,Op\nB,Open,1,\n`)).toEqual(['rejected']);
    const unclosed = input(w, `${header}A,Open,1,\nB,"Open,1,\nC,Open,1,\n`);
    expect(w.plan(unclosed).guards.map(({ name }) => name)).toEqual(['rejected', 'cut']);
    expect(() => w.bring(unclosed, ['rejected', 'cut'])).toThrow(/never closed/);
    const { hint } = failureOf(() => w.bring(unclosed, ['rejected', 'cut'])).data;
    expect(hint).toBe('Mend the file, or export it again: no choice passes this one.');
  });

  it('ambiguous: an unknown value of a closed field stays unknown, its own words are kept', (t) => {
    const w = work(t);
    const text = `${header}A,Stuck,1,\nB,Closed Won,1,\n`;
    const plan = w.plan(input(w, text));
    expect(plan.guards).toEqual([
      expect.objectContaining({ name: 'ambiguous', evidence: ['stage: "Stuck" (1 row)'] }),
    ]);
    expect(plan.ask).toEqual([
      expect.objectContaining({
        column: 'stage',
        question: 'What does "Stuck" in "stage" stand for?',
        options: ['open', 'won', 'lost'],
      }),
    ]);
    w.bring(input(w, text), ['ambiguous']);
    expect(w.book.read.all('SELECT stage, stage_text FROM deal ORDER BY id')).toEqual([
      { stage: null, stage_text: 'Stuck' },
      { stage: 'won', stage_text: 'Closed Won' },
    ]);
  });

  it('[S03] ambiguous: a date or number that reads two ways is settled by another row, the recipe, or a person', (t) => {
    const w = work(t);
    const settled = w.plan(
      input(w, `${header}A,Won,1.234,01/02/2020\nB,Won,"1.234,50",31/12/2020\n`),
    );
    expect(settled.guards).toEqual([]);
    w.bring(input(w, `${header}A,Won,1.234,01/02/2020\nB,Won,"1.234,50",31/12/2020\n`));
    expect(w.book.read.all('SELECT amount, closed_on FROM deal ORDER BY id')).toEqual([
      { amount: 123400, closed_on: '2020-02-01' },
      { amount: 123450, closed_on: '2020-12-31' },
    ]);
    const open = work(t).plan(input(w, `${header}A,Won,1.234,01/02/2020\n`));
    expect(open.guards.map(({ name }) => name)).toEqual(['rejected', 'ambiguous']);
    expect(open.ask.map(({ column, options }) => [column, options])).toEqual([
      ['amount', ['.', ',']],
      ['closed', ['dd/MM/yyyy', 'MM/dd/yyyy']],
    ]);
    const said: RecipeInput = {
      ...recipe,
      columns: {
        ...recipe.columns,
        amount: { field: 'amount', decimal: '.' },
        closed: { field: 'closedOn', date: 'MM/dd/yyyy' },
      },
    };
    expect(
      work(t).plan({ ...input(w, `${header}A,Won,1.234,01/02/2020\n`), recipe: said }).guards,
    ).toEqual([]);
  });

  it('older: dates go back, or more deals reopen than close', (t) => {
    const w = work(t);
    w.bring(input(w, header + rows([1, 2, 3]), '2020-02-15'));
    expect(names(w, header + rows([1, 2, 3]), '2020-01-15')).toEqual(['older']);
    expect(names(w, header + rows([1, 2, 3]), '2020-03-15')).toEqual([]);
    w.bring(input(w, header + rows([1, 2, 3], 'Won'), '2020-04-15'));
    expect(names(w, header + rows([1, 2, 3]))).toEqual(['older']);
  });

  it('older by content: nothing is new, and just the newest rows are missing', (t) => {
    const w = work(t);
    const closed = (days: readonly number[]) =>
      days.map((day) => `K${day},Won,1.00,2020-03-${String(day).padStart(2, '0')}\n`).join('');
    w.bring(input(w, header + closed([11, 12, 13, 14, 15, 16, 17])));
    const plan = w.plan(input(w, header + closed([11, 12, 13, 14, 15])));
    expect(plan.guards).toEqual([
      {
        name: 'older',
        message:
          'The file ends with 2020-03-15 and lacks the 2 newest rows of this source: this may be an older export.',
        evidence: ['K16', 'K17'],
      },
    ]);
    expect(names(w, header + closed([11, 12, 14, 15, 16, 17]))).toEqual([]);
    expect(names(w, header + closed([11, 12, 13, 16, 17]))).toEqual([]);
    expect(names(w, header + closed([11, 12, 13, 14, 15, 18]))).toEqual([]);
  });

  it('gone: all of it, also where the file has no row at all; not at a first import', (t) => {
    const w = work(t);
    expect(names(w, header)).toEqual([]);
    w.bring(input(w, header + rows([1])));
    const message = (text: string) => w.plan(input(w, text)).guards.map((guard) => guard.message);
    expect(message(header)).toEqual(['The only row this source had is missing from the file.']);
    w.bring(input(w, header + rows([1, 2, 3])));
    expect(message(header)).toEqual(['All 3 rows this source had are missing from the file.']);
    expect(message(header + rows([1]))).toEqual([
      '2 of the 3 rows this source had are missing from the file.',
    ]);
  });

  it('nearKeys: Unicode form and characters of no width; a person’s word answers it', (t) => {
    const w = work(t);
    w.bring(input(w, `${header}Caf\u00e9-1,Open,1,\n`));
    const near = `${header}Caf\u00e9-1,Open,1,\nCafe\u0301-1,Open,1,\nCaf\u200b\u00e9-1,Open,1,\n`;
    expect(names(w, near)).toEqual(['nearKeys']);
    const answers = ['Cafe\u0301-1', 'Caf\u200b\u00e9-1'].map((key) => ({
      key,
      record: null,
      same: false,
    }));
    expect(w.plan({ ...input(w, near), answers }).guards).toEqual([]);
  });

  it('nearKeys: a Salesforce id of 15 characters and its 18 are one key, no near ones', (t) => {
    const w = work(t);
    w.bring(input(w, `${header}0061x00000AbCdE,Open,1,\n`));
    const long = `0061x00000AbCdE${salesforceChecksum('0061x00000AbCdE')}`;
    const plan = w.plan(input(w, `${header}${long},Open,1,\n`));
    expect(plan.guards).toEqual([]);
    expect(plan.counts).toMatchObject({ new: 0, vanished: 0 });
  });

  it('the same file again is a no-op, and says so', (t) => {
    const w = work(t);
    const month = input(w, header + rows([1, 2]));
    expect(w.bring(month).warnings.map(({ code }) => code)).not.toContain('sameFile');
    const hash = w.hash();
    const again = w.bring(month);
    expect(again.warnings).toContainEqual({
      code: 'sameFile',
      message: expect.stringMatching(
        /^This very file was imported before \(deals\.csv, .*nothing to change\.$/,
      ),
    });
    expect(w.hash()).toBe(hash);
    w.bring(input(w, header + rows([1, 2, 3])));
    expect(
      w
        .plan({ ...month, path: w.file('old.csv', header + rows([1, 2])) })
        .warnings.map(({ code }) => code),
    ).not.toContain('sameFile');
  });
});

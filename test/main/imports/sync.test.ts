import { describe, expect, it } from 'vitest';
import { undoChange } from '../../../src/main/book/undo.ts';
import { redoImport } from '../../../src/main/imports/apply/undo.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { setFields } from './edits.ts';
import { type Work, work } from './work.ts';

const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name', stage: 'stage', amount: 'amount', owner: 'owner' },
};
const header = 'id,name,stage,amount,owner,note\n';
const month1 = `${header}1,Alpha,Open,100.00,Ann,x\n2,Beta,Won,200.00,Bo,\n3,Gamma,Open,300.00,Cy,z\n`;

const bring = (
  w: Work,
  text: string,
  other: Partial<RecipeInput> = {},
  conflicts?: 'mine' | 'theirs' | 'ask',
) =>
  w.bring(
    {
      path: w.file('deals.csv', text),
      entity: 'deals',
      recipe: { ...recipe, ...other },
      conflicts,
    },
    ['gone', 'older'],
  );
const deal = (w: Work, id: string) =>
  w.book.read.get<{
    id: number;
    name: string;
    stage: string;
    amount: number;
    owner: string;
    custom: string;
    archived: number;
  }>('SELECT * FROM deal WHERE external_id = ?', [id]);

describe('the next month’s export', () => {
  it('keeps types, custom columns and where each row stood', (t) => {
    const w = work(t);
    const result = bring(w, month1);
    expect(result.counts).toMatchObject({ rows: 3, new: 3 });
    expect(deal(w, '1')).toMatchObject({
      stage: 'open',
      amount: 10000,
      custom: '{"crm.note":"x"}',
    });
    expect(deal(w, '2')).toMatchObject({ custom: '{}' });
    expect(result.warnings.map(({ code }) => code)).toContain('currency');
  });

  it('counts changed fields by the file’s column, once a column', (t) => {
    const w = work(t);
    bring(w, month1);
    const result = bring(
      w,
      month1.replace('Open,100.00,Ann,x', 'Won,150.00,Ann,y').replace('300', '301'),
    );
    expect(result.counts).toMatchObject({ rows: 3, changed: 2, unchanged: 1 });
    expect(result.changedFields).toEqual({ stage: 1, amount: 2, note: 1 });
    expect(deal(w, '1')).toMatchObject({ stage: 'won', amount: 15000, custom: '{"crm.note":"y"}' });
  });

  it('a column that comes or goes changes only what it holds', (t) => {
    const w = work(t);
    bring(w, month1);
    const result = bring(w, month1, {
      columns: { ...recipe.columns, note: 'custom.crm.note' },
      otherColumns: 'ignore',
    });
    expect(result.counts).toMatchObject({ unchanged: 3, changed: 0 });
    const fewer = bring(w, 'id,name,stage,amount\n1,Alpha,Open,100,\n'.replace(',\n', '\n'), {
      columns: { id: 'externalId', name: 'name', stage: 'stage', amount: 'amount' },
    });
    expect(fewer.counts).toMatchObject({ unchanged: 1, changed: 0, vanished: 2 });
    expect(deal(w, '1')).toMatchObject({ owner: 'Ann' });
  });

  it('import twice = once, in any order of rows and columns', (t) => {
    const w = work(t);
    bring(w, month1);
    const hash = w.hash();
    const [, a, b, c] = month1.split('\n');
    const result = bring(w, `${header}${c}\n${a}\n${b}\n`);
    expect(result.counts).toMatchObject({ unchanged: 3 });
    expect(
      bring(
        w,
        'note,id,owner,amount,stage,name\nx,1,Ann,100,Open,Alpha\n,2,Bo,200,Won,Beta\nz,3,Cy,300,Open,Gamma\n',
      ).counts,
    ).toMatchObject({ unchanged: 3 });
    expect(w.hash()).toBe(hash);
    expect(w.book.read.get('SELECT count(*) AS n FROM import_run')).toEqual({ n: 3 });
  });

  it('rows that vanish are marked, listed, and unmarked when they return', (t) => {
    const w = work(t);
    bring(w, month1);
    const before = w.hash();
    const gone = bring(w, month1.replace(/3,Gamma.*\n/, ''));
    expect(gone.counts).toMatchObject({ unchanged: 2, vanished: 1 });
    expect(w.hash()).not.toBe(before);
    expect(bring(w, month1.replace(/3,Gamma.*\n/, '')).counts.vanished).toBe(0);
    expect(bring(w, month1).counts).toMatchObject({ unchanged: 3, vanished: 0 });
    expect(w.hash()).toBe(before);
  });

  it('vanished rows can be archived, and come back with their row', (t) => {
    const w = work(t);
    bring(w, month1, { vanished: 'archive' });
    bring(w, month1.replace(/3,Gamma.*\n/, ''), { vanished: 'archive' });
    expect(deal(w, '3')?.archived).toBe(1);
    bring(w, month1, { vanished: 'archive' });
    expect(deal(w, '3')?.archived).toBe(0);
  });

  it('what a person archived stays archived, though its row vanished and came back', (t) => {
    const w = work(t);
    const archive = { vanished: 'archive' } as const;
    bring(w, month1, archive);
    setFields(w, deal(w, '3')?.id, { archived: 1 });
    bring(w, month1.replace(/3,Gamma.*\n/, ''), archive);
    bring(w, month1, archive);
    expect(deal(w, '3')?.archived).toBe(1);
  });

  it('what an import archived comes back with its row, also where that import was undone and done again', (t) => {
    const w = work(t);
    const archive = { vanished: 'archive' } as const;
    bring(w, month1, archive);
    const gone = bring(w, month1.replace(/3,Gamma.*\n/, ''), archive).import ?? '';
    w.undo(gone);
    expect(deal(w, '3')?.archived).toBe(0);
    redoImport({ importId: gone }, w.context);
    expect(deal(w, '3')?.archived).toBe(1);
    bring(w, month1, archive);
    expect(deal(w, '3')?.archived).toBe(0);
  });

  it('a value that goes back is a change again', (t) => {
    const w = work(t);
    bring(w, month1);
    bring(w, month1.replace('Ann', 'Amy'));
    expect(bring(w, month1).counts).toMatchObject({ changed: 1, unchanged: 2 });
    expect(deal(w, '1')?.owner).toBe('Ann');
  });

  it('column names that mean something to a program are only names', (t) => {
    const w = work(t);
    const path = w.file('odd.csv', '__proto__,constructor,id,name\n1,2,k,Odd\n');
    w.bring({ path, entity: 'deals', source: 'odd' });
    const columns = Object.fromEntries([
      ['id', 'externalId'],
      ['__proto__', 'custom.__proto__'],
    ]);
    w.bring({
      path,
      entity: 'deals',
      recipe: { entity: 'deals', source: 'two', key: ['id'], columns },
    });
    expect(w.book.read.all('SELECT custom FROM deal ORDER BY id')).toEqual([
      { custom: '{"odd.__proto__":"1","odd.constructor":"2"}' },
      { custom: expect.stringContaining('"two.constructor":"2"') as string },
    ]);
    expect(Object.hasOwn(Object.prototype, 'field')).toBe(false);
  });

  it('what a column’s rows settled is remembered for the next file', (t) => {
    const w = work(t);
    const columns = { id: 'externalId', name: 'name', amount: 'amount' };
    const bringAmounts = (rows: string) => bring(w, `id,name,amount\n${rows}`, { columns });
    bringAmounts('1,A,1.234\n2,B,"1,50"\n');
    const path = w.file('deals.csv', 'id,name,amount\n1,A,1.234\n2,B,2.345\n');
    expect(w.plan({ path, entity: 'deals', source: 'crm' })).toMatchObject({
      guards: [],
      changedFields: { amount: 1 },
    });
  });

  it('repeated rows are counted, not doubled', (t) => {
    const w = work(t);
    const result = bring(w, `${month1}1,Alpha,Open,100.00,Ann,x\n`);
    expect(result.counts).toMatchObject({ rows: 4, repeated: 1, new: 3 });
  });
});

describe('a hand edit is never overwritten silently', () => {
  it('stays where the source says what it said before', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, deal(w, '1')?.id, { owner: 'Zoe' });
    const hash = w.hash();
    expect(bring(w, month1).counts).toMatchObject({ unchanged: 3, conflicts: 0 });
    expect(w.hash()).toBe(hash);
    const later = bring(w, month1.replace('100.00', '111.00'));
    expect(later.counts).toMatchObject({ changed: 1, conflicts: 0 });
    expect(later.changedFields).toEqual({ amount: 1 });
    expect(deal(w, '1')).toMatchObject({ owner: 'Zoe', amount: 11100 });
  });

  it('is a conflict where the source changed too; mine stays, the rest is applied, and it is asked once', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, deal(w, '1')?.id, { owner: 'Zoe' });
    const next = month1.replace('100.00,Ann', '111.00,Amy');
    const result = bring(w, next);
    expect(result.counts).toMatchObject({ conflicts: 1, changed: 0, unchanged: 2 });
    expect(result.conflicts).toEqual([
      { key: '1', field: 'owner', base: 'Ann', mine: 'Zoe', theirs: 'Amy' },
    ]);
    expect(deal(w, '1')).toMatchObject({ owner: 'Zoe', amount: 11100 });
    expect(w.book.read.all('SELECT mine, theirs, decision FROM import_conflict')).toEqual([
      { mine: '"Zoe"', theirs: '"Amy"', decision: null },
    ]);
    const hash = w.hash();
    expect(bring(w, next).counts).toMatchObject({ conflicts: 0, unchanged: 3 });
    expect(w.hash()).toBe(hash);
  });

  it('can be settled while planning, either way', (t) => {
    for (const [choice, owner] of [
      ['mine', 'Zoe'],
      ['theirs', 'Amy'],
    ] as const) {
      const w = work(t);
      bring(w, month1);
      setFields(w, deal(w, '1')?.id, { owner: 'Zoe' });
      expect(bring(w, month1.replace('Ann', 'Amy'), {}, choice).counts.conflicts).toBe(1);
      expect(deal(w, '1')?.owner).toBe(owner);
      expect(w.book.read.all('SELECT 1 FROM import_conflict')).toEqual([]);
      expect(bring(w, month1.replace('Ann', 'Amy')).counts).toMatchObject({
        conflicts: 0,
        unchanged: 3,
      });
    }
  });

  it('a later file closes the question where it agrees', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, deal(w, '1')?.id, { owner: 'Zoe' });
    bring(w, month1.replace('Ann', 'Amy'));
    expect(bring(w, month1.replace('Ann', 'Zoe')).counts).toMatchObject({
      changed: 1,
      conflicts: 0,
    });
    expect(w.book.read.all('SELECT decision FROM import_conflict')).toEqual([
      { decision: 'theirs' },
    ]);
    expect(w.book.read.all('SELECT 1 FROM source_base')).toEqual([]);
  });

  it('policies by field: mine, if empty, ask', (t) => {
    const w = work(t);
    const fields = { owner: 'mine', name: 'ask', amount: 'ifEmpty' } as const;
    bring(w, month1.replace('100.00', ''), { fields });
    const result = bring(w, month1.replace('Alpha,Open,100.00,Ann', 'Alfa,Open,100.00,Amy'), {
      fields,
    });
    expect(result.conflicts).toEqual([
      { key: '1', field: 'name', base: 'Alpha', mine: 'Alpha', theirs: 'Alfa' },
    ]);
    expect(deal(w, '1')).toMatchObject({ owner: 'Ann', name: 'Alpha', amount: 10000 });
  });

  it('protects custom columns and emptied fields alike', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, deal(w, '1')?.id, { 'custom.crm.note': null });
    const result = bring(w, month1.replace('Ann,x', 'Ann,new'));
    expect(result.conflicts).toEqual([
      { key: '1', field: 'custom.crm.note', base: 'x', mine: null, theirs: 'new' },
    ]);
    expect(deal(w, '1')?.custom).toBe('{}');
  });
});

describe('undo of an import', () => {
  it('brings the book back as it was, hand edits included', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, deal(w, '1')?.id, { owner: 'Zoe' });
    const before = w.hash();
    const second = bring(
      w,
      `${month1.replace('Ann', 'Amy').replace(/2,Beta.*\n/, '')}4,Delta,Open,4,Di,\n`,
    );
    expect(w.hash()).not.toBe(before);
    const undone = w.undo(second.import ?? '');
    expect(undone).toMatchObject({ kept: [], failed: [] });
    expect(w.hash()).toBe(before);
    expect(() => w.undo(second.import ?? '')).toThrow(/undone already/);
    expect(() => w.undo('nothing')).toThrow(/no import/);
  });

  it('a hand edit that is taken back leaves no trace either', (t) => {
    const w = work(t);
    bring(w, month1);
    const before = w.hash();
    const { change } = w.book.change({ label: 'Edit', origin: 'ui' }, (writer) =>
      writer.set('deals', deal(w, '1')?.id ?? 0, { owner: 'Zoe', 'custom.crm.note': null }),
    );
    expect(w.hash()).not.toBe(before);
    undoChange(w.book, change ?? 0);
    expect(w.hash()).toBe(before);
    expect(bring(w, month1.replace('Ann', 'Amy')).counts).toMatchObject({
      changed: 1,
      conflicts: 0,
    });
  });

  it('keeps what was edited since, and says so', (t) => {
    const w = work(t);
    bring(w, month1);
    const second = bring(w, month1.replace('100.00', '111.00').replace('Cy', 'Cleo'));
    setFields(w, deal(w, '1')?.id, { amount: 500 });
    const undone = w.undo(second.import ?? '');
    expect(undone.kept).toEqual([
      expect.objectContaining({ why: 'edited by you Mar 31', count: 1 }),
    ]);
    expect(deal(w, '1')?.amount).toBe(500);
    expect(deal(w, '3')?.owner).toBe('Cy');
  });
});

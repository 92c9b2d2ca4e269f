import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/main/imports/apply/apply.ts';
import { planImport } from '../../../src/main/imports/plan/plan.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { setFields } from './edits.ts';
import { type Work, work } from './work.ts';

const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name', amount: 'amount', owner: 'owner' },
};
const header = 'id,name,amount,owner\n';
const month1 = `${header}1,Alpha,100,Ann\n2,Beta,200,Bo\n3,Gamma,300,Cy\n`;
const month2 = month1.replace('Ann', 'Amy');
const fewer = month1.replace(/3,Gamma.*\n/, '');
const accept = ['gone', 'older', 'twoSources'];

const bring = (w: Work, text: string, other: Partial<RecipeInput> = {}) =>
  w.bring(
    { path: w.file('deals.csv', text), entity: 'deals', recipe: { ...recipe, ...other } },
    accept,
  );
/** Plans a file, lets something happen, and applies that plan. */
function late(w: Work, text: string, meanwhile: () => unknown) {
  const path = w.file('late.csv', text);
  const { planPath } = planImport({ path, entity: 'deals', recipe }, w.context);
  meanwhile();
  return () => applyPlan({ planPath, accept }, w.context);
}
const vanished = (w: Work) =>
  w.book.read.all('SELECT key FROM source_row WHERE vanished_in IS NOT NULL');
const owners = (w: Work) =>
  w.book.read.all<{ owner: string }>('SELECT owner FROM deal ORDER BY id').map((row) => row.owner);

describe('a plan that was overtaken', () => {
  const stale = /changed since this plan was made/;

  it('stops where rows it calls unchanged were imported otherwise', (t) => {
    const w = work(t);
    bring(w, month1);
    const apply = late(w, month1, () => bring(w, month2));
    const hash = w.hash();
    expect(apply).toThrow(stale);
    expect(w.hash()).toBe(hash);
  });

  it('stops where rows came that it does not know of, or went by another import', (t) => {
    const w = work(t);
    bring(w, month1);
    expect(late(w, month1, () => bring(w, `${month1}4,Delta,4,Di\n`))).toThrow(stale);
    expect(late(w, fewer, () => bring(w, fewer))).toThrow(stale);
  });

  it('stops where an import was undone, or done again', (t) => {
    const w = work(t);
    bring(w, month1);
    const second = bring(w, month2).import ?? '';
    expect(late(w, month2, () => w.undo(second))).toThrow(stale);
  });

  it('stops where a record it touches was edited, and runs where another one was', (t) => {
    const w = work(t);
    bring(w, month1);
    const stopped = late(w, month2, () => setFields(w, 1, { owner: 'Zed' }));
    const hash = w.hash();
    expect(stopped).toThrow(stale);
    expect(w.hash()).toBe(hash);
    expect(late(w, month2, () => setFields(w, 2, { owner: 'Zed' }))().counts).toMatchObject({
      rows: 3,
    });
    expect(owners(w)).toEqual(['Zed', 'Zed', 'Cy']);
  });

  it('runs where only another source or another kind of record was imported', (t) => {
    const w = work(t);
    bring(w, month1);
    const apply = late(w, month2, () => {
      bring(w, month1, { source: 'erp' });
      const path = w.file('partners.csv', 'pid,name\nP1,One\n');
      w.bring({ path, entity: 'partners', source: 'crm', key: ['pid'] });
    });
    expect(apply().counts).toMatchObject({ changed: 1, unchanged: 2 });
  });
});

describe('undoing an import below a newer one of its source', () => {
  it('leaves records the newer file merely states again', (t) => {
    const w = work(t);
    const first = bring(w, month1).import ?? '';
    bring(w, fewer);
    const undone = w.undo(first);
    expect(undone.reversed).toBe(1);
    expect(undone.kept).toEqual([
      { why: 'also in deals.csv, imported Mar 31', count: 2, first: ['Alpha', 'Beta'] },
    ]);
    expect(owners(w)).toEqual(['Ann', 'Bo']);
    expect(bring(w, fewer).counts).toMatchObject({ unchanged: 2, new: 0 });
  });

  it('leaves a field the newer file says too, and what the source said of it', (t) => {
    const w = work(t);
    bring(w, month1);
    const second = bring(w, month2).import ?? '';
    bring(w, month2.replace('300', '301'));
    const hash = w.hash();
    expect(w.undo(second)).toMatchObject({
      reversed: 0,
      change: null,
      kept: [{ why: 'also in deals.csv, imported Mar 31', count: 1, first: ['Alpha: owner'] }],
    });
    expect(w.hash()).toBe(hash);
  });

  it('puts back a field of a row the newer file no longer holds', (t) => {
    const w = work(t);
    bring(w, month1);
    const second = bring(w, month1.replace('Cy', 'Cleo')).import ?? '';
    bring(w, fewer);
    expect(w.undo(second)).toMatchObject({ reversed: 1, kept: [] });
    expect(owners(w)).toEqual(['Ann', 'Bo', 'Cy']);
  });

  it('a row both files lack stays marked and archived', (t) => {
    const w = work(t);
    const archive = { vanished: 'archive' } as const;
    bring(w, month1, archive);
    const second = bring(w, fewer, archive).import ?? '';
    bring(w, fewer, archive);
    w.undo(second);
    expect(vanished(w)).toEqual([{ key: '3' }]);
    expect(w.book.read.get('SELECT sum(archived) AS n FROM deal')).toEqual({ n: 1 });
  });

  it('newest first brings the book back whole', (t) => {
    const w = work(t);
    const before = w.hash();
    const runs = [bring(w, month1), bring(w, month2), bring(w, fewer)];
    for (const { import: id } of runs.reverse())
      expect(w.undo(id ?? '')).toMatchObject({ kept: [] });
    expect(w.hash()).toBe(before);
  });
});

import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideConflicts } from '../../../src/main/imports/plan/decide.ts';
import { planPage } from '../../../src/main/imports/plan/plan-lines.ts';
import { PlanShelf, planPlace } from '../../../src/main/imports/plan/plan-shelf.ts';
import { planSummary } from '../../../src/main/imports/plan/plan-summary.ts';
import { lookAtFile } from '../../../src/main/imports/recipes/look.ts';
import { importDetail, importsOverview } from '../../../src/main/imports/recipes/sources.ts';
import type { PlanBucket } from '../../../src/shared/book/plan.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { setFields } from './edits.ts';
import { type Work, work } from './work.ts';

const before = `partner_id,name,tier,owner,notes
P1,Northwind Reach,Gold,Alva Stone,a
P2,Copper Lantern,Silver,Alva Stone,b
P3,Meridian Loop,Gold,Ben Hart,c
P4,Tidewater Nine,Silver,Ben Hart,d
`;

const after = `partner_id,name,tier,owner,notes
P1,Northwind Reach,Platinum,Cleo Frost,a
P2,Copper Lantern,Silver,Alva Stone,changed
P3,Meridian Loop,Gold,Ben Hart,c
P5,Quiet Harbor,Gold,Ben Hart,e
,No Key,Gold,Ben Hart,f
`;

/** A book in which P1's owner was edited by hand, and the plan of a file that says something else. */
function planned(t: Parameters<typeof work>[0]) {
  const w = work(t);
  w.bring({ path: w.file('a.csv', before), entity: 'partners', source: 'erp' });
  const id = w.book.read.get<{ id: number }>("SELECT id FROM partner WHERE external_id = 'P1'")?.id;
  setFields(w, id, { owner: 'Me Myself' }, 'partners');
  const input = { path: w.file('b.csv', after), entity: 'partners', source: 'erp' } as const;
  const { plan } = w.plan(input);
  return { w, input, planId: /([\w-]+)\.json$/.exec(plan ?? '')?.[1] ?? '' };
}

function linesOf(w: Work, planId: string, bucket: PlanBucket) {
  const shelved = new PlanShelf().take(w.book.path, planId);
  return planPage(w.book.read, shelved, bucket, { offset: 0, limit: 50 });
}

describe('a plan’s table', () => {
  test('every tile lists its rows, a line per changed field', (t) => {
    const { w, planId } = planned(t);
    const conflict = linesOf(w, planId, 'conflict');
    expect(conflict.total).toBe(2);
    expect(conflict.lines.map(({ first, field }) => [first, field?.field, field?.mine])).toEqual([
      [true, 'owner', 'Me Myself'],
      [false, 'tierHeld', 'Gold'],
    ]);
    expect(conflict.lines[0]?.field?.editedAt).toMatch(/^2026-03-31T/);
    expect(conflict.lines[1]?.field?.editedAt).toBeNull();
    expect(conflict.lines[0]?.record?.name).toBe('Northwind Reach');
    expect(linesOf(w, planId, 'changed').lines.map(({ key }) => key)).toEqual(['P2']);
    expect(linesOf(w, planId, 'new').lines[0]?.cells?.[1]).toBe('Quiet Harbor');
    expect(linesOf(w, planId, 'unchanged').lines.map(({ key }) => key)).toEqual(['P3']);
    expect(linesOf(w, planId, 'rejected').lines[0]).toMatchObject({ line: 6, key: null });
    const [gone] = linesOf(w, planId, 'vanished').lines;
    expect(gone).toMatchObject({ key: 'P4', record: { name: 'Tidewater Nine' } });
  });

  test('an open deal that vanishes leaves the pipeline, a closed one keeps counting', (t) => {
    const w = work(t);
    const head = 'deal_id,stage,amount\n';
    const path = w.file('a.csv', `${head}D1,Won,10\nD2,open,20\nD3,Won,30\nD4,Won,30\nD5,Won,30\n`);
    w.bring({ path, entity: 'deals', source: 'erp' });
    const next = w.file('b.csv', `${head}D3,Won,30\nD4,Won,30\nD5,Won,30\n`);
    const { plan } = w.plan({ path: next, entity: 'deals', source: 'erp' });
    const planId = /([\w-]+)\.json$/.exec(plan ?? '')?.[1] ?? '';
    expect(linesOf(w, planId, 'vanished').lines.map(({ key, reason }) => [key, reason])).toEqual([
      ['D1', 'Keeps counting in its period'],
      ['D2', 'Leaves the pipeline, marked as missing'],
    ]);
  });

  test('the summary counts what is open and names the import before', (t) => {
    const { w, planId } = planned(t);
    const shelved = new PlanShelf().take(w.book.path, planId);
    const summary = planSummary(w.book.read, shelved.plan);
    expect(summary.conflicts).toEqual({ open: 1, all: 1 });
    expect(summary.before?.sameFile).toBe(false);
    expect(summary.bookMoved).toBe(false);
    expect(summary.guards.map(({ name }) => name)).toContain('rejected');
  });
});

describe('deciding', () => {
  test('taking theirs makes the very plan that planning with that answer makes', (t) => {
    const { w, input, planId } = planned(t);
    const place = planPlace(w.book.path, planId);
    const decided = decideConflicts(w.book, place, {
      line: 2,
      field: 'owner',
      choice: 'theirs',
    });
    expect(decided.planHash).toBe(w.plan({ ...input, conflicts: 'theirs' }).planHash);
  });

  test('asking again opens the question again', (t) => {
    const { w, planId } = planned(t);
    const place = planPlace(w.book.path, planId);
    const first = new PlanShelf().take(w.book.path, planId).plan.planHash;
    decideConflicts(w.book, place, { choice: 'mine' });
    expect(decideConflicts(w.book, place, { choice: 'ask' }).planHash).toBe(first);
  });

  test('a field nobody argues about is refused and the plan stays as it was', (t) => {
    const { w, planId } = planned(t);
    const place = planPlace(w.book.path, planId);
    const first = new PlanShelf().take(w.book.path, planId).plan.planHash;
    const failure = failureOf(() =>
      decideConflicts(w.book, place, { line: 3, field: 'owner', choice: 'mine' }),
    );
    expect(failure.code).toBe('BadInput');
    expect(new PlanShelf().take(w.book.path, planId).plan.planHash).toBe(first);
  });
});

test('an id that is no name opens no file, and a plan that is gone is said to be', (t) => {
  const { book } = work(t);
  const shelf = new PlanShelf();
  for (const id of ['../secret', 'a/b', '', '..', 'x'.repeat(65)])
    expect(failureOf(() => shelf.take(book.path, id)).data.reason).toBe('PlanId');
  expect(failureOf(() => shelf.take(book.path, 'nope')).code).toBe('NotFound');
  expect(existsSync(`${book.path}.plans`)).toBe(false);
});

describe('looking at a file', () => {
  test('says what it probably is, and what was used for such a file before', (t) => {
    const w = work(t);
    const path = w.file(
      'deals.csv',
      'deal_id,partner,stage,amount\nD1,Copper,Won,5\nD2,Tide,Lost,6\n',
    );
    const look = lookAtFile(path, {}, { source: 'crm' }, w.context);
    expect(look.guesses[0]?.entity).toBe('deals');
    expect(look.known).toEqual([]);
    expect(look.values.stage?.map(({ text }) => text).sort()).toEqual(['Lost', 'Won']);
    expect(look.inspection.rows).toHaveLength(2);
    w.bring({ path, entity: 'deals', source: 'erp' });
    const again = lookAtFile(path, {}, { source: 'crm' }, w.context);
    expect(again.known.map(({ source, entity }) => [source, entity])).toEqual([['erp', 'deals']]);
  });

  test('a column of many values lists none, and messages say the person’s own name of the file', (t) => {
    const w = work(t);
    const rows = Array.from({ length: 60 }, (_, n) => `P${n},Partner ${n}`).join('\n');
    const look = lookAtFile(
      w.file('x.upload', `id,name\n${rows}\n`),
      {},
      { source: 'crm' },
      w.context,
    );
    expect(look.values.id).toBeUndefined();
    const empty = w.file('y.upload', '');
    const failure = failureOf(() =>
      lookAtFile(empty, { name: 'March.csv' }, { source: 'crm' }, w.context),
    );
    expect(failure.message).toContain('March.csv');
  });
});

test('the overview and one import tell what came and whose it is', (t) => {
  const { w, input } = planned(t);
  const done = w.bring(input, ['rejected']);
  const { sources, imports, openConflicts } = importsOverview(w.book.read);
  expect(sources).toMatchObject([{ source: 'erp', entity: 'partners', key: ['partner_id'] }]);
  expect(imports.map(({ file }) => file)).toEqual(['b.csv', 'a.csv']);
  expect(openConflicts).toBe(1);
  const detail = importDetail(w.book.read, done.import ?? '');
  expect(detail.rejects).toHaveLength(1);
  expect(detail.partners.first.map(({ name }) => name)).toEqual([
    'Copper Lantern',
    'Northwind Reach',
    'Quiet Harbor',
  ]);
  expect(failureOf(() => importDetail(w.book.read, 'nope')).code).toBe('NotFound');
});

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planCsv } from '../../../src/main/imports/plan/plan-csv.ts';
import { planPage } from '../../../src/main/imports/plan/plan-lines.ts';
import { PlanShelf, type ShelvedPlan } from '../../../src/main/imports/plan/plan-shelf.ts';
import { plansFolder, removePlan } from '../../../src/main/imports/plan/plan-store.ts';
import {
  asPlanned,
  type RowsWish,
  readyOrder,
  viewJob,
} from '../../../src/main/imports/plan/plan-view.ts';
import { forgetViews, viewFolder } from '../../../src/main/imports/plan/plan-view-folder.ts';
import type { PlanBucket } from '../../../src/shared/book/plan.ts';
import { setFields } from './edits.ts';
import { type Work, work } from './work.ts';

const before = `deal_id,partner,stage,amount,owner,gone
D1,Northwind Reach,open,1200.00,Alva,a
D2,Copper Lantern,open,90.00,Ben,b
D3,Tidewater Nine,open,15000.50,Cleo,c
D4,Quiet Harbor,won,10.00,Dora,d
`;

const after = `deal_id,partner,stage,amount,owner,gone
D1,Northwind Reach,won,1300.00,Alva,a
D2,Copper Lantern,won,95.00,Ben,=b
D3,Tidewater Nine,open,15000.50,Cleo,c
N10,Quiet Harbor,open,"9,000.00",Zoe,"two
lines"
N2,Copper Lantern,open,200.00,Yan,=1+1
N1,Northwind Reach,open,1000.00,,
bad,Northwind Reach,open,about ten,Alva,a
`;

type Setting = { w: Work; shelved: ShelvedPlan };

/** D2's amount was edited by hand, so the file's own word on it is a conflict. */
function planned(t: Parameters<typeof work>[0]): Setting {
  const w = work(t);
  w.bring({ path: w.file('a.csv', before), entity: 'deals', source: 'erp' });
  const id = w.book.read.get<{ id: number }>("SELECT id FROM deal WHERE external_id = 'D2'")?.id;
  setFields(w, id, { amount: 77_00 }, 'deals');
  const { plan } = w.plan({ path: w.file('b.csv', after), entity: 'deals', source: 'erp' });
  const planId = /([\w-]+)\.json$/.exec(plan ?? '')?.[1] ?? '';
  return { w, shelved: new PlanShelf().take(w.book.path, planId) };
}

function look({ w, shelved }: Setting, bucket: PlanBucket, wish: Partial<RowsWish> = {}) {
  const asked = { ...asPlanned, ...wish };
  viewJob({ planPath: shelved.path, bucket, wish: asked }, w.context);
  const order = readyOrder(shelved, bucket, asked);
  if (order === null) throw new Error('The order is not there.');
  return { order, ...planPage(w.book.read, shelved, bucket, { offset: 0, limit: 50, order }) };
}

const keysOf = ({ lines }: ReturnType<typeof look>) => lines.map(({ key }) => key);

describe('new and unchanged rows', () => {
  test('any page of them is there, with cells that hold line breaks', (t) => {
    const at = planned(t);
    const { total, lines } = look(at, 'new');
    expect(total).toBe(3);
    expect(lines.map(({ line, key }) => [line, key])).toEqual([
      [5, 'N10'],
      [7, 'N2'],
      [8, 'N1'],
    ]);
    expect(lines[0]?.cells?.[5]).toBe('two\nlines');
    const page = planPage(at.w.book.read, at.shelved, 'new', { offset: 2, limit: 5 });
    expect(page.lines.map(({ key }) => key)).toEqual(['N1']);
    expect(keysOf(look(at, 'unchanged'))).toEqual(['D3']);
  });

  test('they are found by any cell, in any case', (t) => {
    const at = planned(t);
    expect(keysOf(look(at, 'new', { search: ' copper ' }))).toEqual(['N2']);
    expect(keysOf(look(at, 'new', { search: 'nobody' }))).toEqual([]);
  });

  test('a column with a field is sorted by what it means, the others as text with numbers', (t) => {
    const at = planned(t);
    const by = (column: string, desc = false) =>
      keysOf(look(at, 'new', { sort: { by: column, desc } }));
    expect(by('c3')).toEqual(['N2', 'N1', 'N10']);
    expect(by('c3', true)).toEqual(['N10', 'N1', 'N2']);
    expect(by('c0')).toEqual(['N1', 'N2', 'N10']);
    expect(by('line', true)).toEqual(['N1', 'N2', 'N10']);
    // Unknown stays last, whichever way.
    expect(by('c4')).toEqual(['N2', 'N10', 'N1']);
    expect(by('c4', true)).toEqual(['N10', 'N2', 'N1']);
  });
});

describe('changed, conflicting and vanished rows', () => {
  test('they are found by record, column and value, amounts with and without thousands', (t) => {
    const at = planned(t);
    const found = (search: string) =>
      look(at, 'changed', { search }).lines.map(({ key, field }) => [key, field?.column]);
    expect(found('northwind')).toContainEqual(['D1', 'amount']);
    expect(found('1,300')).toEqual([['D1', 'amount']]);
    expect(found('1300.00')).toEqual([['D1', 'amount']]);
    expect(found('stage').every(([, column]) => column === 'stage')).toBe(true);
    expect(found('lantern')).toEqual([]);
    expect(keysOf(look(at, 'vanished', { search: 'harbor' }))).toEqual(['D4']);
    expect(look(at, 'rejected', { search: 'about' }).total).toBe(1);
    expect(look(at, 'repeated', { search: 'about' }).total).toBe(0);
  });

  test('one column alone is shown, and each row says its key once', (t) => {
    const at = planned(t);
    const { lines } = look(at, 'conflict', { column: 'amount' });
    expect(lines.map(({ key, first, field }) => [key, first, field?.mine])).toEqual([
      ['D2', true, 77_00],
    ]);
    const all = look(at, 'conflict');
    expect(all.total).toBeGreaterThan(1);
    expect(all.lines.filter(({ first }) => first)).toHaveLength(1);
    const second = planPage(at.w.book.read, at.shelved, 'conflict', { offset: 1, limit: 9 });
    expect(second.lines.some(({ first }) => first)).toBe(false);
  });

  test('they are sorted by any of their columns', (t) => {
    const at = planned(t);
    const by = (bucket: PlanBucket, column: string) =>
      look(at, bucket, { sort: { by: column, desc: true } }).lines;
    expect(by('conflict', 'field')[0]?.field?.column).toBe('stage');
    expect(by('conflict', 'who')[0]?.record?.partner).toBe('Copper Lantern');
    for (const column of ['key', 'line', 'mine', 'theirs'])
      expect(by('changed', column).length).toBeGreaterThan(0);
    expect(by('rejected', 'line')[0]?.line).toBe(9);
    expect(by('rejected', 'reason')[0]?.line).toBe(9);
    expect(by('vanished', 'who')[0]?.key).toBe('D4');
  });
});

describe('what looking leaves behind', () => {
  test('lies beside the plan, goes with it, and with the next plan that is looked at', (t) => {
    const at = planned(t);
    expect(readyOrder(at.shelved, 'new', asPlanned)).toBeNull();
    expect(readyOrder(at.shelved, 'changed', asPlanned)?.total).toBeGreaterThan(0);
    look(at, 'new', { search: 'harbor' });
    const folder = viewFolder(at.shelved.path);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);

    const next = at.w.plan({
      path: at.w.file('c.csv', after),
      entity: 'deals',
      source: 'erp',
    }).plan;
    const planId = /([\w-]+)\.json$/.exec(next ?? '')?.[1] ?? '';
    const other = { w: at.w, shelved: new PlanShelf().take(at.w.book.path, planId) };
    look(other, 'unchanged');
    expect(existsSync(folder)).toBe(false);
    removePlan(other.shelved.path);
    expect(existsSync(viewFolder(other.shelved.path))).toBe(false);
  });

  test('goes when the plan was thrown away under the pass, and when the app starts', (t) => {
    const at = planned(t);
    const folder = viewFolder(at.shelved.path);
    const wish = { ...asPlanned, search: 'n1' };
    const thrownAway = { ...at.w.context, progress: () => removePlan(at.shelved.path) };
    const looking = () => viewJob({ planPath: at.shelved.path, bucket: 'new', wish }, thrownAway);
    expect(looking).toThrow(/no longer here/);
    expect(existsSync(folder)).toBe(false);

    const other = planned(t);
    look(other, 'new');
    const kept = viewFolder(other.shelved.path);
    expect(existsSync(kept)).toBe(true);
    expect(statSync(kept).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(kept))
      expect(statSync(join(kept, name)).mode & 0o777).toBe(0o600);
    forgetViews(plansFolder(other.w.book.path));
    expect(existsSync(kept)).toBe(false);
    expect(existsSync(other.shelved.path)).toBe(true);
    forgetViews(join(other.w.dir, 'nowhere'));
  });

  test('a fresh plan at the same address shows its own rows', (t) => {
    const at = planned(t);
    expect(keysOf(look(at, 'new', { search: 'n1' }))).toEqual(['N10', 'N1']);
    const { id } = at.shelved.plan;
    const path = at.w.file('d.csv', after.replaceAll('N1', 'N5'));
    at.w.plan({ path, entity: 'deals', source: 'erp', id });
    const fresh = { w: at.w, shelved: new PlanShelf().take(at.w.book.path, id) };
    expect(keysOf(look(fresh, 'new'))).toEqual(['N50', 'N2', 'N5']);
    expect(keysOf(look(fresh, 'new', { search: 'n1' }))).toEqual([]);
  });

  test('a pass that is stopped leaves nothing half done', (t) => {
    const at = planned(t);
    const stop = () => {
      throw new Error('stopped');
    };
    const wish = { ...asPlanned };
    const input = { planPath: at.shelved.path, bucket: 'new', wish } as const;
    const context = { ...at.w.context, progress: stop };
    expect(() => viewJob(input, context)).toThrow('stopped');
    expect(readyOrder(at.shelved, 'new', asPlanned)).toBeNull();
    expect(readdirSync(viewFolder(at.shelved.path))).toEqual([]);
    expect(look(at, 'new').total).toBe(3);
  });
});

describe('the rows as CSV', () => {
  test('what is shown is written, and no cell is a formula', async (t) => {
    const at = planned(t);
    const csv = async (bucket: PlanBucket, wish: Partial<RowsWish> = {}) => {
      const { order } = look(at, bucket, wish);
      return (await planCsv(at.w.book.read, at.shelved, bucket, order)).split('\r\n');
    };
    const fresh = await csv('new', { search: 'copper' });
    expect(fresh).toEqual([
      '\uFEFFLine,deal_id,partner,stage,amount,owner,gone',
      "7,N2,Copper Lantern,open,200.00,Yan,'=1+1",
      '',
    ]);
    const amounts = await csv('conflict', { column: 'amount' });
    expect(amounts[1]).toBe('3,D2,,Copper Lantern,amount,77.00,95.00,90.00,USD,to decide');
    expect((await csv('vanished'))[1]).toBe('D4,,Quiet Harbor,Keeps counting in its period');
    expect((await csv('rejected'))[1]).toContain('about ten');
    expect(await csv('repeated')).toEqual(['\uFEFFLine,Why,The row', '']);
  });
});

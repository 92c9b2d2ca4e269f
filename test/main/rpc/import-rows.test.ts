import { expect, test } from 'vitest';
import { inspectJob, planJob, viewJob } from '../../../src/main/imports/index.ts';
import { type AppFixture, startFixture } from '../app/app-fixture.ts';

const csv = `partner_id,name,tier
P1,Northwind Reach,Gold
P2,Copper Lantern,Silver
P3,Copper Kettle,Gold
P4,,Gold
`;

type Answer<T> = { result: { data: T } };
type Page = { total: number; lines: { key: string | null; cells: string[] | null }[] };

async function ask<T>({ rpc }: AppFixture, path: string, input: unknown): Promise<T> {
  const { status, json } = await rpc(path, input);
  expect(status, JSON.stringify(json)).toBe(200);
  return (json as Answer<T>).result.data;
}

async function planned(t: { onTestFinished(end: () => void): void }) {
  const works = { 'import.inspect': inspectJob, 'import.plan': planJob, 'import.view': viewJob };
  const app = startFixture({ works });
  t.onTestFinished(() => app.end());
  const headers = { 'content-type': 'application/octet-stream' };
  const given = await app.call('/upload?name=March.csv', { method: 'POST', headers, body: csv });
  const { fileId } = (await given.json()) as { fileId: string };
  return { app, planId: await planOf(app, { fileId }) };
}

async function planOf(app: AppFixture, file: { fileId: string }): Promise<string> {
  const columns = { partner_id: 'externalId', name: 'name', tier: 'tierHeld' };
  const recipe = { entity: 'partners', source: 'erp', key: ['partner_id'], columns };
  const wish = { ...file, entity: 'partners', recipe };
  const { job } = await ask<{ job: string }>(app, 'imports.plan', wish);
  return await planIn(app, job);
}

async function planIn(app: AppFixture, job: string): Promise<string> {
  const { plan } = await ask<{ plan: string }>(app, 'jobs.result', { id: job });
  return /([\w-]+)\.json$/.exec(plan)?.[1] ?? '';
}

test('rows are paged, found, sorted and exported', async (t) => {
  const { app, planId } = await planned(t);
  const seen = { plan: planId, bucket: 'new' };
  const page = { offset: 1, limit: 1 };
  const second = await ask<Page>(app, 'imports.rows', { ...seen, ...page });
  expect([second.total, second.lines.map(({ key }) => key)]).toEqual([3, ['P2']]);

  const sort = { by: 'c1', desc: true };
  const wish = { ...seen, search: 'copper', sort };
  const found = await ask<Page>(app, 'imports.rows', { ...wish, offset: 0, limit: 50 });
  expect(found.lines.map(({ key }) => key)).toEqual(['P2', 'P3']);

  const made = await ask<{ name: string; fileId: string }>(app, 'imports.rowsCsv', wish);
  expect(made.name).toBe('March - new.csv');
  const file = await app.call(`/files/${made.fileId}`, { method: 'POST' });
  expect(await file.text()).toBe(
    'Line,partner_id,name,tier\r\n3,P2,Copper Lantern,Silver\r\n4,P3,Copper Kettle,Gold\r\n',
  );
});

test('a sort by something that is no column is refused', async (t) => {
  const { app, planId } = await planned(t);
  const wish = { plan: planId, bucket: 'new', sort: { by: '../x', desc: false } };
  const { json } = await app.rpc('imports.rows', { ...wish, offset: 0, limit: 1 });
  expect(JSON.stringify(json)).toContain('BadInput');
});

test('a fresh plan takes the place of the one before, which stays until it is there', async (t) => {
  const { app, planId } = await planned(t);
  const { job } = await ask<{ job: string }>(app, 'imports.replan', { plan: planId });
  const next = await planIn(app, job);
  expect(next).not.toBe('');
  const summary = await ask<{ counts: { new: number } }>(app, 'imports.summary', { plan: next });
  expect(summary.counts.new).toBe(3);
  const { json } = await app.rpc('imports.summary', { plan: planId });
  expect(JSON.stringify(json)).toContain('NotFound');
});

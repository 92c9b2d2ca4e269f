import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  applyJob,
  inspectJob,
  planJob,
  undoJob,
  watchedJob,
} from '../../../src/main/imports/index.ts';
import { type AppFixture, startFixture } from '../app/app-fixture.ts';

const head = 'deal_id,stage,amount,currency\n';
const first = `${head}D1,Won,10,USD\nD2,Won,20,USD\n`;

const recipe = {
  entity: 'deals',
  source: 'crm',
  key: ['deal_id'],
  columns: {
    deal_id: 'externalId',
    stage: { field: 'stage', values: { Won: 'won' } },
    amount: 'amount',
    currency: 'currency',
  },
};

type Data<T> = { result: { data: T } };
type Failed = { error: { data: { failure: { code: string; message: string; field?: string } } } };

async function ask<T>({ rpc }: AppFixture, path: string, input?: unknown): Promise<T> {
  const { status, json } = await rpc(path, input);
  expect(status, JSON.stringify(json)).toBe(200);
  return (json as Data<T>).result.data;
}

async function failure({ rpc }: AppFixture, path: string, input: unknown) {
  return ((await rpc(path, input)).json as Failed).error.data.failure;
}

/** The app on a book that has imported one file of crm, and an empty folder for more. */
async function start(t: { onTestFinished(end: () => void): void }) {
  const app = startFixture({
    works: {
      'import.inspect': inspectJob,
      'import.plan': planJob,
      'import.apply': applyJob,
      'import.undo': undoJob,
      'import.watched': watchedJob,
    },
  });
  t.onTestFinished(() => app.end());
  const path = join(app.folder, 'first.csv');
  writeFileSync(path, first);
  const planned = app.jobs.start('import.plan', { path, entity: 'deals', recipe });
  const { plan } = (await app.jobs.result(planned)) as { plan: string };
  await app.jobs.result(app.jobs.start('import.apply', { planPath: plan }));
  const folder = join(app.folder, 'exports');
  mkdirSync(folder);
  return { app, folder, watch: { source: 'crm', entity: 'deals', folder, pattern: 'deals*.csv' } };
}

interface Overview {
  folders: { folder: string; trouble: string | null }[];
  waiting: { id: string; name: string; counts: { new: number } }[];
  needLook: { id: string; name: string; why: string }[];
}

/** The overview, once it holds what is waited for: each event that comes is reason to ask again. */
async function overviewWith(app: AppFixture, holds: (overview: Overview) => boolean) {
  const response = await app.call('/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"since":null}',
  });
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const overview = await ask<Overview>(app, 'watch.overview');
      if (holds(overview)) return overview;
      await reader?.read();
    }
  } finally {
    await reader?.cancel();
  }
}

describe('a watched folder over the wire', () => {
  test('is looked at, a plan waits, is opened and applied', async (t) => {
    const { app, folder, watch } = await start(t);
    writeFileSync(join(folder, 'deals-2.csv'), `${first}D3,Won,5,USD\n`);
    // The newest is looked into first, and is of another shape.
    utimesSync(join(folder, 'deals-2.csv'), 1000, 1000);
    writeFileSync(join(folder, 'deals-x.csv'), 'a,b\n1,2\n');
    writeFileSync(join(folder, 'other.csv'), 'a,b\n1,2\n');
    expect(await ask(app, 'watch.set', watch)).toEqual({ folder, files: 2 });
    const { waiting, needLook } = await overviewWith(
      app,
      (one) => one.waiting.length === 1 && one.needLook.length === 1,
    );
    expect(waiting).toMatchObject([{ name: 'deals-2.csv', counts: { new: 1 } }]);
    expect(needLook[0]?.why).toContain('It has no column "amount"');

    const { plan } = await ask<{ plan: string }>(app, 'watch.open', { id: waiting[0]?.id });
    const summary = await ask<{ planHash: string }>(app, 'imports.summary', { plan });
    const { job } = await ask<{ job: string }>(app, 'imports.applyPlan', {
      ...{ plan, expect: summary.planHash, accept: [] },
    });
    await ask(app, 'jobs.result', { id: job });
    expect((await ask<Overview>(app, 'watch.overview')).waiting).toEqual([]);

    const { fileId } = await ask<{ fileId: string }>(app, 'watch.give', { id: needLook[0]?.id });
    expect(await ask(app, 'imports.file', { fileId })).toMatchObject({ name: 'deals-x.csv' });
    await ask(app, 'watch.dismiss', { id: needLook[0]?.id });
    expect((await ask<Overview>(app, 'watch.overview')).needLook).toEqual([]);
    await ask(app, 'watch.remove', { source: 'crm', entity: 'deals' });
    expect((await ask<Overview>(app, 'watch.overview')).folders).toEqual([]);
  });

  test('a plan that was thrown away does not come back; one the book overtook is made afresh', async (t) => {
    const { app, folder, watch } = await start(t);
    writeFileSync(join(folder, 'deals-2.csv'), `${first}D3,Won,5,USD\n`);
    await ask(app, 'watch.set', watch);
    const { waiting } = await overviewWith(app, (one) => one.waiting.length === 1);
    const id = waiting[0]?.id;
    const open = () => ask<{ plan: string }>(app, 'watch.open', { id });
    const before = await open();
    expect(await open()).toEqual(before);
    app.book.change({ label: 'Edit', origin: 'ui' }, (writer) =>
      writer.create('partners', { name: 'Copper' }),
    );
    const after = await open();
    expect(after.plan).not.toBe(before.plan);
    await ask(app, 'imports.discard', { plan: after.plan });
    expect((await ask<Overview>(app, 'watch.overview')).waiting).toEqual([]);
  });

  test('what can’t be watched is refused at once', async (t) => {
    const { app, folder, watch } = await start(t);
    const set = (part: object) => failure(app, 'watch.set', { ...watch, ...part });
    expect(await set({ folder: join(folder, 'gone') })).toMatchObject({
      code: 'BadInput',
      message: `There is no folder at ${join(folder, 'gone')}.`,
      field: 'folder',
    });
    expect((await set({ folder: 'exports' })).message).toMatch(/not a whole path/);
    expect((await set({ source: 'erp' })).code).toBe('NotFound');
    expect((await set({ pattern: ' ' })).code).toBe('BadInput');
    expect((await failure(app, 'watch.open', { id: 'nope' })).code).toBe('NotFound');
    expect((await failure(app, 'watch.give', { id: 'nope' })).code).toBe('NotFound');
  });

  test('a file that is gone when it is opened is told', async (t) => {
    const { app, folder, watch } = await start(t);
    const path = join(folder, 'deals-x.csv');
    writeFileSync(path, 'a,b\n1,2\n');
    await ask(app, 'watch.set', watch);
    const { needLook } = await overviewWith(app, (one) => one.needLook.length === 1);
    rmSync(path);
    const given = await failure(app, 'watch.give', { id: needLook[0]?.id });
    expect(given).toMatchObject({
      code: 'NotFound',
      message: 'deals-x.csv is not there any more.',
    });
    expect((await failure(app, 'watch.open', { id: needLook[0]?.id })).code).toBe('Conflict');
  });
});

describe('recipes over the wire', () => {
  test('are shown, changed, saved, read and forgotten; a source is renamed with its folder', async (t) => {
    const { app, watch } = await start(t);
    await ask(app, 'watch.set', watch);
    type Source = { recipes: { recipe: typeof recipe & { vanished: string } }[] };
    const shown = await ask<Source>(app, 'recipes.source', { source: 'crm' });
    const [one] = shown.recipes;
    await ask(app, 'recipes.keep', { recipe: { ...one?.recipe, vanished: 'keep' } });
    const after = await ask<Source>(app, 'recipes.source', { source: 'crm' });
    expect(after.recipes[0]?.recipe.vanished).toBe('keep');

    const of = { source: 'crm', entity: 'deals' };
    const made = await ask<{ name: string; fileId: string }>(app, 'recipes.file', of);
    const file = await app.call(`/files/${made.fileId}`, { method: 'POST' });
    const read = await ask<{ recipe: object }>(app, 'recipes.read', {
      name: made.name,
      text: await file.text(),
    });
    expect(read.recipe).toEqual(after.recipes[0]?.recipe);
    expect((await failure(app, 'recipes.read', { name: 'x.json', text: '{}' })).code).toBe(
      'BadInput',
    );

    await ask(app, 'recipes.rename', { source: 'crm', name: 'Salesforce' });
    const { folders } = await ask<Overview>(app, 'watch.overview');
    expect(folders).toMatchObject([{ source: 'Salesforce', entity: 'deals' }]);
    await ask(app, 'recipes.forget', { source: 'Salesforce', entity: 'deals' });
    const left = await ask<Source>(app, 'recipes.source', { source: 'Salesforce' });
    expect(left.recipes).toEqual([]);
    expect((await failure(app, 'recipes.source', { source: 'crm' })).code).toBe('NotFound');
  });
});

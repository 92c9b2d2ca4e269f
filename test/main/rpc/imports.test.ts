import { describe, expect, test } from 'vitest';
import {
  applyJob,
  inspectJob,
  planJob,
  redoJob,
  undoJob,
} from '../../../src/main/imports/index.ts';
import { type AppFixture, startFixture } from '../app/app-fixture.ts';

const csv = `partner_id,name,tier
P1,Northwind Reach,Gold
P3,No Tier
P2,Copper Lantern,Silver
`;

function start(t: { onTestFinished(end: () => void): void }): AppFixture {
  const fixture = startFixture({
    works: {
      'import.inspect': inspectJob,
      'import.plan': planJob,
      'import.apply': applyJob,
      'import.undo': undoJob,
      'import.redo': redoJob,
    },
  });
  t.onTestFinished(() => fixture.end());
  return fixture;
}

async function give({ call }: AppFixture, name: string, text: string): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await call(`/upload?name=${name}`, { method: 'POST', headers, body: text });
  const { fileId } = (await response.json()) as { fileId: string };
  return fileId;
}

type Answer<T> = { result: { data: T } };

async function ask<T>({ rpc }: AppFixture, path: string, input?: unknown): Promise<T> {
  const { status, json } = await rpc(path, input);
  expect(status, JSON.stringify(json)).toBe(200);
  return (json as Answer<T>).result.data;
}

async function failure({ rpc }: AppFixture, path: string, input: unknown): Promise<string> {
  const { json } = await rpc(path, input);
  return (json as { error: { data: { failure: { code: string } } } }).error.data.failure.code;
}

type Job = { job: string };
type Done = { plan: string | null; import: string | null };

async function plan(app: AppFixture): Promise<string> {
  const fileId = await give(app, 'March.csv', csv);
  const look = await ask<{ guesses: { entity: string; recipe: unknown }[] }>(app, 'imports.look', {
    fileId,
    source: 'erp',
  });
  const [guess] = look.guesses;
  expect(guess?.entity).toBe('partners');
  const { job } = await ask<Job>(app, 'imports.plan', {
    fileId,
    entity: 'partners',
    recipe: guess?.recipe,
  });
  const done = await ask<Done>(app, 'jobs.result', { id: job });
  return /([\w-]+)\.json$/.exec(done.plan ?? '')?.[1] ?? '';
}

describe('an import over the wire', () => {
  test('file, plan, guard, apply, result, undo', async (t) => {
    const app = start(t);
    const planId = await plan(app);
    const summary = await ask<{ file: string; planHash: string; counts: { new: number } }>(
      app,
      'imports.summary',
      { plan: planId },
    );
    expect(summary).toMatchObject({ file: 'March.csv', counts: { new: 2, rejected: 1 } });

    const wish = { plan: planId, expect: summary.planHash };
    const stopped = await ask<Job>(app, 'imports.applyPlan', { ...wish, accept: [] });
    expect(await failure(app, 'jobs.result', { id: stopped.job })).toBe('GuardStopped');

    const started = await ask<Job>(app, 'imports.applyPlan', { ...wish, accept: ['rejected'] });
    const done = await ask<Done>(app, 'jobs.result', { id: started.job });
    const detail = await ask<object>(app, 'imports.detail', { import: done.import });
    expect(detail).toMatchObject({ entry: { file: 'March.csv', undone: false } });
    expect(await failure(app, 'imports.summary', { plan: planId })).toBe('NotFound');

    const wouldBe = await ask<Job>(app, 'imports.undoPlan', { import: done.import });
    const told = await ask<object>(app, 'jobs.result', { id: wouldBe.job });
    expect(told).toEqual({ reversed: 2, kept: [], failed: [], change: null });
    expect(await failure(app, 'imports.redo', {})).toBe('BadInput');
    const early = await ask<Job>(app, 'imports.redo', { import: done.import });
    expect(await failure(app, 'jobs.result', { id: early.job })).toBe('Conflict');

    const undone = await ask<Job>(app, 'imports.undo', { import: done.import });
    expect(await ask<object>(app, 'jobs.result', { id: undone.job })).toMatchObject({ kept: [] });
    const again = await ask<Job>(app, 'imports.redo', { import: done.import });
    expect(await ask<object>(app, 'jobs.result', { id: again.job })).toMatchObject({
      ...{ reversed: 2, kept: [] },
    });
    const last = await ask<Job>(app, 'imports.undo', { import: done.import });
    await ask<object>(app, 'jobs.result', { id: last.job });
    expect(await ask<object>(app, 'imports.overview')).toMatchObject({
      imports: [{ undone: true }],
    });
  });

  test('another plan than the one that was looked at is not carried out', async (t) => {
    const app = start(t);
    const planId = await plan(app);
    const { job } = await ask<Job>(app, 'imports.applyPlan', {
      plan: planId,
      expect: 'other',
      accept: ['rejected'],
    });
    expect(await failure(app, 'jobs.result', { id: job })).toBe('Conflict');
  });

  test('the rows that can’t be read come as a CSV', async (t) => {
    const app = start(t);
    const made = await ask<{ fileId: string; name: string }>(app, 'imports.rejects', {
      plan: await plan(app),
    });
    expect(made.name).toBe('March - not imported.csv');
    const response = await app.call(`/files/${made.fileId}`, { method: 'POST' });
    expect(await response.text()).toContain('3,"The row has 2 cells, the header has 3",P3,No Tier');
  });

  test('what was left open is listed, answered and taken back', async (t) => {
    const app = start(t);
    const recipe = {
      ...{ entity: 'partners', source: 'erp', key: ['id'] },
      columns: { id: 'externalId', name: 'name', owner: 'owner' },
    };
    const bring = async (owner: string) => {
      const fileId = await give(app, 'March.csv', `id,name,owner\nP1,Northwind Reach,${owner}\n`);
      const planned = await ask<Job>(app, 'imports.plan', { fileId, entity: 'partners', recipe });
      const { plan: place } = await ask<Done>(app, 'jobs.result', { id: planned.job });
      const planId = /([\w-]+)\.json$/.exec(place ?? '')?.[1];
      const { planHash } = await ask<{ planHash: string }>(app, 'imports.summary', {
        plan: planId,
      });
      const wish = { plan: planId, expect: planHash, accept: [] };
      const { job } = await ask<Job>(app, 'imports.applyPlan', wish);
      return ask<Done>(app, 'jobs.result', { id: job });
    };
    await bring('Ann');
    app.book.change({ label: 'Edit', origin: 'ui' }, (writer) =>
      writer.set('partners', 1, { owner: 'Zoe' }),
    );
    const { import: found } = await bring('Amy');
    const open = () => ask<{ id: string }[]>(app, 'imports.openConflicts', { import: found });
    const [conflict] = await open();
    expect(conflict).toMatchObject({
      ...{ import: { file: 'March.csv' }, record: 'Northwind Reach', field: 'owner' },
      ...{ mine: 'Zoe', theirs: 'Amy', base: 'Ann' },
    });
    const answer = { conflicts: [conflict?.id], answer: 'theirs' };
    const done = await ask<{ change: number }>(app, 'imports.answerConflicts', answer);
    expect(await open()).toEqual([]);
    expect(await failure(app, 'imports.answerConflicts', answer)).toBe('Conflict');
    await ask(app, 'partners.undoChange', { change: done.change });
    expect(await open()).toMatchObject([{ id: conflict?.id, mine: 'Zoe' }]);
  });

  test('wrong input is refused with a word of the closed list', async (t) => {
    const app = start(t);
    expect(await failure(app, 'imports.look', { fileId: 'nope' })).toBe('NotFound');
    expect(await failure(app, 'imports.summary', { plan: '../../etc/passwd' })).toBe('BadInput');
    expect(
      await failure(app, 'imports.rows', { plan: 'x', bucket: 'all', offset: 0, limit: 9 }),
    ).toBe('BadInput');
    expect(await failure(app, 'imports.discard', { plan: '..' })).toBe('BadInput');
    const none = { conflicts: [], answer: 'mine' };
    expect(await failure(app, 'imports.answerConflicts', none)).toBe('BadInput');
  });
});

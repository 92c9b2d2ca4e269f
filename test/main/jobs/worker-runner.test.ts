import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/book/clock.ts';
import { HeldBook } from '../../../src/main/book/held-book.ts';
import { openBook } from '../../../src/main/book/open.ts';
import { WriteLease } from '../../../src/main/jobs/lease.ts';
import type { RunnerEvent } from '../../../src/main/jobs/runner.ts';
import { WorkerRunner } from '../../../src/main/jobs/worker-runner.ts';
import { rotatingLog } from '../../../src/main/log/rotating-log.ts';
import { type Built, buildMain } from '../hosts/built-app.ts';

let built: Built | undefined;
let folder: string;
let book: HeldBook;
let jobs: WorkerRunner;
let lease: WriteLease;
let logPlace: string;

beforeAll(async () => {
  built = await buildMain({ trying: join(import.meta.dirname, 'trying-worker.ts') });
}, 120_000);

afterAll(() => built?.remove());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-jobs-'));
  const clock = systemClock('2026-11-20');
  logPlace = join(folder, 'log');
  lease = new WriteLease((state) => jobs.tell({ kind: 'lease', ...state }));
  const open = () =>
    openBook(join(folder, 'book'), { ...clock, recompute: () => {}, mode: 'write' });
  book = new HeldBook(open, lease.permission);
  jobs = new WorkerRunner({
    file: join(built?.folder ?? '', 'trying.js'),
    bookPath: book.path,
    today: '2026-11-20',
    newId: clock.newId,
    log: rotatingLog(logPlace, clock.now),
    lease,
    book: () => book,
  });
});

afterEach(async () => {
  await jobs.close();
  book.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The first event from now on that fits. */
function event(fits: (event: RunnerEvent) => boolean): Promise<RunnerEvent> {
  return new Promise((found) => {
    const stop = jobs.observe((one) => {
      if (!fits(one)) return;
      stop();
      found(one);
    });
  });
}

const names = () =>
  book.read.all<{ name: string }>('SELECT name FROM partner').map(({ name }) => name);
const status = (id: string) => jobs.list().find((job) => job.id === id)?.status;

describe('writing', () => {
  it('happens in the worker, under the lease, and is told on this side', async () => {
    const told: string[] = [];
    jobs.observe((one) => void told.push(one.kind === 'lease' ? `lease ${one.held}` : one.kind));
    const id = jobs.start('sample.load', {});
    expect(await jobs.result(id)).toBe(1);
    expect(names()).toEqual(['Kept']);
    expect(told).toEqual(['job', 'job', 'lease true', 'change', 'lease false', 'job']);
  });

  it('makes edits wait while it goes on, and refuses one that does not', async () => {
    const held = event((one) => one.kind === 'lease' && one.held);
    const progressed = event((one) => one.kind === 'job' && one.job.progress !== null);
    const id = jobs.start('import.apply', { planPath: '' });
    expect(await held).toMatchObject({ label: 'Long import' });
    expect(jobs.lease()).toEqual({ held: true, label: 'Long import' });
    const edit = () =>
      book.change({ label: 'Edit', origin: 'ui' }, (w) => w.create('partners', { name: 'Mine' }));
    expect(edit).toThrow('The book is being written to: Long import.');
    const waiting = jobs.whenFree().then(edit);
    await progressed;
    expect(names()).toEqual([]);
    jobs.cancel(id);
    await expect(jobs.result(id)).rejects.toMatchObject({ data: { code: 'Cancelled' } });
    await waiting;
    expect(names()).toEqual(['Mine']);
    expect(status(id)).toBe('cancelled');
  });
});

it('a worker that dies in its transaction loses it, frees the book, and is started again', async () => {
  const doomed = jobs.start('import.undo', { importId: '' });
  const next = jobs.start('sample.load', {});
  await expect(jobs.result(doomed)).rejects.toMatchObject({ data: { code: 'Internal' } });
  expect(status(doomed)).toBe('failed');
  expect(await jobs.result(next)).toBe(1);
  expect(names()).toEqual(['Kept']);
  expect(jobs.lease().held).toBe(false);
  book.change({ label: 'Edit', origin: 'ui' }, (writer) =>
    writer.create('partners', { name: 'Mine' }),
  );
  expect(names()).toEqual(['Kept', 'Mine']);
});

it('cancels what waits and what runs; a second cancel finds nothing', async () => {
  const progressed = event((one) => one.kind === 'job' && one.job.progress !== null);
  const running = jobs.start('import.inspect', { path: '' });
  const waiting = jobs.start('sample.load', {});
  await progressed;
  expect(jobs.cancel(waiting)).toBe(true);
  expect(jobs.cancel(running)).toBe(true);
  await expect(jobs.result(running)).rejects.toMatchObject({ data: { code: 'Cancelled' } });
  await expect(jobs.result(waiting)).rejects.toMatchObject({ data: { code: 'Cancelled' } });
  expect(jobs.cancel(running)).toBe(false);
  expect(names()).toEqual([]);
});

it('an unforeseen error is logged without its words, and told as Internal', async () => {
  const id = jobs.start('import.plan', { path: '', entity: 'deals' });
  await expect(jobs.result(id)).rejects.toMatchObject({ data: { code: 'Internal' } });
  const log = readFileSync(logPlace, 'utf8');
  expect(log).toContain('import.plan: Error');
  expect(log).not.toContain('Acme');
});

it('a result nobody knows is NotFound', async () => {
  await expect(jobs.result('nothing')).rejects.toMatchObject({ data: { code: 'NotFound' } });
});

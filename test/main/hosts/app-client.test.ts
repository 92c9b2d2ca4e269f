import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppClient, startApp } from '../../../src/main/hosts/app-client.ts';
import type { AppEvent } from '../../../src/shared/book/app-event.ts';
import { type Built, buildMain } from './built-app.ts';

let built: Built | undefined;
let crashing: Built | undefined;
let folder: string;
let bookPath: string;
let open: AppClient[] = [];

beforeAll(async () => {
  built = await buildMain();
  crashing = await buildMain({
    'book-worker': join(import.meta.dirname, 'crashing-book-worker.ts'),
  });
}, 120_000);

afterAll(() => {
  built?.remove();
  crashing?.remove();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-client-'));
  bookPath = join(folder, 'book.qdeck');
});

afterEach(async () => {
  for (const client of open) await client.close();
  open = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(from: Built | undefined = built): Promise<AppClient> {
  const outFolder = from?.folder ?? '';
  const host = { kind: 'cli', version: '0.0.0' } as const;
  const client = await startApp({ bookPath, host, today: '2026-11-20', outFolder });
  open.push(client);
  return client;
}

const origin = 'http://book';
const json = { 'content-type': 'application/json' };

async function rpc(client: AppClient, procedure: string, input?: unknown) {
  const body = input === undefined ? null : JSON.stringify(input);
  const request = new Request(`${origin}/rpc/${procedure}`, {
    method: 'POST',
    headers: json,
    body,
  });
  const response = await client.fetch(request);
  const answer = (await response.json()) as {
    result?: { data: unknown };
    error?: { data: { failure: { code: string } } };
  };
  return {
    status: response.status,
    data: answer.result?.data,
    failure: answer.error?.data.failure,
  };
}

async function events(client: AppClient, since: number | null, stop = new AbortController()) {
  const request = new Request(`${origin}/events`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ since }),
    signal: stop.signal,
  });
  const response = await client.fetch(request);
  const reader = (response.body ?? new ReadableStream())
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let rest = '';
  const next = async (): Promise<AppEvent> => {
    while (!rest.includes('\n')) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended');
      rest += value;
    }
    const line = rest.slice(0, rest.indexOf('\n'));
    rest = rest.slice(line.length + 1);
    return line === '' ? next() : (JSON.parse(line) as AppEvent);
  };
  const until = async (fits: (event: AppEvent) => boolean): Promise<AppEvent> => {
    for (;;) {
      const event = await next();
      if (fits(event)) return event;
    }
  };
  return { next, until, cancel: () => reader.cancel() };
}

const ended = (job: string) => (event: AppEvent) =>
  event.kind === 'job' &&
  event.job.id === job &&
  ['done', 'failed', 'cancelled'].includes(event.job.status);

describe('the book worker', () => {
  it('answers calls, assets and uploads across the thread', async () => {
    const client = await start();
    expect((await rpc(client, 'book.info')).data).toMatchObject({
      path: bookPath,
      today: '2026-11-20',
    });
    const page = await client.fetch(new Request(`${origin}/`));
    expect(await page.text()).toContain('Quarterdeck');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const bytes = new Uint8Array(3 * 1024 * 1024).fill(97);
    const upload = await client.fetch(
      new Request(`${origin}/upload?name=a.csv`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes,
      }),
    );
    expect(await upload.json()).toMatchObject({ name: 'a.csv', bytes: bytes.byteLength });
  });

  it('answers for a book it cannot open, and says why', async () => {
    writeFileSync(bookPath, 'not a book at all, and long enough to be looked at'.repeat(100));
    const client = await start();
    expect(client.trouble).toMatchObject({ code: 'BadInput', reason: 'NotABook' });
    expect(await rpc(client, 'partners.list', {})).toMatchObject({
      status: 412,
      failure: { code: 'BadInput' },
    });
  });

  it('a second one on the same book is told that it is open', async () => {
    expect((await start()).trouble).toBeNull();
    expect((await start()).trouble).toMatchObject({ code: 'BookLocked' });
  });
});

describe('the jobs worker', () => {
  it('makes a backup, tells of it on the one stream, and cuts the log of writes', async () => {
    const client = await start();
    const stream = await events(client, null);
    const { data } = await rpc(client, 'backups.make');
    const { job } = data as { job: string };
    expect(await stream.until(ended(job))).toMatchObject({ job: { status: 'done' } });
    const backups = readdirSync(`${bookPath}.backups`).filter((name) => name.endsWith('.backup'));
    expect(backups).toHaveLength(1);
    expect((await rpc(client, 'jobs.result', { id: job })).data).toMatchObject({
      reason: 'manual',
    });
    expect((await rpc(client, 'backups.list')).data).toHaveLength(1);
    await stream.cancel();
  });

  it('restores a backup: the book is let go of, put back, and everybody told to start over', async () => {
    const client = await start();
    const stream = await events(client, null);
    await rpc(client, 'settings.setUi', { key: 'theme', value: 'dark' });
    const made = (await rpc(client, 'backups.make')).data as { job: string };
    const backup = (await rpc(client, 'jobs.result', { id: made.job })).data as { file: string };
    const { job } = (await rpc(client, 'backups.restore', { file: backup.file })).data as {
      job: string;
    };
    await stream.until(
      (event) => event.kind === 'lease' && event.held && /[Rr]estor/.test(event.label),
    );
    expect(await stream.until(({ kind }) => kind === 'reset')).toMatchObject({ kind: 'reset' });
    expect(await stream.until(ended(job))).toMatchObject({ job: { status: 'done' } });
    expect((await rpc(client, 'book.info')).data).toMatchObject({ readOnly: null });
    expect(readdirSync(folder).some((name) => name.includes('before-restore'))).toBe(true);
    await stream.cancel();
  });

  it('fills the sample book, shows how far it is, and leaves a book that checks out', async () => {
    const client = await start();
    const stream = await events(client, null);
    const { job } = (await rpc(client, 'sample.load')).data as { job: string };
    const first = await stream.until(
      (event) => event.kind === 'job' && event.job.id === job && event.job.progress !== null,
    );
    expect(first).toMatchObject({ job: { status: 'running' } });
    expect(await stream.until(ended(job))).toMatchObject({ job: { status: 'done' } });
    expect((await rpc(client, 'jobs.result', { id: job })).data).toMatchObject({ partners: 60 });
    const check = (await rpc(client, 'book.check')).data as { job: string };
    expect((await rpc(client, 'jobs.result', { id: check.job })).data).toMatchObject({
      ok: true,
      derived: 0,
      search: 0,
    });
    await stream.cancel();
  });

  it('a path that is no backup of this book is refused', async () => {
    const client = await start();
    const { status, failure } = await rpc(client, 'backups.restore', { file: '/etc/passwd' });
    expect(status).toBe(400);
    expect(failure).toMatchObject({ code: 'BadInput' });
  });
});

describe('a book worker that dies', () => {
  const crash = (client: AppClient) =>
    client.fetch(new Request(`${origin}/crash`, { method: 'POST' }));

  it('is started again once; what was under way is told as failed, and nothing hangs', async () => {
    const client = await start(crashing);
    const stream = await events(client, null);
    await stream.next();
    const [asked, died] = await Promise.all([
      rpc(client, 'jobs.result', { id: 'x' }),
      crash(client),
    ]);
    expect(died.status).toBe(500);
    expect(await died.json()).toMatchObject({ error: { code: 'Internal' } });
    expect([404, 500]).toContain(asked.status);
    // The events it still had are read first, then the stream ends with an error.
    await expect(stream.until(() => false)).rejects.toThrow();
    expect((await rpc(client, 'book.info')).data).toMatchObject({ readOnly: null });
  });

  it('a second time, it stays down and says so', async () => {
    const client = await start(crashing);
    const gone = new Promise<void>((told) => client.on('exit', told));
    await crash(client);
    await rpc(client, 'book.info');
    await crash(client);
    await gone;
    const { status, failure } = await rpc(client, 'book.info');
    expect(status).toBe(500);
    expect(failure).toMatchObject({ code: 'Internal' });
  });
});

describe('a client that goes away', () => {
  it('ends its stream in the worker', async () => {
    const client = await start();
    const streams = await Promise.all([events(client, null), events(client, null)]);
    for (const stream of streams) expect(await stream.next()).toMatchObject({ kind: 'hello' });
    for (const stream of streams) await stream.cancel();
    // The worker still answers, and closes at once: nothing waits for the streams.
    expect((await rpc(client, 'book.info')).status).toBe(200);
  });

  it('is answered no more once it gave up', async () => {
    const client = await start();
    const stop = new AbortController();
    stop.abort();
    const request = new Request(`${origin}/rpc/book.info`, { method: 'POST', signal: stop.signal });
    expect((await client.fetch(request)).status).toBe(500);
    expect((await rpc(client, 'book.info')).status).toBe(200);
  });
});

it('leaves no log of writes behind when it closes', async () => {
  const client = await start();
  const { job } = (await rpc(client, 'backups.make')).data as { job: string };
  await rpc(client, 'jobs.result', { id: job });
  await client.close();
  open = [];
  const wal = statSync(`${bookPath}-wal`, { throwIfNoEntry: false });
  expect(wal?.size ?? 0).toBe(0);
  expect(readFileSync(bookPath).subarray(0, 15).toString()).toBe('SQLite format 3');
});

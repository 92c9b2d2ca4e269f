import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../src/shared/book/app-event.ts';
import { type AppFixture, addPartner, startFixture } from './app-fixture.ts';

let fixture: AppFixture;

beforeEach(() => {
  fixture = startFixture();
});

afterEach(() => fixture.end());

const failureIn = (json: unknown) =>
  (json as { error: { data: { failure: Record<string, unknown> } } }).error.data.failure;

describe('GET', () => {
  it('serves the assets, hashed ones for ever, and the page on its own routes', async () => {
    const page = await fixture.call('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await fixture.call('/assets/main-Abcd1234.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    for (const route of [
      '/partners',
      '/partners/abc-1',
      '/qbrs/x',
      '/import/plan/7',
      '/settings',
    ]) {
      expect(await (await fixture.call(route)).text()).toContain('<title>Quarterdeck');
    }
  });

  it('serves nothing else', async () => {
    const paths = [
      ...[
        '/nothing',
        '/rpc/book.info',
        '/events',
        '/upload',
        '/files/1',
        '/print/1',
        '/package.json',
      ],
      ...['/assets/', '/assets/../index.htm', '/%2e%2e/etc/passwd', '/partnersx'],
    ];
    for (const path of paths) expect((await fixture.call(path)).status, path).toBe(404);
  });

  it('answers a mistyped address with the page, which says that nothing is there', async () => {
    const typed = await fixture.call('/partnrs/7');
    expect(typed.status).toBe(404);
    expect(await typed.text()).toContain('<title>Quarterdeck');
    expect(await (await fixture.call('/package.json')).text()).not.toContain('<title>');
  });
});

it('sets the security headers on every answer', async () => {
  const answers = await Promise.all([
    fixture.call('/'),
    fixture.call('/nothing'),
    fixture.call('/rpc/book.info', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    }),
    fixture.call('/rpc/none', { method: 'POST', headers: { 'content-type': 'application/json' } }),
    fixture.call('/rpc/book.info', { method: 'DELETE' }),
    fixture.call('/files/none', { method: 'POST' }),
  ]);
  for (const { headers } of answers) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).not.toBeNull();
  }
});

describe('calls', () => {
  it('answers by POST', async () => {
    const { status, json } = await fixture.rpc('book.info');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      result: { data: { today: '2026-11-20', host: { kind: 'cli' } } },
    });
  });

  it('tells a wrong input as BadInput with its field, and logs nothing', async () => {
    const { status, json } = await fixture.rpc('jobs.result', { id: 7 });
    expect(status).toBe(400);
    expect(failureIn(json)).toMatchObject({ code: 'BadInput', reason: 'Shape', field: 'id' });
    expect(JSON.stringify(json)).not.toContain('stack');
    expect(existsSync(fixture.log.place)).toBe(false);
  });

  it('tells an unknown procedure as NotFound', async () => {
    const { status, json } = await fixture.rpc('book.nothing');
    expect(status).toBe(404);
    expect(failureIn(json)).toMatchObject({ code: 'NotFound' });
  });

  it('logs what nobody foresaw, without its words, and tells it as Internal', async () => {
    Object.defineProperty(fixture.book, 'read', {
      get: () => {
        throw new Error('Acme GmbH owes 12');
      },
    });
    const { status, json } = await fixture.rpc('book.info');
    expect(status).toBe(500);
    const failure = failureIn(json);
    expect(failure).toMatchObject({ code: 'Internal' });
    expect(failure.hint).toContain(fixture.log.place);
    const log = readFileSync(fixture.log.place, 'utf8');
    expect(log).toContain('book.info: Error');
    expect(log).toMatch(/\n {4}at /);
    expect(log).not.toContain('Acme');
    expect(statSync(fixture.log.place).mode & 0o777).toBe(0o600);
  });

  it('refuses a body over 8 MB and one that is not JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = `"${'x'.repeat(9 * 1024 * 1024)}"`;
    expect((await fixture.call('/rpc/jobs.result', { method: 'POST', headers, body })).status).toBe(
      413,
    );
    const form = await fixture.call('/rpc/book.info', {
      method: 'POST',
      body: new URLSearchParams({ a: '1' }),
    });
    expect(form.status).toBe(400);
  });

  it('opens only web and mail links', async () => {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://a.test/',
      'https:',
      'x',
    ]) {
      expect((await fixture.rpc('book.openExternal', { url })).status, url).toBe(400);
    }
    const { json } = await fixture.rpc('book.openExternal', { url: 'https://example.test/a' });
    expect(json).toMatchObject({ result: { data: { opened: false } } });
  });
});

describe('files', () => {
  const send = (body: BodyInit, name = 'deals.csv', type = 'application/octet-stream') =>
    fixture.call(`/upload?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });

  it('takes a file in, readable by its owner alone', async () => {
    const response = await send('a,b\n1,2\n', '../../etc/pass\u0000wd\u202e.csv');
    const upload = (await response.json()) as { fileId: string };
    expect(upload.fileId).toMatch(/^[\w-]{16}$/);
    expect(upload).toEqual({
      fileId: upload.fileId,
      name: 'passwd.csv',
      bytes: 8,
      sha256: createHash('sha256').update('a,b\n1,2\n').digest('hex'),
    });
    const folder = `${fixture.book.path}.plans`;
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const file = join(folder, `${upload.fileId}.upload`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('a,b\n1,2\n');
  });

  it('refuses an empty file and another content type, and leaves nothing behind', async () => {
    expect((await send('')).status).toBe(400);
    expect((await send('a', 'a.csv', 'text/plain')).status).toBe(400);
    const folder = `${fixture.book.path}.plans`;
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('a file that was never made is not found', async () => {
    const response = await fixture.call('/files/abc', { method: 'POST' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'NotFound' } });
  });
});

describe('events', () => {
  async function open(since: number | null, stop = new AbortController()) {
    const response = await fixture.call('/events', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ since }),
      signal: stop.signal,
    });
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
      const at = rest.indexOf('\n');
      const line = rest.slice(0, at);
      rest = rest.slice(at + 1);
      return JSON.parse(line) as AppEvent;
    };
    return { next, cancel: () => reader.cancel() };
  }

  it('tells a change after it is committed, and a job as it goes on', async () => {
    const stream = await open(null);
    expect(await stream.next()).toMatchObject({ kind: 'hello', seq: 0, jobs: [] });
    addPartner(fixture.book, 'Birch & Co');
    expect(await stream.next()).toMatchObject({ kind: 'change', seq: 1, entities: ['partners'] });
    const id = fixture.jobs.start('book.check', {});
    expect(await stream.next()).toMatchObject({
      kind: 'job',
      seq: 1,
      job: { id, status: 'queued' },
    });
    await fixture.jobs.result(id);
    expect(await stream.next()).toMatchObject({ kind: 'job', job: { id, status: 'running' } });
    expect(await stream.next()).toMatchObject({ kind: 'job', job: { id, status: 'done' } });
    await stream.cancel();
  });

  it('brings a client that comes back up to date, or tells it to start over', async () => {
    for (const name of ['Ash', 'Beech', 'Cedar']) addPartner(fixture.book, name);
    const back = await open(1);
    expect(await back.next()).toMatchObject({ kind: 'change', seq: 2 });
    expect(await back.next()).toMatchObject({ kind: 'change', seq: 3 });
    expect(await back.next()).toMatchObject({ kind: 'hello', seq: 3 });
    const future = await open(99);
    expect(await future.next()).toMatchObject({ kind: 'reset', seq: 3 });
    await Promise.all([back.cancel(), future.cancel()]);
  });

  it('refuses a since that is none', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const since of [-1, 1.5, 'x', undefined]) {
      const body = JSON.stringify({ since });
      expect((await fixture.call('/events', { method: 'POST', headers, body })).status).toBe(400);
    }
  });
});

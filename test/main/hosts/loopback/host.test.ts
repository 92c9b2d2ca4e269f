import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Built, buildMain } from '../built-app.ts';
import { raw, sendRaw } from './raw-http.ts';

let built: Built | undefined;
let folder: string;
let running: ChildProcess[] = [];

beforeAll(async () => {
  const entry = join(import.meta.dirname, '../../../../src/main/hosts/loopback/main.ts');
  built = await buildMain({ loopback: entry });
}, 120_000);

afterAll(() => built?.remove());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-host-'));
});

afterEach(async () => {
  await Promise.all(running.map(stop));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

interface Host {
  process: ChildProcess;
  said: () => string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  address: Promise<URL>;
}

function start(...args: string[]): Host {
  const book = join(folder, 'book.qdeck');
  const child = spawn(
    process.execPath,
    [join(built?.folder ?? '', 'loopback.js'), '--book', book, ...args],
    {
      // No display: the host must not open a window on the machine that runs the tests.
      env: { PATH: process.env.PATH ?? '' },
    },
  );
  running.push(child);
  let said = '';
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const address = new Promise<URL>((found, lost) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const text = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{43}/.exec(said)?.[0];
      if (text !== undefined) found(new URL(text));
    });
    void ended.then(() => lost(new Error(`No address: ${said}`)));
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  address.catch(() => undefined);
  return { process: child, said: () => said, ended, address };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('close', done));
  child.kill('SIGTERM');
  await gone;
}

const post = (address: URL, target: string, body: string, token?: string) =>
  sendRaw(
    Number(address.port),
    raw({
      method: 'POST',
      target,
      headers: [
        ['Host', address.host],
        ['Origin', address.origin],
        ['Sec-Fetch-Site', 'same-origin'],
        ['Content-Type', 'application/json'],
        ['Content-Length', String(Buffer.byteLength(body))],
        ...(token === undefined ? [] : ([['Authorization', `Bearer ${token}`]] as const)),
      ],
      body,
    }),
  );

it('prints its address with a one-time code, serves, backs up what changed, and ends when told', async () => {
  const host = start();
  const address = await host.address;
  expect(host.said()).toContain('There is no display here.');
  const code = address.hash.slice('#code='.length);
  const { token } = JSON.parse(
    (await post(address, '/session', JSON.stringify({ code }))).body,
  ) as { token: string };
  const made = await post(
    address,
    '/rpc/partners.create',
    '{"entity":"partners","values":{"name":"Birch"}}',
    token,
  );
  expect(made.body).toContain('result');
  host.process.kill('SIGTERM');
  expect(await host.ended).toBe(0);
  const backups = readdirSync(join(folder, 'book.qdeck.backups')).filter((name) =>
    name.endsWith('-quit.backup'),
  );
  expect(backups).toHaveLength(1);
  expect(existsSync(join(folder, 'book.qdeck.lock'))).toBe(false);
  expect(existsSync(join(folder, 'book.qdeck.run/host.json'))).toBe(false);
});

it('a second launch of the same book brings the first one’s window up instead', async () => {
  const first = start();
  await first.address;
  const note = join(folder, 'book.qdeck.run/host.json');
  expect(statSync(note).mode & 0o777).toBe(0o600);
  const key = (JSON.parse(readFileSync(note, 'utf8')) as { key: string }).key;
  const second = start();
  expect(await second.ended).toBe(0);
  expect(second.said()).toContain('open already');
  // The first one has no display either, so it says a new address.
  expect(first.said().match(/#code=/g)).toHaveLength(2);
  expect(first.said() + second.said()).not.toContain(key);
  expect(first.process.exitCode).toBeNull();
});

it.each(['taken', 'abc', '70000'])(
  'says in one plain sentence why it cannot serve on port %s',
  async (port) => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const taken = String((other.address() as AddressInfo).port);
    const host = start('--port', port === 'taken' ? taken : port);
    expect(await host.ended).toBe(1);
    expect(host.said()).toMatch(/port.*\./i);
    expect(host.said()).not.toMatch(/\n\s+at /);
    other.close();
  },
);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../../src/main/app.ts';
import { systemClock } from '../../../src/main/book/clock.ts';
import { HeldBook } from '../../../src/main/book/held-book.ts';
import { openBook } from '../../../src/main/book/open.ts';
import type { Host } from '../../../src/main/host.ts';
import type { AssetMap } from '../../../src/main/http/assets.ts';
import { InlineRunner } from '../../../src/main/jobs/inline-runner.ts';
import type { Registry, Work } from '../../../src/main/jobs/registry.ts';
import { type Log, rotatingLog } from '../../../src/main/log/rotating-log.ts';

export const asset = (type: string, text: string, hashed = false) => ({
  type,
  bytes: new Uint8Array(new TextEncoder().encode(text)),
  hashed,
});

export const someAssets: AssetMap = new Map([
  ['/index.html', asset('text/html; charset=utf-8', '<!doctype html><title>Quarterdeck</title>')],
  ['/assets/main-Abcd1234.js', asset('text/javascript; charset=utf-8', 'export {};', true)],
]);

const idle: Work = () => ({});

/** Every job does nothing, but for those a test names. */
export function registryWith(works: Partial<Registry> = {}): Registry {
  return {
    ...{ 'import.inspect': idle, 'import.plan': idle, 'import.apply': idle, 'import.undo': idle },
    ...{ 'book.backup': idle, 'book.restore': idle, 'book.check': idle, 'book.recompute': idle },
    ...{ 'import.redo': idle, 'sample.load': idle },
    'import.watched': idle,
    'import.view': idle,
    'import.match': idle,
    ...works,
  };
}

export interface AppFixture {
  app: App;
  book: HeldBook;
  jobs: InlineRunner;
  folder: string;
  log: Log;
  call(path: string, init?: RequestInit): Promise<Response>;
  rpc(procedure: string, input?: unknown): Promise<{ status: number; json: unknown }>;
  end(): void;
}

interface Options {
  host?: Host;
  works?: Partial<Registry>;
  assets?: AssetMap;
}

/** The app in process over a real book in a folder of its own. */
export function startFixture({ host, works, assets = someAssets }: Options = {}): AppFixture {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-app-'));
  const clock = systemClock('2026-11-20');
  const book = new HeldBook(() =>
    openBook(join(folder, 'book.quarterdeck'), { ...clock, recompute: () => {}, mode: 'write' }),
  );
  const log = rotatingLog(join(folder, 'log'), clock.now);
  const jobs = new InlineRunner({ registry: registryWith(works), book, clock, log });
  const app = createApp(book, host ?? { kind: 'cli', version: '0.0.0' }, {
    ...clock,
    jobs,
    assets,
    log,
  });
  const call = (path: string, init: RequestInit = {}) =>
    app(new Request(`http://book${path}`, init));
  const rpc = async (procedure: string, input?: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const body = input === undefined ? null : JSON.stringify(input);
    const response = await call(`/rpc/${procedure}`, { method: 'POST', headers, body });
    const json: unknown = await response.json();
    return { status: response.status, json };
  };
  const end = () => {
    book.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, book, jobs, folder, log, call, rpc, end };
}

export function addPartner(book: HeldBook, name: string): number | null {
  return book.change({ label: `Add ${name}`, origin: 'ui' }, (writer) => {
    writer.create('partners', { name });
  }).change;
}

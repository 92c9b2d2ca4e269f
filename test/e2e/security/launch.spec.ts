import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findChromium, testBrowserFlags } from '../../../scripts/chromium.ts';
import { inRoot } from '../../../scripts/paths.ts';

// The window a person gets: the host finds the browser, opens the redirect file as an app window with a profile of its
// own, and ends when that window is closed. The browser is real; a wrapper takes its display away.

test.skip(process.platform === 'win32', 'The wrapper is a shell script.');

let folder = '';
let host: ChildProcess | null = null;

test.beforeEach(({ browserName: _ }, { project }) => {
  test.skip(project.name === 'electron', 'Electron opens its own window.');
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-launch-'));
});

test.afterEach(async () => {
  if (host !== null && host.exitCode === null) {
    const ended = new Promise((done) => host?.once('close', done));
    host.kill('SIGTERM');
    await ended;
  }
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

/** Writes down how it was called, then becomes Chromium without a window, with a port to look in by. */
function wrapper(): string {
  const file = join(folder, 'browser.sh');
  const flags = [...testBrowserFlags, '--headless=new', '--remote-debugging-port=0'].join(' ');
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/args'\nexec '${findChromium()}' ${flags} "$@"\n`;
  writeFileSync(file, script, { mode: 0o700 });
  return file;
}

/** The file is there before its words are. */
async function portIn(file: string): Promise<string> {
  const said = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  await expect.poll(said, { timeout: 90_000 }).toMatch(/^\d+\n/);
  return said().split('\n')[0] ?? '';
}

test('opens as a window of its own, and ends with a backup once it is closed', async ({
  playwright,
}) => {
  test.setTimeout(240_000);
  const book = join(folder, 'book.qdeck');
  const child = spawn(process.execPath, [inRoot('out', 'main', 'loopback.js'), '--book', book], {
    env: { ...process.env, DISPLAY: ':none', QUARTERDECK_BROWSER: wrapper() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  host = child;
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));

  const port = await portIn(join(`${book}.run`, 'browser', 'DevToolsActivePort'));
  const browser = await playwright.chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const window = browser.contexts()[0];
  const page = window?.pages()[0] ?? (await window?.waitForEvent('page'));
  if (page === undefined) throw new Error('The browser has no window');
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
  await page.waitForFunction(() => sessionStorage.getItem('quarterdeck.token'));
  expect(page.url()).not.toContain('code=');
  // Other users of this machine can read command lines.
  expect(readFileSync(join(folder, 'args'), 'utf8')).not.toMatch(/code=|[\w-]{43}/);
  expect(said).not.toContain('code=');

  const created = await page.evaluate(async () => {
    const authorization = `Bearer ${sessionStorage.getItem('quarterdeck.token') ?? ''}`;
    const headers = { 'content-type': 'application/json', authorization };
    const body = JSON.stringify({ entity: 'partners', values: { name: 'Birch & Co' } });
    return (await fetch('/rpc/partners.create', { method: 'POST', headers, body })).status;
  });
  expect(created).toBe(200);

  const session = await browser.newBrowserCDPSession();
  const closedAt = Date.now();
  await session.send('Browser.close');
  expect(await ended).toBe(0);
  const seconds = (Date.now() - closedAt) / 1000;
  expect(seconds).toBeGreaterThan(29);
  expect(seconds).toBeLessThan(90);
  expect(
    readdirSync(`${book}.backups`).filter((name) => name.endsWith('-quit.backup')),
  ).toHaveLength(1);
  expect(existsSync(join(`${book}.run`, 'open.html'))).toBe(false);
});

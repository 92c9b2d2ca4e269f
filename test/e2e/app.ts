import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, test as base, type Page } from '@playwright/test';
import { electronBinary, hasDisplay, isRoot } from '../../scripts/electron-binary.ts';
import { root } from '../../scripts/paths.ts';
import { command, serveBook } from '../../scripts/served-book.ts';

/** The day every end-to-end book is told from. */
export const today = '2026-11-20';

/** The running app on a book of its own, whichever host carries it. */
export type App = {
  page: Page;
  host: 'electron' | 'loopback';
  book: string;
  folder: string;
  /** Takes the host away under the open page. */
  stop: () => Promise<void>;
};

type Running = Pick<App, 'page' | 'stop'> & { close: () => Promise<void> };

const viewport = { width: 1440, height: 900 };

async function startLoopback(browser: Browser, book: string): Promise<Running> {
  const host = await serveBook(book, today);
  const close = async (): Promise<void> => {
    await browser.close();
    await host.close();
  };
  try {
    // A context of its own, not the page's: a test may open a second tab beside it.
    const context = await browser.newContext({
      viewport,
      locale: 'en-US',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    // Listening from the start: asked for only right before a key, Chromium may hear of it after the key.
    page.on('filechooser', () => undefined);
    await page.goto(host.address);
    // The code works once: a test that reloads before it was exchanged would leave nobody with a token.
    await page.waitForFunction(() => sessionStorage.getItem('quarterdeck.token') !== null);
    return { page, stop: host.close, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startElectron(executablePath: string, book: string): Promise<Running> {
  // A profile of its own: a Quarterdeck that is open already would otherwise be brought to the front instead.
  const profile = `--user-data-dir=${book}.profile`;
  const args = [root, '--book', book, '--today', today, profile];
  const app = await _electron.launch({ executablePath, args, locale: 'en-US' });
  const page = await app.firstWindow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return { page, stop: () => app.close(), close: () => app.close() };
}

function whyNoElectron(): string | null {
  if (electronBinary() === null) return 'Electron’s binary is not here (npx install-electron)';
  if (!hasDisplay()) return 'Electron needs a display (xvfb-run npm test)';
  if (isRoot()) return 'Electron keeps its sandbox, so it does not run as root';
  return null;
}

/** This machine's own host, the desktop's protocol, or something the page made itself. */
function isOurs(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return hostname === '127.0.0.1' || ['app:', 'blob:', 'data:'].includes(protocol);
}

type Options = {
  /** What the book holds when the app opens on it. */
  fill: 'empty' | 'sample';
  /** Commands of the command line, run on that book before the app opens. */
  before: { commands: string[][]; spoil?: (book: string) => void };
};

type Shared = {
  /** The sample book, made once and copied for each test. */
  sample: () => Promise<string>;
};

export const test = base.extend<Options & { app: App }, Shared>({
  fill: ['empty', { option: true }],
  before: [{ commands: [] }, { option: true }],
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from here
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-sample-'));
      const book = join(folder, 'sample.qdeck');
      let made: Promise<unknown> | null = null;
      await use(async () => {
        made ??= command(book, today, ['sample']);
        await made;
        return book;
      });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  app: async ({ playwright, launchOptions, fill, before, sample }, use, info) => {
    const wantsElectron = info.project.name === 'electron';
    const missing = wantsElectron ? whyNoElectron() : null;
    base.skip(missing !== null, missing ?? '');
    const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-e2e-'));
    const book = join(folder, 'book.qdeck');
    if (fill === 'sample') copyFileSync(await sample(), book);
    for (const args of before.commands) await command(book, today, args);
    before.spoil?.(book);
    const binary = wantsElectron ? electronBinary() : null;
    const running =
      binary === null
        ? await startLoopback(await playwright.chromium.launch(launchOptions), book)
        : await startElectron(binary, book);
    const { page, stop } = running;
    const reachedOut: string[] = [];
    page.on('request', (request) => {
      if (!isOurs(request.url())) reachedOut.push(request.url());
    });
    await use({ page, stop, host: binary === null ? 'loopback' : 'electron', book, folder });
    await running.close();
    base.expect(reachedOut, 'nothing is asked of another machine').toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

import type { Browser, Page } from 'puppeteer-core';
import { Failure } from '../../../shared/kernel/failure.ts';
import type { PrintRequest } from '../../host.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  // It prints our own pages: no name is ever looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The deck's page, 16:9 at 13.333 x 7.5 in, as the page's own style says it too. */
const paper = {
  width: '13.333in',
  height: '7.5in',
  margin: { top: 0, bottom: 0, left: 0, right: 0 },
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: false,
  tagged: true,
  outline: true,
} as const;

export function noBrowser(): Failure {
  return new Failure({
    code: 'IoError',
    message: 'No browser was found that can make the PDF.',
    hint: 'Install Chromium, Chrome or Edge and try again.',
  });
}

function printFailed(): Failure {
  const message = 'The pages could not be printed.';
  return new Failure({ code: 'Internal', message, hint: 'Try again; your book is unchanged.' });
}

/** The installed browser without a window, kept for the next print until the host ends. */
export class PrintBrowser {
  readonly #file: string;
  #launched: Promise<Browser> | null = null;
  /** A page that has printed before: its scripts and fonts are there. */
  #idle: Page | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** The PDF of a page at this origin, once it has said that it is ready. */
  async print(origin: string, request: PrintRequest): Promise<Uint8Array> {
    // Somebody listens from the start: the page may fail before it is waited for.
    request.ready.catch(() => undefined);
    const page = await this.#page();
    const loss = watch(page.browser(), page);
    try {
      // Only the fragment differs on a page that printed before: it hears of it and shows the next document.
      const open = page.goto(`${origin}${request.path}`, { waitUntil: 'domcontentloaded' });
      await Promise.race([Promise.all([open, request.ready]), loss.happened]);
      const pdf = await Promise.race([page.pdf(paper), loss.happened]);
      loss.stop();
      await this.#keep(page);
      return pdf;
    } catch (error) {
      loss.stop();
      await page.close().catch(() => undefined);
      throw error instanceof Failure ? error : printFailed();
    }
  }

  async close(): Promise<void> {
    const launched = this.#launched;
    this.#launched = null;
    this.#idle = null;
    const browser = await launched?.catch(() => null);
    await browser?.close().catch(() => undefined);
  }

  async #page(): Promise<Page> {
    const idle = this.#idle;
    this.#idle = null;
    if (idle !== null && !idle.isClosed()) return idle;
    const browser = await this.#browser();
    // A browser that is closed while it makes a page never answers for it.
    const loss = watch(browser, null);
    try {
      return await Promise.race([browser.newPage(), loss.happened]);
    } catch {
      throw printFailed();
    } finally {
      loss.stop();
    }
  }

  async #keep(page: Page): Promise<void> {
    if (this.#idle === null && this.#launched !== null) this.#idle = page;
    else await page.close().catch(() => undefined);
  }

  #browser(): Promise<Browser> {
    this.#launched ??= this.#launch();
    return this.#launched;
  }

  async #launch(): Promise<Browser> {
    try {
      // Only where something is printed: it is the largest part of the host.
      const { default: puppeteer } = await import('puppeteer-core');
      const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const browser = await puppeteer.launch({
        executablePath: this.#file,
        headless: true,
        // Spoken to over a pipe: no port that others on this machine could reach.
        pipe: true,
        args: [...flags, ...asRoot],
        // The host ends in its own order, with a backup; its end ends the browser.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
      browser.once('disconnected', () => {
        this.#launched = null;
        this.#idle = null;
      });
      return browser;
    } catch {
      this.#launched = null;
      throw noBrowser();
    }
  }
}

interface Loss {
  /** Rejects when the page's process dies or the browser does, also where it was gone before. */
  happened: Promise<never>;
  stop(): void;
}

function watch(browser: Browser, page: Page | null): Loss {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const fail = () => reject(printFailed());
  page?.once('error', fail).once('close', fail);
  browser.once('disconnected', fail);
  if (!browser.connected) fail();
  const stop = () => {
    page?.off('error', fail).off('close', fail);
    browser.off('disconnected', fail);
  };
  return { happened: promise, stop };
}

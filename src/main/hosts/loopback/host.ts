import manifest from '../../../../package.json' with { type: 'json' };
import { badInput, Failure } from '../../../shared/kernel/failure.ts';
import type { Host } from '../../host.ts';
import { startApp } from '../app-client.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { Presence } from './idle.ts';
import { forgetRedirect, openWindow } from './launch.ts';
import { PrintBrowser } from './print-browser.ts';
import { printAs } from './print-place.ts';
import { askRunningHost, forgetRunningHost, noteRunningHost, runPlace } from './running-host.ts';
import { type Loopback, serveLoopback } from './server.ts';
import { Session } from './session.ts';

export interface LoopbackOptions {
  bookPath: string;
  /** 0 for any free one. */
  port: number;
  /** Whether to open a window where a browser and a display are. */
  window: boolean;
  /** Stays when everybody has left. */
  stay: boolean;
  today?: string;
  /** One line for the terminal. */
  say: (line: string) => void;
}

export type Started =
  | { kind: 'running'; address: string; ended: Promise<void>; close(): Promise<void> }
  /** This book was open already: its host brought its window up. */
  | { kind: 'handedOver' };

const IDLE_MS = 30_000;

function whyNoWindow(wanted: boolean, browser: string | null): string | null {
  if (!wanted) return '';
  if (!hasDisplay()) return 'There is no display here.';
  return browser === null ? 'No Chromium, Chrome or Edge was found.' : null;
}

/** 0 is any free one. */
export function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw badInput(
    'Port',
    `“${text}” is no port.`,
    'Give a number up to 65535, or leave it out.',
    'port',
  );
}

/**
 * Serves one book to browsers on this machine, and opens a window where it can. A book that cannot be opened is served as
 * its recovery screen; one that another process has open is a reason to end where nobody would see that screen.
 */
export async function runLoopback(options: LoopbackOptions): Promise<Started> {
  const { bookPath, today, say } = options;
  const browser = findBrowser();
  const obstacle = whyNoWindow(options.window, browser);
  const session = new Session(() => {
    if (obstacle !== null) say(`For another window: ${address()}`);
  });
  const stay = options.stay || obstacle !== null;
  const ended = Promise.withResolvers<void>();

  const printer = browser === null ? null : new PrintBrowser(browser);
  const host: Host = { kind: 'loopback', version: manifest.version };
  if (printer !== null) {
    host.print = (request) => printAs(session, printer, server?.origin ?? '', request);
  }
  let server: Loopback | null = null;
  const client = await startApp({ bookPath, host, ...(today === undefined ? {} : { today }) });
  if (client.trouble?.code === 'BookLocked') {
    const handedOver = options.window && (await askRunningHost(bookPath));
    if (handedOver || obstacle !== null) await client.close();
    if (handedOver) return { kind: 'handedOver' };
    if (obstacle !== null) throw new Failure(client.trouble);
  }
  const { folder, leave: leaveFolder } = runPlace(bookPath);
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      presence.stop();
      forgetRunningHost(folder);
      forgetRedirect(folder);
      await server?.close();
      await Promise.all([client.close(), printer?.close()]);
      leaveFolder();
      ended.resolve();
    })();
    return closing;
  };
  const presence = new Presence({ after: IDLE_MS, onIdle: () => void (stay || close()) });
  client.on('exit', () => void close());

  const address = () => `${server?.origin ?? ''}/#code=${session.newCode()}`;
  const show = () => {
    if (browser === null || obstacle !== null) return say(`Open ${address()}`);
    const leave = presence.arrive();
    void openWindow(browser, folder, address()).ended.then(leave);
  };
  const fetch = (request: Request) => client.fetch(request);
  try {
    server = await serveLoopback({ fetch, session, presence, reopen: show, port: options.port });
  } catch (error) {
    await close();
    throw error;
  }
  noteRunningHost(folder, { port: server.port, key: session.launcher });
  if (obstacle !== null && obstacle !== '')
    say(`${obstacle} Quarterdeck keeps serving until you stop it.`);
  show();
  return { kind: 'running', address: server.origin, ended: ended.promise, close };
}

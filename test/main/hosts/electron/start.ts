import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Host } from '../../../../src/main/host.ts';
import type { AppClient } from '../../../../src/main/hosts/app-client.ts';
import { contentSecurityPolicy } from '../../../../src/main/http/security-headers.ts';
import type { FailureData } from '../../../../src/shared/kernel/failure.ts';
import { createStandIn, type StandIn, type StandInOptions } from './stand-in/electron.ts';
import type { StandInSession } from './stand-in/session.ts';
import type { StandInWindow } from './stand-in/window.ts';

export type FixtureApp = AppClient;

const html = { 'content-type': 'text/html; charset=utf-8' };

/** The smallest app there can be: two pages under the policy, an echo. */
export const fixtureApp: FixtureApp = {
  trouble: null,
  fetch: async (request) => {
    const { pathname } = new URL(request.url);
    const headers = { ...html, 'content-security-policy': contentSecurityPolicy };
    if (pathname === '/' || pathname === '/print.html')
      return new Response('<p>page</p>', { headers });
    if (pathname === '/echo') return Response.json(await request.json());
    return new Response(null, { status: 404 });
  },
  close: () => Promise.resolve(),
  wake: () => undefined,
  on: () => undefined,
};

export type Starting = Partial<StandInOptions> & {
  app?: Partial<FixtureApp>;
  /** How starting the app fails, where it does. */
  failure?: FailureData | Error;
};

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-electron-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh stand-in in the place of `electron`; modules imported from now on see it. */
export function standInFor(options: Partial<StandInOptions>): StandIn {
  vi.resetModules();
  const standIn = createStandIn({
    packaged: true,
    first: true,
    switches: [],
    dark: false,
    workArea: { x: 0, y: 0, width: 1920, height: 1080 },
    folder: options.folder ?? temporaryFolder(),
    ...options,
  });
  vi.doMock('electron', () => standIn.module);
  return standIn;
}

/** Evaluates the host as its entry does, then lets Electron become ready. */
export async function beginDesktop({ app, failure, ...options }: Starting = {}) {
  const standIn = standInFor(options);
  const hosts: Host[] = [];
  const { openDesktop } = await import('../../../../src/main/hosts/electron/desktop.ts');
  // After the reset, so that it is the class the host knows.
  const { Failure } = await import('../../../../src/shared/kernel/failure.ts');
  openDesktop((host) => {
    hosts.push(host);
    standIn.ledger.record('startApp', []);
    if (failure === undefined) return Promise.resolve({ ...fixtureApp, ...app });
    return Promise.reject(failure instanceof Error ? failure : new Failure(failure));
  });
  standIn.app.becomeReady();
  return { standIn, hosts, ledger: standIn.ledger };
}

export type Desktop = {
  standIn: StandIn;
  ledger: StandIn['ledger'];
  host: Host;
  window: StandInWindow;
  site: StandInSession;
};

/** A desktop whose window is on screen. */
export async function startDesktop(options: Starting = {}): Promise<Desktop> {
  const { standIn, hosts, ledger } = await beginDesktop(options);
  await standIn.shown;
  const [host] = hosts;
  const [window] = standIn.app.windows;
  const [site] = standIn.sessions.values();
  if (host === undefined || window === undefined || site === undefined)
    throw new Error('The desktop did not open');
  return { standIn, ledger, host, window, site };
}

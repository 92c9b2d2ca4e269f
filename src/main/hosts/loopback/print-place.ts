import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { Failure, notFound } from '../../../shared/kernel/failure.ts';
import type { PrintRequest } from '../../host.ts';
import { type AssetMap, serveAsset } from '../../http/assets.ts';
import { failureResponse } from '../../http/failure-response.ts';
import { addPrintRoutes } from '../../http/print-routes.ts';
import { Prints } from '../../http/prints.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import { findBrowser } from './find-browser.ts';
import { Presence } from './idle.ts';
import { noBrowser, PrintBrowser } from './print-browser.ts';
import { type Loopback, serveLoopback } from './server.ts';
import { Session } from './session.ts';

export interface PrintPlace {
  /** The PDF of `/print.html` showing this document. */
  print(title: string, document: unknown): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * A place to print without a running app: the print page and nothing else, on 127.0.0.1 behind the guard, and the
 * installed browser. Throws a Failure where there is no browser.
 */
export async function openPrintPlace(
  assets: AssetMap,
  browserFile: string | null = findBrowser(),
): Promise<PrintPlace> {
  if (browserFile === null) throw noBrowser();
  const session = new Session();
  const browser = new PrintBrowser(browserFile);
  const presence = new Presence({ after: 0, onIdle: () => undefined });
  presence.stop();
  const print = (request: PrintRequest) => printAs(session, browser, server.origin, request);
  const prints = new Prints({ kind: 'cli', version: '', print }, randomUUID);
  const app = printApp(prints, assets);
  const server: Loopback = await serveLoopback({
    fetch: async (request) => app.fetch(request),
    session,
    presence,
    reopen: () => undefined,
    port: 0,
  });
  return {
    print: (title, document) => prints.print(title, document),
    close: async () => {
      await Promise.all([browser.close(), server.close()]);
    },
  };
}

/** Lets the page of this print fetch its document while it is being printed, and no longer. */
export async function printAs(
  session: Session,
  browser: PrintBrowser,
  origin: string,
  request: PrintRequest,
): Promise<Uint8Array> {
  const said = new URLSearchParams(request.path.slice(request.path.indexOf('#') + 1));
  const forbid = session.allowPrint(request.id, said.get('token') ?? '');
  try {
    return await browser.print(origin, request);
  } finally {
    forbid();
  }
}

const nothingHere = notFound('There is nothing at this address.', 'Export the deck again.').data;
const failed = { code: 'Internal', message: 'The page failed.', hint: 'Try again.' } as const;

function printApp(prints: Prints, assets: AssetMap): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
  });
  addPrintRoutes(app, prints);
  app.get(
    '*',
    (c) => serveAsset(assets, new URL(c.req.url).pathname) ?? failureResponse(nothingHere),
  );
  app.all('*', () => failureResponse(nothingHere));
  app.onError((error) => failureResponse(error instanceof Failure ? error.data : failed));
  return app;
}

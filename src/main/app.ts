import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { z } from 'zod';
import { badInput, type FailureData, notFound } from '../shared/kernel/failure.ts';
import { lastChangeId } from './book/change.ts';
import type { Book } from './book/types.ts';
import type { Host } from './host.ts';
import { type AssetMap, serveAsset } from './http/assets.ts';
import { readJson } from './http/body.ts';
import { EventHub } from './http/event-hub.ts';
import { failureResponse } from './http/failure-response.ts';
import { MadeFiles } from './http/made-files.ts';
import { addPrintRoutes } from './http/print-routes.ts';
import { Prints } from './http/prints.ts';
import { rpcRequest } from './http/rpc-request.ts';
import { secured } from './http/security-headers.ts';
import { Uploads } from './http/uploads.ts';
import { forgetViews, plansFolder, type Verdict, Watcher } from './imports/index.ts';
import type { JobRunner } from './jobs/runner.ts';
import { describeError } from './log/describe.ts';
import type { Log } from './log/rotating-log.ts';
import { toFailure } from './log/to-failure.ts';
import type { AppContext } from './rpc/context.ts';
import { appRouter } from './rpc/router.ts';

// Zod would compile its checks with eval, which the content security policy forbids.
z.config({ jitless: true });

export interface AppDeps {
  today: () => string;
  now: () => string;
  newId: () => string;
  jobs: JobRunner;
  assets: AssetMap;
  log: Log;
  /** Told when reading or writing found the book damaged. */
  damaged?: (failure: FailureData) => void;
  /** Ends what runs by itself: without it, folders are looked at only when a page asks. */
  closing?: AbortSignal;
}

export type App = (request: Request) => Promise<Response>;

const SMALL = 64 * 1024;

const sinceInput = z.strictObject({ since: z.number().int().nonnegative().nullable() });

function startHub(book: Book, jobs: JobRunner): EventHub {
  const hub = new EventHub({
    seq: lastChangeId(book.read),
    jobs: () => jobs.list(),
    lease: () => jobs.lease(),
  });
  book.onChange((event) => hub.changed(event));
  jobs.observe((event) => {
    if (event.kind === 'change') hub.changed(event.event);
    else if (event.kind === 'replaced') hub.reset(lastChangeId(book.read));
    else hub.passing(event);
  });
  return hub;
}

function newWatcher(book: Book, deps: AppDeps, hub: EventHub): Watcher {
  const { jobs, now, newId, log, closing } = deps;
  const watcher = new Watcher({
    ...{ book, now, newId },
    warn: (error) => log.write(describeError('watched folders', error)),
    lookInto: async (input) => (await jobs.result(jobs.start('import.watched', input))) as Verdict,
    whenFree: () => jobs.whenFree(),
    // Nothing a page could be told of but "ask again".
    changed: () =>
      hub.changed({
        ...{ kind: 'change', label: '', entities: [], partners: [] },
        seq: lastChangeId(book.read),
      }),
  });
  closing?.addEventListener('abort', () => void watcher.close());
  if (closing !== undefined) watcher.start();
  return watcher;
}

async function parsed<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
  const result = schema.safeParse(await readJson(request, SMALL));
  if (result.success) return result.data;
  throw badInput('Shape', 'The request does not have the expected form.', 'Reload the page.');
}

async function rpc(request: Request, context: AppContext): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/rpc',
    req: await rpcRequest(request),
    router: appRouter,
    allowMethodOverride: true,
    createContext: () => context,
  });
}

async function upload(request: Request, uploads: Uploads): Promise<Response> {
  const { body, headers } = request;
  if (headers.get('content-type') !== 'application/octet-stream' || body === null) {
    throw badInput('NotAFile', 'No file came with the request.', 'Choose the file again.');
  }
  const name = new URL(request.url).searchParams.get('name') ?? '';
  return Response.json(
    await uploads.receive(name, body, Number(headers.get('content-length') ?? 0)),
  );
}

function routes(context: AppContext, hub: EventHub, assets: AssetMap): Hono {
  const { uploads, made, prints, log } = context;
  const app = new Hono();
  app.post('/rpc/*', (c) => rpc(c.req.raw, context));
  app.post('/events', async (c) => {
    const { since } = await parsed(sinceInput, c.req.raw);
    return new Response(hub.stream(since), { headers: { 'content-type': 'application/x-ndjson' } });
  });
  app.post('/upload', (c) => upload(c.req.raw, uploads));
  app.post('/files/:id', (c) => made.answer(c.req.param('id')));
  addPrintRoutes(app, prints);
  app.get(
    '*',
    (c) => serveAsset(assets, new URL(c.req.url).pathname) ?? failureResponse(nothingHere),
  );
  app.all('*', () => failureResponse(nothingHere));
  app.onError((error) => failureResponse(toFailure('route', error, log)));
  return app;
}

const nothingHere: FailureData = notFound(
  'There is nothing at this address.',
  'Go back to Partners.',
).data;

/** The whole app: a request in, a response out. Hosts only carry them. */
export function createApp(book: Book, host: Host, deps: AppDeps): App {
  const { today, now, newId, jobs, log, damaged } = deps;
  const uploads = new Uploads(book.path, newId);
  const hub = startHub(book, jobs);
  const context: AppContext = {
    ...{ book, host, today, now, newId, jobs, log, uploads, damaged },
    made: new MadeFiles(newId),
    prints: new Prints(host, newId),
    watcher: newWatcher(book, deps, hub),
  };
  uploads.forgetOld(Date.parse(now()));
  forgetViews(plansFolder(book.path));
  const app = routes(context, hub, deps.assets);
  return async (request) => secured(await app.fetch(request));
}

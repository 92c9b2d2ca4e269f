import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { recoveryMark } from '../../shared/book/recovery-mark.ts';
import { type AssetMap, serveAsset } from '../http/assets.ts';
import { failureResponse } from '../http/failure-response.ts';
import { rpcRequest } from '../http/rpc-request.ts';
import { secured } from '../http/security-headers.ts';
import type { Log } from '../log/rotating-log.ts';
import { toFailure } from '../log/to-failure.ts';
import { recoveryRouter } from '../rpc/recovery.ts';
import type { ShutBook } from './shut-book.ts';

export interface RecoveryDeps {
  assets: AssetMap;
  log: Log;
}

async function rpc(request: Request, shut: ShutBook, log: Log): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/rpc',
    req: await rpcRequest(request),
    router: recoveryRouter,
    allowMethodOverride: true,
    createContext: () => ({ shut, log }),
  });
}

/** Nothing happens to a book that is shut: the stream is kept open, since it is how a host knows that somebody is there. */
function silence(): Response {
  return new Response(new ReadableStream<Uint8Array<ArrayBuffer>>({}), {
    headers: { 'content-type': 'application/x-ndjson' },
  });
}

/**
 * The app while its book cannot be opened: the same page, guards and headers, and of the calls only the ways out. Every
 * answer is marked, so that a page which was open before knows it too.
 */
export function createRecoveryApp(
  shut: ShutBook,
  { assets, log }: RecoveryDeps,
): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.post('/rpc/*', (c) => rpc(c.req.raw, shut, log));
  app.post('/events', () => silence());
  app.get(
    '*',
    (c) => serveAsset(assets, new URL(c.req.url).pathname) ?? failureResponse(shut.failure),
  );
  app.all('*', () => failureResponse(shut.failure));
  app.onError((error) => failureResponse(toFailure('recovery', error, log)));
  return async (request) => {
    const response = secured(await app.fetch(request));
    response.headers.set(recoveryMark, '1');
    return response;
  };
}

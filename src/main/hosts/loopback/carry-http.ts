import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { bytesOf } from '../../http/body.ts';
import { securityHeaders } from '../../http/security-headers.ts';

type Fetch = (request: Request) => Promise<Response>;

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/** One hop to the worker for this much of a body, instead of one for each of the socket's 64 kB. */
const CHUNK = 1024 * 1024;

/** node:http hands out Buffers of its own pool; a copy is what may travel to another thread. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  const source = incoming[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const parts: Buffer[] = [];
      let size = 0;
      let ended = false;
      while (size < CHUNK && !ended) {
        const next: IteratorResult<Buffer, unknown> = await source.next();
        if (next.done === true) ended = true;
        else {
          parts.push(next.value);
          size += next.value.byteLength;
        }
      }
      if (size > 0) controller.enqueue(new Uint8Array(Buffer.concat(parts, size)));
      if (ended) controller.close();
    },
    cancel: () => void incoming.destroy(),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const body = bytesOf(response);
  if (body === null) return void outgoing.end();
  outgoing.flushHeaders();
  const reader = body.getReader();
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done || outgoing.destroyed) return void outgoing.end();
    if (!outgoing.write(value)) await drained(outgoing);
  }
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((go) => {
    outgoing.once('drain', go);
    outgoing.once('close', go);
  });
}

/** One HTTP exchange through the app. A client that goes away cancels the request, or the answer's stream. */
export async function carry(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
  fetch: Fetch,
): Promise<void> {
  const away = new AbortController();
  outgoing.once('close', () => away.abort());
  const { method = 'GET', url = '/' } = incoming;
  const request = new Request(`${origin}${url}`, {
    method,
    headers: headersOf(incoming),
    signal: away.signal,
    ...(method === 'POST' ? { body: bodyOf(incoming), duplex: 'half' as const } : {}),
  });
  const response = await fetch(request);
  if (outgoing.destroyed) {
    await response.body?.cancel();
    return;
  }
  // An answer that came before the whole body was read leaves the connection in no state to go on.
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  await send(response, outgoing).catch(() => outgoing.destroy());
}

/** What a refused request gets: a number, the security headers, and no reason. */
export function refuse(outgoing: ServerResponse, status: number): void {
  const allow = status === 405 ? { allow: 'GET, POST' } : {};
  const rest = { 'content-length': '0', 'cache-control': 'no-store', connection: 'close' };
  outgoing.writeHead(status, { ...securityHeaders, ...rest, ...allow });
  outgoing.end();
}

export function answerJson(outgoing: ServerResponse, value: unknown): void {
  const text = JSON.stringify(value);
  const type = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  outgoing.writeHead(200, {
    ...securityHeaders,
    ...type,
    'content-length': Buffer.byteLength(text),
  });
  outgoing.end(text);
}

/** A small JSON body; null where it is none. */
export async function smallJson(incoming: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of Readable.from(incoming) as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > 4096) return null;
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    return value;
  } catch {
    return null;
  }
}

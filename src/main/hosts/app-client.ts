import { EventEmitter } from 'node:events';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure, type FailureData } from '../../shared/kernel/failure.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { Host } from '../host.ts';
import type { Ability, Body, BookWorkerData, FromApp, ToApp } from '../http/carry.ts';
import { packBody, transferables } from '../http/carry.ts';
import { failureResponse } from '../http/failure-response.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { describeError } from '../log/describe.ts';
import { type Log, rotatingLog } from '../log/rotating-log.ts';
import { HostCalls } from './host-calls.ts';
import { untilDone } from './until-done.ts';

export interface AppOptions {
  bookPath: string;
  host: Host;
  /** Stands in for the clock's date. */
  today?: string;
  /** Where the built workers and the built renderer lie; beside this file unless told. */
  outFolder?: string;
}

export interface AppClient {
  /** What kept the book shut when the worker started; then the pages show the ways out of it. */
  readonly trouble: FailureData | null;
  fetch(request: Request): Promise<Response>;
  /** The machine woke up. */
  wake(): void;
  /** After the last backup. */
  close(): Promise<void>;
  /** The worker died for good: it was started again once, and died again. */
  on(event: 'exit', listener: () => void): void;
}

interface Waiting {
  url: string;
  resolve(response: Response): void;
}

/** A worker that lived this long may be started again when it dies. */
const PROVEN_MS = 60_000;

const died: FailureData = {
  code: 'Internal',
  message: 'Quarterdeck’s book stopped for a moment. What was not confirmed was not saved.',
  hint: 'Try again.',
};

/** Chunks shared by two hosts lie in a folder of their own below the entries. */
function ownFolder(): string {
  const here = import.meta.dirname;
  return basename(here) === 'chunks' ? dirname(here) : here;
}

function abilities(host: Host): Ability[] {
  const all: Ability[] = ['pickFile', 'saveFile', 'print', 'openExternal'];
  return all.filter((ability) => host[ability] !== undefined);
}

class WorkerClient extends EventEmitter<{ exit: [] }> implements AppClient {
  readonly #file: string;
  readonly #data: BookWorkerData;
  readonly #calls: HostCalls;
  readonly #log: Log;
  readonly #waiting = new Map<number, Waiting>();
  /** Ends the streams of a worker that died. */
  #life = new AbortController();
  #worker: Worker | null = null;
  #bornAt = 0;
  #restarts = 1;
  #closing = false;
  #last = 0;
  #trouble: FailureData | null = null;

  constructor({ bookPath, host, today, outFolder = ownFolder() }: AppOptions) {
    super();
    this.#file = join(outFolder, 'book-worker.js');
    this.#calls = new HostCalls(host, (message) => this.#post(message));
    const logPlace = `${bookPath}.log`;
    this.#log = rotatingLog(logPlace, () => new Date().toISOString());
    this.#data = {
      bookPath,
      today,
      host: { kind: host.kind, version: host.version, can: abilities(host) },
      assetsFolder: resolve(outFolder, '..', 'renderer'),
      jobsFile: join(outFolder, 'jobs-worker.js'),
      logPlace,
    };
  }

  get trouble(): FailureData | null {
    return this.#trouble;
  }

  /** Resolves once there are answers; rejects with the Failure that left none. */
  start(): Promise<void> {
    const { promise, resolve: ready, reject } = Promise.withResolvers<void>();
    const worker = new Worker(this.#file, { workerData: this.#data, name: 'book' });
    this.#worker = worker;
    this.#bornAt = performance.now();
    this.#life = new AbortController();
    worker.on('message', (message: FromApp) => {
      if (message.kind === 'ready') {
        this.#trouble = message.trouble;
        return ready();
      }
      if (message.kind !== 'refused') return this.#hear(message);
      this.#closing = true;
      reject(new Failure(message.failure));
    });
    worker.on('error', (error) => this.#log.write(describeError('book worker', error)));
    worker.on('exit', () => {
      reject(new Failure(died));
      this.#exited(worker);
    });
    return promise;
  }

  async fetch(request: Request): Promise<Response> {
    if (this.#worker === null || this.#closing || request.signal.aborted) {
      return this.#sorry(request.url);
    }
    const id = ++this.#last;
    const { url, method, signal } = request;
    const { promise, resolve: answer } = Promise.withResolvers<Response>();
    this.#waiting.set(id, { url, resolve: answer });
    signal.addEventListener('abort', () => this.#abort(id), { once: true });
    const body = await packBody(request);
    // Given up, or the worker died, while the body was read: it must not be done after all.
    if (!this.#waiting.has(id)) return promise;
    this.#post({ kind: 'request', id, url, method, headers: [...request.headers], body }, body);
    return promise;
  }

  wake(): void {
    this.#post({ kind: 'wake' });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#closing = true;
    const gone = new Promise<void>((done) => worker.once('exit', () => done()));
    this.#post({ kind: 'close' });
    await gone;
  }

  #post(message: ToApp, body: Body = null): void {
    this.#worker?.postMessage(message, transferables(body));
  }

  #abort(id: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    this.#post({ kind: 'abort', id });
    waiting.resolve(this.#sorry(waiting.url));
  }

  #hear(message: Exclude<FromApp, { kind: 'ready' | 'refused' }>): void {
    switch (message.kind) {
      case 'response': {
        const { id, status, headers, body } = message;
        const carried = body instanceof ReadableStream ? untilDone(body, this.#life.signal) : body;
        const response = new Response(carried, { status, headers });
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (waiting === undefined) return void response.body?.cancel();
        return waiting.resolve(response);
      }
      case 'call':
        return this.#calls.run(message.call, message.what);
      case 'printReady':
        return this.#calls.printReady(message.id, message.failed);
      default:
        return unreachable(message);
    }
  }

  #exited(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#life.abort();
    for (const { url, resolve: answer } of this.#waiting.values()) answer(this.#sorry(url));
    this.#waiting.clear();
    if (this.#closing) return;
    if (performance.now() - this.#bornAt > PROVEN_MS) this.#restarts = 1;
    if (this.#restarts === 0) return void this.emit('exit');
    this.#restarts -= 1;
    this.start().catch(() => this.emit('exit'));
  }

  /** tRPC reads its own shape of error, everything else ours. */
  #sorry(url: string): Response {
    const plain = failureResponse(died);
    const data = { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500, failure: died };
    const answer = new URL(url).pathname.startsWith('/rpc/')
      ? Response.json({ error: { message: died.message, code: -32603, data } }, { status: 500 })
      : plain;
    for (const [name, value] of Object.entries(securityHeaders)) answer.headers.set(name, value);
    return answer;
  }
}

/**
 * Opens the book in a worker and answers requests from there. Where the book cannot be opened the answers are the
 * recovery screen's, and `trouble` says why; rejects with a Failure where there are no answers at all.
 */
export async function startApp(options: AppOptions): Promise<AppClient> {
  const client = new WorkerClient(options);
  await client.start();
  return client;
}

import type { MessagePort } from 'node:worker_threads';
import { Failure } from '../../shared/kernel/failure.ts';
import type { App } from '../app.ts';
import type { Host, PrintRequest } from '../host.ts';
import type { BookWorkerData, FromApp, HostCall, ToApp } from './carry.ts';
import { packBody, transferables } from './carry.ts';

type Asked = Extract<ToApp, { kind: 'request' }>;

/** The worker's end of the line to its host: requests in, responses out, and the host's abilities called back. */
export class PortServer {
  readonly #port: MessagePort;
  readonly #open = new Map<number, AbortController>();
  readonly #calls = new Map<number, PromiseWithResolvers<unknown>>();
  #lastCall = 0;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  tell(message: FromApp): void {
    this.#port.postMessage(message);
  }

  answered({ call, answer }: Extract<ToApp, { kind: 'answer' }>): void {
    const waiting = this.#calls.get(call);
    this.#calls.delete(call);
    if ('value' in answer) waiting?.resolve(answer.value);
    else waiting?.reject(new Failure(answer.failure));
  }

  abort(id: number): void {
    this.#open.get(id)?.abort();
  }

  async serve(app: App, asked: Asked): Promise<void> {
    const { id, url, method, headers, body } = asked;
    const controller = new AbortController();
    this.#open.set(id, controller);
    const init = { method, headers, body, duplex: 'half' as const, signal: controller.signal };
    const response = await app(new Request(url, init));
    this.#open.delete(id);
    if (controller.signal.aborted) {
      await response.body?.cancel();
      return;
    }
    const packed = await packBody(response);
    const answer: FromApp = {
      kind: 'response',
      id,
      status: response.status,
      headers: [...response.headers],
      body: packed,
    };
    this.#port.postMessage(answer, transferables(packed));
  }

  /** The host as the app sees it: the abilities it has, each a message there and back. */
  host({ kind, version, can }: BookWorkerData['host']): Host {
    const host: Host = { kind, version };
    if (can.includes('pickFile')) {
      host.pickFile = async (options) => pathOf(await this.#call({ ability: 'pickFile', options }));
    }
    if (can.includes('saveFile')) {
      host.saveFile = async (name, bytes) =>
        pathOf(await this.#call({ ability: 'saveFile', name, bytes }));
    }
    if (can.includes('print')) host.print = (request) => this.#print(request);
    if (can.includes('openExternal')) {
      host.openExternal = async (url) => void (await this.#call({ ability: 'openExternal', url }));
    }
    return host;
  }

  async #print({ id, path, title, ready }: PrintRequest): Promise<Uint8Array> {
    ready.then(
      () => this.tell({ kind: 'printReady', id, failed: false }),
      () => this.tell({ kind: 'printReady', id, failed: true }),
    );
    const pdf = await this.#call({ ability: 'print', id, path, title });
    if (pdf instanceof Uint8Array) return pdf;
    throw new TypeError('The host printed no bytes');
  }

  #call(what: HostCall): Promise<unknown> {
    const call = ++this.#lastCall;
    const waiting = Promise.withResolvers<unknown>();
    this.#calls.set(call, waiting);
    this.tell({ kind: 'call', call, what });
    return waiting.promise;
  }
}

function pathOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

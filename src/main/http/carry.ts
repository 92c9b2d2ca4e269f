import type { Transferable } from 'node:worker_threads';
import type { FailureData } from '../../shared/kernel/failure.ts';
import type { Host, PickFileOptions } from '../host.ts';

/** How requests and responses cross from a host's main thread to the book worker and back. */

export type Body = ArrayBuffer | ReadableStream<Uint8Array<ArrayBuffer>> | null;

/** What the book worker is started with. */
export interface BookWorkerData {
  bookPath: string;
  /** Stands in for the clock's date, where one was given. */
  today: string | undefined;
  host: { kind: Host['kind']; version: string; can: Ability[] };
  assetsFolder: string;
  jobsFile: string;
  logPlace: string;
}

export type Ability = 'pickFile' | 'saveFile' | 'print' | 'openExternal';

/** A host's ability, asked for across the threads. */
export type HostCall =
  | { ability: 'pickFile'; options: PickFileOptions }
  | { ability: 'saveFile'; name: string; bytes: Uint8Array }
  | { ability: 'print'; id: string; path: string; title: string }
  | { ability: 'openExternal'; url: string };

export type HostAnswer = { value: unknown } | { failure: FailureData };

export type ToApp =
  | {
      kind: 'request';
      id: number;
      url: string;
      method: string;
      headers: [string, string][];
      body: Body;
    }
  /** The asker went away before there was a response; afterwards it cancels the response's stream. */
  | { kind: 'abort'; id: number }
  | { kind: 'answer'; call: number; answer: HostAnswer }
  /** The machine woke up: the date may have changed. */
  | { kind: 'wake' }
  | { kind: 'close' };

export type FromApp =
  /** It answers: from the book, or with what kept that shut and the ways out of it. */
  | { kind: 'ready'; trouble: FailureData | null }
  /** Nothing can be answered at all. */
  | { kind: 'refused'; failure: FailureData }
  | { kind: 'response'; id: number; status: number; headers: [string, string][]; body: Body }
  | { kind: 'call'; call: number; what: HostCall }
  /** The page being printed says it is ready, or that it failed. */
  | { kind: 'printReady'; id: string; failed: boolean };

/** Streams travel as streams, everything else whole: one message instead of one for each chunk. */
export const streamed = /^application\/(x-ndjson|octet-stream)\b/;

export async function packBody(message: Request | Response): Promise<Body> {
  if (message.body === null) return null;
  return streamed.test(message.headers.get('content-type') ?? '')
    ? message.body
    : await message.arrayBuffer();
}

export function transferables(body: Body): Transferable[] {
  return body === null ? [] : [body as Transferable];
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Failure, notFound } from '../../shared/kernel/failure.ts';
import type { Host, PrintRequest } from '../host.ts';

interface Print {
  token: string;
  document: unknown;
  settle: (error: Error | null) => void;
}

const READY_WITHIN_MS = 30_000;

function sameToken(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Pages being printed: each has its document, a token of its own, and says when it is ready. */
export class Prints {
  readonly #host: Host;
  readonly #newId: () => string;
  readonly #prints = new Map<string, Print>();

  constructor(host: Host, newId: () => string) {
    this.#host = host;
    this.#newId = newId;
  }

  /** The PDF of `/print.html` showing this document. */
  async print(title: string, document: unknown): Promise<Uint8Array> {
    const print = this.#host.print;
    if (print === undefined) {
      throw new Failure({
        code: 'IoError',
        message: 'No browser was found that can make the PDF.',
        hint: 'Install Chromium, Chrome or Edge and try again.',
      });
    }
    const request = this.#open(title, document);
    // The host may give up before it waits for the page.
    request.ready.catch(() => undefined);
    try {
      return await print(request);
    } finally {
      this.#prints.get(request.id)?.settle(null);
      this.#prints.delete(request.id);
    }
  }

  document(id: string, token: string | null): unknown {
    return this.#find(id, token).document;
  }

  ready(id: string, token: string | null, problem: string | null): void {
    this.#find(id, token).settle(
      problem === null ? null : new Error('The page could not be laid out'),
    );
  }

  #open(title: string, document: unknown): PrintRequest {
    const id = this.#newId();
    const token = randomBytes(32).toString('base64url');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(
      () => reject(new Error('The page was not ready in time')),
      READY_WITHIN_MS,
    );
    const settle = (error: Error | null) => {
      clearTimeout(late);
      if (error === null) resolve();
      else reject(error);
    };
    this.#prints.set(id, { token, document, settle });
    return { id, path: `/print.html#id=${id}&token=${token}`, ready: promise, title };
  }

  #find(id: string, token: string | null): Print {
    const print = this.#prints.get(id);
    if (print !== undefined && token !== null && sameToken(token, print.token)) return print;
    throw notFound('There is nothing to print here.', 'Export the deck again.');
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../../scripts/paths.ts';
import { backupBook } from '../../../src/main/book/backup.ts';
import { systemClock } from '../../../src/main/book/clock.ts';
import { openBook } from '../../../src/main/book/open.ts';
import type { Book } from '../../../src/main/book/types.ts';
import { type AppClient, startApp } from '../../../src/main/hosts/app-client.ts';
import type { Trouble } from '../../../src/main/recovery/shut-book.ts';
import { recoveryMark } from '../../../src/shared/book/recovery-mark.ts';
import type { FailureData } from '../../../src/shared/kernel/failure.ts';

/** Called by the built worker as a page calls it. */
export class Page {
  readonly #client: AppClient;

  constructor(client: AppClient) {
    this.#client = client;
  }

  get client(): AppClient {
    return this.#client;
  }

  post(path: string, body: string | null = null, type = 'application/json'): Promise<Response> {
    const headers = { 'content-type': type };
    return this.#client.fetch(new Request(`http://book${path}`, { method: 'POST', headers, body }));
  }

  async rpc(procedure: string, input?: unknown) {
    const response = await this.post(
      `/rpc/${procedure}`,
      input === undefined ? null : JSON.stringify(input),
    );
    const answer = (await response.json()) as {
      result?: { data: unknown };
      error?: { data: { failure: FailureData } };
    };
    return {
      status: response.status,
      shut: response.headers.has(recoveryMark),
      data: answer.result?.data,
      failure: answer.error?.data.failure,
    };
  }

  async trouble(): Promise<Trouble | null> {
    return (await this.rpc('book.trouble')).data as Trouble | null;
  }

  async partners(): Promise<string[]> {
    const { data } = await this.rpc('partners.list', {});
    return (data as { rows: { name: string }[] }).rows.map(({ name }) => name);
  }
}

/** A folder for one test, and the built apps that run on its books. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'quarterdeck-shut-'));
  readonly book = join(this.folder, 'book.qdeck');
  readonly #clients: AppClient[] = [];

  async start(bookPath = this.book): Promise<Page> {
    const client = await startApp({
      bookPath,
      host: { kind: 'cli', version: '0.0.0' },
      today: '2026-11-20',
      outFolder: inRoot('out', 'main'),
    });
    this.#clients.push(client);
    return new Page(client);
  }

  /** A book of the named partners, with a backup after each of them. */
  make(...partners: string[]): string[] {
    return this.#with((book) =>
      partners.map((name) => {
        book.change({ label: `Add ${name}`, origin: 'ui' }, (writer) =>
          writer.create('partners', { name }),
        );
        return backupBook(book, { reason: 'manual' }).file;
      }),
    );
  }

  #with<T>(work: (book: Book) => T): T {
    const book = openBook(this.book, { ...systemClock(), recompute: () => {}, mode: 'write' });
    try {
      return work(book);
    } finally {
      book.close();
    }
  }

  async clear(): Promise<void> {
    for (const client of this.#clients) await client.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

import { cannotWrite, runChange } from './change.ts';
import type { Connection } from './connection.ts';
import { HeldBook } from './held-book.ts';
import type {
  Book,
  Changed,
  ChangeEvent,
  ChangeMeta,
  OpenOptions,
  Reader,
  Writer,
} from './types.ts';

export interface OpenedParts {
  path: string;
  connection: Connection;
  options: OpenOptions;
  readOnly: Book['readOnly'];
  /** What the book holds besides its connection: the lock, or the temporary copy. */
  release: () => void;
}

/** How often each file is open in this thread. */
const openHere = new Map<string, number>();

/** Closing any handle of a file drops every lock this process has on it: an open book is looked at through SQLite alone. */
export function isOpenHere(path: string): boolean {
  return (openHere.get(path) ?? 0) > 0;
}

export class OpenedBook implements Book {
  readonly #parts: OpenedParts;
  readonly #listeners = new Set<(event: ChangeEvent) => void>();

  constructor(parts: OpenedParts) {
    this.#parts = parts;
    openHere.set(parts.path, (openHere.get(parts.path) ?? 0) + 1);
  }

  get path(): string {
    return this.#parts.path;
  }

  get readOnly(): Book['readOnly'] {
    return this.#parts.readOnly;
  }

  get read(): Reader {
    return this.#parts.connection;
  }

  get connection(): Connection {
    return this.#parts.connection;
  }

  get options(): OpenOptions {
    return this.#parts.options;
  }

  change<T>(meta: ChangeMeta, fn: (writer: Writer) => T): Changed<T> {
    const { connection, options, readOnly } = this.#parts;
    if (readOnly !== null) throw cannotWrite(readOnly);
    const { result, event } = runChange(connection, options, meta, fn);
    if (event !== null) this.#tell(event);
    return result;
  }

  onChange(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    const { connection, release } = this.#parts;
    if (!connection.db.open) return;
    connection.db.close();
    openHere.set(this.path, (openHere.get(this.path) ?? 1) - 1);
    release();
  }

  /** The change is in the book: a listener's own fault must not make it look as if it were not. */
  #tell(event: ChangeEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/** The connection under a book, for the book's own work: backup, integrity, restore. */
export function opened(book: Book): OpenedBook {
  if (book instanceof OpenedBook) return book;
  if (book instanceof HeldBook) return opened(book.inner);
  throw new Error('This book was not opened by openBook.');
}

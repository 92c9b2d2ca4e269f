import { Failure } from '../../shared/kernel/failure.ts';
import type { Book, Changed, ChangeEvent, ChangeMeta, Reader, Writer } from './types.ts';

/** Runs a write under whatever permission it needs, and gives the permission back. */
export type Permission = <T>(label: string, write: () => T) => T;

const unguarded: Permission = (_label, write) => write();

/**
 * A book that can be let go of and taken back, while those who hold this object keep it: a restore puts another file
 * under the same name, and needs every connection closed.
 */
export class HeldBook implements Book {
  readonly path: string;
  readonly #open: () => Book;
  readonly #permission: Permission;
  readonly #listeners = new Set<(event: ChangeEvent) => void>();
  #book: Book | null;
  /** Why it could not be taken back. */
  #lost: Error | null = null;

  constructor(open: () => Book, permission: Permission = unguarded) {
    this.#open = open;
    this.#permission = permission;
    const book = open();
    this.path = book.path;
    this.#book = this.#listen(book);
  }

  get readOnly(): Book['readOnly'] {
    return this.#current().readOnly;
  }

  get read(): Reader {
    return this.#current().read;
  }

  /** The book as it is open right now; do not keep it across an await. */
  get inner(): Book {
    return this.#current();
  }

  change<T>(meta: ChangeMeta, fn: (writer: Writer) => T): Changed<T> {
    return this.#permission(meta.label, () => this.#current().change(meta, fn));
  }

  onChange(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  letGo(): void {
    this.#book?.close();
    this.#book = null;
  }

  /** What stands in the way of opening it again is told to whoever asks for the book next. */
  takeBack(): void {
    if (this.#book !== null) return;
    try {
      this.#book = this.#listen(this.#open());
      this.#lost = null;
    } catch (error) {
      this.#lost = error instanceof Error ? error : new Error('The book cannot be opened');
    }
  }

  close(): void {
    this.letGo();
    this.#listeners.clear();
  }

  #current(): Book {
    if (this.#book !== null) return this.#book;
    if (this.#lost !== null) throw this.#lost;
    throw new Failure({
      code: 'Busy',
      message: 'A backup is being restored.',
      hint: 'Wait a moment and try again.',
    });
  }

  #listen(book: Book): Book {
    book.onChange((event) => {
      for (const listener of this.#listeners) listener(event);
    });
    return book;
  }
}

import { resolve } from 'node:path';
import { cannotWrite } from '../../book/change.ts';
import { openBook } from '../../book/open.ts';
import type { Book, OpenOptions, Reader } from '../../book/types.ts';
import type { JobContext } from '../../jobs/types.ts';
import { type Log, rotatingLog } from '../../log/rotating-log.ts';
import { type Act, settingsOn } from '../../program/index.ts';
import { recompute } from '../../recompute/index.ts';
import { actOf } from '../../rpc/act.ts';
import type { Io } from './io.ts';

export interface Globals {
  book?: string;
  json?: boolean;
  today?: string;
}

/** An open book and all a service wants to be handed with it. */
export interface Session {
  book: Book;
  read: Reader;
  today: string;
  /** For what a person edits. */
  act: Act;
  /** For long work, done right here. */
  work: JobContext;
  /** The book's reporting currency. */
  currency: string;
}

/** One call of the command line: its global options, its one answer, its exit code. */
export class Cli {
  readonly io: Io;
  readonly #globals: () => Globals;
  /** Of a call that was answered: 1 where the answer itself says that something is wrong. */
  exitCode = 0;

  constructor(io: Io, globals: () => Globals) {
    this.io = io;
    this.#globals = globals;
  }

  get bookPath(): string {
    return resolve(this.#globals().book ?? this.io.defaultBook());
  }

  get json(): boolean {
    return this.#globals().json === true;
  }

  /** The day asked for, where it is not the clock's. */
  get askedToday(): string | undefined {
    return this.#globals().today;
  }

  get log(): Log {
    return rotatingLog(`${this.bookPath}.log`, this.io.clock(undefined).now);
  }

  /** The answer: one JSON document, or text for a person. */
  tell(answer: unknown, text: () => string): void {
    this.io.out(this.json ? `${JSON.stringify(answer)}\n` : `${text().trimEnd()}\n`);
  }

  /** Works beside whoever has the book open. */
  reading<T>(work: (session: Session) => T | Promise<T>): Promise<T> {
    return this.#open('read', work);
  }

  /** Throws BookLocked where another process has the book, BookReadOnly where nothing can be written. */
  writing<T>(work: (session: Session) => T | Promise<T>): Promise<T> {
    return this.#open('write', work);
  }

  async #open<T>(
    mode: OpenOptions['mode'],
    work: (session: Session) => T | Promise<T>,
  ): Promise<T> {
    const clock = this.io.clock(this.askedToday);
    const book = openBook(this.bookPath, { ...clock, recompute, mode });
    const today = clock.today();
    try {
      // Told at once, not after a long plan; reading goes on in a copy.
      if (mode === 'write' && book.readOnly !== null) throw cannotWrite(book.readOnly);
      return await work({
        book,
        read: book.read,
        today,
        act: { ...actOf({ book, ...clock }), origin: 'cli' },
        work: { book, ...clock, progress: () => undefined, checkCancelled: () => undefined },
        currency: settingsOn(book.read, today).currency,
      });
    } finally {
      book.close();
    }
  }
}

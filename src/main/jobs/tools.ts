import type { HeldBook } from '../book/held-book.ts';
import type { JobContext } from './types.ts';

/** What the registry hands a job: its context, and the book to itself where a file must change under it. */
export interface JobTools extends JobContext {
  book: HeldBook;
  /** Every connection of every worker is closed while `work` runs, and open again when it returns. */
  alone<T>(work: () => T | Promise<T>): Promise<T>;
}

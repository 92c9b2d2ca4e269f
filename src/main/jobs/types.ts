import type { Book } from '../book/types.ts';

/** What long work may touch. The same function runs in the jobs worker and, for the command line, in process. */
export interface JobContext {
  book: Book;
  today: () => string;
  now: () => string;
  newId: () => string;
  /** Reports how far the work is; `total` null while it is unknown. */
  progress(step: JobProgress): void;
  /** Throws Failure `Cancelled` once the person cancelled. Called every 1,000 rows or so. */
  checkCancelled(): void;
}

export interface JobProgress {
  label: string;
  done: number;
  total: number | null;
}

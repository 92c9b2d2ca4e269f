import type { Book } from '../book/types.ts';

/** What importing needs from whoever runs it; the jobs worker and the command line both give it. */
export interface WorkContext {
  book: Book;
  today: () => string;
  now: () => string;
  newId: () => string;
  progress(step: { label: string; done: number; total: number | null }): void;
  checkCancelled(): void;
}

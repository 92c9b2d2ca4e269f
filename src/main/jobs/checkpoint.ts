import type { Book } from '../book/types.ts';

const RETRY_MS = 200;

/** Folds the write-ahead log into the book and cuts it to nothing; tried again while a reader is in the way. */
export function checkpointer(book: Book): { soon(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  const attempt = () => {
    timer = null;
    const row = book.read.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
    if (row?.busy === 1) later();
  };
  const later = () => {
    timer ??= setTimeout(attempt, RETRY_MS);
  };
  return {
    soon: later,
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

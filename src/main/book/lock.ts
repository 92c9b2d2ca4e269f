import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { asFailure, bookLocked } from './sqlite-failure.ts';

/** Long enough for a process that is just closing the book, short enough to be an answer. */
const patience = 300;

export interface BookLock {
  release(): void;
}

/**
 * One writing process per book: `<book>.lock` is a small SQLite file held by an open EXCLUSIVE transaction, which the
 * system lets go of when the process dies, however it dies.
 */
export function lockBook(bookPath: string): BookLock {
  const path = `${bookPath}.lock`;
  for (;;) {
    const before = inode(path);
    const db = open(path);
    const opened = inode(path);
    try {
      db.pragma('journal_mode = MEMORY');
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      throw isBusy(error) ? bookLocked() : asFailure(error);
    }
    // A holder lets go by removing the file: a lock on a file that lost its name would keep nobody out.
    const named = opened !== null && opened === before && opened === inode(path);
    if (named) return { release: () => letGo(db, path) };
    db.close();
  }
}

function open(path: string): Database.Database {
  try {
    return new Database(path, { timeout: patience });
  } catch (error) {
    throw asFailure(error);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function inode(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}

function letGo(db: Database.Database, path: string): void {
  if (!db.open) return;
  // Windows keeps an open file's name: there the empty file stays, which harms nobody.
  if (process.platform !== 'win32') rmSync(path, { force: true });
  db.close();
}

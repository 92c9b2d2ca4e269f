import type Database from 'better-sqlite3';
import { Failure } from '../../shared/kernel/failure.ts';

/** Marks the file as a Quarterdeck book: "QDkB". */
export const applicationId = 0x51446b42;

/** Older ones can lose a commit when a WAL is reset while another connection reads it. */
const oldestSqlite = [3, 51, 3] as const;

/**
 * Sets what every connection to a live book needs. SQLite's default under WAL is `synchronous=NORMAL`, where a power cut
 * can lose a commit the app already confirmed; FULL costs a fraction of a millisecond an edit.
 */
export function setPragmas(db: Database.Database, mode: 'write' | 'read'): void {
  requireSqlite(db);
  db.pragma('busy_timeout = 5000');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('foreign_keys = ON');
  if (mode === 'write') db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
  }
  db.pragma('wal_autocheckpoint = 0');
  db.pragma('temp_store = MEMORY');
  if (mode === 'read') db.pragma('query_only = ON');
}

function requireSqlite(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  if (isOlder(version.split('.').map(Number), oldestSqlite)) {
    throw new Failure({
      code: 'Internal',
      message: `SQLite ${version} is too old to keep a book safely.`,
      hint: 'Install Quarterdeck again: it brings its own SQLite.',
    });
  }
}

export function isOlder(version: readonly number[], oldest: readonly number[]): boolean {
  for (const [index, least] of oldest.entries()) {
    const part = version[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { badInput, Failure, notFound } from '../../shared/kernel/failure.ts';
import { backupFolderOf } from './backup-files.ts';
import { bookFromFuture, versionOf } from './migrate.ts';
import { isOpenHere } from './opened-book.ts';
import { applicationId } from './pragmas.ts';
import { bookCorrupt } from './sqlite-failure.ts';

/** What lies at a path. `version` 0: nothing yet, a new book can be made there. */
export interface Found {
  version: number;
}

/**
 * Looks at a book before anything touches it: one that is refused keeps its bytes and gets no side files. Throws
 * BookFromFuture, BookCorrupt, NotFound, or BadInput where it is no book at all.
 */
export function probe(path: string, newest: number): Found {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { version: 0 };
  if (!stat.isFile()) throw notABook();
  requireReadable(path);
  if (stat.size === 0) {
    if (wasABook(path)) throw bookCorrupt();
    return { version: 0 };
  }
  if (isOpenHere(path)) return bySqlite(path, newest);
  const found = byHeader(path, newest);
  // The newest first page may still be in the WAL, and only SQLite can tell.
  return hasWal(path) ? bySqlite(path, newest) : found;
}

/** The first 100 bytes: no lock, no WAL, nothing written beside the file. */
function byHeader(path: string, newest: number): Found {
  const header = Buffer.alloc(100);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, header);
  } finally {
    closeSync(fd);
  }
  const isSqlite = header.toString('latin1', 0, 16) === 'SQLite format 3\0';
  const isBlank = header.every((byte) => byte === 0);
  if (!isSqlite) throw isBlank || wasABook(path) ? bookCorrupt() : notABook();
  return identified(path, header.readInt32BE(68), header.readInt32BE(60), newest);
}

function bySqlite(path: string, newest: number): Found {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 1000 });
  try {
    requireSound(db);
    const application = Number(db.pragma('application_id', { simple: true }));
    return identified(path, application, versionOf(db), newest);
  } finally {
    db.close();
  }
}

function identified(path: string, application: number, version: number, newest: number): Found {
  if (application !== applicationId) throw wasABook(path) ? bookCorrupt() : notABook();
  if (version > newest) throw bookFromFuture();
  if (version < 1) throw bookCorrupt();
  return { version };
}

/** Every page once, in its place and well formed; what it can't see, a backup's checksum can. */
export function requireSound(db: Database.Database): void {
  db.pragma('cell_size_check = ON');
  const said = db.pragma('quick_check(1)', { simple: true });
  if (said !== 'ok') throw bookCorrupt();
}

/** Backups or a WAL beside it say that this file held a book once. */
function wasABook(path: string): boolean {
  return hasWal(path) || existsSync(backupFolderOf(path));
}

function hasWal(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

export function requireFolder(path: string): void {
  if (existsSync(dirname(path))) return;
  throw notFound(
    `The folder of this book does not exist: ${dirname(path)}`,
    'Connect the drive it is on, or choose another place.',
  );
}

/** A WAL book needs to write beside itself even to be read. */
export function isWritable(path: string): boolean {
  return (
    can(dirname(path), constants.W_OK | constants.X_OK) &&
    (!existsSync(path) || can(path, constants.W_OK))
  );
}

export function requireReadable(path: string): void {
  if (can(path, constants.R_OK)) return;
  throw new Failure({
    code: 'IoError',
    message: 'This book cannot be read: the file does not allow it.',
    hint: 'Ask its owner for permission, or open another book.',
  });
}

function can(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function notABook(): Failure {
  return badInput(
    'NotABook',
    'This file is not a Quarterdeck book.',
    'Choose another file. A CSV is imported into a book, not opened as one.',
  );
}

import { chmodSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { backUpFile, reconcileBackups } from './backup.ts';
import { Connection } from './connection.ts';
import { lockBook } from './lock.ts';
import { copyFromMedia } from './media-copy.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { OpenedBook } from './opened-book.ts';
import { setPragmas } from './pragmas.ts';
import {
  type Found,
  isWritable,
  probe,
  requireFolder,
  requireReadable,
  requireSound,
} from './probe.ts';
import { finishRestore } from './restore.ts';
import { restorePending } from './restore-journal.ts';
import { asFailure, bookReadOnly } from './sqlite-failure.ts';
import type { Book, OpenOptions } from './types.ts';

/**
 * Opens a book, or makes a new one where there is none. Throws Failure: BookFromFuture, BookCorrupt, BookLocked,
 * BookReadOnly, NotFound (its folder), BadInput (no book at all), DiskFull, IoError.
 */
export function openBook(path: string, options: OpenOptions): Book {
  const file = resolve(path);
  try {
    requireFolder(file);
    if (options.mode === 'join') return joined(file, options);
    if (!isWritable(file)) return openCopy(file, options);
    return options.mode === 'write' ? openToWrite(file, options) : openToRead(file, options);
  } catch (error) {
    throw asFailure(error);
  }
}

function openToWrite(file: string, options: OpenOptions): Book {
  // Before the lock, so that a refused book gets no lock file either.
  if (!restorePending(file)) probe(file, migrations.length);
  const lock = lockBook(file);
  try {
    finishRestore(file);
    const connection = connect(file, probe(file, migrations.length), () =>
      backUpFile(file, 'migration', options.now()),
    );
    reconcileBackups(connection, file, options.now());
    return new OpenedBook({
      path: file,
      connection,
      options,
      readOnly: null,
      release: () => lock.release(),
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openToRead(file: string, options: OpenOptions): Book {
  const found = restorePending(file) ? null : probe(file, migrations.length);
  if (found === null || found.version < migrations.length) openToWrite(file, options).close();
  const db = new Database(file, { fileMustExist: true });
  return guarded(db, () => {
    requireSound(db);
    setPragmas(db, 'read');
    const connection = new Connection(db);
    return new OpenedBook({
      path: file,
      connection,
      options,
      readOnly: 'locked',
      release: () => {},
    });
  });
}

/** Another thread of this process has the lock, has checked the book and brought it up to date. */
function joined(file: string, options: OpenOptions): Book {
  const db = new Database(file, { fileMustExist: true });
  return guarded(db, () => {
    setPragmas(db, 'write');
    const connection = new Connection(db);
    return new OpenedBook({ path: file, connection, options, readOnly: null, release: () => {} });
  });
}

function openCopy(file: string, options: OpenOptions): Book {
  if (!existsSync(file)) throw bookReadOnly();
  requireReadable(file);
  const copy = copyFromMedia(file);
  try {
    chmodSync(copy.path, 0o600);
    const connection = connect(copy.path, probe(copy.path, migrations.length), () => {});
    return new OpenedBook({
      path: file,
      connection,
      options,
      readOnly: 'media',
      release: copy.remove,
    });
  } catch (error) {
    copy.remove();
    throw error;
  }
}

function connect(file: string, found: Found, backUp: () => unknown): Connection {
  const db = new Database(file);
  return guarded(db, () => {
    if (found.version > 0) requireSound(db);
    else chmodSync(file, 0o600);
    setPragmas(db, 'write');
    migrate(db, migrations, backUp);
    return new Connection(db);
  });
}

function guarded<T>(db: Database.Database, work: () => T): T {
  try {
    return work();
  } catch (error) {
    db.close();
    throw error;
  }
}

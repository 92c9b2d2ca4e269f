import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { badInput, conflict, Failure } from '../../shared/kernel/failure.ts';
import {
  type BackupFile,
  backupFolderOf,
  backupName,
  checksumFileOf,
  listBackups,
} from './backup-files.ts';
import { keepHouse, lastChangeId } from './change.ts';
import { Connection } from './connection.ts';
import { renameDurably, sha256Of, syncFile, writeDurably } from './durable.ts';
import { opened } from './opened-book.ts';
import { rotate, rotationRules } from './rotation.ts';
import { asFailure, bookCorrupt } from './sqlite-failure.ts';
import type { BackupReason, Book } from './types.ts';

/** What a copy is called until it is proven. */
const unfinished = '.tmp';

export interface BackupOptions {
  reason: BackupReason;
  /** A place of the person's own choice; otherwise the book's own folder of backups. */
  file?: string;
  folder?: string;
}

export interface Backup extends BackupFile {
  /** Rows per table, equal in the book and in the copy. */
  tables: Record<string, number>;
}

/** A verified copy of a book, which may be in use meanwhile. Nothing is there under its name until it is proven. */
export function backupBook(book: Book, options: BackupOptions): Backup {
  const { connection, options: opening, path, readOnly } = opened(book);
  const made = attempt(() => copyVerified(connection, path, options, opening.now()));
  if (readOnly !== null) return made;
  keepHouse(connection, () => {
    remember(connection, made, lastChangeId(connection));
    if (options.file === undefined) prune(connection, made);
  });
  return made;
}

/** True where something was written since the newest backup. */
export function needsBackup(book: Book): boolean {
  const { read } = book;
  const last = read.get<{ last: number }>(
    'SELECT last_change AS last FROM backup ORDER BY counter DESC LIMIT 1',
  );
  return lastChangeId(read) > (last?.last ?? 0);
}

/**
 * Copies a book nobody has open, before something is done to it. Null where there is none, or where it is too damaged to
 * be copied: then its file is all there is.
 */
export function backUpFile(path: string, reason: BackupReason, at: string): string | null {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return null;
  let db: Database.Database | null = null;
  try {
    // Read-only, so that closing it folds nothing into a file that may be damaged.
    db = new Database(path, { readonly: true, fileMustExist: true });
    return copyVerified(new Connection(db), path, { reason }, at).file;
  } catch (error) {
    const failure = asFailure(error);
    if (failure instanceof Failure && failure.code === 'BookCorrupt') return null;
    // Before a restore: whole as a database, but without our tables.
    if (reason === 'restore' && isNoBook(error)) return null;
    throw failure;
  } finally {
    db?.close();
  }
}

function isNoBook(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR';
}

/** The list in the book follows the folder: a restored book is older than some of its backups. */
export function reconcileBackups(connection: Connection, bookPath: string, now: string): void {
  sweepUnfinished(backupFolderOf(bookPath), now);
  const listed = connection
    .all<{ file: string }>('SELECT file FROM backup')
    .map(({ file }) => file);
  const found = listBackups(backupFolderOf(bookPath));
  const gone = listed.filter((file) => !existsSync(file));
  const unlisted = found.filter(({ file }) => !listed.includes(file));
  if (gone.length === 0 && unlisted.length === 0) return;
  keepHouse(connection, () => {
    for (const file of gone) connection.run('DELETE FROM backup WHERE file = ?', [file]);
    for (const backup of unlisted) remember(connection, backup, 0);
  });
}

const day = 86_400_000;

/** A process that died while it copied left what it had. One of today may still be at work beside us. */
function sweepUnfinished(folder: string, now: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const touched = name.endsWith(unfinished)
      ? statSync(file, { throwIfNoEntry: false })
      : undefined;
    if (touched !== undefined && touched.mtimeMs < Date.parse(now) - day) removeUnfinished(file);
  }
}

/** Lets go of the backups that rotation no longer wants. */
function prune(connection: Connection, made: Backup): void {
  const bookBytes = Number(
    connection.get<{ n: number }>(
      'SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size',
    )?.n ?? 0,
  );
  const { drop } = rotate(
    listBackups(dirname(made.file)),
    made.at.slice(0, 10),
    rotationRules(bookBytes),
  );
  for (const { file } of drop) {
    rmSync(file, { force: true });
    rmSync(checksumFileOf(file), { force: true });
    connection.run('DELETE FROM backup WHERE file = ?', [file]);
  }
}

function copyVerified(
  connection: Connection,
  bookPath: string,
  options: BackupOptions,
  at: string,
): Backup {
  const folder = options.folder ?? backupFolderOf(bookPath);
  const counter = nextCounter(connection, [folder, backupFolderOf(bookPath)]);
  const file = resolve(
    options.file ?? join(folder, backupName(bookPath, counter, at, options.reason)),
  );
  if (file === bookPath) {
    throw badInput('SameFile', 'A backup cannot replace the book itself.', 'Choose another name.');
  }
  if (existsSync(file)) {
    throw conflict('There is a file of this name already.', 'Choose another name for the backup.');
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}${unfinished}`;
  removeUnfinished(temporary);
  try {
    const tables = copyTo(connection, temporary);
    chmodSync(temporary, 0o600);
    syncFile(temporary);
    const sha256 = sha256Of(temporary);
    const bytes = statSync(temporary).size;
    // The checksum first: a copy without one counts as unfinished, so none is ever trusted unproven.
    writeDurably(checksumFileOf(file), `${sha256}  ${basename(file)}\n`);
    renameDurably(temporary, file);
    return { file, counter, at, reason: options.reason, bytes, sha256, tables };
  } catch (error) {
    removeUnfinished(temporary);
    if (!existsSync(file)) rmSync(checksumFileOf(file), { force: true });
    throw error;
  }
}

/** SQLite leaves its journal beside a copy that it could not finish. */
function removeUnfinished(temporary: string): void {
  for (const suffix of ['', '-journal']) rmSync(temporary + suffix, { force: true });
}

/** One step, whatever is written meanwhile: a copy made in many never ends while someone edits. */
function copyTo(connection: Connection, temporary: string): Record<string, number> {
  const before = dataVersion(connection);
  const expected = countRows(connection.db);
  connection.unprotected(() => connection.db.prepare('VACUUM INTO ?').run(temporary));
  const undisturbed = dataVersion(connection) === before;
  const copy = new Database(temporary, { fileMustExist: true });
  try {
    // A book's own file is in WAL mode; a copy must be whole in one file.
    copy.pragma('journal_mode = DELETE');
    const tables = countRows(copy);
    if (undisturbed && !sameCounts(expected, tables)) throw bookCorrupt();
    requireWhole(copy);
    return tables;
  } finally {
    copy.close();
  }
}

/** Integrity and foreign keys, in full. */
export function requireWhole(db: Database.Database): void {
  const said = db.pragma('integrity_check(1)', { simple: true });
  const orphans = db.prepare('PRAGMA foreign_key_check').all();
  if (said !== 'ok' || orphans.length > 0) throw bookCorrupt();
}

/** Moves when another connection commits. */
function dataVersion(connection: Connection): number {
  return Number(connection.db.pragma('data_version', { simple: true }));
}

function countRows(db: Database.Database): Record<string, number> {
  const names = db
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'",
    )
    .all();
  const tables: Record<string, number> = {};
  for (const { name } of names) {
    if (name.startsWith('sqlite_')) continue;
    tables[name] = Number(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get());
  }
  return tables;
}

function sameCounts(a: Record<string, number>, b: Record<string, number>): boolean {
  return Object.keys(a).every((name) => a[name] === b[name]);
}

/** Beyond every counter the book or its folders know: a restored book may be older than its backups. */
function nextCounter(connection: Connection, folders: readonly string[]): number {
  const table =
    connection.get<{ n: number | null }>('SELECT max(counter) AS n FROM backup')?.n ?? 0;
  const files = folders.flatMap((folder) => listBackups(folder).map(({ counter }) => counter));
  return Math.max(table, ...files) + 1;
}

function remember(connection: Connection, backup: BackupFile, lastChange: number): void {
  const { file, at, reason, counter, sha256, bytes } = backup;
  connection.run(
    'INSERT INTO backup (file, at, reason, counter, last_change, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [file, at, reason, counter, lastChange, sha256, bytes],
  );
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFailure(error);
  }
}

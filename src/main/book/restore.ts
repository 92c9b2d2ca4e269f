import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { badInput, Failure, notFound } from '../../shared/kernel/failure.ts';
import { backUpFile, requireWhole } from './backup.ts';
import { readChecksum } from './backup-files.ts';
import { renameDurably, sha256Of, syncFile, syncFolderOf } from './durable.ts';
import { lockBook } from './lock.ts';
import { migrations } from './migrations.ts';
import { probe } from './probe.ts';
import { endJournal, type RestoreJournal, readJournal, writeJournal } from './restore-journal.ts';
import { asFailure, bookCorrupt } from './sqlite-failure.ts';

export interface Restored {
  /** The backup made of what was there, or null where it could no longer be read. */
  backup: string | null;
  /** What was there, kept as it was; null where there was nothing. */
  aside: string | null;
}

export interface RestoreOptions {
  now: () => string;
  /** Called before each step that changes something; a test stops it there. */
  step?: (name: RestoreStep) => void;
}

export const restoreSteps = ['backup', 'copy', 'journal', 'aside', 'wal', 'name', 'end'] as const;

export type RestoreStep = (typeof restoreSteps)[number];

/**
 * Puts a backup in a book's place. Every connection of this process must be closed. The backup is proven first, what is
 * there is backed up and moved aside with its `-wal` (a stale one would be replayed into the restored file). Stopped
 * anywhere, the next `openBook` has the book before or the book after.
 */
export function restoreBook(bookPath: string, backup: string, options: RestoreOptions): Restored {
  const path = resolve(bookPath);
  try {
    const lock = lockBook(path);
    try {
      finishRestore(path);
      return restoreLocked(path, resolve(backup), options);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw asFailure(error);
  }
}

function restoreLocked(path: string, backup: string, options: RestoreOptions): Restored {
  const step = options.step ?? (() => undefined);
  const sha256 = proveBackup(backup);
  const now = options.now();
  step('backup');
  const saved = backUpFile(path, 'restore', now);
  step('copy');
  const incoming = `${path}.incoming`;
  copyProven(backup, incoming, sha256);
  step('journal');
  const journal = { incoming, sha256, aside: asideName(path, now) };
  writeJournal(path, journal);
  carryOut(path, journal, step);
  return { backup: saved, aside: existsSync(journal.aside) ? journal.aside : null };
}

/**
 * Moves a damaged book out of the way, with its `-wal` and `-shm`, so that an empty one can be made under its name.
 * Every connection of this process must be closed. Returns where it lies now; null where there was nothing.
 */
export function setAside(bookPath: string, now: string): string | null {
  const path = resolve(bookPath);
  try {
    const lock = lockBook(path);
    try {
      finishRestore(path);
      const aside = asideName(path, now);
      // The book last: a log of writes beside no book would be thrown away by whoever makes the new one.
      for (const suffix of ['-wal', '-shm', '']) moveAside(path + suffix, aside + suffix);
      syncFolderOf(path);
      return existsSync(aside) ? aside : null;
    } finally {
      lock.release();
    }
  } catch (error) {
    throw asFailure(error);
  }
}

/** Carries a restore that was stopped to its end, or takes it back where its copy is no longer whole. */
export function finishRestore(path: string): void {
  const journal = readJournal(path);
  if (journal === null) {
    rmSync(`${path}.incoming`, { force: true });
    return;
  }
  const named = !existsSync(journal.incoming) && existsSync(path);
  if (named || isWhole(journal)) carryOut(path, journal, () => undefined);
  else takeBack(path, journal);
}

function isWhole({ incoming, sha256 }: RestoreJournal): boolean {
  return existsSync(incoming) && sha256Of(incoming) === sha256;
}

function takeBack(path: string, journal: RestoreJournal): void {
  for (const suffix of ['-wal', '-shm', '']) {
    const aside = journal.aside + suffix;
    if (existsSync(aside) && !existsSync(path + suffix)) renameSync(aside, path + suffix);
  }
  rmSync(journal.incoming, { force: true });
  endJournal(path);
}

function carryOut(path: string, journal: RestoreJournal, step: (name: RestoreStep) => void): void {
  // Without the incoming file its rename is done, and what stands under the book's name is the restored one.
  if (existsSync(journal.incoming)) {
    step('aside');
    moveAside(path, journal.aside);
    step('wal');
    for (const suffix of ['-wal', '-shm']) moveAside(path + suffix, journal.aside + suffix);
    syncFolderOf(path);
    step('name');
    renameDurably(journal.incoming, path);
  }
  step('end');
  endJournal(path);
}

/** Never over a file: what was put aside before a stop is the original, what came after is somebody's too. */
function moveAside(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, freeName(to));
}

function asideName(path: string, now: string): string {
  return freeName(`${path}.before-restore-${now.replace(/[:.]/g, '-')}`);
}

function freeName(name: string): string {
  for (let n = 2, candidate = name; ; n += 1) {
    if (!existsSync(candidate)) return candidate;
    candidate = `${name}-${n}`;
  }
}

function copyProven(backup: string, incoming: string, sha256: string): void {
  rmSync(incoming, { force: true });
  copyFileSync(backup, incoming);
  chmodSync(incoming, 0o600);
  syncFile(incoming);
  if (sha256Of(incoming) !== sha256) throw damagedBackup();
}

/** Checksum first, since an integrity check alone misses most single flipped bits. Returns the checksum. */
export function proveBackup(backup: string): string {
  if (!existsSync(backup)) {
    throw notFound('This backup is no longer there.', 'Choose another backup.');
  }
  const expected = readChecksum(backup);
  if (expected === null) {
    throw badInput(
      'NoChecksum',
      'This file has no checksum beside it, so it cannot be proven to be a whole backup.',
      'Choose a backup with its .sha256 file beside it.',
    );
  }
  if (sha256Of(backup) !== expected) throw damagedBackup();
  requireBook(backup);
  return expected;
}

function requireBook(backup: string): void {
  if (probe(backup, migrations.length).version === 0) throw damagedBackup();
  const db = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    requireWhole(db);
  } catch (error) {
    const failure = asFailure(error);
    throw failure instanceof Failure && failure.code === bookCorrupt().code
      ? damagedBackup()
      : error;
  } finally {
    db.close();
  }
}

function damagedBackup(): Failure {
  return badInput(
    'DamagedBackup',
    'This backup is damaged and was not used.',
    'Choose another backup: the book is as it was before.',
  );
}

import type Database from 'better-sqlite3';
import { Failure } from '../../shared/kernel/failure.ts';
import { applicationId } from './pragmas.ts';

/** `user_version`: how many migrations the book has been through. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function bookFromFuture(): Failure {
  return new Failure({
    code: 'BookFromFuture',
    message: 'This book was last opened by a newer Quarterdeck than this one.',
    hint: 'Update Quarterdeck, then open it again. The book was left as it is.',
  });
}

/**
 * Brings a book to the newest version, each file in a transaction of its own. Foreign keys go off before BEGIN, because
 * the pragma does nothing inside a transaction and a table rebuild would then delete the children of every cascade.
 */
export function migrate(
  db: Database.Database,
  migrations: readonly string[],
  backUp: () => unknown,
): void {
  const from = versionOf(db);
  if (from > migrations.length) throw bookFromFuture();
  if (from === migrations.length) return;
  if (from > 0) backUp();
  db.pragma('foreign_keys = OFF');
  try {
    for (let version = from; version < migrations.length; version += 1) {
      db.transaction(step).immediate(db, migrations[version] ?? '', version + 1);
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
  // The version in the file's own header is what a probe reads before anything else.
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function step(db: Database.Database, sql: string, version: number): void {
  db.exec(sql);
  const orphans = db.prepare('PRAGMA foreign_key_check').all();
  if (orphans.length > 0) {
    throw new Failure({
      code: 'Internal',
      message: `Bringing this book to version ${version} would leave ${orphans.length} records without what they refer to.`,
      hint: 'Nothing was changed. Go on with the older Quarterdeck and report this.',
    });
  }
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${version}`);
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backupFolderOf, listBackups } from '../../../src/main/book/backup-files.ts';
import { migrate, versionOf } from '../../../src/main/book/migrate.ts';
import { openBook } from '../../../src/main/book/open.ts';
import { freshBookFile, freshDir, testOptions } from '../../fixtures/base-book.ts';
import { failureOf } from '../../fixtures/failure-of.ts';

const first = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT;
  CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent(id) ON DELETE CASCADE) STRICT;
  INSERT INTO parent VALUES (1, 'A');
  INSERT INTO child VALUES (1, 1), (2, 1);`;

/** As drizzle-kit writes it: with foreign keys on, DROP would take the children along. */
const rebuild = `
  CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
  INSERT INTO parent_new SELECT * FROM parent;
  DROP TABLE parent;
  ALTER TABLE parent_new RENAME TO parent;`;

function database(t: Parameters<typeof freshDir>[0]): Database.Database {
  const db = new Database(join(freshDir(t), 'a.book'));
  t.onTestFinished(() => {
    db.close();
  });
  db.pragma('foreign_keys = ON');
  db.pragma('journal_mode = WAL');
  return db;
}

const nothing = () => undefined;

describe('migrating', () => {
  test('a rebuilt table keeps the children of its cascades', (t) => {
    const db = database(t);
    migrate(db, [first], nothing);
    migrate(db, [first, rebuild], nothing);
    expect(db.prepare('SELECT count(*) FROM child').pluck().get()).toBe(2);
    expect(versionOf(db)).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('one that would leave orphans is refused whole', (t) => {
    const db = database(t);
    migrate(db, [first], nothing);
    const failure = failureOf(() =>
      migrate(db, [first, 'DELETE FROM parent; CREATE TABLE x (a)'], nothing),
    );
    expect(failure.message).toContain('2 records');
    expect(versionOf(db)).toBe(1);
    expect(db.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('each step stands by itself: a later one that fails leaves the book at the one before', (t) => {
    const db = database(t);
    expect(() =>
      migrate(db, [first, 'CREATE TABLE second (a)', 'CREATE TABLE half (a); nonsense'], nothing),
    ).toThrow();
    expect(versionOf(db)).toBe(2);
    expect(
      db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('second', 'half')").pluck().all(),
    ).toEqual(['second']);
  });

  test('backs up a book that has something, never a new one, and none that is up to date', (t) => {
    const db = database(t);
    const versions: number[] = [];
    const backUp = () => versions.push(versionOf(db));
    migrate(db, [first], backUp);
    migrate(db, [first], backUp);
    expect(versions).toEqual([]);
    migrate(db, [first, rebuild], backUp);
    expect(versions).toEqual([1]);
  });

  test('does nothing where its backup cannot be made', (t) => {
    const db = database(t);
    migrate(db, [first], nothing);
    const stop = () => {
      throw new Error('no space');
    };
    expect(() => migrate(db, [first, rebuild], stop)).toThrow('no space');
    expect(versionOf(db)).toBe(1);
  });

  test('a newer book is refused here too', (t) => {
    const db = database(t);
    migrate(db, [first, rebuild], nothing);
    expect(failureOf(() => migrate(db, [first], nothing)).code).toBe('BookFromFuture');
  });

  test('opening a book that is up to date makes no backup', (t) => {
    const { path, dir } = freshBookFile(t);
    openBook(path, testOptions()).close();
    expect(listBackups(backupFolderOf(path))).toEqual([]);
    expect(readdirSync(dir)).toEqual(['test.book']);
  });
});

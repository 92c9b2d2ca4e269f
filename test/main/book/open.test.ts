import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupBook } from '../../../src/main/book/backup.ts';
import { migrations } from '../../../src/main/book/migrations.ts';
import { openBook } from '../../../src/main/book/open.ts';
import { opened } from '../../../src/main/book/opened-book.ts';
import { applicationId, isOlder } from '../../../src/main/book/pragmas.ts';
import { freshBook, freshBookFile, freshDir, testOptions } from '../../fixtures/base-book.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { asNobody, canBeNobody, startProcess } from '../../fixtures/processes.ts';

const meta = { label: 'Test', origin: 'ui' } as const;

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Refused: a plain sentence and a next step, the same bytes, and nothing new beside the file. */
function expectRefused(path: string, code: string, reason?: string): void {
  const before = { bytes: sha256(path), beside: readdirSync(join(path, '..')) };
  for (const mode of ['write', 'read'] as const) {
    const { data } = failureOf(() => openBook(path, testOptions({ mode })));
    expect(data).toMatchObject(reason === undefined ? { code } : { code, reason });
    expect(data.message).toMatch(/^[A-Z].*\.$/);
    expect(data.hint).toMatch(/^[A-Z].*\.$/);
    expect({ bytes: sha256(path), beside: readdirSync(join(path, '..')) }).toEqual(before);
  }
}

describe('opening', () => {
  test('makes a new book where there is none, for its owner alone', (t) => {
    const path = join(freshDir(t), 'new.book');
    const book = openBook(path, testOptions());
    const db = opened(book).connection.db;
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    book.close();
    expect(readdirSync(join(path, '..'))).toEqual(['new.book']);
  });

  test('takes an empty file for a new book', (t) => {
    const path = join(freshDir(t), 'new.book');
    writeFileSync(path, '');
    openBook(path, testOptions()).close();
    expect(readFileSync(path).length).toBeGreaterThan(4096);
  });

  test('sets every pragma on every connection', (t) => {
    const { book, path } = freshBook(t);
    const joined = openBook(path, testOptions({ mode: 'join' }));
    const reading = openBook(path, testOptions({ mode: 'read' }));
    t.onTestFinished(() => {
      joined.close();
      reading.close();
    });
    const expected = {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      mmap_size: 0,
      busy_timeout: 5000,
      wal_autocheckpoint: 0,
    };
    for (const one of [book, joined, reading]) {
      const { db } = opened(one).connection;
      for (const [name, value] of Object.entries(expected)) {
        expect(db.pragma(name, { simple: true }), name).toBe(value);
      }
    }
    expect(opened(reading).connection.db.pragma('query_only', { simple: true })).toBe(1);
  });

  test('tells an old SQLite from a new enough one', () => {
    expect(isOlder([3, 51, 2], [3, 51, 3])).toBe(true);
    expect(isOlder([3, 51, 3], [3, 51, 3])).toBe(false);
    expect(isOlder([3, 52], [3, 51, 3])).toBe(false);
    expect(isOlder([2, 99, 99], [3, 51, 3])).toBe(true);
  });

  test('finds again what was written, and leaves no side files', (t) => {
    const { path, dir } = freshBookFile(t);
    const first = openBook(path, testOptions());
    first.change(meta, (w) => w.create('partners', { name: 'A' }));
    first.close();
    expect(readdirSync(dir)).toEqual([basename(path)]);
    const second = openBook(path, testOptions());
    expect(second.read.get('SELECT name FROM partner')).toEqual({ name: 'A' });
    second.close();
    second.close();
  });
});

describe('refused and left as it is:', () => {
  test('a missing folder', (t) => {
    const path = join(freshDir(t), 'nowhere', 'a.book');
    const { data } = failureOf(() => openBook(path, testOptions()));
    expect(data).toMatchObject({
      code: 'NotFound',
      hint: expect.stringContaining('another place'),
    });
    expect(data.message).toContain('nowhere');
    expect(existsSync(join(path, '..'))).toBe(false);
  });

  test('a folder', (t) => {
    const dir = freshDir(t);
    expect(failureOf(() => openBook(dir, testOptions())).data.reason).toBe('NotABook');
  });

  test('a text file', (t) => {
    const path = join(freshDir(t), 'list.csv');
    writeFileSync(path, 'name,city\nA,Oslo\n');
    expectRefused(path, 'BadInput', 'NotABook');
  });

  test('another program’s SQLite file', (t) => {
    const path = join(freshDir(t), 'other.db');
    const db = new Database(path);
    db.exec('CREATE TABLE a (b); PRAGMA user_version = 1; PRAGMA application_id = 7');
    db.close();
    expectRefused(path, 'BadInput', 'NotABook');
  });

  test('a book from the future', (t) => {
    const { path } = freshBookFile(t);
    const db = new Database(path);
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    expectRefused(path, 'BookFromFuture');
  });

  test('a book from the future whose last words are still in its WAL', (t) => {
    const { path, dir } = freshBookFile(t);
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.pragma(`user_version = ${migrations.length + 1}`);
    const crashed = join(dir, 'crashed');
    mkdirSync(crashed);
    for (const suffix of ['', '-wal', '-shm'])
      copyFileSync(path + suffix, join(crashed, `a.book${suffix}`));
    db.close();
    const left = join(crashed, 'a.book');
    const wal = sha256(`${left}-wal`);
    expectRefused(left, 'BookFromFuture');
    expect(sha256(`${left}-wal`)).toBe(wal);
  });

  test.each([
    [
      'cut to half',
      (path: string) => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096),
    ],
    ['zeroed', (path: string) => writeFileSync(path, Buffer.alloc(readFileSync(path).length))],
    ['with a page of zeros in it', (path: string) => overwrite(path, 4096 * 3, Buffer.alloc(4096))],
    ['with garbage in it', (path: string) => overwrite(path, 4096 * 2, Buffer.alloc(9000, 0xa5))],
  ])('a book %s', (_how, damage) => {
    const path = filledBook(freshDir({ onTestFinished }), false);
    damage(path);
    expectRefused(path, 'BookCorrupt');
  });

  test.each([
    ['cut to nothing', Buffer.alloc(0)],
    ['overwritten with garbage', Buffer.alloc(50_000, 0x5a)],
  ])('a book with backups, %s, is a damaged book and no foreign file', (_how, bytes) => {
    const path = filledBook(freshDir({ onTestFinished }), true);
    writeFileSync(path, bytes);
    expectRefused(path, 'BookCorrupt');
  });
});

function filledBook(dir: string, withBackup: boolean): string {
  const path = join(dir, 'a.book');
  const book = openBook(path, testOptions());
  book.change(meta, (w) => {
    for (let n = 0; n < 2000; n += 1) w.create('partners', { name: `Partner ${n}` });
  });
  if (withBackup) backupBook(book, { reason: 'manual' });
  book.close();
  return path;
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(path);
  bytes.copy(whole, at);
  writeFileSync(path, whole);
}

describe('one writer', () => {
  test('a second one in this process is refused', (t) => {
    const { path } = freshBook(t);
    expect(failureOf(() => openBook(path, testOptions())).data).toMatchObject({
      code: 'BookLocked',
      hint: 'Work or import there, or close it and try again.',
    });
  });

  test('one in another process is refused until that process is killed', async (t) => {
    const { path } = freshBookFile(t);
    const other = startProcess(t, 'hold', path);
    expect(await other.next()).toBe('held');
    expect(failureOf(() => openBook(path, testOptions())).code).toBe('BookLocked');
    const reading = openBook(path, testOptions({ mode: 'read' }));
    expect(reading.read.get('SELECT count(*) AS n FROM partner')).toEqual({ n: 0 });
    expect(failureOf(() => reading.change(meta, () => 1)).code).toBe('BookLocked');
    reading.close();
    await other.kill();
    openBook(path, testOptions()).close();
  });

  test('a reader beside it sees each change as soon as it is written', (t) => {
    const { book, path } = freshBook(t);
    const reading = openBook(path, testOptions({ mode: 'read' }));
    t.onTestFinished(() => reading.close());
    book.change(meta, (w) => {
      w.create('partners', { name: 'A' });
      expect(reading.read.all('SELECT name FROM partner')).toEqual([]);
    });
    expect(reading.read.all('SELECT name FROM partner')).toEqual([{ name: 'A' }]);
    expect(reading.readOnly).toBe('locked');
  });

  test('another thread’s connection joins and writes under the same lock', (t) => {
    const { book, path } = freshBook(t);
    const joined = openBook(path, testOptions({ mode: 'join', newId: () => 'joined' }));
    t.onTestFinished(() => joined.close());
    joined.change(meta, (w) => w.create('partners', { name: 'A' }));
    expect(book.read.all('SELECT name FROM partner')).toEqual([{ name: 'A' }]);
  });

  test('reading makes the book where there is none', (t) => {
    const path = join(freshDir(t), 'new.book');
    const reading = openBook(path, testOptions({ mode: 'read' }));
    t.onTestFinished(() => reading.close());
    expect(reading.read.all('SELECT * FROM partner')).toEqual([]);
  });
});

describe.skipIf(!canBeNobody)(
  'where nothing can be written (run as another user; needs setpriv and root)',
  () => {
    function lockedFolder(t: Parameters<typeof freshDir>[0]): string {
      const dir = freshDir(t);
      const path = filledBook(dir, false);
      chmodSync(path, 0o444);
      chmodSync(dir, 0o555);
      return path;
    }

    test('a book in a read-only folder is read from a copy, and says so', (t) => {
      const path = lockedFolder(t);
      const before = sha256(path);
      expect(asNobody('open', path)).toEqual({ readOnly: 'media', partners: 2000 });
      expect(sha256(path)).toBe(before);
      expect(readdirSync(join(path, '..'))).toEqual(['a.book']);
    });

    test('a read-only file in a writable folder is read from a copy too', (t) => {
      const path = lockedFolder(t);
      chmodSync(join(path, '..'), 0o777);
      expect(asNobody('open', path)).toEqual({ readOnly: 'media', partners: 2000 });
    });

    test('a new book there is BookReadOnly', (t) => {
      const path = join(lockedFolder(t), '..', 'new.book');
      expect(asNobody('open', path)).toMatchObject({ failure: { code: 'BookReadOnly' } });
    });

    test('a file that may not be read is IoError', (t) => {
      const path = lockedFolder(t);
      chmodSync(path, 0o000);
      expect(asNobody('open', path)).toMatchObject({ failure: { code: 'IoError' } });
    });
  },
);

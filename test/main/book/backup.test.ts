import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backupBook, needsBackup } from '../../../src/main/book/backup.ts';
import {
  backupFolderOf,
  checksumFileOf,
  listBackups,
} from '../../../src/main/book/backup-files.ts';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import { openBook } from '../../../src/main/book/open.ts';
import { proveBackup } from '../../../src/main/book/restore.ts';
import type { Book } from '../../../src/main/book/types.ts';
import { freshBook, testOptions } from '../../fixtures/base-book.ts';
import { failureOf } from '../../fixtures/failure-of.ts';

const meta = { label: 'Test', origin: 'ui' } as const;

function fill(book: Book, count = 200): void {
  book.change(meta, (w) => {
    for (let n = 0; n < count; n += 1) w.create('partners', { name: `Partner ${n}` });
  });
}

describe('a backup', () => {
  test('that never ended is swept away by whoever opens the book a day later, with its journal', (t) => {
    const { book, path } = freshBook(t);
    fill(book);
    const { file } = backupBook(book, { reason: 'manual' });
    book.close();
    const folder = backupFolderOf(path);
    const left = ['old.backup.tmp', 'old.backup.tmp-journal', 'young.backup.tmp'];
    for (const name of left) writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, 'old.backup.tmp'), new Date(), new Date('2026-03-29T00:00:00Z'));
    openBook(path, testOptions()).close();
    expect(readdirSync(folder).sort()).toEqual(
      [basename(file), basename(checksumFileOf(file)), 'young.backup.tmp'].sort(),
    );
  });

  test('is one proven file with its checksum beside it, and listed in the book', (t) => {
    const { book, path, dir } = freshBook(t);
    fill(book);
    const backup = backupBook(book, { reason: 'manual' });
    expect(dirname(backup.file)).toBe(backupFolderOf(path));
    expect(readdirSync(backupFolderOf(path)).sort()).toEqual(
      [basename(backup.file), basename(checksumFileOf(backup.file))].sort(),
    );
    expect(readFileSync(checksumFileOf(backup.file), 'utf8')).toBe(
      `${createHash('sha256').update(readFileSync(backup.file)).digest('hex')}  ${basename(backup.file)}\n`,
    );
    expect(backup).toMatchObject({
      counter: 1,
      reason: 'manual',
      bytes: statSync(backup.file).size,
    });
    expect(backup.tables).toMatchObject({ partner: 200, change: 1, deal: 0 });
    expect(statSync(backup.file).mode & 0o777).toBe(0o600);
    expect(book.read.all('SELECT file, counter, reason, last_change FROM backup')).toEqual([
      { file: backup.file, counter: 1, reason: 'manual', last_change: 1 },
    ]);
    const { tables: _tables, at, ...listed } = backup;
    expect(listBackups(backupFolderOf(path))).toEqual([
      { ...listed, at: at.replace(/\.\d+/, '.000') },
    ]);
    expect(readdirSync(dir).some((name) => name.endsWith('.tmp'))).toBe(false);
  });

  test('is whole in itself: no WAL, and the same facts', (t) => {
    const { book } = freshBook(t);
    fill(book);
    const { file } = backupBook(book, { reason: 'manual' });
    const copy = new Database(file, { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    copy.close();
    const restored = openBook(file, testOptions({ mode: 'read' }));
    expect(bookHash(restored.read)).toEqual(bookHash(book.read));
    restored.close();
  });

  test('is nobody’s change and stands in no event', (t) => {
    const { book } = freshBook(t);
    fill(book);
    const hash = bookHash(book.read).hash;
    let events = 0;
    book.onChange(() => {
      events += 1;
    });
    backupBook(book, { reason: 'auto' });
    expect(events).toBe(0);
    expect(bookHash(book.read).hash).toBe(hash);
    expect(book.read.get('SELECT count(*) AS n FROM change')).toEqual({ n: 1 });
  });

  test('is due only after something was written', (t) => {
    const { book } = freshBook(t);
    expect(needsBackup(book)).toBe(false);
    fill(book, 1);
    expect(needsBackup(book)).toBe(true);
    backupBook(book, { reason: 'auto' });
    expect(needsBackup(book)).toBe(false);
  });

  test('goes where the person says, and never over a file or the book', (t) => {
    const { book, path, dir } = freshBook(t);
    const file = join(dir, 'mine.backup');
    expect(backupBook(book, { reason: 'manual', file }).file).toBe(file);
    const bytes = readFileSync(file);
    expect(failureOf(() => backupBook(book, { reason: 'manual', file })).code).toBe('Conflict');
    expect(failureOf(() => backupBook(book, { reason: 'manual', file: path })).data.reason).toBe(
      'SameFile',
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('counts on from its folder, so that a restored book does not start again', (t) => {
    const { book } = freshBook(t);
    backupBook(book, { reason: 'manual' });
    backupBook(book, { reason: 'manual' });
    book.change(meta, (w) => w.run('DELETE FROM backup'));
    expect(backupBook(book, { reason: 'manual' }).counter).toBe(3);
  });

  test('that its folder has and the book does not know is listed again at the next opening', (t) => {
    const { book, path } = freshBook(t);
    const kept = backupBook(book, { reason: 'manual' });
    book.change(meta, (w) => w.run("UPDATE backup SET file = '/gone'"));
    book.close();
    const again = openBook(path, testOptions());
    expect(again.read.all('SELECT file, counter FROM backup')).toEqual([
      { file: kept.file, counter: 1 },
    ]);
    again.close();
  });

  test('keeps three of a day, and lets go of file, checksum and line together', (t) => {
    const { book, path } = freshBook(t);
    for (let n = 0; n < 5; n += 1) backupBook(book, { reason: 'manual' });
    expect(listBackups(backupFolderOf(path)).map(({ counter }) => counter)).toEqual([3, 4, 5]);
    expect(readdirSync(backupFolderOf(path))).toHaveLength(6);
    expect(book.read.all('SELECT counter FROM backup')).toEqual([
      { counter: 3 },
      { counter: 4 },
      { counter: 5 },
    ]);
  });

  test('works beside somebody who edits', (t) => {
    const { book, path } = freshBook(t);
    fill(book);
    const reading = openBook(path, testOptions({ mode: 'read' }));
    t.onTestFinished(() => reading.close());
    const before = bookHash(book.read).hash;
    const file = join(dirname(path), 'from-reader.backup');
    const backup = backupBook(reading, { reason: 'manual', file });
    fill(book, 1);
    expect(backup.tables).toMatchObject({ partner: 200 });
    const copy = openBook(file, testOptions({ mode: 'read' }));
    expect(bookHash(copy.read).hash).toBe(before);
    copy.close();
  });
});

describe('a damaged backup', () => {
  test('is refused for one flipped bit anywhere', (t) => {
    const { book } = freshBook(t);
    fill(book);
    const { file } = backupBook(book, { reason: 'manual' });
    const whole = readFileSync(file);
    expect(proveBackup(file)).toMatch(/^[0-9a-f]{64}$/);
    for (let n = 0; n < 40; n += 1) {
      const at = Math.floor((n * 2654435761) % whole.length);
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((damaged[at] ?? 0) ^ (1 << (n % 8)), at);
      writeFileSync(file, damaged);
      expect(failureOf(() => proveBackup(file)).data.reason, `byte ${at}`).toBe('DamagedBackup');
    }
    writeFileSync(file, whole);
    expect(proveBackup(file)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is refused where its checksum matches and it is no whole book', (t) => {
    const { book } = freshBook(t);
    fill(book);
    const { file } = backupBook(book, { reason: 'manual' });
    const torn = readFileSync(file);
    torn.fill(0, 4096 * 2, 4096 * 3);
    writeFileSync(file, torn);
    writeFileSync(checksumFileOf(file), createHash('sha256').update(torn).digest('hex'));
    expect(failureOf(() => proveBackup(file)).data.reason).toBe('DamagedBackup');
  });

  test('is refused without its checksum, and where it is gone', (t) => {
    const { book, dir } = freshBook(t);
    const file = join(dir, 'some.backup');
    writeFileSync(file, 'x');
    expect(failureOf(() => proveBackup(file)).data.reason).toBe('NoChecksum');
    expect(failureOf(() => proveBackup(join(dir, 'none'))).code).toBe('NotFound');
    expect(existsSync(book.path)).toBe(true);
  });
});

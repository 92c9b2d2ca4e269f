import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { backupBook } from '../../../src/main/book/backup.ts';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import { openBook } from '../../../src/main/book/open.ts';
import type { Book } from '../../../src/main/book/types.ts';
import { freshBookFile, testOptions } from '../../fixtures/base-book.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { startProcess } from '../../fixtures/processes.ts';

const meta = { label: 'Test', origin: 'ui' } as const;

function expectSound(book: Book): void {
  expect(book.read.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(book.read.all('PRAGMA foreign_key_check')).toEqual([]);
}

describe('a process killed in the middle of a change', () => {
  test.each([
    ['begin', 0],
    ['middle', 0],
    ['recompute', 0],
    ['done', 2000],
  ] as const)(
    'at "%s" leaves the book with %i partners, never between',
    async (moment, expected) => {
      const { path } = freshBookFile({ onTestFinished });
      const writing = startProcess({ onTestFinished }, 'fill', path, moment);
      expect(await writing.next()).toBe(moment);
      await writing.kill();
      const book = openBook(path, testOptions());
      onTestFinished(() => book.close());
      expectSound(book);
      expect(book.read.get('SELECT count(*) AS n FROM partner')).toEqual({ n: expected });
      expect(book.read.get('SELECT count(*) AS n FROM change')).toEqual({
        n: expected === 0 ? 0 : 1,
      });
      book.change(meta, (w) => w.create('partners', { name: 'After' }));
    },
  );
});

/** A disk of one megabyte, where this user may make one. */
const disk = mkdtempSync(join(tmpdir(), 'quarterdeck-disk-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(!mounted)('on a full disk (needs leave to mount a small one)', () => {
  const path = join(disk, 'full.book');

  function withBook(t: Parameters<typeof freshBookFile>[0]): Book {
    copyFileSync(freshBookFile(t).path, path);
    const book = openBook(path, testOptions());
    t.onTestFinished(() => {
      book.close();
      for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path + suffix, { force: true });
      rmSync(`${path}.backups`, { recursive: true, force: true });
    });
    return book;
  }

  const fill = (book: Book, count: number) =>
    book.change(meta, (w) => {
      for (let n = 0; n < count; n += 1) {
        w.create('partners', { name: `Partner ${n}`, parent: 'x'.repeat(400) });
      }
    });

  test('a change is DiskFull, the book is as before and still works', (t) => {
    const book = withBook(t);
    fill(book, 1);
    const before = bookHash(book.read).hash;
    const failure = failureOf(() => fill(book, 20_000));
    expect(failure.data).toMatchObject({
      code: 'DiskFull',
      message: 'The disk is full, so nothing was written.',
    });
    expect(bookHash(book.read).hash).toBe(before);
    expectSound(book);
    book.change(meta, (w) => w.create('partners', { name: 'Small' }));
  });

  test('work that swallows the failure cannot write on outside the change', (t) => {
    const book = withBook(t);
    const before = bookHash(book.read).hash;
    expect(() =>
      book.change(meta, (w) => {
        try {
          for (let n = 0; n < 20_000; n += 1) w.create('partners', { name: 'x'.repeat(400) });
        } catch {
          w.create('partners', { name: 'Written alone' });
        }
      }),
    ).toThrow();
    expect(bookHash(book.read).hash).toBe(before);
  });

  test('a backup is DiskFull and leaves nothing that looks like one', (t) => {
    const book = withBook(t);
    fill(book, 500);
    expect(failureOf(() => backupBook(book, { reason: 'manual' })).code).toBe('DiskFull');
    expect(book.read.all('SELECT * FROM backup')).toEqual([]);
    expect(spawnSync('find', [`${path}.backups`, '-type', 'f'], { encoding: 'utf8' }).stdout).toBe(
      '',
    );
  });

  test('a new book is DiskFull', (t) => {
    const { path: base } = freshBookFile(t);
    copyFileSync(base, join(disk, 'filler-1'));
    copyFileSync(base, join(disk, 'filler-2'));
    t.onTestFinished(() => {
      for (const name of ['filler-1', 'filler-2']) rmSync(join(disk, name), { force: true });
    });
    expect(failureOf(() => openBook(join(disk, 'new.book'), testOptions())).code).toBe('DiskFull');
  });
});

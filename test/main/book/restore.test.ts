import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupBook } from '../../../src/main/book/backup.ts';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import { openBook } from '../../../src/main/book/open.ts';
import { restoreBook, restoreSteps } from '../../../src/main/book/restore.ts';
import { restorePending } from '../../../src/main/book/restore-journal.ts';
import { freshBookFile, testOptions } from '../../fixtures/base-book.ts';
import { failureOf } from '../../fixtures/failure-of.ts';

const meta = { label: 'Test', origin: 'ui' } as const;
const now = () => '2026-03-31T12:00:00.000Z';

interface Scene {
  path: string;
  dir: string;
  backup: string;
  /** The hash of the book that the backup holds, and of the one that is there now. */
  old: string;
  recent: string;
}

function scene(t: Parameters<typeof freshBookFile>[0]): Scene {
  const { path, dir } = freshBookFile(t);
  const book = openBook(path, testOptions());
  book.change(meta, (w) => w.create('partners', { name: 'Old' }));
  const old = bookHash(book.read).hash;
  const backup = backupBook(book, { reason: 'manual' }).file;
  book.change(meta, (w) => w.create('partners', { name: 'Recent' }));
  const recent = bookHash(book.read).hash;
  book.close();
  return { path, dir, backup, old, recent };
}

function hashOf(path: string): string {
  const book = openBook(path, testOptions());
  try {
    expect(book.read.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(book.read.all('PRAGMA foreign_key_check')).toEqual([]);
    return bookHash(book.read).hash;
  } finally {
    book.close();
  }
}

describe('restoring', () => {
  test('puts the backup in place, backs up and keeps what was there', (t) => {
    const { path, dir, backup, old, recent } = scene(t);
    const restored = restoreBook(path, backup, { now });
    expect(hashOf(path)).toBe(old);
    expect(hashOf(String(restored.aside))).toBe(recent);
    restoreBook(path, String(restored.backup), { now });
    expect(hashOf(path)).toBe(recent);
    expect(readdirSync(dir).filter((name) => /incoming|restore\.json|\.lock/.test(name))).toEqual(
      [],
    );
  });

  test('lists the backup made of what was there, which the older book cannot know', (t) => {
    const { path, backup } = scene(t);
    const restored = restoreBook(path, backup, { now });
    const book = openBook(path, testOptions());
    expect(book.read.all('SELECT reason FROM backup ORDER BY counter')).toEqual([
      { reason: 'manual' },
      { reason: 'restore' },
    ]);
    expect(
      book.read.get('SELECT 1 AS known FROM backup WHERE file = ?', [restored.backup]),
    ).toBeDefined();
    book.close();
  });

  test.each(restoreSteps)(
    'stopped before "%s", the next opening has the book before or after',
    (stop) => {
      const { path, backup, old, recent } = scene({ onTestFinished });
      const step = (name: string) => {
        if (name === stop) throw new Error('power cut');
      };
      expect(() => restoreBook(path, backup, { now, step })).toThrow('power cut');
      const decided = restoreSteps.indexOf(stop) > restoreSteps.indexOf('journal');
      expect(hashOf(path)).toBe(decided ? old : recent);
      expect(restorePending(path)).toBe(false);
      expect(existsSync(`${path}.incoming`)).toBe(false);
      expect(hashOf(path)).toBe(decided ? old : recent);
    },
  );

  test('stopped, and its copy then damaged: the book before is put back', (t) => {
    for (const stop of ['aside', 'wal', 'name']) {
      const { path, backup, recent } = scene(t);
      const step = (name: string) => {
        if (name === stop) throw new Error('power cut');
      };
      expect(() => restoreBook(path, backup, { now, step })).toThrow('power cut');
      writeFileSync(`${path}.incoming`, 'damaged');
      expect(hashOf(path)).toBe(recent);
      expect(restorePending(path)).toBe(false);
    }
  });

  test('stopped, and another file then put there: nothing is overwritten', (t) => {
    const { path, dir, backup, old, recent } = scene(t);
    const step = (name: string) => {
      if (name === 'wal') throw new Error('power cut');
    };
    expect(() => restoreBook(path, backup, { now, step })).toThrow('power cut');
    writeFileSync(path, 'put there by hand');
    expect(hashOf(path)).toBe(old);
    const aside = readdirSync(dir).filter((name) => /before-restore(?!.*-(wal|shm))/.test(name));
    expect(aside).toHaveLength(2);
    const [first, second] = aside.sort().map((name) => join(dir, name));
    expect(hashOf(String(first))).toBe(recent);
    expect(readFileSync(String(second), 'utf8')).toBe('put there by hand');
  });

  test('moves a stale WAL aside instead of replaying it into the restored book', (t) => {
    const { path, backup, old, recent } = scene(t);
    const book = openBook(path, testOptions());
    book.change(meta, (w) => w.create('partners', { name: 'In the WAL' }));
    const saved = readFileSync(`${path}-wal`);
    const main = readFileSync(path);
    book.close();
    writeFileSync(path, main);
    writeFileSync(`${path}-wal`, saved);
    const { aside } = restoreBook(path, backup, { now });
    expect(hashOf(path)).toBe(old);
    expect(existsSync(`${aside}-wal`)).toBe(true);
    expect(hashOf(String(aside))).not.toBe(recent);
  });

  test('replaces a damaged book, whose file is kept as it was', (t) => {
    const { path, backup, old } = scene(t);
    const garbage = Buffer.alloc(30_000, 0x5a);
    writeFileSync(path, garbage);
    expect(failureOf(() => openBook(path, testOptions())).code).toBe('BookCorrupt');
    const restored = restoreBook(path, backup, { now });
    expect(restored.backup).toBeNull();
    expect(readFileSync(String(restored.aside)).equals(garbage)).toBe(true);
    expect(hashOf(path)).toBe(old);
  });

  test('works where the book is gone altogether', (t) => {
    const { path, dir, backup, old } = scene(t);
    const elsewhere = join(dir, 'new.book');
    expect(restoreBook(elsewhere, backup, { now })).toEqual({ backup: null, aside: null });
    expect(hashOf(elsewhere)).toBe(old);
    expect(existsSync(path)).toBe(true);
  });

  test('of a damaged backup changes nothing', (t) => {
    const { path, dir, backup, recent } = scene(t);
    const bytes = readFileSync(backup);
    bytes.writeUInt8((bytes[9000] ?? 0) ^ 1, 9000);
    writeFileSync(backup, bytes);
    const before = readdirSync(dir);
    expect(failureOf(() => restoreBook(path, backup, { now })).data).toMatchObject({
      code: 'BadInput',
      reason: 'DamagedBackup',
      hint: 'Choose another backup: the book is as it was before.',
    });
    expect(readdirSync(dir)).toEqual(before);
    expect(hashOf(path)).toBe(recent);
  });

  test('is refused while somebody has the book open', (t) => {
    const { path, backup } = scene(t);
    const book = openBook(path, testOptions());
    t.onTestFinished(() => book.close());
    expect(failureOf(() => restoreBook(path, backup, { now })).code).toBe('BookLocked');
  });

  test('takes a backup from another folder, with its checksum', (t) => {
    const { path, dir, backup, old } = scene(t);
    const moved = join(dir, 'moved.backup');
    copyFileSync(backup, moved);
    expect(failureOf(() => restoreBook(path, moved, { now })).data.reason).toBe('NoChecksum');
    copyFileSync(`${backup}.sha256`, `${moved}.sha256`);
    restoreBook(path, moved, { now });
    expect(hashOf(path)).toBe(old);
  });
});

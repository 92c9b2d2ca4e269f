import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildCli, runCli, type StartOptions } from '../fixtures/built-cli.ts';
import { canBeNobody } from '../fixtures/processes.ts';
import { BigImport, soundly } from './faulted-book.ts';

const minutes = (count: number) => count * 60_000;
const failed = z.object({
  error: z.looseObject({ code: z.string(), message: z.string(), hint: z.string() }),
});

/** The failure a command must end in: exit code 1, one sentence and a next step, not a word beside the JSON. */
async function failureOf(args: readonly string[], options: StartOptions = {}) {
  const { code, out, err } = await runCli(args, options);
  expect({ code, err }, out.slice(0, 500)).toEqual({ code: 1, err: '' });
  const { error } = failed.parse(JSON.parse(out));
  expect(error.message).toMatch(/^[A-Z].+\.$/);
  expect(error.hint).toMatch(/^[A-Z].+\.$/);
  expect(out).not.toMatch(/SQLITE_|ENOSPC|EACCES| at .*:\d+:\d+/);
  return error;
}

const megabytes = 30;
const disk = mkdtempSync(join(tmpdir(), 'quarterdeck-disk-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]).status === 0;

const big = new BigImport(100_000);

beforeAll(async () => {
  await buildCli();
  await big.make();
}, minutes(6));

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
  big.remove();
});

describe.skipIf(!mounted)('on a disk of 30 MB (needs leave to mount one)', () => {
  const files = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

  test(
    'an import that does not fit is DiskFull, the book is as before, nothing is left in the way',
    async () => {
      const book = join(disk, 'a.book');
      copyFileSync(big.small, book);
      const error = await failureOf(big.command(book));
      expect(error.code).toBe('DiskFull');
      expect((await soundly(book)).hash).toBe(big.hashBefore);
      const edit = ['--book', book, '--json', 'set', 'partners', 'P1', 'country=Norway'];
      expect((await runCli(edit)).code, 'and it can be worked with').toBe(0);
      expect(files(disk).filter((name) => /-wal$|-shm$|\.tmp$/.test(name))).toEqual([]);
    },
    minutes(3),
  );

  test(
    'a backup that does not fit is DiskFull and leaves nothing that could be taken for one',
    async () => {
      const out = join(disk, 'copies', 'full.backup');
      const error = await failureOf(['--book', big.full, '--json', 'backup', '--out', out]);
      expect(error.code).toBe('DiskFull');
      expect(files(disk).filter((name) => name.includes('full.backup'))).toEqual([]);
      expect((await soundly(big.full)).hash).toBe(big.after?.hash);
    },
    minutes(3),
  );

  test(
    'a restore that does not fit is DiskFull, and the book it was for is as before',
    async () => {
      const backup = join(big.folder, 'whole.backup');
      const made = await runCli(['--book', big.full, '--json', 'backup', '--out', backup]);
      expect(made.code, made.out).toBe(0);
      mkdirSync(join(disk, 'restore'));
      const book = join(disk, 'restore', 'a.book');
      copyFileSync(big.small, book);
      const error = await failureOf(['--book', book, '--json', 'restore', backup]);
      expect(error.code).toBe('DiskFull');
      expect((await soundly(book)).hash).toBe(big.hashBefore);
    },
    minutes(3),
  );
});

describe.skipIf(!canBeNobody)('in a folder that only others may write (needs another user)', () => {
  const nobody = { under: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] };

  function readOnlyBook(name: string): string {
    const book = big.copy('small', name);
    for (const [path, mode] of [
      [big.folder, 0o755],
      [dirname(book), 0o755],
      [book, 0o644],
    ] as const)
      chmodSync(path, mode);
    return book;
  }

  test('an import is BookReadOnly, the book keeps its bytes and gets no side files', async () => {
    const book = readOnlyBook('read-only');
    chmodSync(big.deals, 0o644);
    chmodSync(big.recipe, 0o644);
    const error = await failureOf(big.command(book), nobody);
    expect(error.code).toBe('BookReadOnly');
    expect(readdirSync(dirname(book))).toEqual(['a.book']);
    expect((await soundly(book)).hash).toBe(big.hashBefore);
  }, 60_000);

  test('reading commands answer from it all the same', async () => {
    const book = readOnlyBook('read-only-list');
    const listed = await runCli(['--book', book, '--json', 'list', 'partners'], nobody);
    expect(listed.code, listed.out).toBe(0);
    expect(z.array(z.unknown()).parse(JSON.parse(listed.out)).length).toBe(200);
    expect(readdirSync(dirname(book))).toEqual(['a.book']);
  }, 60_000);

  test('a backup into it is refused plainly, and the book is as it was', async () => {
    const book = readOnlyBook('read-only-backup');
    const out = join(dirname(book), 'copy.backup');
    const error = await failureOf(['--book', book, '--json', 'backup', '--out', out], nobody);
    expect(['IoError', 'BookReadOnly']).toContain(error.code);
    expect(readdirSync(dirname(book))).toEqual(['a.book']);
  }, 60_000);
});

import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../scripts/build.ts';
import { ioError } from '../../../src/main/book/sqlite-failure.ts';
import { ShutBook } from '../../../src/main/recovery/shut-book.ts';
import { type Page, Workplace } from './shut-books.ts';

let place: Workplace;

beforeAll(async () => {
  expect(await ensureBuilt(), 'the build').toBe(0);
}, 180_000);

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => place.clear());

const beside = () => readdirSync(place.folder).sort();

/** Where the one file lies that was in the book's place. */
function aside(): string {
  const kept = beside().filter((n) => n.includes('before-restore') && !/-(wal|shm)$/.test(n));
  expect(kept).toHaveLength(1);
  return join(place.folder, kept[0] ?? '');
}

/** Nothing of the app works, all of the page does. */
async function expectOnlyWaysOut(page: Page, code: string): Promise<void> {
  expect(page.client.trouble).toMatchObject({ code });
  const list = await page.rpc('partners.list', {});
  expect(list).toMatchObject({ status: 412, shut: true, failure: { code } });
  const upload = await page.post('/upload?name=a.csv', 'a,b', 'application/octet-stream');
  expect(upload.status).toBeGreaterThanOrEqual(400);
  const html = await page.client.fetch(new Request('http://book/partners'));
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await html.text()).toContain('<div id="root">');
}

const half = (path: string) => Math.floor(statSync(path).size / 2);

const damages: Record<string, (path: string) => void> = {
  'cut in half': (path) => truncateSync(path, half(path)),
  'cut to ten bytes': (path) => truncateSync(path, 10),
  'cut to nothing': (path) => truncateSync(path, 0),
  zeroed: (path) => writeFileSync(path, Buffer.alloc(statSync(path).size)),
  'zeroed after its first page': (path) => {
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0, 4096));
  },
  'overwritten with garbage': (path) =>
    writeFileSync(path, Buffer.from('garbage '.repeat(statSync(path).size / 8))),
  'a database with nothing of ours in it': (path) => {
    writeFileSync(path, '');
    const db = new Database(path);
    db.exec('CREATE TABLE other (a)');
    db.close();
  },
};

describe('a damaged book', () => {
  it.each(Object.keys(damages))('%s: its backup is one call away', async (damage) => {
    const [, newest = ''] = place.make('Birch', 'Cedar');
    damages[damage]?.(place.book);
    const damaged = readFileSync(place.book);
    const started = performance.now();
    const page = await place.start();
    await expectOnlyWaysOut(page, 'BookCorrupt');
    const trouble = await page.trouble();
    expect(trouble).toMatchObject({ path: place.book, can: { restore: true, startEmpty: true } });
    expect(trouble?.backups).toHaveLength(2);
    expect(trouble?.backups[0]).toMatchObject({ file: newest, state: 'sound', reason: 'manual' });
    expect(trouble?.backups[1]).toMatchObject({ state: 'unproven' });
    expect(readFileSync(place.book).equals(damaged)).toBe(true);
    const restored = await page.rpc('book.restoreBackup', { file: newest });
    expect(restored).toMatchObject({ status: 200, data: { aside: aside() } });
    expect(await page.partners()).toEqual(['Birch', 'Cedar']);
    expect(await page.trouble()).toBeNull();
    expect((await page.rpc('book.info')).shut).toBe(false);
    expect(readFileSync(aside()).equals(damaged)).toBe(true);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('a damaged backup is named, passed over, and never put in place', async () => {
    const [older = '', newest = ''] = place.make('Birch', 'Cedar');
    const bytes = readFileSync(newest);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(newest, bytes);
    truncateSync(place.book, half(place.book));
    const page = await place.start();
    expect((await page.trouble())?.backups).toMatchObject([
      { file: newest, state: 'unusable' },
      { file: older, state: 'sound' },
    ]);
    const refused = await page.rpc('book.restoreBackup', { file: newest });
    expect(refused).toMatchObject({ status: 400, shut: true });
    expect(refused.failure).toMatchObject({ code: 'BadInput', reason: 'DamagedBackup' });
    expect((await page.rpc('book.restoreBackup', { file: older })).status).toBe(200);
    expect(await page.partners()).toEqual(['Birch']);
  });

  it.each(['/etc/passwd', '../book.qdeck', ''])('no path comes in: %j', async (file) => {
    place.make('Birch');
    truncateSync(place.book, half(place.book));
    const page = await place.start();
    const { failure } = await page.rpc('book.restoreBackup', { file });
    expect(failure).toMatchObject({ code: 'BadInput', reason: 'UnknownBackup' });
    expect((await page.rpc('book.restoreBackup', { file, more: 1 })).status).toBe(400);
    expect(page.client.trouble).toMatchObject({ code: 'BookCorrupt' });
  });

  it('without a backup an empty one can be started, and the file is kept', async () => {
    place.make();
    const damaged = readFileSync(place.book).fill(0, 4096);
    writeFileSync(place.book, damaged);
    const page = await place.start();
    expect(await page.trouble()).toMatchObject({ backups: [] });
    expect(await page.rpc('book.startEmpty')).toMatchObject({
      status: 200,
      data: { aside: aside() },
    });
    expect(await page.partners()).toEqual([]);
    expect(readFileSync(aside()).equals(damaged)).toBe(true);
  });

  it('tried again it is still damaged, and a second call of a way out does no harm', async () => {
    const [backup = ''] = place.make('Birch');
    truncateSync(place.book, half(place.book));
    const page = await place.start();
    expect(await page.rpc('book.openAgain')).toMatchObject({
      status: 412,
      shut: true,
      failure: { code: 'BookCorrupt' },
    });
    const both = await Promise.all([
      page.rpc('book.restoreBackup', { file: backup }),
      page.rpc('book.restoreBackup', { file: backup }),
    ]);
    // The second meets the open book, which has no such call, or the same desk, which has nothing left to do.
    expect(both.map(({ status }) => status)).toContain(200);
    expect(await page.partners()).toEqual(['Birch']);
    expect(existsSync(aside())).toBe(true);
  });

  it('its event stream stays open, as a sign that somebody is there', async () => {
    place.make('Birch');
    truncateSync(place.book, half(place.book));
    const page = await place.start();
    const response = await page.post('/events', '{"since":null}');
    expect(response.status).toBe(200);
    const reader = (response.body ?? new ReadableStream()).getReader();
    const silent = Symbol('silent');
    const first = reader.read().then((read) => read.done);
    expect(await Promise.race([first, page.trouble().then(() => silent)])).toBe(silent);
    await reader.cancel();
  });
});

const spoilAfterFirstPage = `
  const { openSync, writeSync, fstatSync, closeSync } = require('node:fs');
  const fd = openSync(process.argv[1], 'r+');
  const size = fstatSync(fd).size - 4096;
  writeSync(fd, require('node:crypto').randomBytes(size), 0, size, 4096);
  closeSync(fd);
`;

describe('damage found while the book is open', () => {
  it('brings every page to the ways out, and a backup back', async () => {
    const page = await place.start();
    const { job } = (await page.rpc('sample.load')).data as { job: string };
    await page.rpc('jobs.result', { id: job });
    const made = (await page.rpc('backups.make')).data as { job: string };
    const backup = (await page.rpc('jobs.result', { id: made.job })).data as { file: string };
    const sample = await page.partners();
    await page.client.close();
    const again = await place.start();
    await again.partners();
    // Not through a handle of this process: closing that would drop the book's own locks.
    execFileSync(process.execPath, ['-e', spoilAfterFirstPage, place.book]);
    // The work of its opening may meet the damage first; then this is not begun any more.
    const next = await again.rpc('backups.make');
    if (next.status === 200) {
      const { job: doomed } = next.data as { job: string };
      const { failure } = await again.rpc('jobs.result', { id: doomed });
      expect(failure?.code).toMatch(/^(BookCorrupt|Cancelled)$/);
    }
    expect(await again.rpc('partners.list', {})).toMatchObject({
      shut: true,
      failure: { code: 'BookCorrupt' },
    });
    expect((await again.rpc('book.restoreBackup', { file: backup.file })).status).toBe(200);
    expect(await again.partners()).toEqual(sample);
  });
});

it('IoError: tried again, or a backup put in its place', async () => {
  const [backup = ''] = place.make('Birch');
  let works = false;
  const shut = new ShutBook({
    path: place.book,
    failure: ioError().data,
    now: () => '2026-11-20T12:00:00.000Z',
    open: () => {
      if (!works) throw ioError();
    },
    left: Promise.resolve(),
  });
  expect(shut.trouble()).toMatchObject({
    failure: { code: 'IoError' },
    can: { restore: true, startEmpty: false },
    backups: [{ file: backup, state: 'sound' }],
  });
  await expect(shut.openAgain()).rejects.toMatchObject({ code: 'IoError' });
  await expect(shut.startEmpty()).rejects.toMatchObject({ code: 'Conflict' });
  works = true;
  expect(await shut.restoreBackup(backup)).toEqual({ aside: aside() });
  expect(shut.trouble()).toBeNull();
});

describe('a whole book that cannot be opened', () => {
  it('BookFromFuture: it keeps its bytes, and no backup goes in its place', async () => {
    const [backup = ''] = place.make('Birch');
    const db = new Database(place.book);
    db.pragma('journal_mode = DELETE');
    db.pragma('user_version = 999');
    db.close();
    const bytes = readFileSync(place.book);
    const page = await place.start();
    await expectOnlyWaysOut(page, 'BookFromFuture');
    expect(await page.trouble()).toMatchObject({
      can: { restore: false, startEmpty: false },
      backups: [],
    });
    for (const [way, input] of [
      ['book.restoreBackup', { file: backup }],
      ['book.startEmpty', undefined],
      ['book.openAgain', undefined],
    ] as const) {
      expect((await page.rpc(way, input)).failure?.code).toMatch(/^(Conflict|BookFromFuture)$/);
    }
    expect(readFileSync(place.book).equals(bytes)).toBe(true);
    expect(beside()).toEqual(['book.qdeck', 'book.qdeck.backups']);
  });

  it('BookLocked: opened again once the other process has closed it', async () => {
    place.make('Birch');
    const first = await place.start();
    const second = await place.start();
    await expectOnlyWaysOut(second, 'BookLocked');
    expect((await second.rpc('book.openAgain')).failure).toMatchObject({ code: 'BookLocked' });
    await first.client.close();
    expect((await second.rpc('book.openAgain')).status).toBe(200);
    expect(await second.partners()).toEqual(['Birch']);
  });

  it('BookReadOnly: opened again once it can be written to', async () => {
    place.make('Birch');
    // Where the lock should be made nothing can be: it holds for root too.
    mkdirSync(`${place.book}.lock`);
    const page = await place.start();
    await expectOnlyWaysOut(page, 'BookReadOnly');
    expect((await page.rpc('book.startEmpty')).failure).toMatchObject({ code: 'Conflict' });
    rmdirSync(`${place.book}.lock`);
    expect((await page.rpc('book.openAgain')).status).toBe(200);
    expect(await page.partners()).toEqual(['Birch']);
  });

  it('NotFound: nothing is made where its folder is missing, until it is there', async () => {
    const gone = join(place.folder, 'drive', 'book.qdeck');
    const page = await place.start(gone);
    await expectOnlyWaysOut(page, 'NotFound');
    expect((await page.rpc('book.openAgain')).failure).toMatchObject({ code: 'NotFound' });
    expect(existsSync(dirname(gone))).toBe(false);
    mkdirSync(dirname(gone));
    expect((await page.rpc('book.openAgain')).status).toBe(200);
    expect(await page.partners()).toEqual([]);
  });

  it('BadInput: somebody’s other file stays as it is', async () => {
    writeFileSync(place.book, 'Name,Amount\nBirch,1\n'.repeat(400));
    const bytes = readFileSync(place.book);
    const page = await place.start();
    await expectOnlyWaysOut(page, 'BadInput');
    expect((await page.rpc('book.startEmpty')).failure).toMatchObject({ code: 'Conflict' });
    expect(readFileSync(place.book).equals(bytes)).toBe(true);
    expect(beside()).toEqual([basename(place.book)]);
  });
});

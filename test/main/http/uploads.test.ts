import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../src/main/book/ids.ts';
import { Uploads } from '../../../src/main/http/uploads.ts';

let folder: string;
let bookPath: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-uploads-'));
  bookPath = join(folder, 'book');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plans = () => (existsSync(`${bookPath}.plans`) ? readdirSync(`${bookPath}.plans`) : []);

function bytes(count: number, each = 1024): ReadableStream<Uint8Array> {
  let left = count;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(each));
      else controller.close();
    },
  });
}

describe('what is too large', () => {
  const small = { bytes: 10 * 1024, spare: 0 };

  it('is refused by what it claims, and by what it sends', async () => {
    const uploads = new Uploads(bookPath, newId, small);
    const failure = { data: { code: 'BadInput', reason: 'TooLarge' } };
    await expect(uploads.receive('a.csv', bytes(1), 11 * 1024)).rejects.toMatchObject(failure);
    await expect(uploads.receive('a.csv', bytes(11), 5)).rejects.toMatchObject(failure);
    expect(plans()).toEqual([]);
    expect(await uploads.receive('a.csv', bytes(10), 10 * 1024)).toMatchObject({
      bytes: 10 * 1024,
    });
  });

  it('for the disk is DiskFull, before a byte is written', async () => {
    const uploads = new Uploads(bookPath, newId, { bytes: 2 ** 40, spare: 2 ** 60 });
    await expect(uploads.receive('a.csv', bytes(1), 1024)).rejects.toMatchObject({
      data: { code: 'DiskFull' },
    });
    expect(plans()).toEqual([]);
  });
});

it('a connection that breaks leaves nothing behind', async () => {
  let sent = 0;
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < 3) controller.enqueue(new Uint8Array(10));
      else controller.error(new Error('reset'));
    },
  });
  await expect(new Uploads(bookPath, newId).receive('a.csv', broken, 100)).rejects.toThrow('reset');
  expect(plans()).toEqual([]);
});

it('keeps a name to show, never a place', async () => {
  const uploads = new Uploads(bookPath, newId);
  for (const [given, shown] of [
    ['C:\\Users\\me\\deals.csv', 'deals.csv'],
    ['../../../etc/passwd', 'passwd'],
    ['', 'file'],
    ['..', '..'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ] as const) {
    const { name, fileId } = await uploads.receive(given, bytes(1), 1024);
    expect(name).toBe(shown);
    expect(uploads.find(fileId).path).toBe(join(`${bookPath}.plans`, `${fileId}.upload`));
  }
});

it('an id that was never given finds nothing', () => {
  const uploads = new Uploads(bookPath, newId);
  for (const id of ['', '../x', '__proto__', 'constructor'])
    expect(() => uploads.find(id)).toThrow();
});

it('forgets what nobody imported for a week, and nothing else', async () => {
  const uploads = new Uploads(bookPath, newId);
  const old = await uploads.receive('old.csv', bytes(1), 1024);
  const fresh = await uploads.receive('fresh.csv', bytes(1), 1024);
  const plan = join(`${bookPath}.plans`, 'kept.plan.json');
  writeFileSync(plan, '{}');
  const now = Date.parse('2026-11-20T12:00:00Z');
  const days = (n: number) => new Date(now - n * 24 * 3600 * 1000);
  utimesSync(uploads.find(old.fileId).path, days(8), days(8));
  utimesSync(uploads.find(fresh.fileId).path, days(6), days(6));
  utimesSync(plan, days(80), days(80));
  uploads.forgetOld(now);
  expect(plans().sort()).toEqual([`${fresh.fileId}.upload`, 'kept.plan.json'].sort());
});

import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBook } from '../../../src/main/book/open.ts';
import { undoChange } from '../../../src/main/book/undo.ts';
import { renameSource } from '../../../src/main/imports/recipes/recipes.ts';
import { decideFolder, isWatched, type Listed } from '../../../src/main/imports/watch/watch.ts';
import { type WatchedInput, watchedJob } from '../../../src/main/imports/watch/watch-job.ts';
import {
  answeredWithin,
  listFolder,
  typedFolder,
} from '../../../src/main/imports/watch/watch-listing.ts';
import {
  freshPlan,
  watchedFile,
  watchOverview,
} from '../../../src/main/imports/watch/watch-overview.ts';
import { watchedFiles } from '../../../src/main/imports/watch/watch-store.ts';
import { Watcher } from '../../../src/main/imports/watch/watcher.ts';
import { testOptions } from '../../fixtures/base-book.ts';
import { failureOf } from '../../fixtures/failure-of.ts';
import { work } from './work.ts';

const file = (name: string, mtimeMs = 0, bytes = 10): Listed => ({
  path: `/exports/${name}`,
  name,
  bytes,
  mtimeMs,
});

const situation = {
  known: [],
  glimpses: new Map(),
  now: 10_000,
  settleMs: 1500,
  everyFile: false,
};

describe('which files of a folder', () => {
  test('by pattern, in any letters, and only what is ever read', () => {
    expect(isWatched('Deals_2026.CSV', 'deals*')).toBe(true);
    expect(isWatched('deals.xlsx', '*.csv, *.xlsx')).toBe(true);
    expect(isWatched('deals1.csv', 'deals?.csv')).toBe(true);
    expect(isWatched('deals10.csv', 'deals?.csv')).toBe(false);
    expect(isWatched('a+b (1).csv', 'a+b (1).csv')).toBe(true);
    expect(isWatched('book.qdeck', '*')).toBe(false);
    expect(isWatched('deals.csv', ' , ')).toBe(false);
  });

  test('nothing hidden, and nothing that is still being loaded', () => {
    for (const name of ['.deals.csv', '~$deals.xlsx', 'deals.csv.part', 'deals.csv.crdownload'])
      expect(isWatched(name, '*'), name).toBe(false);
  });
});

describe('when a file is looked into', () => {
  test('once its size and time have stood still', () => {
    const first = decideFolder({ ...situation, files: [file('a.csv')] });
    expect([first.ready, first.settling]).toEqual([[], true]);
    const { glimpses } = first;
    const soon = decideFolder({ ...situation, files: [file('a.csv')], glimpses, now: 11_000 });
    expect([soon.ready, soon.settling]).toEqual([[], true]);
    const grown = [file('a.csv', 0, 11)];
    const more = decideFolder({ ...situation, files: grown, glimpses, now: 11_500 });
    expect([more.ready, more.settling]).toEqual([[], true]);
    const rest = decideFolder({ ...situation, files: [file('a.csv')], glimpses, now: 11_500 });
    expect([rest.ready.map(({ name }) => name), rest.settling]).toEqual([['a.csv'], false]);
  });

  test('an empty one never, the newest first, or the oldest where each brings its own rows', () => {
    const files = [file('old.csv', 1), file('new.csv', 3), file('empty.csv', 4, 0)];
    const now = { ...situation, files, settleMs: 0 };
    expect(decideFolder(now).ready.map(({ name }) => name)).toEqual(['new.csv', 'old.csv']);
    const each = decideFolder({ ...now, everyFile: true });
    expect(each.ready.map(({ name }) => name)).toEqual(['old.csv', 'new.csv']);
  });
});

test('a path as it is typed', () => {
  expect(typedFolder(' "/a b/c" ')).toBe('/a b/c');
  expect(typedFolder('~/Downloads')).toMatch(/[\\/]Downloads$/);
  expect(typedFolder('~')).not.toBe('~');
});

describe('listing', () => {
  test('says what is wrong in a sentence', async (t) => {
    const { dir } = work(t);
    writeFileSync(join(dir, 'a.csv'), 'x');
    const message = async (folder: string) => {
      const listing = await listFolder(folder, '*', 5000);
      return listing.kind === 'trouble' ? listing.message : null;
    };
    expect(await message(dir)).toBeNull();
    expect(await message('exports')).toMatch(/^exports is not a whole path/);
    expect(await message(join(dir, 'gone'))).toBe(`There is no folder at ${join(dir, 'gone')}.`);
    expect(await message(join(dir, 'a.csv'))).toMatch(/is a file, not a folder\.$/);
  });

  test('a drive that does not answer is given up on', async () => {
    const never = new Promise<never>(() => undefined);
    expect(await answeredWithin(never, '/mnt/exports', 1)).toEqual({
      kind: 'trouble',
      message: '/mnt/exports does not answer: its drive may be away.',
    });
  });
});

const deals = (rows: string) => `deal_id,stage,amount,currency\n${rows}`;
const first = deals('D1,Won,10,USD\nD2,Won,20,USD\n');
const second = deals('D1,Won,15,USD\nD2,Won,20,USD\nD3,Won,5,USD\n');

/** A book that knows the deals of crm, and a watched folder. */
function watched(t: Parameters<typeof work>[0], vanished: 'mark' | 'keep' = 'mark') {
  const w = work(t);
  const folder = join(w.dir, 'exports');
  mkdirSync(folder);
  const recipe = w.plan({ path: w.file('a.csv', first), entity: 'deals', source: 'crm' }).recipe;
  w.bring({ path: w.file('a.csv', first), entity: 'deals', recipe: { ...recipe, vanished } });
  const looked: string[] = [];
  let told = 0;
  const lookInto = async (input: WatchedInput) => {
    looked.push(input.path.slice(folder.length + 1));
    return watchedJob(input, w.context);
  };
  const { newId } = testOptions();
  const parts = {
    ...{ book: w.book, lookInto, newId, now: () => new Date().toISOString() },
    warn: (error: unknown) => expect.fail(String(error)),
    whenFree: () => Promise.resolve(),
    changed: () => {
      told += 1;
    },
  };
  const limits = { settleMs: 0, answerMs: 5000, everyMs: 3_600_000 };
  const watcher = new Watcher({ ...parts, limits });
  t.onTestFinished(() => watcher.close());
  watcher.set({ source: 'crm', entity: 'deals', folder, pattern: '*' });
  let age = 1000;
  return {
    ...{ w, folder, watcher, looked, parts, limits },
    told: () => told,
    /** Puts a file into the folder, each newer than the one before. */
    put: (name: string, text: string) => {
      const path = join(folder, name);
      age += 10;
      const mtime = age;
      writeFileSync(path, text);
      utimesSync(path, mtime, mtime);
      return path;
    },
    overview: () => watchOverview(w.book.read, watcher),
  };
}

const waitingOf = ({ overview }: ReturnType<typeof watched>) =>
  overview().waiting.map(({ name }) => name);

describe('a watched folder', () => {
  test('a new file of a known shape is planned and waits; nothing is applied', async (t) => {
    const it = watched(t);
    const hash = it.w.hash();
    it.put('deals 2026-03-05.csv', second);
    await it.watcher.look();
    const [waiting] = it.overview().waiting;
    expect(waiting).toMatchObject({
      source: 'crm',
      entity: 'deals',
      name: 'deals 2026-03-05.csv',
      guards: [],
      counts: { new: 1, changed: 1, unchanged: 1 },
    });
    expect(it.w.hash()).toBe(hash);
    expect(it.told()).toBeGreaterThan(0);
    const plan = freshPlan(it.w.book, watchedFile(it.w.book.read, waiting?.id ?? ''));
    expect(plan).toEqual(expect.any(String));
  });

  test('is looked into once: not again by another look, nor after a restart', async (t) => {
    const it = watched(t);
    it.put('b.csv', second);
    await it.watcher.look();
    await it.watcher.look();
    expect(it.looked).toEqual(['b.csv']);
    await it.watcher.close();
    it.w.book.close();
    const book = openBook(it.w.book.path, { ...testOptions(), recompute: () => {}, mode: 'write' });
    t.onTestFinished(() => book.close());
    const again = new Watcher({ ...it.parts, book, limits: it.limits });
    await again.look();
    expect(it.looked).toEqual(['b.csv']);
    expect(watchOverview(book.read, again).waiting).toHaveLength(1);
    await again.close();
  });

  test('a file that was imported already is not offered, not even once it was undone', async (t) => {
    const it = watched(t);
    it.put('same.csv', first);
    await it.watcher.look();
    expect(it.overview()).toMatchObject({ waiting: [], needLook: [] });
    it.put('b.csv', second);
    await it.watcher.look();
    expect(waitingOf(it)).toEqual(['b.csv']);
    const path = it.w.file('elsewhere.csv', second);
    const done = it.w.bring({ path, entity: 'deals', source: 'crm' });
    expect(waitingOf(it)).toEqual([]);
    it.w.undo(done.import ?? '');
    expect(waitingOf(it)).toEqual([]);
  });

  test('a file of another shape needs a look, and says why', async (t) => {
    const it = watched(t);
    it.put('other.csv', 'deal_id,colour\nD1,red\n');
    it.put('page.csv', '<html><body>Log in</body></html>');
    await it.watcher.look();
    const { waiting, needLook } = it.overview();
    expect(waiting).toEqual([]);
    expect(needLook.map(({ name }) => name).sort()).toEqual(['other.csv', 'page.csv']);
    expect(needLook.find(({ name }) => name === 'other.csv')?.why).toBe(
      'It has no column "amount", "currency", "stage", which the deals of crm have.',
    );
  });

  test('the newest stands for the older ones, which are not even read', async (t) => {
    const it = watched(t);
    it.put('jan.csv', deals('D1,Won,11,USD\nD2,Won,20,USD\n'));
    it.put('feb.csv', deals('D1,Won,12,USD\nD2,Won,20,USD\n'));
    await it.watcher.look();
    expect([it.looked, waitingOf(it)]).toEqual([['feb.csv'], ['feb.csv']]);
    it.put('mar.csv', second);
    await it.watcher.look();
    expect(waitingOf(it)).toEqual(['mar.csv']);
  });

  test('where each file brings rows of its own, each waits', async (t) => {
    const it = watched(t, 'keep');
    it.put('jan.csv', deals('D4,Won,11,USD\n'));
    it.put('feb.csv', deals('D5,Won,12,USD\n'));
    await it.watcher.look();
    expect(waitingOf(it)).toEqual(['jan.csv', 'feb.csv']);
  });

  test('a file that changes is looked into again; one that goes is forgotten', async (t) => {
    const it = watched(t);
    const path = it.put('b.csv', second);
    await it.watcher.look();
    it.put('b.csv', deals('D1,Won,99,USD\nD2,Won,20,USD\n'));
    await it.watcher.look();
    expect(it.looked).toEqual(['b.csv', 'b.csv']);
    expect(it.overview().waiting).toMatchObject([{ counts: { changed: 1, new: 0 } }]);
    rmSync(path);
    await it.watcher.look();
    expect(watchedFiles(it.w.book.read)).toEqual([]);
  });

  test('a plan the book has overtaken is made afresh on opening', async (t) => {
    const it = watched(t);
    it.put('b.csv', second);
    await it.watcher.look();
    const [waiting] = it.overview().waiting;
    const id = waiting?.id ?? '';
    it.w.book.change({ label: 'Edit', origin: 'ui' }, (writer) =>
      writer.create('partners', { name: 'Copper' }),
    );
    expect(freshPlan(it.w.book, watchedFile(it.w.book.read, id))).toBeNull();
    expect(await it.watcher.replan(id)).toMatchObject({ kind: 'waiting' });
    expect(freshPlan(it.w.book, watchedFile(it.w.book.read, id))).toEqual(expect.any(String));
  });

  test('a file nobody wants is not offered again', async (t) => {
    const it = watched(t);
    it.put('b.csv', second);
    await it.watcher.look();
    const found = watchedFiles(it.w.book.read)[0];
    await it.watcher.dismissPlan(found?.state.kind === 'waiting' ? found.state.plan : '');
    await it.watcher.dismissPlan('no plan of ours');
    await it.watcher.look();
    expect([it.looked, waitingOf(it)]).toEqual([['b.csv'], []]);
  });

  test('a folder that is gone is told, and found again once it is back', async (t) => {
    const it = watched(t);
    it.put('b.csv', second);
    await it.watcher.look();
    renameSync(it.folder, `${it.folder}-away`);
    await it.watcher.look();
    expect(it.overview().folders[0]?.trouble).toBe(`There is no folder at ${it.folder}.`);
    // What waited there still waits: a drive that is away for an hour takes nothing with it.
    expect(waitingOf(it)).toEqual(['b.csv']);
    renameSync(`${it.folder}-away`, it.folder);
    await it.watcher.look();
    expect(it.overview().folders[0]?.trouble).toBeNull();
    expect(it.looked).toEqual(['b.csv']);
  });

  test('a file that can’t be read needs a look, and stops nothing', async (t) => {
    const it = watched(t);
    const path = it.put('b.csv', second);
    const gone = watchedJob({ path: `${path}.x`, source: 'crm', entity: 'deals' }, it.w.context);
    expect(gone).toEqual({ kind: 'look', why: 'It could not be read.' });
    const other = watchedJob({ path, source: 'erp', entity: 'deals' }, it.w.context);
    expect(other).toEqual({ kind: 'look', why: 'No recipe is kept for deals of erp.' });
  });

  test('nothing is left of one that is no longer watched', async (t) => {
    const it = watched(t);
    it.put('b.csv', second);
    await it.watcher.look();
    it.watcher.remove({ source: 'crm', entity: 'deals' });
    expect(it.overview()).toEqual({ folders: [], waiting: [], needLook: [] });
    await it.watcher.look();
    expect(it.looked).toEqual(['b.csv']);
    expect(failureOf(() => watchedFile(it.w.book.read, 'b')).code).toBe('NotFound');
  });

  test('a renamed source stays watched, also once its name is given back', async (t) => {
    const it = watched(t);
    it.put('b.csv', second);
    await it.watcher.look();
    const act = {
      ...{ book: it.w.book, origin: 'ui' as const },
      ...{ today: '2026-03-31', nowLocal: '2026-03-31T10:00' },
    };
    const { change } = renameSource(act, { source: 'crm', name: 'sf' });
    it.watcher.renamed('sf');
    await it.watcher.look();
    expect(it.overview()).toMatchObject({
      folders: [{ source: 'sf' }],
      waiting: [{ source: 'sf', name: 'b.csv', counts: { new: 1, changed: 1 } }],
    });
    undoChange(it.w.book, change ?? 0);
    expect(it.overview()).toMatchObject({
      folders: [{ source: 'crm' }],
      waiting: [{ source: 'crm' }],
    });
    const found = watchedFiles(it.w.book.read)[0];
    expect(found === undefined ? '' : freshPlan(it.w.book, found)).toBeNull();
  });

  test('one file, watched for two kinds of record, is no riddle to the second', async (t) => {
    const it = watched(t);
    const partners = 'partner_id,name\nP1,Copper\n';
    it.w.bring({ path: it.w.file('p.csv', partners), entity: 'partners', source: 'crm' });
    it.watcher.set({ source: 'crm', entity: 'partners', folder: it.folder, pattern: '*' });
    it.put('deals.csv', second);
    it.put('partners.csv', `${partners}P2,Tide\n`);
    await it.watcher.look();
    expect(waitingOf(it).sort()).toEqual(['deals.csv', 'partners.csv']);
    expect(it.overview().needLook).toEqual([]);
  });
});

describe('by itself', () => {
  test('a file that comes into a folder is found, and closing ends it', async (t) => {
    const it = watched(t);
    const found = Promise.withResolvers<void>();
    const parts = {
      ...it.parts,
      changed: () => {
        if (waitingOf(it).length > 0) found.resolve();
      },
    };
    const watcher = new Watcher({ ...parts, limits: it.limits });
    watcher.start();
    await watcher.look();
    it.put('b.csv', second);
    await found.promise;
    await watcher.close();
    const { length } = it.looked;
    it.put('c.csv', second);
    await watcher.look();
    expect(it.looked).toHaveLength(length);
  });

  test('closing ends a look that waits for a file to come to rest', async (t) => {
    const it = watched(t);
    it.put('b.csv', second);
    const limits = { ...it.limits, settleMs: 3_600_000 };
    const watcher = new Watcher({ ...it.parts, limits });
    const looking = watcher.look();
    await watcher.close();
    await looking;
    expect(it.looked).toEqual([]);
  });
});

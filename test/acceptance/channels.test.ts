import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { hasPoppler } from '../../scripts/chromium.ts';
import { findBrowser } from '../../src/main/hosts/loopback/find-browser.ts';
import { buildCli } from '../fixtures/built-cli.ts';
import { readCsv } from '../fixtures/plain-csv.ts';
import { describeWithRealData } from '../fixtures/real-data.ts';
import { PdfFile } from '../main/deck/pdf-file.ts';
import { type Channel, channels, expectedCounts, noRows } from '../main/imports/channels.ts';
import { cents, dollars, RealBook, sum } from './real-book.ts';

const undone = z.looseObject({
  reversed: z.number(),
  kept: z.array(z.unknown()),
  failed: z.array(z.unknown()),
});
const planned = z.looseObject({
  qbr: z.string(),
  checklist: z.array(z.looseObject({ item: z.string() })),
  pack: z.looseObject({}),
});
const saved = z.object({ file: z.string(), pages: z.number(), bytes: z.number(), ms: z.number() });

const minutes = (count: number) => count * 60_000;
const quarter = '2020-Q1';

describeWithRealData('the main job on real exports, through the built command line', (folder) => {
  beforeAll(buildCli, minutes(3));

  const expectedOf = ({ folder: name }: Channel) => {
    return expectedCounts(folder)[name]?.files ?? {};
  };

  for (const channel of channels) {
    const today = channel.second.replace('export_', '');

    it(
      `${channel.folder}: imported, imported again, the next export, all of it undone`,
      async (t) => {
        const book = new RealBook(folder, today);
        t.onTestFinished(() => book.remove());
        const expected = expectedOf(channel);
        for (const { file, counts } of await book.bringAll(channel, 'first')) {
          const rows = expected[file]?.rows_in_first ?? -1;
          expect(counts, file).toEqual({ ...noRows, rows, new: rows });
        }
        const first = await book.hash();

        for (const { file, counts, changedFields } of await book.bringAll(channel, 'first')) {
          const rows = expected[file]?.rows_in_first ?? -1;
          expect(counts, file).toEqual({ ...noRows, rows, unchanged: rows });
          expect(changedFields, file).toEqual({});
        }
        expect(await book.hash(), 'the same files again change nothing').toBe(first);

        const second = await book.bringAll(channel, 'second');
        for (const { file, counts, changedFields } of second) {
          const known = expected[file];
          expect(counts, file).toEqual({
            ...noRows,
            rows: known?.rows_in_second,
            new: known?.inserted,
            changed: known?.updated,
            unchanged: known?.unchanged,
            vanished: known?.missing_from_second,
          });
          expect(changedFields, file).toEqual(known?.changed_fields);
        }
        expect(await book.hash()).not.toBe(first);

        for (const { import: id } of second.reverse())
          expect(await book.ask(undone, 'undo', id ?? '')).toMatchObject({ kept: [], failed: [] });
        expect(await book.hash(), 'undone is as before').toBe(first);
      },
      minutes(5),
    );
  }

  it(
    'adventureworks-resellers: a QBR is planned and its deck holds the partner’s name and the revenue its rows sum to',
    async (t) => {
      t.skip(findBrowser() === null, 'no Chromium, Chrome or Edge');
      t.skip(!hasPoppler(), 'no poppler');
      const [channel] = channels;
      if (channel === undefined) throw new Error('No channel.');
      const book = new RealBook(folder, '2020-02-15');
      t.onTestFinished(() => book.remove());
      await book.bringAll(channel, 'first');
      await book.bringAll(channel, 'second');
      const lines = readCsv(book.path(channel, 'second', 'revenue_quarterly.csv')).filter(
        ({ cells }) => cells.quarter === quarter,
      );
      const id = lines.at(-1)?.cells.partner_id ?? '';
      const own = lines.filter(({ cells }) => cells.partner_id === id);
      const revenue = sum(own.map(({ cells }) => cents(cells.revenue ?? '')));
      const name = own[0]?.cells.partner_name ?? '';
      expect(revenue).toBeGreaterThan(0);

      const qbr = await book.ask(planned, 'qbr', 'plan', id, '--on', '2020-03-19');
      expect(qbr.checklist.length).toBeGreaterThan(0);
      for (const [n, key] of [id, qbr.qbr].entries()) {
        const out = join(book.dir, `${n}.pdf`);
        const deck = await book.ask(saved, 'deck', key, '--quarter', quarter, '--out', out);
        const bytes = readFileSync(out);
        expect(deck).toMatchObject({ file: out, bytes: bytes.byteLength });
        const pages = new PdfFile(t, bytes).pages();
        expect(pages.length).toBe(deck.pages);
        expect(pages[0], 'the cover').toContain(name);
        expect(
          pages.some((page) => page.includes('Performance') && page.includes(dollars(revenue))),
          `${dollars(revenue)} on the revenue slide`,
        ).toBe(true);
      }
    },
    minutes(3),
  );

  it(
    'adventureworks-resellers: other spellings of the second export change nothing',
    async (t) => {
      const [channel] = channels;
      if (channel === undefined) throw new Error('No channel.');
      const book = new RealBook(folder, '2020-02-15');
      t.onTestFinished(() => book.remove());
      const second = await book.bringAll(channel, 'second');
      const hash = await book.hash();
      const variants = [
        ['deals.csv', 'deals.excel-unicode-text.txt', 'deals', 0],
        ['partners.csv', 'partners.semicolon-cp1252.csv', 'partners', 3],
      ] as const;
      for (const [file, variant, entity, changed] of variants) {
        const rows = second.find((one) => one.file === file)?.counts.rows ?? -1;
        const path = join(folder, channel.folder, channel.second, 'variants', variant);
        const recipe = join(book.dir, `${file}.json`);
        const windows = variant.includes('1252') ? ['--encoding', 'windows-1252'] : [];
        const args = ['import', path, '--as', entity, '--recipe', recipe, '--plan', ...windows];
        const plan = z.looseObject({ counts: z.looseObject({}) });
        const { counts } = await book.ask(plan, ...args);
        expect(counts, variant).toEqual({ ...noRows, rows, changed, unchanged: rows - changed });
      }
      expect(await book.hash()).toBe(hash);
    },
    minutes(3),
  );
});

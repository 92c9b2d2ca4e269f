import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { hasPoppler } from '../../scripts/chromium.ts';
import { findBrowser } from '../../src/main/hosts/loopback/find-browser.ts';
import { chooser } from '../fixtures/big-csv.ts';
import { buildCli } from '../fixtures/built-cli.ts';
import { describeWithRealData } from '../fixtures/real-data.ts';
import { PdfFile } from '../main/deck/pdf-file.ts';
import { channels } from '../main/imports/channels.ts';
import { dollars, RealBook, sum } from './real-book.ts';
import { type ExpectedRow, ResellerRows } from './reseller-rows.ts';

const long = process.env.QUARTERDECK_LONG === '1';
const partners = long ? 20 : 4;
const seed = 20_200_215;
const today = '2020-02-15';
const quarter = '2020-Q1';
/** All the quarters on the revenue slide; in the short run the running one, a full one, and one with vanished rows. */
const quarters = long
  ? [
      ...['2017-Q4', '2018-Q1', '2018-Q2', '2018-Q3', '2018-Q4'],
      ...['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4', quarter],
    ]
  : ['2018-Q1', '2019-Q4', quarter];
const minutes = (count: number) => count * 60_000;

const traced = z.looseObject({
  value: z.number().nullable(),
  rows: z.array(
    z.looseObject({
      source: z.string(),
      file: z.string(),
      line: z.number(),
      value: z.number(),
    }),
  ),
});
const saved = z.looseObject({ pages: z.number() });
const healths = z.array(
  z.looseObject({
    key: z.string(),
    value: z.number().nullable(),
    coverage: z.number(),
    status: z.string(),
    reasons: z.array(z.string()),
  }),
);
const tiers = z.array(
  z.looseObject({ key: z.string(), earned: z.looseObject({ name: z.string() }).nullable() }),
);

const inOrder = (a: ExpectedRow, b: ExpectedRow) =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;

describeWithRealData('figures that stand, through the built command line', (folder) => {
  const [channel] = channels;
  if (channel === undefined) throw new Error('No channel.');
  const book = new RealBook(folder, today);

  beforeAll(async () => {
    await buildCli();
    await book.bringAll(channel, 'first');
    await book.bringAll(channel, 'second');
  }, minutes(4));
  afterAll(() => book.remove());

  /** `trace` lists exactly these rows, by file, line and value, and says their sum. Returns the sum in cents. */
  async function expectTrace(id: string, metric: string, rows: ExpectedRow[], of?: string) {
    const asked = of === undefined ? [] : ['--quarter', of];
    const said = await book.ask(traced, 'trace', 'partners', id, metric, ...asked);
    const name = `${id} ${metric} ${of ?? ''}`;
    const found = said.rows.map(({ file, line, value }) => ({
      file,
      line,
      value: Math.round(value * 100),
    }));
    expect(found.sort(inOrder), name).toEqual([...rows].sort(inOrder));
    const total = sum(rows.map(({ value }) => value));
    // Unknown is not zero: without a row, either is an answer, and the slide says the same.
    if (rows.length === 0) expect([0, null], name).toContain(said.value);
    else expect(Math.round((said.value ?? Number.NaN) * 100), name).toBe(total);
    return said.value === null ? null : total;
  }

  it(
    `[S21] revenue, tier and pipeline of ${partners} partners stand on their own slides, equal the files’ sums, and trace to exactly their rows`,
    async (t) => {
      t.skip(findBrowser() === null, 'no Chromium, Chrome or Edge');
      t.skip(!hasPoppler(), 'no poppler');
      const rows = new ResellerRows(book, channel);
      const told: string[] = [];
      const seen = { zero: 0, vanished: 0, open: 0 };
      let onDeals = 0;
      for (const id of rows.choose(partners, quarter, chooser(seed))) {
        const out = join(book.dir, `${id}.pdf`);
        await book.ask(saved, 'deck', id, '--quarter', quarter, '--out', out);
        const pages = new PdfFile(t, readFileSync(out)).pages();
        const slide = (section: string) =>
          pages.slice(1).find((page) => page.includes(`Q1 2020 to date ${section} `)) ?? '';

        for (const one of quarters) {
          const expected = rows.revenue(id, one);
          const revenue = await expectTrace(id, 'revenueQuarter', expected, one);
          if (revenue !== null && (expected.length > 0 || one === quarter))
            expect(slide('Performance'), `${id} ${one}`).toContain(dollars(revenue));
          if (one === quarter && expected.length === 0) seen.zero += 1;
          if (expected.some(({ file }) => file.endsWith('deals.csv'))) onDeals += 1;
          if (expected.some(({ file }) => file.startsWith(channel.first.replace('export_', ''))))
            seen.vanished += 1;
        }
        const year = await expectTrace(id, 'sourcedT12M', rows.yearRevenue(id));
        expect(slide('Tier'), id).toContain(year === null ? 'no data' : dollars(year));

        const open = rows.openDeals(id);
        const pipeline = await expectTrace(id, 'pipelineValue', open);
        expect(slide('Pipeline'), id).toContain(
          pipeline === null ? 'No pipeline on record' : dollars(pipeline),
        );
        for (const { value } of open.sort((a, b) => b.value - a.value).slice(0, 5))
          expect(slide('Pipeline'), id).toContain(dollars(value));
        if (open.length > 0) seen.open += 1;
        told.push(
          `  ${id}: ${quarter} ${dollars(sum(rows.revenue(id, quarter).map(({ value }) => value)))}, 12 months ${year === null ? 'no data' : dollars(year)}, pipeline ${pipeline === null ? 'no data' : dollars(pipeline)} in ${open.length} deals`,
        );
      }
      console.info(
        `${told.length} partners, ${quarters.length} quarters each; ${seen.zero} sold nothing in ${quarter}, ${seen.open} have open deals, ${seen.vanished} quarters have vanished rows, ${onDeals} stand on won deals\n${told.join('\n')}`,
      );
      expect(Object.values(seen).every((count) => count > 0)).toBe(true);
    },
    minutes(long ? 30 : 5),
  );

  it(
    '[S09.6][S11] how many partners have a published health and a tier, and why the others have not',
    async () => {
      const still = new Set(
        new ResellerRows(book, channel).partners.map(({ cells }) => cells.partner_id),
      );
      const inExport = <T extends { key: string }>(all: T[]) =>
        all.filter(({ key }) => still.has(key));
      const health = inExport(await book.ask(healths, 'health'));
      const tier = inExport(await book.ask(tiers, 'tiers'));
      expect(health.length).toBe(still.size);
      expect(tier.length).toBe(still.size);
      const published = health.filter(({ value }) => value !== null);
      const why = Map.groupBy(
        health.filter(({ value }) => value === null),
        ({ coverage, reasons }) =>
          `${coverage} of 100 points known; ${reasons[0]?.replace(/\$[\d,.]+/g, '$…')}`,
      );
      const names = Map.groupBy(tier, ({ earned }) => earned?.name ?? 'none');
      const counted = (of: Map<string, unknown[]>) =>
        [...of].map(([name, all]) => `  ${all.length}: ${name}`).join('\n');
      console.info(
        `Of ${still.size} partners ${published.length} have a published health; the others:\n${counted(why)}\nTiers:\n${counted(names)}`,
      );
      expect(published.length).toBeGreaterThan(0);
      expect(tier.filter(({ earned }) => earned !== null).length).toBeGreaterThan(0);
    },
    minutes(2),
  );
});

import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveKey } from '../../../src/main/partners/index.ts';
import { traceMetric } from '../../../src/main/recompute/index.ts';
import { type CsvLine, readCsv } from '../../fixtures/plain-csv.ts';
import { describeWithRealData } from '../../fixtures/real-data.ts';
import { channels } from '../imports/channels.ts';
import { type World, world } from './world.ts';

const cents = (text: string | undefined) => Math.round(Number(text ?? '0') * 100);
const quarterOfDay = (day: string) =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** A small generator with a fixed seed, so that the same partners are chosen each time. */
function chooser(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describeWithRealData('figures of a real reseller channel', (folder) => {
  const channel = channels[0];
  const place = (part: 'first' | 'second', file: string) =>
    join(folder, channel?.folder ?? '', channel?.[part] ?? '', file);
  const bring = (w: World, part: 'first' | 'second') => {
    for (const { file, recipe } of channel?.files ?? []) w.bring(place(part, file), recipe);
  };

  let w: World;
  const cleanups: (() => unknown)[] = [];
  beforeAll(() => {
    w = world({ onTestFinished: (fn) => cleanups.push(() => fn({} as never)) }, '2020-02-15');
    bring(w, 'first');
    bring(w, 'second');
  }, 120_000);
  afterAll(() => {
    for (const clean of cleanups.reverse()) clean();
  });

  it('[S09.6][S11] scores and tiers are published, in numbers that are said', () => {
    const counts = w.book.read.get<Record<string, number>>(
      `SELECT count(*) AS partners, count(health) AS published, count(tier_earned) AS tiers,
              count(revenue_t12m) AS revenue, min(coverage) AS least, max(coverage) AS most FROM partner_score`,
    );
    const bands = w.book.read.all(
      'SELECT band, count(*) AS n FROM partner_score GROUP BY band ORDER BY n DESC',
    );
    const tiers = w.book.read.all(
      'SELECT tier_earned AS tier, count(*) AS n FROM partner_score GROUP BY 1 ORDER BY n DESC',
    );
    console.info('Published:', JSON.stringify({ ...counts, bands, tiers }));
    const ids = (part: 'first' | 'second') =>
      readCsv(place(part, 'partners.csv')).map(({ cells }) => cells.partner_id);
    expect(counts?.partners, 'one that left the export stays in the book').toBe(
      new Set([...ids('first'), ...ids('second')]).size,
    );
    expect(counts?.published).toBeGreaterThan(0);
    expect(counts?.tiers).toBeGreaterThan(0);
    expect(counts?.most).toBe(75);
  });

  it('[S20] revenue by quarter of twenty partners is what their lines sum to, and trace lists those lines', {
    timeout: 120_000,
  }, () => {
    const first = readCsv(place('first', 'revenue_quarterly.csv'));
    const second = readCsv(place('second', 'revenue_quarterly.csv'));
    const partners = readCsv(place('second', 'partners.csv'));
    const deals = readCsv(place('second', 'deals.csv'));
    const won = deals.filter(({ cells }) => cells.stage === 'Shipped');
    const pick = chooser(20_200_215);
    const chosen = new Set<string>();
    const names = new Map<string, number>();
    for (const { cells } of partners)
      names.set(cells.partner_name ?? '', (names.get(cells.partner_name ?? '') ?? 0) + 1);
    const namesake = partners.find(({ cells }) => names.get(cells.partner_name ?? '') === 2);
    const silent = partners.find(
      ({ cells }) =>
        !second.some(
          (row) => row.cells.partner_id === cells.partner_id && row.cells.quarter === '2020-Q1',
        ) &&
        !won.some(
          (row) =>
            row.cells.partner_id === cells.partner_id &&
            quarterOfDay(row.cells.ship_date ?? '') === '2020-Q1',
        ),
    );
    chosen.add(namesake?.cells.partner_id ?? '');
    chosen.add(silent?.cells.partner_id ?? '');
    while (chosen.size < 20) chosen.add(partners[pick(partners.length)]?.cells.partner_id ?? '');

    const key = ({ cells }: CsvLine) =>
      `${cells.partner_id}|${cells.quarter}|${cells.product_line}`;
    const inSecond = new Set(second.map(key));
    const vanished = first.filter((row) => !inSecond.has(key(row)));
    let vanishedSeen = 0;
    let zeros = 0;
    for (const id of chosen) {
      const partnerId = resolveKey(w.book.read, 'partners', id).id;
      for (const quarter of ['2018-Q1', '2018-Q4', '2019-Q2', '2019-Q3', '2019-Q4', '2020-Q1']) {
        const own = (row: CsvLine) => row.cells.partner_id === id && row.cells.quarter === quarter;
        const lines = [
          ...second.filter(own).map((row) => ({ file: 'second', ...row })),
          ...vanished.filter(own).map((row) => ({ file: 'first', ...row })),
        ];
        const traced = traceMetric(
          w.book.read,
          { partnerId, metric: 'revenueQuarter', quarter },
          '2020-02-15',
        );
        const wonIn = won.filter(
          ({ cells }) => cells.partner_id === id && quarterOfDay(cells.ship_date ?? '') === quarter,
        );
        const expected =
          lines.length > 0
            ? lines.map(({ line, cells }) => ({ line, value: cents(cells.revenue) }))
            : wonIn.map(({ line, cells }) => ({ line, value: cents(cells.amount) }));
        const total = expected.reduce((sum, { value }) => sum + value, 0);
        expect(
          traced.rows.map(({ line, value }) => ({ line, value })).sort(byLine),
          `${id} ${quarter}`,
        ).toEqual(expected.sort(byLine));
        if (expected.length > 0) expect(traced.value, `${id} ${quarter}`).toBe(total);
        else expect([0, null]).toContain(traced.value);
        if (traced.value === 0) zeros += 1;
        vanishedSeen += traced.rows.filter(({ vanished: gone }) => gone).length;
      }
    }
    for (const id of chosen) {
      const partnerId = resolveKey(w.book.read, 'partners', id).id;
      const ask = (metric: string) =>
        traceMetric(w.book.read, { partnerId, metric, quarter: null }, '2020-02-15');
      const year = [...second, ...vanished].filter(
        ({ cells }) => cells.partner_id === id && /^2019-Q[1-4]$/.test(cells.quarter ?? ''),
      );
      const open = deals.filter(({ cells }) => cells.partner_id === id && cells.stage === 'Open');
      const total = (lines: CsvLine[], column: string) =>
        lines.reduce((sum, { cells }) => sum + cents(cells[column]), 0);
      const same = (metric: string, lines: CsvLine[], column: string) => {
        const traced = ask(metric);
        expect(traced.value, `${id} ${metric}`).toBe(total(lines, column));
        expect(traced.rows.map(({ line }) => ({ line })).sort(byLine), `${id} ${metric}`).toEqual(
          lines.map(({ line }) => ({ line })).sort(byLine),
        );
      };
      same('revenueT12M', year, 'revenue');
      same('sourcedT12M', year, 'revenue');
      same('pipelineValue', open, 'amount');
      expect(ask('openDeals').value).toBe(open.length);
    }
    expect(vanishedSeen, 'a vanished row counts and is listed').toBeGreaterThan(0);
    expect(zeros, 'a quarter without rows is zero').toBeGreaterThan(0);
  });
});

function byLine(a: { line: number | null }, b: { line: number | null }): number {
  return (a.line ?? 0) - (b.line ?? 0);
}

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { composedDeck } from '../../../src/main/deck/index.ts';
import { resolveKey, traceRecord } from '../../../src/main/partners/index.ts';
import { formatMinor, formatMinorShort } from '../../../src/shared/kernel/money.ts';
import { metrics } from '../../../src/shared/program/metrics.ts';
import type { DeckSlide } from '../../../src/shared/qbr/deck-types.ts';
import { readCsv } from '../../fixtures/plain-csv.ts';
import { describeWithRealData } from '../../fixtures/real-data.ts';
import { channels } from '../imports/channels.ts';
import { type World, world } from '../recompute/world.ts';
import { tracedOn } from './traced-on.ts';

const today = '2020-02-15';
const quarter = '2019-Q4';

type Row = Record<string, string>;

const cellsOf = (path: string): Row[] => readCsv(path).map(({ cells }) => cells);

const cents = (text = '0') => Math.round(Number(text) * 100);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A small generator with a fixed seed, so that the same partners are chosen each time. */
function chooser(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const slideOf = <K extends DeckSlide['kind']>(slides: readonly DeckSlide[], kind: K) => {
  const found = slides.find((one): one is Extract<DeckSlide, { kind: K }> => one.kind === kind);
  if (found === undefined) throw new Error(`The deck has no ${kind} slide.`);
  return found;
};

describeWithRealData('decks of a real reseller channel', (folder) => {
  const channel = channels[0];
  const place = (part: 'first' | 'second', file: string) =>
    join(folder, channel?.folder ?? '', channel?.[part] ?? '', file);

  function bring(w: World): void {
    for (const part of ['first', 'second'] as const)
      for (const { file, recipe } of channel?.files ?? []) w.bring(place(part, file), recipe);
  }

  it('[S21] revenue, tier and pipeline of twenty partners stand on their slides as the files sum to, and trace to their rows', (t) => {
    const w = world(t, today);
    bring(w);
    const partners = cellsOf(place('second', 'partners.csv'));
    const revenue = cellsOf(place('second', 'revenue_quarterly.csv'));
    const before = cellsOf(place('first', 'revenue_quarterly.csv'));
    const deals = cellsOf(place('second', 'deals.csv'));
    const keyOf = (row: Row) => `${row.partner_id}|${row.quarter}|${row.product_line}`;
    const still = new Set(revenue.map(keyOf));
    // A quarterly fact its source no longer has keeps counting in its quarter.
    const facts = [...revenue, ...before.filter((row) => !still.has(keyOf(row)))];
    const gone = before.filter((row) => !still.has(keyOf(row)) && row.quarter === quarter);

    const chosen = new Set<string>();
    const named = new Map<string, number>();
    for (const { partner_name = '' } of partners)
      named.set(partner_name, (named.get(partner_name) ?? 0) + 1);
    const namesake = partners.find(({ partner_name = '' }) => named.get(partner_name) === 2);
    const silent = partners.find(
      ({ partner_id }) =>
        facts.some((row) => row.partner_id === partner_id) &&
        !facts.some((row) => row.partner_id === partner_id && row.quarter === quarter),
    );
    for (const one of [namesake?.partner_id, silent?.partner_id, gone[0]?.partner_id])
      if (one !== undefined) chosen.add(one);
    const pick = chooser(21);
    while (chosen.size < 20) chosen.add(partners[pick(partners.length)]?.partner_id ?? '');

    let zeros = 0;
    for (const id of chosen) {
      const { document, partner } = composedDeck(
        w.book.read,
        { key: id, quarter },
        'partner',
        today,
      );
      expect(partner.id).toBe(resolveKey(w.book.read, 'partners', id).publicId);
      expect(document.quarter).toBe(quarter);
      const own = facts.filter((row) => row.partner_id === id && row.quarter === quarter);
      const shown = slideOf(document.slides, 'revenue').figures[0];
      if (own.length > 0)
        expect(shown?.text, id).toBe(formatMinor(sum(own.map((row) => cents(row.revenue))), 'USD'));
      else zeros += 1;

      const open = deals.filter((row) => row.partner_id === id && row.stage === 'Open');
      const pipeline = slideOf(document.slides, 'pipeline');
      const worth = pipeline.figures.find((one) => one.id === 'pipelineValue');
      if (open.length > 0) expect(worth?.value, id).toBe(sum(open.map((row) => cents(row.amount))));
      expect(pipeline.table.rows.length, id).toBe(Math.min(5, open.length));

      const year = ['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4'];
      const last = facts.filter((row) => row.partner_id === id && year.includes(row.quarter ?? ''));
      const arr = slideOf(document.slides, 'tier').figures.find(
        (one) => one.trace.metric === 'sourcedT12M',
      );
      if (last.length > 0) expect(arr?.value, id).toBe(sum(last.map((row) => cents(row.revenue))));

      for (const { trace, text } of tracedOn(document)) {
        if (metrics[trace.metric].unit !== 'money' || trace.metric === 'averageDeal') continue;
        const asked = { entity: 'partners', key: partner.id, ...trace } as const;
        const traced = traceRecord(w.book.read, asked, today);
        if (traced.value === null) continue;
        const amount = [Number(traced.value), traced.currency] as const;
        expect(
          [formatMinor(...amount), formatMinorShort(...amount)],
          `${id} ${trace.metric}`,
        ).toContain(text);
        expect(
          sum(traced.rows.map(({ value }) => Number(value))),
          `${id} ${trace.metric} ${trace.quarter}`,
        ).toBe(traced.value);
      }
    }
    expect(zeros, 'one of them sold nothing that quarter').toBeGreaterThan(0);
  }, 120_000);
});

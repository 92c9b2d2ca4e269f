import { describe, expect, test } from 'vitest';
import { standardHealthRules } from '../../../src/shared/health/rules.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import type { DeckInput, RevenuePoint } from '../../../src/shared/qbr/deck-types.ts';
import { healthSlide, matrixSlide } from '../../../src/shared/qbr/slides/internal.ts';
import { revenueSlide } from '../../../src/shared/qbr/slides/revenue.ts';
import { revenueTitle } from '../../../src/shared/qbr/slides/revenue-words.ts';
import { tierSlide } from '../../../src/shared/qbr/slides/tier.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import type { TierResult } from '../../../src/shared/tiers/types.ts';
import * as health from '../health/facts.ts';
import { tierFacts } from '../tiers/facts.ts';
import { deckInput, packFacts, series, today } from './facts.ts';

const input = (rest: Partial<DeckInput> = {}): DeckInput => deckInput(packFacts(), rest);

describe('revenue', () => {
  const points = (split: Partial<RevenuePoint>): RevenuePoint[] =>
    series(0, 0).map((one) => ({ ...one, ...split }));
  const of = (list: readonly RevenuePoint[]) =>
    revenueSlide(deckInput(packFacts({ actual: 5 }), { series: list }));

  test('[S21.8] a split of nothing is one series of revenue; influenced unknown counts as none', () => {
    expect(of(points({ sourced: 0, influenced: 0 })).chart.series.map(({ id }) => id)).toEqual([
      'revenue',
    ]);
    const known = series(5, 5).map((one) => ({ ...one, sourced: one.revenue }));
    expect(of(known).chart.series).toEqual([
      { id: 'sourced', label: 'Sourced', role: 'bar', values: [500, 500] },
    ]);
    expect(of(known).table.rows[1]?.map(({ text }) => text)).toEqual([
      'Q4 2019',
      '$5.00',
      '$5.00',
      'no data',
      '0%',
    ]);
  });

  test('[S21.8] on the quarter before: n/a after nothing and while running, no data after unknown', () => {
    const last = (list: readonly RevenuePoint[]) => of(list).table.rows.at(-1)?.at(-1)?.text;
    expect(last(series(0, 5))).toBe('n/a');
    expect(last(series(null, 5))).toBe('no data');
    expect(last(series(4, null))).toBe('no data');
    expect(last(series(4, 5))).toBe('+25%');
    expect(last(series(4, 5).map((one) => ({ ...one, toDate: true })))).toBe('n/a');
    expect(of(series(5)).chart.description).toBe('Revenue by quarter: $5.00 in Q4 2019.');
  });

  test('[S21.8] a pack without revenue has no figure of it', () => {
    const bare = input();
    const slide = revenueSlide({ ...bare, pack: { ...bare.pack, sections: [] } });
    expect([slide.figures, slide.foot]).toEqual([[], null]);
  });

  test('[S21.4] nothing after an unknown quarter; decline, yet more than last year', () => {
    const { pack } = deckInput(packFacts({ actual: 0 }));
    expect(revenueTitle(pack, [])).toBe('No revenue in Q4 2019');
    const after = deckInput(packFacts({ actual: 0, previous: 0 })).pack;
    expect(revenueTitle(after, [])).toBe('No revenue in Q4 2019, after none in Q3 2019');
    const told = (actual: number, previous: number, priorYear: number): string =>
      revenueTitle(
        deckInput(packFacts({ actual, previous, priorYear })).pack,
        series(previous, actual),
      );
    expect(told(90, 100, 50)).toBe('Decline on Q3 2019: $90 revenue, yet +80% on Q4 2018');
    expect(told(90, 100, 100)).toBe('Decline on Q3 2019: $90 revenue, \u221210% on Q4 2018');
    expect(told(100, 100, 50)).toBe('Level with Q3 2019: $100 revenue, +100% on Q4 2018');
    expect(told(100, 90, 200)).toBe('Growth on Q3 2019: $100 revenue, yet \u221250% on Q4 2018');
  });
});

describe('tier', () => {
  const tier = evaluateTier(
    tierLadders.T1,
    tierFacts({ arr: 70_000, referrals: 10, certified: 2, held: 'Silver' }),
    today,
  );
  const slide = (change: Partial<TierResult>) => tierSlide(input({ tier: { ...tier, ...change } }));
  const title = (change: Partial<TierResult>): string => slide(change).title;
  const top = { top: true, sentence: 'The highest tier.' } as const;
  const next = tier.next.top ? null : tier.next;

  test('[S21.9] each standing has its title', () => {
    const none = { earned: null, held: null, standing: 'Prospect' };
    expect(title({ ...none, why: ['Prospect: no agreement.'] })).toBe('Prospect: no agreement');
    expect(title({ ...none, why: [] })).toBe('Prospect: no tier');
    expect(title({ ...none, held: { name: 'Silver', index: 1 } })).toMatch(/^Prospect: 70%/);
    expect(title({ change: 'upgrade', standing: 'Gold', provisional: true })).toBe(
      'Upgrade to Gold earned (provisional): 70% of the way to Gold',
    );
    const below = { change: 'below-held', held: { name: 'Gold', index: 2 } } as const;
    expect(title(below)).toBe(
      'Gold held, Silver supported by the last 12 months: 70% of the way to Gold',
    );
    expect(title({ ...below, next: top })).toBe(
      'Gold held, Silver supported by the last 12 months',
    );
    expect(title({ ...below, held: null, next: top })).toBe(
      ' held, Silver supported by the last 12 months',
    );
    expect(title({ next: top })).toBe('Silver: the highest tier');
  });

  test('[S21.9] the way ahead in percent, in commercial percent, or by name', () => {
    if (next === null) throw new Error('There is a next tier.');
    expect(title({ next: { ...next, percent: null, commercialPercent: 45 } })).toBe(
      'Silver: 45% of the commercial way to Gold',
    );
    expect(title({ next: { ...next, percent: null, commercialPercent: null } })).toBe(
      'Silver: next is Gold',
    );
  });

  test('[S21.9] at the top the last step’s criteria are shown, and no percent', () => {
    expect(slide({ next: top })).toMatchObject({
      percent: null,
      commercialPercent: null,
      nextName: null,
      sentence: 'The highest tier.',
    });
    expect(slide({ next: top }).table.rows[0]?.[2]?.text).toBe('$500,000');
    expect(slide({ steps: [] }).table.rows).toEqual([]);
  });

  test('[S21.9] unknown, missing and unmet criteria are told apart', () => {
    const facts = tierFacts({ signed: null });
    const bare = evaluateTier(tierLadders.T1, facts, today);
    const rows = tierSlide(input({ tier: bare })).table.rows.map((row) =>
      row.map(({ text }) => text).join(' | '),
    );
    expect(rows.some((row) => row.startsWith('Signed agreement | no | yes | Not met'))).toBe(true);
    const gold = tierSlide(input({ tier: { ...bare, next: { ...top, top: true } } })).table.rows;
    expect(gold.map((row) => row[3]?.text)).toContain('Unknown');
    expect(gold.map((row) => row[1]?.text)).toContain('no data');
  });

  test('[S21.9] a criterion without a metric of its own has no figure', () => {
    const t3 = evaluateTier(tierLadders.T3, tierFacts({}), today);
    const { figures, table } = tierSlide(input({ tier: t3 }));
    expect(figures.map(({ id }) => id)).not.toContain('commitment');
    expect(table.rows.length).toBeGreaterThan(0);
  });
});

describe('health and matrix', () => {
  test('[S21.10] provisional, without loss, and of an unknown band', () => {
    const title = (facts: typeof health.known): string | undefined =>
      healthSlide(input({ health: scoreHealth(standardHealthRules, facts, health.today) }))?.title;
    expect(title({ ...health.known, nps: null })).toBe(
      'Health 71, Healthy (provisional, 85% known), revenue costs most: 20 of 30',
    );
    const best = {
      ...health.known,
      revenue: { ...health.known.revenue, current: 99_000_000 },
      registrations: { ...health.known.registrations, count: 9 },
      engagement: { kind: 'manual', frequency: 'weekly', on: null, evidence: [] },
      nps: null,
      fit: null,
    } as const;
    expect(title(best)).toBe('Health 100, Champion (provisional, 75% known), no known points lost');
    expect(healthSlide(input())).toBeNull();
    const score = scoreHealth(standardHealthRules, health.known, health.today);
    const odd = { ...score, topLoss: 'fit', dimensions: score.dimensions.slice(0, 1) } as const;
    expect(healthSlide(input({ health: odd }))?.title).toBe(
      'Health 70, Healthy, no known points lost',
    );
    const lost = score.dimensions.map((one) => ({ ...one, points: null }));
    expect(healthSlide(input({ health: { ...score, dimensions: lost } }))?.title).toBe(
      'Health 70, Healthy, no known points lost',
    );
  });

  test('[S21.10] an unplaced partner says why', () => {
    const matrix = { placed: false, reason: 'Revenue is unknown', rule: 'S06' } as const;
    expect(matrixSlide(input({ matrix, tier: null }))).toMatchObject({
      title: 'Not placed on the value matrix: Revenue is unknown',
      quadrant: 'Unplaced',
      recommendation: 'no data',
      points: ['Revenue is unknown'],
      foot: { source: 'No source on record.' },
    });
    expect(matrixSlide(input())).toBeNull();
  });
});

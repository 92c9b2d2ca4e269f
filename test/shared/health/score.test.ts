import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, judgePoints } from '../../../src/shared/health/judge.ts';
import {
  healthDimensionIds,
  standardHealthRules as rules,
} from '../../../src/shared/health/rules.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import type { EngagementFact, HealthFacts, HealthScore } from '../../../src/shared/health/types.ts';
import { runs } from '../runs.ts';
import { blank, known, rows, today } from './facts.ts';

const reasonOf = (score: HealthScore, id: string): string =>
  score.dimensions.find((one) => one.id === id)?.reason ?? '';

const amount = fc.oneof(fc.constantFrom(-5, 0, 1), fc.integer({ min: -10_000, max: 1_000_000_00 }));
const engagement: fc.Arbitrary<EngagementFact> = fc.oneof(
  fc.constant<EngagementFact>({ kind: 'unknown' }),
  fc.record({
    kind: fc.constant('average' as const),
    loginsPerMonth: fc.double({ min: 0, max: 9, noNaN: true }),
    on: fc.constant(null),
    evidence: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('last' as const),
    on: fc.constantFrom('2020-02-14', '2020-01-01', '2018-01-01', '2021-01-01'),
    evidence: fc.constant([]),
  }),
);
const facts: fc.Arbitrary<HealthFacts> = fc.record({
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  revenue: fc.record({
    quarter: fc.constant('2019-Q4'),
    current: fc.option(amount),
    priorQuarter: fc.constant('2018-Q4'),
    prior: fc.option(amount),
    evidence: fc.constant([rows]),
  }),
  registrations: fc.record({
    count: fc.option(fc.integer({ min: 0, max: 9 })),
    from: fc.constant('2019-11-18'),
    to: fc.constant(today),
    evidence: fc.constant([]),
  }),
  engagement,
  nps: fc.option(
    fc.record({
      value: fc.double({ min: -100, max: 100, noNaN: true }),
      on: fc.constantFrom('2020-01-01', '2018-01-01'),
      evidence: fc.constant([]),
    }),
  ),
  fit: fc.option(
    fc.record({
      value: fc.constantFrom('strong', 'moderate', 'weak'),
      on: fc.constant(null),
      evidence: fc.constant([]),
    }),
  ),
});

describe('health score', () => {
  test('[S09.7] a fully known score is the sum of its points and a multiple of five', () => {
    const score = scoreHealth(rules, known, today);
    expect(score).toMatchObject({
      value: 70,
      status: 'published',
      coverage: 100,
      provisional: false,
    });
    expect(score.band).toEqual({ name: 'Healthy', color: 'yellow-green' });
    expect(score.summary).toBe('20 + 20 + 15 + 10 + 5 = 70 of 100 points.');
    expect(reasonOf(score, 'revenue')).toBe('+14% on Q4 2018: $118,400.00 against $103,900.00');
    expect(reasonOf(score, 'activity')).toBe('4 deals registered in the 90 days to Feb 15, 2020');
    expect(score.topLoss).toBe('revenue');
  });

  test('[S09.6] a missing dimension rescales, and the explanation carries the rescale', () => {
    const score = scoreHealth(
      rules,
      { ...known, nps: null, fit: { value: 'strong', on: null, evidence: [] } },
      today,
    );
    expect(score).toMatchObject({
      value: 76,
      coverage: 85,
      provisional: true,
      earned: 65,
      available: 85,
    });
    expect(score.summary).toContain('100 \u00d7 65 / 85 = 76, provisional (unknown: satisfaction)');
    expect(reasonOf(score, 'satisfaction')).toBe('No NPS in the last 12 months');
  });

  test('[S09.6] a partner of whom nothing is known is unknown, never zero', () => {
    const score = scoreHealth(rules, blank, today);
    expect(score).toMatchObject({
      value: null,
      status: 'unknown',
      band: null,
      coverage: 0,
      topLoss: null,
      raise: [],
    });
    expect(score.dimensions.every(({ points }) => points === null)).toBe(true);
  });

  test('[S09.6] 60% coverage without revenue or activity stays unknown; 55% with both too', () => {
    const noAnchor = scoreHealth(
      rules,
      { ...known, revenue: blank.revenue, registrations: blank.registrations },
      today,
    );
    expect(noAnchor).toMatchObject({ value: null, coverage: 45 });
    const both = scoreHealth(
      rules,
      { ...blank, revenue: known.revenue, registrations: known.registrations },
      today,
    );
    expect(both).toMatchObject({ value: null, coverage: 55 });
    expect(both.summary).toContain('needs 60% coverage');
  });

  test('[S09.6] exactly 60% coverage publishes, and activity alone is anchor enough', () => {
    const without = { ...rules.dimensions, revenue: { ...rules.dimensions.revenue, weight: 40 } };
    const shifted = {
      ...rules,
      dimensions: { ...without, activity: { ...without.activity, weight: 15 } },
      publishFromCoverage: 60,
    };
    const sixty = { ...blank, revenue: known.revenue, engagement: known.engagement };
    expect(scoreHealth(shifted, sixty, today)).toMatchObject({ coverage: 60, status: 'published' });
    const noRevenue = { ...known, revenue: blank.revenue };
    expect(scoreHealth(rules, noRevenue, today)).toMatchObject({ coverage: 70, value: 71 });
  });

  test('[S09.9] reseller exports alone give coverage 75 and a published score', () => {
    const score = scoreHealth(rules, { ...known, nps: null, fit: null }, today);
    expect(score).toMatchObject({ status: 'published', coverage: 75, value: 73 });
  });

  test('[S09.5] an NPS older than twelve months counts as missing, one of exactly twelve does not', () => {
    const old = scoreHealth(
      rules,
      { ...known, nps: { value: 80, on: '2019-02-14', evidence: [] } },
      today,
    );
    expect(old.coverage).toBe(85);
    expect(reasonOf(old, 'satisfaction')).toBe(
      'NPS 80 is of Feb 14, 2019, more than 12 months old',
    );
    const edge = scoreHealth(
      rules,
      { ...known, nps: { value: 80, on: '2019-02-15', evidence: [] } },
      today,
    );
    expect(edge.coverage).toBe(100);
  });

  test('[S09] evidence and age travel with each dimension', () => {
    const [revenue] = scoreHealth(rules, known, today).dimensions;
    expect(revenue).toMatchObject({
      evidence: [rows],
      asOf: '2020-02-14',
      ageDays: 1,
      weight: 30,
      max: 30,
    });
  });

  test('[S09.10] each way to raise the score is the smallest change that does, and really does', () => {
    const { raise } = scoreHealth(rules, known, today);
    expect(raise).toEqual([
      {
        dimension: 'revenue',
        gain: 10,
        toScore: 80,
        action:
          'Revenue of $124,680.00 in the quarter instead of $118,400.00 (Q4 2019 against Q4 2018)',
      },
      {
        dimension: 'activity',
        gain: 5,
        toScore: 75,
        action: 'One more registered deal: 5 within 90 days',
      },
      { dimension: 'engagement', gain: 5, toScore: 75, action: 'Activity in 10 of 13 weeks' },
      { dimension: 'satisfaction', gain: 5, toScore: 75, action: 'A partner NPS of 50 or more' },
      { dimension: 'fit', gain: 5, toScore: 75, action: 'Strategic fit raised to strong' },
    ]);
    const oneCentLess = { ...known, revenue: { ...known.revenue, current: 12_467_999 } };
    expect(scoreHealth(rules, oneCentLess, today).value).toBe(70);
    const enough = { ...known, revenue: { ...known.revenue, current: 12_468_000 } };
    expect(scoreHealth(rules, enough, today).value).toBe(80);
  });

  test('[S09.10] where there was no revenue at all, any is said as such, not as one cent', () => {
    const none = { ...known, revenue: { ...known.revenue, current: 0, prior: 0 } };
    const [revenue] = scoreHealth(rules, none, today).raise;
    expect(revenue).toMatchObject({
      dimension: 'revenue',
      action: 'Any revenue in the quarter instead of none (Q4 2019)',
    });
  });

  test('[S09.1] the smallest revenue that becomes flat, growing and strong is found to the cent', () => {
    const withPair = (current: number, prior: number): HealthFacts => ({
      ...known,
      revenue: { ...known.revenue, current, prior },
    });
    for (const prior of [1_000, 999, 7, 1]) {
      for (const current of [1, Math.floor(prior / 2) + 1, prior - 1, prior]) {
        if (current <= 0) continue;
        const before = scoreHealth(rules, withPair(current, prior), today);
        const first = before.raise.find(({ dimension }) => dimension === 'revenue');
        if (first === undefined) continue;
        let probe = current;
        while (
          scoreHealth(rules, withPair(probe, prior), today).value === before.value &&
          probe < current + 2_000
        )
          probe += 1;
        expect(scoreHealth(rules, withPair(probe, prior), today).value).toBe(first.toScore);
      }
    }
  });

  test('[S09.6] laws over any facts', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const score = scoreHealth(rules, one, today);
        const available = score.dimensions.reduce(
          (sum, { points, max }) => sum + (points === null ? 0 : max),
          0,
        );
        const earned = score.dimensions.reduce((sum, { points }) => sum + (points ?? 0), 0);
        expect([score.available, score.earned, score.coverage]).toEqual([
          available,
          earned,
          available,
        ]);
        expect(score.value === null).toBe(score.band === null);
        if (score.value !== null) {
          expect(score.value).toBe(Math.floor((200 * earned + available) / (2 * available)));
          expect(score.value).toBeLessThanOrEqual(100);
          for (const { toScore, gain } of score.raise) expect(toScore - gain).toBe(score.value);
          for (const { gain } of score.raise) expect(gain).toBeGreaterThan(0);
        }
        expect(scoreHealth(rules, one, today)).toEqual(score);
      }),
      runs,
    );
  });

  test('[S09.1] more revenue never lowers a score', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 50_000_00 }), (one, more) => {
        const { current } = one.revenue;
        fc.pre(current !== null);
        const richer = { ...one, revenue: { ...one.revenue, current: (current ?? 0) + more } };
        expect(scoreHealth(rules, richer, today).earned).toBeGreaterThanOrEqual(
          scoreHealth(rules, one, today).earned,
        );
      }),
      runs,
    );
  });
});

test('[S09] the points a list keeps are those of the finding, in every dimension', () => {
  const log = fc.array(fc.constantFrom('2020-02-10', '2020-01-20', '2019-12-20', '2018-05-05'));
  const logged = fc.record({
    kind: fc.constant('log' as const),
    activeDays: log,
    evidence: fc.constant([]),
  });
  const all = fc.tuple(facts, fc.option(logged));
  fc.assert(
    fc.property(all, fc.constantFrom(...healthDimensionIds), ([given, own], id) => {
      const asked = own === null ? given : { ...given, engagement: own };
      expect(judgePoints(rules, asked, today, id)).toBe(judge(rules, asked, today, id).points);
    }),
    runs,
  );
});

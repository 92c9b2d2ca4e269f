import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRatios, ratio, toDecimals } from '../../../src/shared/kernel/ratio.ts';
import {
  standardSegmentRules as rules,
  type SegmentFacts,
  segmentGrowth,
  segmentOf,
  segmentRulesSchema,
  segments,
} from '../../../src/shared/program/segment.ts';
import { segmentDrift } from '../../../src/shared/program/segment-drift.ts';
import { shareOfLargest, strategicValueOf } from '../../../src/shared/program/strategic-value.ts';
import {
  type MatrixFacts,
  matrixRulesSchema,
  medianRevenue,
  placeInMatrix,
  standardMatrixRules,
} from '../../../src/shared/program/value-matrix.ts';
import { runs } from '../runs.ts';

const base: SegmentFacts = {
  health: 75,
  growth: ratio(5, 100),
  rank: 20,
  partnersWithRevenue: 50,
  strategicValue: 40,
  strategicFlag: false,
  revenue: 4_000_000,
  dealsWon: 2,
  engaged90d: true,
  tierIndex: 0,
};
const told = (rest: Partial<SegmentFacts>): string => {
  const { segment, reason } = segmentOf({ ...base, ...rest });
  return `${segment}: ${reason}`;
};

describe('segments', () => {
  test('[S07.1] each danger in its words', () => {
    expect(told({ growth: ratio(-1, 100), engaged90d: false, health: null })).toBe(
      'At-risk: Revenue is declining and nobody was active for 90 days',
    );
    expect(told({ health: 39 })).toBe('At-risk: Health 39 is under 40');
    expect(told({ health: 59, growth: ratio(0) })).toBe(
      'At-risk: Health 59 is under 60 and revenue does not grow',
    );
    expect(told({ health: 60, growth: ratio(0) })).toBe(
      'Stable: Revenue in the last 12 months, 0% on the 12 months before',
    );
    expect(told({ health: 59, growth: ratio(1, 1000) })).toMatch(/^Stable/);
    expect(told({ growth: ratio(0), engaged90d: false })).toMatch(/^Stable/);
  });

  test('[S07.1] what there is to lose: revenue, a won deal, or the second tier; each alone', () => {
    const lost = { revenue: 0, dealsWon: 0, tierIndex: 0, health: 10, growth: null } as const;
    expect(
      [
        told(lost),
        told({ ...lost, revenue: 1 }),
        told({ ...lost, dealsWon: 1 }),
        told({ ...lost, tierIndex: 1 }),
        told({ ...lost, revenue: null, dealsWon: null, tierIndex: null }),
      ].map((text) => text.split(':')[0]),
    ).toEqual(['Long-tail', 'At-risk', 'At-risk', 'At-risk', 'Long-tail']);
  });

  test('[S07.2] the top tenth rounds up, and asks for 20%', () => {
    const strong = ratio(1, 5);
    expect(told({ rank: 5, growth: strong })).toBe(
      'Strategic: Rank 5 of 50 by revenue, +20% on the 12 months before',
    );
    expect(told({ rank: 6, growth: strong })).toBe('Growth: +20% on the 12 months before');
    expect(told({ rank: 6, partnersWithRevenue: 51, growth: strong })).toMatch(/^Strategic/);
    expect(told({ rank: null, growth: strong })).toMatch(/^Growth/);
    expect(told({ rank: 1, growth: ratio(1999, 10_000), strategicValue: null })).toMatch(/^Stable/);
    expect(told({ strategicFlag: true, growth: null })).toBe('Strategic: Flagged strategic');
  });

  test('[S07.3] growing with strategic value 50', () => {
    expect(told({ strategicValue: 50 })).toBe(
      'Growth: +5% on the 12 months before, strategic value 50',
    );
    expect(told({ strategicValue: 49 })).toMatch(/^Stable/);
    expect(told({ strategicValue: 90, growth: ratio(0) })).toMatch(/^Stable/);
  });

  test('[S07.4] stable and long-tail in their words', () => {
    expect(told({ growth: null })).toBe('Stable: Revenue in the last 12 months, growth unknown');
    expect(told({ dealsWon: 0, growth: null })).toBe(
      'Long-tail: No won deals in the last 12 months',
    );
    expect(told({ revenue: 0, growth: null, dealsWon: null })).toBe(
      'Long-tail: No won deals in the last 12 months',
    );
    expect(told({ revenue: null, growth: null })).toBe('Long-tail: No revenue on record');
  });

  test('[S07.7] the badge from health 59 down, where the segment does not say it', () => {
    const badge = (rest: Partial<SegmentFacts>) => segmentOf({ ...base, ...rest }).atRiskHealth;
    expect([
      badge({ health: 59 }),
      badge({ health: 60 }),
      badge({ health: null }),
      badge({ health: 39 }),
    ]).toEqual([true, false, false, false]);
  });

  test('[S07.6] growth between two years', () => {
    expect(segmentGrowth(5, null)).toBeNull();
    expect(segmentGrowth(0, -5)).toEqual(ratio(0));
    expect(segmentGrowth(-5, 0)).toEqual(ratio(0));
  });

  test('[G10] a program’s own rules', () => {
    const own = { ...rules, topPercent: 50, weakHealth: 80, strongGrowthPercent: 5 };
    expect(segmentOf(base, null, own)).toMatchObject({ segment: 'Strategic', atRiskHealth: true });
    expect(segmentRulesSchema.parse(rules)).toEqual(rules);
    expect(
      segmentRulesSchema.safeParse({ ...rules, poorHealth: 61 }).error?.issues[0],
    ).toMatchObject({
      path: ['poorHealth'],
      message: 'The limit of poor health is at most the one of weak health.',
    });
    expect(segmentRulesSchema.safeParse({ ...rules, poorHealth: 60 }).success).toBe(true);
  });

  test('[S07.p1] every partner lies in one of the five segments, and unknown health risks nobody', () => {
    const share = fc.option(
      fc.integer({ min: -100, max: 300 }).map((percent) => ratio(percent, 100)),
    );
    const facts = fc.record({
      health: fc.option(fc.integer({ min: 0, max: 100 })),
      growth: share,
      rank: fc.option(fc.integer({ min: 1, max: 80 })),
      partnersWithRevenue: fc.integer({ min: 0, max: 80 }),
      strategicValue: fc.option(fc.integer({ min: 0, max: 100 })),
      strategicFlag: fc.boolean(),
      revenue: fc.option(fc.integer({ min: -10, max: 100 })),
      dealsWon: fc.option(fc.integer({ min: 0, max: 3 })),
      engaged90d: fc.option(fc.boolean()),
      tierIndex: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(facts, (one) => {
        const { segment, reason } = segmentOf(one);
        expect(segments).toContain(segment);
        expect(reason).not.toBe('');
        if (segment === 'At-risk' && one.engaged90d !== false) expect(one.health).not.toBeNull();
      }),
      runs,
    );
  });

  test('[S07.9] drift: counts, who moved, who came and who went', () => {
    const drift = segmentDrift(
      new Map([
        ['a', 'Growth'],
        ['b', 'Stable'],
        ['c', 'Long-tail'],
      ] as const),
      new Map([
        ['a', 'At-risk'],
        ['b', 'Stable'],
        ['d', 'Strategic'],
      ] as const),
    );
    expect(drift).toEqual({
      counts: {
        Strategic: { before: 0, now: 1 },
        Growth: { before: 1, now: 0 },
        Stable: { before: 1, now: 1 },
        'At-risk': { before: 0, now: 1 },
        'Long-tail': { before: 1, now: 0 },
      },
      moved: [{ partner: 'a', from: 'Growth', to: 'At-risk' }],
      arrived: ['d'],
      left: ['c'],
    });
  });
});

describe('the value matrix', () => {
  const facts: MatrixFacts = {
    currency: 'USD',
    strategicValue: 50,
    revenueT12M: 5_000,
    revenueCut: 5_000,
  };
  const place = (rest: Partial<MatrixFacts>) => placeInMatrix({ ...facts, ...rest });

  test('[S06.1] a place says where it comes from', () => {
    expect(place({})).toEqual({
      placed: true,
      quadrant: 'Strategic alliances',
      recommendation: 'Invest more: joint go-to-market',
      reasons: [
        'Strategic value 50 of 100 is high: the cut is 50',
        'Revenue of $50.00 in 12 months is high: the cut is $50.00',
      ],
      potential: false,
      rule: 'S06',
    });
    expect(place({ strategicValue: 49.9, revenueCut: null })).toMatchObject({
      quadrant: 'Affiliate partners',
      recommendation: 'Automate or deprioritize',
      reasons: [
        'Strategic value 49.9 of 100 is low: the cut is 50',
        'Revenue of $50.00 in 12 months is low: no partner has revenue',
      ],
    });
    expect(
      [place({ strategicValue: 49 }), place({ revenueT12M: 4_999 })].map((one) =>
        one.placed ? one.recommendation : null,
      ),
    ).toEqual(['Maintain and automate', 'Grow: co-sell and enable']);
  });

  test('[S06.3] a potential stands in only where there is no revenue, and is marked', () => {
    const potential = { revenuePotential: 9_000 };
    expect(place({ ...potential, revenueT12M: null })).toMatchObject({
      quadrant: 'Strategic alliances',
      potential: true,
      reasons: [
        'Strategic value 50 of 100 is high: the cut is 50',
        'Revenue potential of $90.00 in 12 months is high: the cut is $50.00',
      ],
    });
    expect(place({ ...potential, revenueT12M: 0 })).toMatchObject({ potential: true });
    expect(place({ ...potential, revenueT12M: 1 })).toMatchObject({
      quadrant: 'Technology partners',
      potential: false,
    });
    expect(place({ revenuePotential: null, revenueT12M: null })).toEqual({
      placed: false,
      reason: 'Revenue is unknown',
      rule: 'S06',
    });
    expect(place({ revenueT12M: 0 })).toMatchObject({ placed: true, potential: false });
  });

  test('[S06.4] a scorecard is rescaled from its minimum to its maximum, exactly', () => {
    const of = (score: number, min: number, max: number): number =>
      toDecimals(strategicValueOf({ score, min, max }), 2);
    expect([of(1, 1, 5), of(3, 1, 5), of(5, 1, 5), of(42, 7, 35), of(3.5, 1, 5)]).toEqual([
      0, 50, 100, 125, 62.5,
    ]);
    expect(() => strategicValueOf({ score: 1, min: 2, max: 2 })).toThrow(RangeError);
    expect(place({ strategicValue: strategicValueOf({ score: 3, min: 1, max: 5 }) })).toMatchObject(
      {
        quadrant: 'Strategic alliances',
      },
    );
    expect(
      place({ strategicValue: strategicValueOf({ score: 2.9999, min: 1, max: 5 }) }),
    ).toMatchObject({ quadrant: 'Channel partners' });
  });

  test('[S06.5] the share of the largest partners', () => {
    const share = shareOfLargest([10, 0, -5, 50, 40, 100], 2);
    expect(share !== null && compareRatios(share, ratio(150, 200)) === 0).toBe(true);
    expect([shareOfLargest([], 5), shareOfLargest([0, -1], 5)]).toEqual([null, null]);
  });

  test('[S06.1] [S06.p1] at least half of the partners with revenue reach the median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1 }), (all) => {
        const cut = medianRevenue(all) ?? 0;
        expect(2 * all.filter((one) => one >= cut).length).toBeGreaterThanOrEqual(all.length);
        expect(2 * all.filter((one) => one > cut).length).toBeLessThanOrEqual(all.length);
      }),
      runs,
    );
  });

  test('[G10] a program’s own cut', () => {
    expect(matrixRulesSchema.parse(standardMatrixRules)).toEqual(standardMatrixRules);
    const own = { ...standardMatrixRules, strategicHighFrom: 60 };
    expect(placeInMatrix(facts, own)).toMatchObject({ quadrant: 'Channel partners' });
  });
});

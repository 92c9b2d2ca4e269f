import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRatios, ratio } from '../../../src/shared/kernel/ratio.ts';
import { countWord, listed, ordinalWord, plural } from '../../../src/shared/kernel/words.ts';
import { suggestPlay } from '../../../src/shared/playbooks/health-plays.ts';
import {
  certificateValid,
  certificationExpires,
  countCertified,
} from '../../../src/shared/program/certifications.ts';
import { isMetricId, metrics } from '../../../src/shared/program/metrics.ts';
import {
  revenueRanks,
  type SegmentFacts,
  segmentGrowth,
  segmentOf,
} from '../../../src/shared/program/segment.ts';
import {
  defaultProgramSettings,
  programSettingsSchema,
  settingsFor,
} from '../../../src/shared/program/settings.ts';
import { medianRevenue, placeInMatrix } from '../../../src/shared/program/value-matrix.ts';
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
const segment = (rest: Partial<SegmentFacts>): string => segmentOf({ ...base, ...rest }).segment;

describe('segment', () => {
  test('[S07.1] at risk only with something to lose', () => {
    expect(segment({ health: 39 })).toBe('At-risk');
    expect(segment({ health: 40 })).toBe('Stable');
    expect(segment({ health: 39, revenue: 0, dealsWon: 0, growth: null })).toBe('Long-tail');
    expect(segment({ health: 39, revenue: 0, dealsWon: 0, growth: null, tierIndex: 1 })).toBe(
      'At-risk',
    );
    expect(segment({ growth: ratio(-1, 100), engaged90d: false })).toBe('At-risk');
    expect(segment({ growth: ratio(-1, 100), engaged90d: null })).toBe('Stable');
    expect(segment({ health: 59, growth: ratio(0) })).toBe('At-risk');
    expect(segment({ health: 59, growth: null })).toBe('Stable');
  });

  test('[S07.2] strategic: the flag, or the top tenth with 20% growth; the cut-off rounds up', () => {
    expect(segment({ strategicFlag: true, revenue: 0, dealsWon: 0 })).toBe('Strategic');
    expect(segment({ rank: 5, growth: ratio(20, 100) })).toBe('Strategic');
    expect(segment({ rank: 6, growth: ratio(20, 100) })).toBe('Growth');
    expect(segment({ rank: 6, partnersWithRevenue: 51, growth: ratio(20, 100) })).toBe('Strategic');
    expect(segment({ rank: 1, growth: ratio(199, 1000) })).toBe('Stable');
  });

  test('[S07.3] growth, stable and long-tail', () => {
    expect(segment({ strategicValue: 50 })).toBe('Growth');
    expect(segment({ growth: ratio(0), strategicValue: 90 })).toBe('Stable');
    expect(segment({ dealsWon: 0 })).toBe('Long-tail');
    expect(segment({ dealsWon: null })).toBe('Stable');
    expect(segment({ revenue: null, growth: null })).toBe('Long-tail');
  });

  test('[S07.7] poor health outside the at-risk segment carries a badge', () => {
    expect(segmentOf({ ...base, health: 55 })).toMatchObject({
      segment: 'Stable',
      atRiskHealth: true,
    });
    expect(segmentOf({ ...base, health: 39 })).toMatchObject({
      segment: 'At-risk',
      atRiskHealth: false,
    });
  });

  test('[S07.8] a pin wins and says why', () => {
    const pinned = segmentOf(
      { ...base, health: 10 },
      { segment: 'Strategic', reason: 'Named alliance' },
    );
    expect(pinned).toMatchObject({
      segment: 'Strategic',
      pinned: true,
      reason: 'Pinned: Named alliance',
      atRiskHealth: true,
    });
  });

  test('[S07.6] growth from nothing counts as 20%, unknown stays unknown', () => {
    const from = segmentGrowth(5, 0);
    expect(from !== null && compareRatios(from, ratio(1, 5)) === 0).toBe(true);
    expect(segmentGrowth(0, 0)).toEqual(ratio(0));
    expect(segmentGrowth(null, 5)).toBeNull();
    expect(segmentGrowth(150, 100)).toEqual(ratio(50, 100));
  });

  test('[S07.5] ties share the better rank; no revenue has none', () => {
    expect(revenueRanks([10, 30, 30, 0, null, -5, 20])).toEqual([4, 1, 1, null, null, null, 3]);
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -5, max: 50 })), { maxLength: 30 }),
        (revenues) => {
          const ranks = revenueRanks(revenues);
          revenues.forEach((revenue, index) => {
            const above = revenues.filter(
              (other) => other !== null && revenue !== null && other > revenue,
            ).length;
            expect(ranks[index]).toBe(revenue !== null && revenue > 0 ? above + 1 : null);
          });
        },
      ),
      runs,
    );
  });
});

describe('value matrix', () => {
  const place = (
    strategicValue: number | null,
    revenueT12M: number | null,
    revenueCut: number | null = 5_000,
  ): string => {
    const found = placeInMatrix({ currency: 'USD', strategicValue, revenueT12M, revenueCut });
    return found.placed ? found.quadrant : found.reason;
  };

  test('[S06.1] fifty and the median are high', () => {
    expect([place(50, 5_000), place(50, 4_999), place(49, 5_000), place(49, 4_999)]).toEqual([
      'Strategic alliances',
      'Technology partners',
      'Channel partners',
      'Affiliate partners',
    ]);
    expect(place(90, 0, null)).toBe('Technology partners');
  });

  test('[S06.2] a missing axis leaves the partner unplaced', () => {
    expect([place(null, 5), place(5, null)]).toEqual([
      'Strategic value is not set',
      'Revenue is unknown',
    ]);
  });

  test('[S06.1] the median counts partners with revenue only', () => {
    expect([
      medianRevenue([0, -5, 10, 30, 20]),
      medianRevenue([10, 21]),
      medianRevenue([0]),
    ]).toEqual([20, 16, null]);
  });
});

describe('program', () => {
  test('[S86] certifications hold through their last day and count each person once', () => {
    const one = {
      person: 'Ada Reyes',
      kind: 'sales',
      issuedOn: '2025-01-31',
      validMonths: 12,
    } as const;
    expect(certificationExpires(one)).toBe('2026-01-31');
    expect([
      certificateValid('2026-03-15', '2026-03-15'),
      certificateValid('2026-03-15', '2026-03-16'),
    ]).toEqual([true, false]);
    const records = [
      one,
      { ...one, kind: 'technical', validMonths: null, person: 'ada  reyes ' },
      { ...one, person: 'Bo Lind', issuedOn: '2026-05-01' },
    ] as const;
    expect(countCertified(records, '2026-01-31')).toEqual({ people: 1, sales: 1, technical: 1 });
    expect(countCertified(records, '2026-02-01')).toEqual({ people: 1, sales: 0, technical: 1 });
  });

  test('[G10] settings are checked and versions take effect at their quarter', () => {
    expect(programSettingsSchema.parse(defaultProgramSettings)).toEqual(defaultProgramSettings);
    expect(
      programSettingsSchema.safeParse({ ...defaultProgramSettings, fiscalYearStartMonth: 13 })
        .success,
    ).toBe(false);
    expect(
      programSettingsSchema.safeParse({ ...defaultProgramSettings, surprise: true }).success,
    ).toBe(false);
    const second = { ...defaultProgramSettings, version: 2, effectiveFrom: '2020-Q1' };
    const third = { ...defaultProgramSettings, version: 3, effectiveFrom: '2020-Q1' };
    const inForce = (quarter: string): number =>
      settingsFor([third, defaultProgramSettings, second], quarter).version;
    expect([inForce('2019-Q4'), inForce('2020-Q1'), inForce('2021-Q3')]).toEqual([1, 3, 3]);
    expect(settingsFor([third, second], '2019-Q1').version).toBe(2);
    expect(settingsFor([second, third], '2019-Q1').version).toBe(2);
    expect(() => settingsFor([], '2019-Q1')).toThrow(RangeError);
  });

  test('[G12] every metric defines itself in one sentence', () => {
    for (const { label, definition } of Object.values(metrics)) {
      expect(label).not.toBe('');
      expect(definition).toMatch(/^[A-Z].*\.$/);
    }
    expect([isMetricId('revenueQuarter'), isMetricId('toString')]).toEqual([true, false]);
  });

  test('[S09] the play answers the costliest dimension', () => {
    expect(suggestPlay({ topLoss: 'engagement' })?.title).toBe(
      'Bring the partner back to the portal',
    );
    expect(suggestPlay({ topLoss: null })).toBeNull();
  });

  test('numbers read as words', () => {
    expect([countWord(2), countWord(14), countWord(1_200)]).toEqual(['two', '14', '1,200']);
    expect([2, 4, 11, 12, 21, 22, 113].map(ordinalWord)).toEqual([
      'second',
      'fourth',
      '11th',
      '12th',
      '21st',
      '22nd',
      '113th',
    ]);
    expect([plural(1, 'deal'), plural(3, 'person', 'people')]).toEqual(['1 deal', '3 people']);
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'], 'or')]).toEqual([
      '',
      'a',
      'a, b or c',
    ]);
  });
});

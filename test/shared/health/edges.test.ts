import { describe, expect, test } from 'vitest';
import { activityPoints, judgeActivity } from '../../../src/shared/health/activity.ts';
import { dimension } from '../../../src/shared/health/dimension.ts';
import {
  engagementFromAverage,
  engagementFromDaysSince,
  engagementFromLog,
  engagementPoints,
  judgeEngagement,
} from '../../../src/shared/health/engagement.ts';
import { judgeFit } from '../../../src/shared/health/fit.ts';
import { judge, judgePoints } from '../../../src/shared/health/judge.ts';
import { raiseHealth } from '../../../src/shared/health/raise.ts';
import { judgeRevenue } from '../../../src/shared/health/revenue.ts';
import {
  type HealthDimensionId,
  standardHealthRules as rules,
} from '../../../src/shared/health/rules.ts';
import {
  judgeSatisfaction,
  npsPoints,
  npsTooOld,
} from '../../../src/shared/health/satisfaction.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import { healthBand, totalHealth } from '../../../src/shared/health/total.ts';
import type {
  EngagementFact,
  EngagementFrequency,
  HealthFacts,
} from '../../../src/shared/health/types.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { known, rows, today } from './facts.ts';

const { revenue, activity, engagement, satisfaction, fit } = rules.dimensions;
const order: readonly EngagementFrequency[] = ['inactive', 'quarterly', 'monthly', 'weekly'];

describe('every dimension at its edges', () => {
  test('[S09.1] the sentence of each row of the revenue table', () => {
    const told = (current: number | null, prior: number | null) => {
      const facts = { ...known, revenue: { ...known.revenue, current, prior } };
      const { points, because, reason } = judgeRevenue(revenue, facts);
      return [points, because, reason];
    };
    expect(told(12_000_000, 10_000_000)).toEqual([
      30,
      'growth-strong',
      '+20% on Q4 2018: $120,000.00 against $100,000.00',
    ]);
    expect(told(10_000_000, 10_000_000)).toEqual([
      10,
      'flat',
      'Flat (0%) on Q4 2018: $100,000.00 against $100,000.00',
    ]);
    expect(told(9_000_000, 10_000_000)).toEqual([
      0,
      'declining',
      '\u221210% on Q4 2018: $90,000.00 against $100,000.00',
    ]);
    expect(told(100, 0)).toEqual([
      30,
      'new-revenue',
      'New revenue: $1.00 in Q4 2019, against $0.00 in Q4 2018',
    ]);
    expect(told(0, 100)).toEqual([
      0,
      'no-revenue',
      'No revenue in Q4 2019, against $1.00 in Q4 2018',
    ]);
    expect(told(-100, 100)).toEqual([
      0,
      'no-revenue',
      'Net credits of $1.00 in Q4 2019, against $1.00 in Q4 2018',
    ]);
    expect(told(null, 100)).toEqual([null, 'unknown', 'No revenue on record for Q4 2019']);
    expect(told(100, null)).toEqual([
      null,
      'unknown',
      'No revenue on record for Q4 2018, so there is no year to compare with',
    ]);
  });

  test('[G12] a finding carries its evidence, its date and its age', () => {
    expect(judgeRevenue(revenue, known)).toMatchObject({ evidence: [rows], asOf: '2020-02-14' });
    const dressed = dimension('revenue', 30, judgeRevenue(revenue, known), today);
    expect(dressed).toMatchObject({ label: 'Revenue', weight: 30, max: 30, ageDays: 1 });
    const bare = dimension('fit', 10, judgeFit(fit, null), today);
    expect(bare).toMatchObject({ points: null, asOf: null, ageDays: null });
    expect(
      judgeRevenue(revenue, { ...known, revenue: { ...known.revenue, current: null } }),
    ).toEqual(expect.objectContaining({ evidence: [rows], asOf: '2020-02-14' }));
  });

  test('[S09.3] the sentence of activity', () => {
    const told = (count: number | null) => {
      const facts = { ...known, registrations: { ...known.registrations, count } };
      const { points, because, reason, asOf } = judgeActivity(activity, facts);
      return [points, because, reason, asOf];
    };
    expect(told(1)).toEqual([
      10,
      'registrations',
      '1 deal registered in the 90 days to Feb 15, 2020',
      '2020-02-14',
    ]);
    expect(told(0)).toEqual([
      0,
      'no-registrations',
      'No deals registered in the 90 days to Feb 15, 2020',
      '2020-02-14',
    ]);
    expect(told(null)).toEqual([
      null,
      'unknown',
      'No source says which deals were registered',
      '2020-02-14',
    ]);
  });

  test('[S09.3] [S09.5] under the lowest step there are no points', () => {
    expect(activityPoints({ ...activity, steps: [{ from: 3, points: 25 }] }, 2)).toBe(0);
    expect(npsPoints({ ...satisfaction, steps: [{ from: 0, points: 15 }] }, -1)).toBe(0);
  });

  test('[S09.4] from the average and from the last day, at each edge', () => {
    expect([4, 3.99, 1, 0.99, 0.01, 0].map(engagementFromAverage)).toEqual([
      'weekly',
      'monthly',
      'monthly',
      'quarterly',
      'quarterly',
      'inactive',
    ]);
    expect([7, 8, 30, 31, 90, 91].map(engagementFromDaysSince)).toEqual([
      'weekly',
      'monthly',
      'monthly',
      'quarterly',
      'quarterly',
      'inactive',
    ]);
    expect(order.map((one) => engagementPoints(engagement, one))).toEqual([0, 10, 15, 20]);
  });

  test('[S09.4] the sentence of each kind and frequency', () => {
    const told = (fact: EngagementFact) => {
      const { points, because, reason, asOf } = judgeEngagement(engagement, fact, today);
      return [points, because, reason, asOf];
    };
    const ago = (...days: number[]): string[] => days.map((n) => addDays(today, -n));
    expect(
      told({ kind: 'log', activeDays: ago(0, 7, 14, 21, 28, 35, 42, 49, 56, 63), evidence: [] }),
    ).toEqual([
      20,
      'weekly',
      'Weekly: active in 10 of the last 13 weeks, last on Feb 15, 2020',
      today,
    ]);
    expect(told({ kind: 'log', activeDays: ago(29, 59, 89), evidence: [rows] })).toEqual([
      15,
      'monthly',
      'Monthly: active in each of the last three 30-day windows and in 3 of the last 13 weeks, last on Jan 17, 2020',
      '2020-02-14',
    ]);
    expect(told({ kind: 'log', activeDays: ago(3, 5, 95), evidence: [] })).toEqual([
      10,
      'quarterly',
      'Quarterly: 2 active days in the last 90 days, last on Feb 12, 2020',
      '2020-02-12',
    ]);
    expect(told({ kind: 'log', activeDays: ago(95, 99), evidence: [] })).toEqual([
      0,
      'inactive',
      'Inactive: no activity in the last 90 days, last on Nov 12, 2019',
      '2019-11-12',
    ]);
    expect(told({ kind: 'average', loginsPerMonth: 4.126, on: null, evidence: [] })).toEqual([
      20,
      'weekly',
      'Weekly: 4.13 portal logins a month on average',
      null,
    ]);
    expect(told({ kind: 'last', on: '2020-01-16', evidence: [] })).toEqual([
      15,
      'monthly',
      'Monthly: last activity on Jan 16, 2020, 30 days ago',
      '2020-01-16',
    ]);
    expect(
      told({ kind: 'manual', frequency: 'quarterly', on: '2020-02-01', evidence: [] }),
    ).toEqual([10, 'quarterly', 'Set by hand on Feb 1, 2020: quarterly', '2020-02-01']);
    expect(told({ kind: 'unknown' })).toEqual([
      null,
      'unknown',
      'No activity log, logins or last activity on record',
      null,
    ]);
    expect(engagementFromLog(ago(0, 90, -1), today)).toEqual({
      frequency: 'quarterly',
      weeks: 2,
      days: 2,
      last: today,
    });
  });

  test('[S09.5] the sentence of satisfaction, fresh, too old and missing', () => {
    const told = (nps: HealthFacts['nps']) => {
      const { points, because, reason, asOf } = judgeSatisfaction(satisfaction, nps, today);
      return [points, because, reason, asOf];
    };
    expect(told({ value: 50, on: '2019-02-15', evidence: [rows] })).toEqual([
      15,
      'nps',
      'NPS 50, Feb 15, 2019',
      '2019-02-15',
    ]);
    expect(told({ value: -12.34, on: today, evidence: [] })).toEqual([
      0,
      'nps-negative',
      'NPS \u221212.3, Feb 15, 2020',
      today,
    ]);
    expect(told({ value: 0, on: today, evidence: [] })).toEqual([
      5,
      'nps',
      'NPS 0, Feb 15, 2020',
      today,
    ]);
    expect(told({ value: -0.01, on: today, evidence: [] })).toEqual([
      0,
      'nps-negative',
      'NPS 0, Feb 15, 2020',
      today,
    ]);
    expect(told({ value: 33.36, on: '2019-02-14', evidence: [rows] })).toEqual([
      null,
      'nps-too-old',
      'NPS 33.4 is of Feb 14, 2019, more than 12 months old',
      '2019-02-14',
    ]);
    expect(told(null)).toEqual([null, 'unknown', 'No NPS in the last 12 months', null]);
    expect(
      judgeSatisfaction(satisfaction, { value: 1, on: '2018-01-01', evidence: [rows] }, today)
        .evidence,
    ).toEqual([rows]);
    expect([
      npsTooOld(satisfaction, '2019-02-15', today),
      npsTooOld(satisfaction, '2019-02-14', today),
      npsTooOld({ ...satisfaction, maxAgeMonths: 1 }, '2020-01-14', today),
    ]).toEqual([false, true, true]);
  });

  test('[S09] the sentence of fit', () => {
    expect(judgeFit(fit, { value: 'strong', on: null, evidence: [rows] })).toEqual({
      points: 10,
      because: 'strong',
      reason: 'Set to strong',
      evidence: [rows],
      asOf: null,
    });
    expect(judgeFit(fit, null)).toMatchObject({ points: null, reason: 'Strategic fit is not set' });
  });

  test('[S09.8] a score under every band is a mistake of the rules', () => {
    expect(() => healthBand(rules, -1)).toThrow(new RangeError('No band holds a score of -1.'));
  });

  test('what is no dimension, frequency or kind is a bug', () => {
    const id = String('luck') as HealthDimensionId;
    expect(() => judge(rules, known, today, id)).toThrow('Unreachable value: "luck"');
    expect(() => judgePoints(rules, known, today, id)).toThrow('Unreachable value: "luck"');
    const odd = { kind: String('rumor') } as EngagementFact & { kind: 'unknown' };
    expect(() => judgeEngagement(engagement, odd, today)).toThrow('Unreachable value');
    expect(() => judgePoints(rules, { ...known, engagement: odd }, today, 'engagement')).toThrow(
      'Unreachable value',
    );
    const { dimensions } = scoreHealth(rules, known, today);
    const total = totalHealth(rules, dimensions);
    const strange = dimensions.map((one) => ({ ...one, id }));
    expect(() => raiseHealth(rules, known, today, strange, total)).toThrow('"luck"');
  });
});

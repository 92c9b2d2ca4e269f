import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activityPoints, registrationWindow } from '../../../src/shared/health/activity.ts';
import { engagementFromAverage, engagementFromLog } from '../../../src/shared/health/engagement.ts';
import { npsFromResponses } from '../../../src/shared/health/nps.ts';
import { revenueCase } from '../../../src/shared/health/revenue.ts';
import {
  healthRulesSchema,
  standardHealthRules as rules,
} from '../../../src/shared/health/rules.ts';
import { npsPoints } from '../../../src/shared/health/satisfaction.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import { healthBand } from '../../../src/shared/health/total.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { runs } from '../runs.ts';
import { known, today } from './facts.ts';

const { revenue, activity, satisfaction } = rules.dimensions;
const ago = (...days: number[]): string[] => days.map((n) => addDays(today, -n));

describe('health dimensions', () => {
  test.each([
    [120_000, 100_000, 'growth-strong'],
    [119_999, 100_000, 'growth'],
    [100_500, 100_000, 'growth'],
    [100_499, 100_000, 'flat'],
    [99_501, 100_000, 'flat'],
    [99_500, 100_000, 'declining'],
    [1, 0, 'new-revenue'],
    [1, -500, 'new-revenue'],
    [0, 0, 'no-revenue'],
    [-1, 100, 'no-revenue'],
    [0, null, 'unknown'],
    [null, 100, 'unknown'],
  ] as const)('[S09.1] [S09.2] %s against %s is %s', (current, prior, expected) => {
    expect(revenueCase(revenue, current, prior)).toBe(expected);
  });

  test('[S09.1] with a flat tolerance of 0 only equal quarters are flat', () => {
    const exact = { ...revenue, flatTolerancePercent: 0 };
    expect(revenueCase(exact, 100_000, 100_000)).toBe('flat');
    expect(revenueCase(exact, 100_001, 100_000)).toBe('growth');
    expect(revenueCase(exact, 99_999, 100_000)).toBe('declining');
  });

  test('[S09.3] activity counts the trailing 90 days with today as the last', () => {
    expect(registrationWindow(activity, today)).toEqual({ from: '2019-11-18', to: today });
    expect([0, 1, 2, 3, 4, 5, 99].map((count) => activityPoints(activity, count))).toEqual([
      0, 10, 10, 20, 20, 25, 25,
    ]);
    expect(activityPoints(activity, null)).toBeNull();
  });

  test('[S09.3] a program may count the last complete fiscal quarter instead', () => {
    const quarterly = { ...activity, window: 'last-quarter' } as const;
    expect(registrationWindow(quarterly, '2020-03-31')).toEqual({
      from: '2019-10-01',
      to: '2019-12-31',
    });
    expect(registrationWindow(quarterly, '2020-04-01')).toEqual({
      from: '2020-01-01',
      to: '2020-03-31',
    });
    expect(registrationWindow(quarterly, '2020-04-01', 2)).toEqual({
      from: '2019-11-01',
      to: '2020-01-31',
    });
    expect(registrationWindow({ ...activity, window: 'trailing' }, today).to).toBe(today);
  });

  test('[S09.4] ten of the last thirteen weeks is weekly, nine is not', () => {
    const ten = ago(...Array.from({ length: 10 }, (_, week) => week * 7));
    expect(engagementFromLog(ten, today)).toMatchObject({ frequency: 'weekly', weeks: 10 });
    expect(engagementFromLog(ago(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), today).weeks).toBe(2);
    expect(engagementFromLog(ten.slice(1), today)).toMatchObject({
      frequency: 'monthly',
      weeks: 9,
    });
  });

  test('[S09.4] each of the last three 30-day windows is monthly; a gap makes it quarterly; 91 days is inactive', () => {
    expect(engagementFromLog(ago(29, 59, 89), today).frequency).toBe('monthly');
    expect(engagementFromLog(ago(29, 59, 89, 90), today).frequency).toBe('monthly');
    expect(engagementFromLog(ago(29, 59, 90), today).frequency).toBe('quarterly');
    expect(engagementFromLog(ago(29, 30, 31), today).frequency).toBe('quarterly');
    expect(engagementFromLog(ago(90), today).frequency).toBe('quarterly');
    expect(engagementFromLog(ago(91), today)).toEqual({
      frequency: 'inactive',
      weeks: 0,
      days: 0,
      last: addDays(today, -91),
    });
    expect(engagementFromLog([], today)).toMatchObject({ frequency: 'inactive', last: null });
  });

  test('[S09.4] days to come and repeats do not count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 30 }), (days) => {
        const log = ago(...days);
        const once = engagementFromLog(log, today);
        expect(engagementFromLog([...log, ...log, addDays(today, 1)].reverse(), today)).toEqual(
          once,
        );
      }),
      runs,
    );
    expect(engagementFromAverage(1)).toBe('monthly');
  });

  test('[S09.4] every kind of engagement says what it saw', () => {
    const reason = (engagement: typeof known.engagement): string =>
      scoreHealth(rules, { ...known, engagement }, today).dimensions[2]?.reason ?? '';
    expect(reason({ kind: 'log', activeDays: ago(3, 3), evidence: [] })).toBe(
      'Quarterly: 1 active day in the last 90 days, last on Feb 12, 2020',
    );
    expect(reason({ kind: 'log', activeDays: [], evidence: [] })).toBe(
      'Inactive: no activity in the last 90 days',
    );
    expect(reason({ kind: 'last', on: '2020-02-08', evidence: [] })).toBe(
      'Weekly: last activity on Feb 8, 2020, 7 days ago',
    );
    expect(reason({ kind: 'manual', frequency: 'weekly', on: null, evidence: [] })).toBe(
      'Set by hand: weekly',
    );
    expect(reason({ kind: 'average', loginsPerMonth: 0.34, on: null, evidence: [] })).toBe(
      'Quarterly: 0.34 portal logins a month on average',
    );
  });

  test('[S09.5] fractional NPS stays below the next step', () => {
    expect(
      [100, 50, 49.5, 25, 24.5, 0, -0.1, -100].map((nps) => npsPoints(satisfaction, nps)),
    ).toEqual([15, 15, 10, 10, 5, 5, 0, 0]);
  });

  test('[S103] each person counts once, with the latest answer of twelve months', () => {
    const answers = [
      { person: 'A', on: '2019-06-01', score: 2 },
      { person: 'A', on: '2020-01-10', score: 9 },
      { person: 'B', on: '2020-01-02', score: 7 },
      { person: 'C', on: '2019-02-14', score: 0 },
      { person: 'D', on: '2020-03-01', score: 0 },
    ];
    expect(npsFromResponses(answers, today)).toEqual({
      value: 50,
      on: '2020-01-10',
      respondents: 2,
      promoters: 1,
      detractors: 0,
    });
    expect(
      npsFromResponses(
        [
          { person: null, on: today, score: 6 },
          { person: null, on: today, score: 9 },
        ],
        today,
      )?.respondents,
    ).toBe(2);
    expect(npsFromResponses([{ person: 'A', on: '2019-02-15', score: 8 }], today)?.value).toBe(0);
    expect(npsFromResponses([{ person: 'A', on: '2019-02-14', score: 8 }], today)).toBeNull();
    expect(npsFromResponses([], today)).toBeNull();
    const later = { person: 'A', on: '2020-02-01', score: 6 };
    const earlier = { person: 'A', on: '2020-01-01', score: 10 };
    expect(npsFromResponses([later, earlier], today)).toEqual({
      value: -100,
      on: '2020-02-01',
      respondents: 1,
      promoters: 0,
      detractors: 1,
    });
  });

  test('[S09.8] bands hold their lower edge', () => {
    expect(
      [100, 80, 79, 60, 59, 40, 39, 20, 19, 0].map((score) => healthBand(rules, score).name),
    ).toEqual([
      'Champion',
      'Champion',
      'Healthy',
      'Healthy',
      'At-risk',
      'At-risk',
      'Critical',
      'Critical',
      'Churning',
      'Churning',
    ]);
  });

  test('[S09] rules are data that is checked', () => {
    expect(healthRulesSchema.safeParse(rules).success).toBe(true);
    const message = (changed: unknown): string =>
      healthRulesSchema.safeParse(changed).error?.issues[0]?.message ?? 'accepted';
    const withFit = (weight: number): unknown => ({
      ...rules,
      dimensions: { ...rules.dimensions, fit: { ...rules.dimensions.fit, weight } },
    });
    expect(message(withFit(20))).toBe(
      'The weights of the five dimensions must sum to 100; they sum to 110.',
    );
    expect(message({ ...rules, bands: [...rules.bands].reverse() })).toBe(
      'Bands must run from the highest score down to 0.',
    );
    expect(message({ ...rules, extra: 1 })).toContain('Unrecognized key');
    const tooMany = { ...rules.dimensions.fit, points: { strong: 11, moderate: 5, weak: 0 } };
    expect(message({ ...rules, dimensions: { ...rules.dimensions, fit: tooMany } })).toBe(
      'No step of "fit" may give more points than its weight.',
    );
    const steps = [...rules.dimensions.activity.steps].reverse();
    expect(
      message({
        ...rules,
        dimensions: { ...rules.dimensions, activity: { ...rules.dimensions.activity, steps } },
      }),
    ).toBe('Steps must run from the highest threshold down.');
  });
});

import { describe, expect, test } from 'vitest';
import { raiseHealth } from '../../../src/shared/health/raise.ts';
import {
  type HealthRules,
  standardHealthRules as rules,
} from '../../../src/shared/health/rules.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import { totalHealth } from '../../../src/shared/health/total.ts';
import type { HealthFacts } from '../../../src/shared/health/types.ts';
import { blank, known, today } from './facts.ts';

const { revenue } = rules.dimensions;

describe('ways to raise', () => {
  const actions = (facts: HealthFacts, custom = rules): string[] =>
    scoreHealth(custom, facts, today).raise.map(
      ({ dimension: id, action, gain, toScore }) => `${id} +${gain} = ${toScore}: ${action}`,
    );

  test('[S09.10] the smallest change of each dimension, best gain first', () => {
    expect(actions(known)).toEqual([
      'revenue +10 = 80: Revenue of $124,680.00 in the quarter instead of $118,400.00 (Q4 2019 against Q4 2018)',
      'activity +5 = 75: One more registered deal: 5 within 90 days',
      'engagement +5 = 75: Activity in 10 of 13 weeks',
      'satisfaction +5 = 75: A partner NPS of 50 or more',
      'fit +5 = 75: Strategic fit raised to strong',
    ]);
  });

  test('[S09.10] from nothing: any revenue, one deal, one activity', () => {
    const nothing: HealthFacts = {
      ...known,
      revenue: { ...known.revenue, current: 0, prior: 0 },
      registrations: { ...known.registrations, count: 0 },
      engagement: { kind: 'manual', frequency: 'inactive', on: null, evidence: [] },
      nps: { value: -40, on: today, evidence: [] },
      fit: { value: 'weak', on: null, evidence: [] },
    };
    expect(actions(nothing)).toEqual([
      'revenue +30 = 30: Any revenue in the quarter instead of none (Q4 2019)',
      'activity +10 = 10: One more registered deal: 1 within 90 days',
      'engagement +10 = 10: One activity within 90 days (login, training step, download, deal update or MDF request)',
      'satisfaction +5 = 5: A partner NPS of 0 or more',
      'fit +5 = 5: Strategic fit raised to moderate',
    ]);
  });

  test('[S09.10] a quarter of decline: back to flat first, to the cent', () => {
    const revenueOnly = (current: number, custom = rules): string | undefined =>
      actions({ ...known, revenue: { ...known.revenue, current, prior: 10_000_000 } }, custom).find(
        (text) => text.startsWith('revenue'),
      );
    expect(revenueOnly(9_000_000)).toContain('Revenue of $99,500.01 in the quarter');
    expect(revenueOnly(9_950_001)).toContain('Revenue of $100,500.00 in the quarter');
    expect(revenueOnly(10_050_000)).toContain('Revenue of $120,000.00 in the quarter');
    const dimensions = { ...rules.dimensions, revenue: { ...revenue, flatTolerancePercent: 0 } };
    const exact = { ...rules, dimensions };
    expect(revenueOnly(9_000_000, exact)).toContain('Revenue of $100,000.00 in the quarter');
    expect(revenueOnly(10_000_000, exact)).toContain('Revenue of $100,000.01 in the quarter');
  });

  test('[S09.10] two more deals where two are missing', () => {
    const facts = { ...known, registrations: { ...known.registrations, count: 1 } };
    expect(actions(facts)).toContain(
      'activity +10 = 70: 2 more registered deals: 3 within 90 days',
    );
  });

  test('[S09.10] registrations counted by fiscal quarter are asked for in a quarter', () => {
    const activity = { ...rules.dimensions.activity, window: 'last-quarter' } as const;
    const quarterly = { ...rules, dimensions: { ...rules.dimensions, activity } };
    expect(actions(known, quarterly)).toContain(
      'activity +5 = 75: One more registered deal: 5 in a fiscal quarter',
    );
  });

  test('[S09.10] what is missing is not offered, nor what is at its best', () => {
    const part: HealthFacts = {
      ...known,
      engagement: { kind: 'unknown' },
      nps: { value: 10, on: '2018-01-01', evidence: [] },
      fit: null,
      registrations: { ...known.registrations, count: null },
      revenue: { ...known.revenue, current: null },
    };
    expect(actions(part)).toEqual([]);
    const { dimensions } = scoreHealth(rules, part, today);
    const published = { ...totalHealth(rules, dimensions), value: 1 };
    expect(raiseHealth(rules, part, today, dimensions, published)).toEqual([]);
    const best: HealthFacts = {
      ...known,
      revenue: { ...known.revenue, current: 20_000_000 },
      registrations: { ...known.registrations, count: 9 },
      engagement: { kind: 'manual', frequency: 'weekly', on: null, evidence: [] },
      nps: { value: 90, on: today, evidence: [] },
      fit: { value: 'strong', on: null, evidence: [] },
    };
    expect(actions(best)).toEqual([]);
    expect(scoreHealth(rules, best, today)).toMatchObject({ value: 100, topLoss: null });
    expect(scoreHealth(rules, blank, today).raise).toEqual([]);
  });

  test('[S09.10] a rule set that never gives all points has nothing more to offer at its best', () => {
    const { activity, engagement, satisfaction, fit } = rules.dimensions;
    const sparing: HealthRules = {
      ...rules,
      dimensions: {
        revenue: { ...revenue, points: { strong: 20, growing: 20, flat: 10, declining: 0 } },
        activity: { ...activity, steps: [{ from: 5, points: 20 }] },
        engagement: { ...engagement, points: { ...engagement.points, weekly: 15 } },
        satisfaction: { ...satisfaction, steps: [{ from: 50, points: 10 }] },
        fit: { ...fit, points: { strong: 5, moderate: 5, weak: 0 } },
      },
    };
    const best: HealthFacts = {
      ...known,
      revenue: { ...known.revenue, current: 10_600_000, prior: 10_000_000 },
      registrations: { ...known.registrations, count: 5 },
      engagement: { kind: 'manual', frequency: 'monthly', on: null, evidence: [] },
      nps: { value: 50, on: today, evidence: [] },
      fit: { value: 'moderate', on: null, evidence: [] },
    };
    expect(scoreHealth(sparing, best, today)).toMatchObject({ value: 70, raise: [] });
  });

  test('[S09.7] the costliest dimension, the first of equals', () => {
    expect(scoreHealth(rules, known, today).topLoss).toBe('revenue');
    const calm = {
      ...known,
      revenue: { ...known.revenue, current: 20_000_000 },
      nps: { value: -1, on: today, evidence: [] },
    };
    expect(scoreHealth(rules, calm, today).topLoss).toBe('satisfaction');
    const equal = { ...calm, nps: known.nps };
    expect(scoreHealth(rules, equal, today).topLoss).toBe('activity');
  });

  test('[S09.6] the summary says how the score comes about, or why there is none', () => {
    const summary = (facts: HealthFacts): string => scoreHealth(rules, facts, today).summary;
    expect(summary({ ...known, nps: null })).toBe(
      '20 + 20 + 15 + 5 = 60 of 85 known points; 100 \u00d7 60 / 85 = 71, provisional (unknown: satisfaction).',
    );
    expect(summary({ ...blank, fit: known.fit })).toBe(
      '10% of the score is known (unknown: revenue, activity, engagement, satisfaction); a score needs 60% coverage and revenue or activity.',
    );
  });
});

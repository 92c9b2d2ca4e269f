import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaCustomers,
  integrationChoices,
  integrationPurposes,
  integrationRolloutSteps,
} from '../../../src/shared/playbooks/integration-rollout.ts';
import {
  type FactorPoints,
  feasibilityPoints,
  integrationPoints,
  overlapPoints,
  rankIntegrations,
  scoreIntegration,
} from '../../../src/shared/scorecards/integration.ts';
import {
  completeSheet,
  optimizationDates,
  rolloutPlan,
} from '../../../src/shared/scorecards/integration-rollout.ts';
import {
  integrationRulesSchema,
  standardIntegrationRules as rules,
} from '../../../src/shared/scorecards/integration-rules.ts';
import { runs } from '../runs.ts';

const points = (list: readonly (number | null)[]): FactorPoints => ({
  overlap: list[0] ?? null,
  fit: list[1] ?? null,
  commitment: list[2] ?? null,
  feasibility: list[3] ?? null,
  market: list[4] ?? null,
});
const score = (...list: (number | null)[]) => scoreIntegration(rules, points(list));

describe('integration priorities', () => {
  test('[S75.1] every answer has its points', () => {
    const facts = {
      sharedAccounts: 50,
      fit: 'adjacent',
      commitment: 'budget',
      api: true,
      weeks: 1,
      market: 'asked',
    } as const;
    expect(integrationPoints(rules, facts)).toEqual(points([100, 100, 100, 100, 100]));
    expect(
      integrationPoints(rules, {
        ...facts,
        fit: 'complementary',
        commitment: 'willing',
        market: 'competitor-has-it',
      }),
    ).toEqual(points([100, 60, 60, 100, 60]));
    expect(
      integrationPoints(rules, {
        ...facts,
        fit: 'tangential',
        commitment: 'integration-only',
        market: 'nice-to-have',
      }),
    ).toEqual(points([100, 25, 25, 100, 25]));
    expect(
      integrationPoints(rules, {
        sharedAccounts: null,
        fit: null,
        commitment: null,
        api: null,
        weeks: null,
        market: null,
      }),
    ).toEqual(points([]));
    expect(rules.weights).toEqual({
      overlap: 30,
      fit: 25,
      commitment: 20,
      feasibility: 15,
      market: 10,
    });
  });

  test('[S75.2] overlap steps at 10, 20 and 50', () => {
    expect([0, 9, 10, 19, 20, 49, 50, 120].map((count) => overlapPoints(rules, count))).toEqual([
      25, 25, 50, 50, 75, 75, 100, 100,
    ]);
    expect(() => overlapPoints(rules, -1)).toThrow(
      new RangeError('A count or a length of time is 0 or more; it is -1.'),
    );
  });

  test('[S75.3] exactly two weeks are 60, exactly eight 25, no API 25', () => {
    const at = (weeks: number | null) => feasibilityPoints(rules, true, weeks);
    expect([0, 1.9, 2, 7.9, 8, 30, null].map((weeks) => at(weeks))).toEqual([
      100,
      100,
      60,
      60,
      25,
      25,
      null,
    ]);
    expect(feasibilityPoints(rules, false, 1)).toBe(25);
    expect(feasibilityPoints(rules, false, null)).toBe(25);
    expect(feasibilityPoints(rules, null, 1)).toBeNull();
  });

  test('[S75.4] the weighted sum, prioritized from exactly 70', () => {
    expect(score(75, 60, 60, 60, 100)).toEqual({
      value: 6850,
      because: [
        { text: 'Customer overlap: 30% of 75', part: 2250 },
        { text: 'Strategic fit: 25% of 60', part: 1500 },
        { text: 'Partner go-to-market commitment: 20% of 60', part: 1200 },
        { text: 'Technical feasibility: 15% of 60', part: 900 },
        { text: 'Market signal: 10% of 100', part: 1000 },
      ],
      inputs: [
        { name: 'Customer overlap', value: 75 },
        { name: 'Strategic fit', value: 60 },
        { name: 'Partner go-to-market commitment', value: 60 },
        { name: 'Technical feasibility', value: 60 },
        { name: 'Market signal', value: 100 },
      ],
      rule: 'S75.4',
      preset: 'Standard',
      coverage: 100,
      score: 68.5,
      prioritize: false,
      points: points([75, 60, 60, 60, 100]),
      provisional: false,
    });
    expect(score(100, 100, 100, 100, 100)).toMatchObject({ score: 100, prioritize: true });
    expect(score(25, 25, 25, 25, 25)).toMatchObject({ score: 25, prioritize: false });
    expect(score(70, 70, 70, 70, 70)).toMatchObject({ score: 70, prioritize: true });
    expect(score(70, 70, 70, 70, 69)).toMatchObject({ score: 69.9, prioritize: false });
  });

  test('[S75.4] unknown overlap is not scored, unless the rules rescale', () => {
    expect(score(null, 100, 60, 60, 60)).toMatchObject({
      value: null,
      score: null,
      prioritize: null,
      provisional: false,
      coverage: 80,
    });
    expect(score(null, 100, 60, 60, 60).because.at(-1)?.text).toBe('Unknown: customer overlap');
    const loose = { ...rules, unknownOverlap: 'rescale' } as const;
    const estimate = scoreIntegration(loose, points([null, 100, 60, 60, 60]));
    // (25 x 100 + 45 x 60) / 70
    expect(estimate).toMatchObject({
      value: 5200,
      score: 74.29,
      prioritize: true,
      provisional: true,
    });
    expect(scoreIntegration(loose, points([null, null, 60, 60, 60])).score).toBeNull();
    expect(scoreIntegration(loose, points([75, null, 60, 60, 60])).score).toBeNull();
    expect(scoreIntegration(loose, points([75, 60, 60, 60, 60])).provisional).toBe(false);
    const all = {
      ...loose,
      weights: { overlap: 100, fit: 0, commitment: 0, feasibility: 0, market: 0 },
    };
    expect(scoreIntegration(all, points([null, 1, 1, 1, 1])).score).toBeNull();
  });

  test('[S75.5] ranking: score, then overlap, then name', () => {
    const one = (name: string, sharedAccounts: number | null, ...list: (number | null)[]) => ({
      name,
      sharedAccounts,
      result: score(...list),
    });
    const same = [60, 60, 60, 60, 60];
    const ranked = rankIntegrations([
      one('unscored b', null, null, 60, 60, 60, 60),
      one('unscored', null, null, 60, 60, 60, 60),
      one('b', 5, ...same),
      one('a', 5, ...same),
      one('overlap', 9, ...same),
      one('best', 1, 100, 100, 100, 100, 100),
    ]);
    expect(ranked.map(({ name }) => name)).toEqual([
      'best',
      'overlap',
      'a',
      'b',
      'unscored',
      'unscored b',
    ]);
    const kept = [one('a', 5, ...same), one('b', 5, ...same)];
    expect(rankIntegrations(kept).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('[S75.6] a table says which field is wrong and why', () => {
    const faults = (rest: object) =>
      integrationRulesSchema
        .safeParse({ ...rules, ...rest })
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    const steps = 'Steps run from the highest down to 0.';
    expect(faults({})).toBeUndefined();
    expect(faults({ weights: { ...rules.weights, fit: 26 } })).toEqual([
      'weights: The weights sum to 100; they sum to 101.',
    ]);
    expect(faults({ overlap: rules.overlap.toReversed() })).toEqual([`overlap: ${steps}`]);
    expect(faults({ overlap: rules.overlap.slice(0, 2) })).toEqual([`overlap: ${steps}`]);
    expect(
      faults({ feasibility: { withoutApi: 25, weeks: rules.feasibility.weeks.slice(0, 1) } }),
    ).toEqual([`feasibility: ${steps}`]);
  });

  test('[S75.p1] parts sum to the value, the score lies in 25 to 100, more overlap never lowers it', () => {
    const some = fc.constantFrom(25, 60, 100);
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(100),
        some,
        some,
        some,
        some,
        (accounts, more, a, b, c, d) => {
          const low = score(overlapPoints(rules, accounts), a, b, c, d);
          const high = score(overlapPoints(rules, accounts + more), a, b, c, d);
          expect(low.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(low.value);
          expect(low.score).toBeGreaterThanOrEqual(25);
          expect(low.score).toBeLessThanOrEqual(100);
          expect(high.value).toBeGreaterThanOrEqual(low.value ?? 0);
        },
      ),
      runs,
    );
  });
});

describe('integration rollout', () => {
  test('[S76.1] three steps end with weeks 1, 6 and 8', () => {
    const plan = rolloutPlan('2026-01-05', new Set(['discovery']), '2026-02-17');
    expect(
      plan.steps.map(({ id, from, due, done, overdue }) => [id, from, due, done, overdue]),
    ).toEqual([
      ['discovery', '2026-01-05', '2026-01-12', true, false],
      ['build', '2026-01-12', '2026-02-16', false, true],
      ['launch', '2026-02-16', '2026-03-02', false, false],
    ]);
    expect(plan).toMatchObject({ progressPercent: 33, launchedOn: '2026-03-02', rule: 'S76.1' });
    expect(rolloutPlan('2026-01-05', new Set(), '2026-02-16').steps[1]?.overdue).toBe(false);
    expect(integrationRolloutSteps.map(({ tasks }) => tasks.length)).toEqual([3, 3, 4]);
    expect(betaCustomers).toEqual({ min: 2, max: 3 });
  });

  test('[S76.2] a sync each month, a campaign each quarter, a review each year', () => {
    expect(optimizationDates('2026-01-31', 3).map(({ id, due }) => [id, due])).toEqual([
      ['sync', '2026-02-28'],
      ['sync', '2026-03-31'],
      ['sync', '2026-04-30'],
      ['campaign', '2026-04-30'],
    ]);
    const year = optimizationDates('2026-01-31', 12);
    expect(year).toHaveLength(17);
    expect(year.at(-1)).toEqual({
      id: 'review',
      task: 'Annual review with the executive sponsors',
      due: '2027-01-31',
    });
    expect(optimizationDates('2026-01-31', 0)).toEqual([]);
  });

  const sheet = {
    type: 'API',
    valueToOurUsers: 'One place',
    valueToTheirUsers: 'Less typing',
    dataFlow: 'Bidirectional',
    auth: 'OAuth 2.0',
    maintenanceOwner: 'Their platform team',
    revenue: 'Free',
    exclusivity: 'None',
    announcement: ['Blog', 'Email'],
    setupGuide: true,
    listing: ['Description'],
  };

  test('[S76.3] a complete sheet; the roadmap is looked at each quarter', () => {
    expect(completeSheet(sheet)).toEqual({ ok: true, value: { ...sheet, roadmapEveryMonths: 3 } });
    expect(Object.values(integrationChoices).map((choices) => choices.length)).toEqual([
      4, 2, 3, 3, 3, 3, 3,
    ]);
  });

  test('[S76.4] without a maintenance owner it cannot be completed', () => {
    expect(completeSheet({ ...sheet, maintenanceOwner: ' ' })).toEqual({
      ok: false,
      error: [
        {
          field: 'maintenanceOwner',
          message: 'Who maintains the integration when APIs change is needed.',
        },
      ],
    });
    const empty = completeSheet({ ...sheet, valueToOurUsers: '', valueToTheirUsers: '' });
    expect(empty.ok ? [] : empty.error.map(({ message }) => message)).toEqual([
      'The value to our users is needed.',
      "The value to the partner's users is needed.",
    ]);
    const listing = completeSheet({ ...sheet, listing: ['x'] });
    expect(listing.ok ? [] : listing.error.map(({ field }) => field)).toEqual(['listing.0']);
  });

  test('[S76.5] why integrations are built', () => {
    expect(integrationPurposes).toHaveLength(4);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comarketingBudget,
  pipelineMultiplier,
  strategicMultiplier,
} from '../../../src/shared/campaigns/budget.ts';
import {
  type CampaignResults,
  rateRange,
  rateResults,
  reviewDay,
} from '../../../src/shared/campaigns/measurement.ts';
import { standardCampaignRules } from '../../../src/shared/campaigns/rules.ts';
import {
  compareRatios,
  type Ratio,
  ratio,
  ratioOf,
  toDecimals,
} from '../../../src/shared/kernel/ratio.ts';
import {
  campaignBenchmarks,
  expectedRegistrations,
} from '../../../src/shared/playbooks/campaign-benchmarks.ts';
import { runs } from '../runs.ts';

const rules = standardCampaignRules;
const budget = (
  base: number | null,
  pipeline: number | null,
  strategic: number | null,
  mdf: number | null = null,
) =>
  comarketingBudget(
    rules,
    {
      base,
      currency: 'USD',
      pipeline: pipeline === null ? null : ratioOf(pipeline),
      strategic: strategic === null ? null : ratioOf(strategic),
    },
    mdf,
  );

describe('budget', () => {
  test('[S33.1] base x pipeline potential x strategic value, with its reach', () => {
    const found = budget(500_000, 1.5, 1.2, 700_000);
    expect(found).toMatchObject({
      value: 900_000,
      because: [{ text: '$5,000 \u00d7 1.5 \u00d7 1.2 = $9,000.00.', part: 900_000 }],
      inputs: [
        { name: 'base', value: 500_000 },
        { name: 'pipeline potential', value: 1.5 },
        { name: 'strategic value', value: 1.2 },
      ],
      rule: 'S33.1',
      preset: 'Standard',
      coverage: 100,
      min: 200_000,
      max: 1_500_000,
      clamped: false,
    });
    expect(found.because).toHaveLength(1);
    expect(compareRatios(found.pipeline ?? ratio(0), ratioOf(1.5))).toBe(0);
    expect(compareRatios(found.strategic ?? ratio(0), ratioOf(1.2))).toBe(0);
  });

  test('[S33.4] the result is not capped; the part the MDF can pay is', () => {
    expect(budget(500_000, 1.5, 1.2, 700_000).mdfPayable).toBe(700_000);
    expect(budget(500_000, 1.5, 1.2, 950_000).mdfPayable).toBe(900_000);
    expect(budget(500_000, 1.5, 1.2).mdfPayable).toBeNull();
    expect(budget(null, 1.5, 1.2, 1).mdfPayable).toBeNull();
  });

  test('[S33.2] multipliers beyond their limits are clamped with a warning', () => {
    expect(budget(1_000_000, 0.4, 1)).toMatchObject({
      value: 500_000,
      clamped: true,
      because: [
        { text: '$10,000 \u00d7 0.5 \u00d7 1 = $5,000.00.', part: 500_000 },
        { text: 'Pipeline potential 0.4 lies outside 0.5 to 2; 0.5 is used.', part: null },
      ],
    });
    expect(budget(1_000_000, 1, 1.6)).toMatchObject({
      value: 1_500_000,
      clamped: true,
      because: [{}, { text: 'Strategic value 1.6 lies outside 0.8 to 1.5; 1.5 is used.' }],
    });
    for (const [pipeline, strategic] of [
      [0.5, 0.8],
      [2, 1.5],
    ] as const)
      expect(budget(1_000_000, pipeline, strategic).clamped).toBe(false);
  });

  test('[S33.1] a missing factor leaves the budget unknown', () => {
    const unknown = {
      value: null,
      because: [{ text: 'A budget needs its base and both multipliers.', part: null }],
    };
    expect(budget(null, 1, 1)).toMatchObject({ ...unknown, min: null, max: null });
    expect(budget(1_000, null, 1)).toMatchObject({
      ...unknown,
      pipeline: null,
      coverage: 66,
      min: 400,
      max: 3_000,
    });
    expect(budget(1_000, 1, null)).toMatchObject({ ...unknown, strategic: null });
  });

  test('[S33.3] the helpers run in a straight line over 0-100', () => {
    const shown = (value: Ratio) => toDecimals(value, 4);
    expect([0, 50, 100].map((q) => shown(pipelineMultiplier(rules, q)))).toEqual([0.5, 1.25, 2]);
    expect([0, 50, 100].map((s) => shown(strategicMultiplier(rules, s)))).toEqual([0.8, 1.15, 1.5]);
    expect([-10, 140].map((q) => shown(pipelineMultiplier(rules, q)))).toEqual([0.5, 2]);
    expect([-10, 140].map((s) => shown(strategicMultiplier(rules, s)))).toEqual([0.8, 1.5]);
  });

  test('[S33.p1] a budget lies between 0.4 and 3 times its base and grows with quality', () => {
    const score = fc.nat(100);
    fc.assert(
      fc.property(fc.nat(10_000_000), score, score, score, (base, a, b, s) => {
        const of = (quality: number) =>
          comarketingBudget(
            rules,
            {
              base,
              currency: 'USD',
              pipeline: pipelineMultiplier(rules, quality),
              strategic: strategicMultiplier(rules, s),
            },
            null,
          );
        const [low, high] = [of(Math.min(a, b)), of(Math.max(a, b))];
        expect(low.value ?? -1).toBeLessThanOrEqual(high.value ?? -1);
        expect(low.value ?? -1).toBeGreaterThanOrEqual(low.min ?? 0);
        expect(high.value ?? -1).toBeLessThanOrEqual(high.max ?? 0);
        expect(low.clamped || high.clamped).toBe(false);
      }),
      runs,
    );
  });
});

const nothing: CampaignResults = {
  registrations: null,
  attendees: null,
  stayedToEnd: null,
  sessionAttendees: null,
  mqls: null,
  followUpRequests: null,
  qualifiedLeads: null,
  emailReach: null,
  socialReach: null,
  pipeline: null,
  cost: null,
  sourcedRevenue: null,
  nps: null,
  engagementRatio: null,
};

describe('results', () => {
  test('[S35.1] both ends of a range are met; only an upper end can be exceeded', () => {
    const range = { min: 40, max: 50 };
    expect([39.9, 40, 50, 50.1].map((value) => rateRange(range, value))).toEqual([
      'below',
      'met',
      'met',
      'exceeds',
    ]);
    expect([49, 50, 1_000].map((value) => rateRange({ min: 50, max: null }, value))).toEqual([
      'below',
      'met',
      'met',
    ]);
    expect(rateRange(range, ratio(81, 2))).toBe('met');
  });

  test('[S35.2] the good webinar: below in registration rate, inside in follow-up requests', () => {
    const card = rateResults('webinar', {
      ...nothing,
      registrations: 943,
      attendees: 412,
      followUpRequests: 67,
      emailReach: 65_000,
      socialReach: 150_000,
      pipeline: 4_000_000,
      cost: 1_000_000,
    });
    const found = new Map(card.metrics.map((metric) => [metric.benchmark.id, metric]));
    const text = (id: string) => found.get(id)?.because[0]?.text;
    expect(text('webinar-registration-rate')).toBe(
      'Registration rate: 0.44% against 2-5%, below target.',
    );
    expect(text('webinar-attendance')).toBe('Attendance: 43.69% against 40-50%, met.');
    expect(text('webinar-lead-quality')).toBe('Follow-up requests: 16.26% against 10-20%, met.');
    expect(text('webinar-pipeline')).toBe(
      'Pipeline on investment: 4x against 5-10x, below target.',
    );
    expect(text('campaign-registrations')).toBe(
      'Joint registrations: 943 against 200-500, exceeds.',
    );
    expect(text('webinar-engagement')).toBe('Stayed to the end: not recorded.');
    expect(found.get('webinar-attendance')).toMatchObject({
      value: 'met',
      rates: true,
      rule: 'S35.2',
      preset: 'webinar',
      inputs: [{ name: 'Attendance', value: 43.69 }],
      coverage: 100,
    });
    expect(card).toMatchObject({ below: 2, met: 2, exceeds: 1 });
    expect(found.get('campaign-sourced-revenue')?.rates).toBe(true);
  });

  test('[S35.3] a webinar shows both pipeline ranges, and the webinar list rates it', () => {
    const { metrics } = rateResults('webinar', { ...nothing, pipeline: 400, cost: 100 });
    const pipelines = metrics.filter(({ benchmark }) => benchmark.measure === 'pipeline');
    expect(
      pipelines.map(({ benchmark, value, rates, rule }) => [benchmark.id, value, rates, rule]),
    ).toEqual([
      ['campaign-pipeline', 'met', false, 'S35.3'],
      ['webinar-pipeline', 'below', true, 'S35.2'],
    ]);
    expect(metrics.map(({ benchmark }) => benchmark.set).includes('conference')).toBe(false);
  });

  test('[S35.2] nothing recorded is unknown, not below', () => {
    expect(rateResults('campaign', nothing)).toMatchObject({
      below: 0,
      met: 0,
      exceeds: 0,
      unknown: 6,
    });
    expect(rateResults('conference', nothing)).toMatchObject({ unknown: 4 });
    expect(rateResults('webinar', nothing)).toMatchObject({ unknown: 9 });
  });

  test('[S35.2] a campaign by its own list', () => {
    const card = rateResults('campaign', {
      ...nothing,
      registrations: 200,
      attendees: 79,
      mqls: 101,
      pipeline: 500,
      cost: 100,
      nps: 49.5,
      sourcedRevenue: 1_000,
      engagementRatio: ratio(2),
    });
    expect(card.metrics.map(({ benchmark, value }) => [benchmark.measure, value])).toEqual([
      ['registrations', 'met'],
      ['attendance', 'below'],
      ['mqls', 'exceeds'],
      ['pipeline', 'met'],
      ['sourced-revenue', null],
      ['content-engagement', 'met'],
      ['nps', 'below'],
    ]);
    expect(card.metrics.map(({ because }) => because[0]?.text).slice(4)).toEqual([
      'Partner-sourced revenue over 6 months: tracked, without a target.',
      'Engagement on solo content: 2x against 2x+, met.',
      'NPS of joint customers: 49.5 against 50+, below target.',
    ]);
    expect(card).toMatchObject({ below: 2, met: 3, exceeds: 1, unknown: 0 });
  });

  test('[S35.4] denominators: reach by email alone, attendees for requests; zero has no rate', () => {
    const rate = (
      results: Partial<CampaignResults>,
      id: string,
      kind: 'webinar' | 'conference' = 'webinar',
    ) =>
      rateResults(kind, { ...nothing, ...results }).metrics.find(
        ({ benchmark }) => benchmark.id === id,
      )?.measured;
    expect(rate({ registrations: 943, emailReach: 65_000 }, 'webinar-registration-rate')).toEqual(
      ratio(94_300, 65_000),
    );
    expect(
      rate({ registrations: 943, socialReach: 65_000 }, 'webinar-registration-rate'),
    ).toBeNull();
    expect(rate({ registrations: 0, attendees: 0 }, 'webinar-attendance')).toBeNull();
    expect(rate({ registrations: 10 }, 'webinar-attendance')).toBeNull();
    const people = {
      attendees: 100,
      stayedToEnd: 60,
      sessionAttendees: 70,
      followUpRequests: 10,
      qualifiedLeads: 30,
      registrations: 125,
    };
    expect(rate(people, 'webinar-engagement')).toEqual(ratio(6_000, 100));
    expect(rate(people, 'conference-engagement', 'conference')).toEqual(ratio(7_000, 100));
    expect(rate(people, 'webinar-lead-quality')).toEqual(ratio(1_000, 100));
    expect(rate(people, 'conference-lead-quality', 'conference')).toEqual(ratio(3_000, 100));
    expect(
      rateResults('conference', { ...nothing, ...people, pipeline: 20, cost: 1 }),
    ).toMatchObject({ met: 4, below: 0, exceeds: 0, unknown: 0 });
  });

  test('[S35.2] a program rates by its own benchmarks; an unknown measure is a bug', () => {
    const [first] = campaignBenchmarks;
    if (first === undefined) throw new Error('no benchmark');
    const own = [{ ...first, range: { min: 1, max: 2 } }];
    expect(rateResults('campaign', { ...nothing, registrations: 3 }, own)).toMatchObject({
      exceeds: 1,
      metrics: [{ value: 'exceeds' }],
    });
    const odd = [{ ...first, measure: String('luck') as 'nps' }];
    expect(() => rateResults('campaign', nothing, odd)).toThrow('luck');
  });

  test('[S35.5] the review is due two weeks after', () => {
    expect(reviewDay(rules, '2026-12-20')).toBe('2027-01-03');
  });

  test('[S35.2] every benchmark once, with the ranges of the field', () => {
    expect(
      campaignBenchmarks.map(({ id, range }) => [id, range?.min ?? null, range?.max ?? null]),
    ).toEqual([
      ['campaign-registrations', 200, 500],
      ['campaign-attendance', 40, 50],
      ['campaign-mqls', 50, 100],
      ['campaign-pipeline', 3, 5],
      ['campaign-sourced-revenue', null, null],
      ['campaign-content-engagement', 2, null],
      ['campaign-nps', 50, null],
      ['webinar-registration-rate', 2, 5],
      ['webinar-attendance', 40, 50],
      ['webinar-engagement', 60, null],
      ['webinar-lead-quality', 10, 20],
      ['webinar-pipeline', 5, 10],
      ['conference-attendance', 80, null],
      ['conference-engagement', 70, null],
      ['conference-lead-quality', 30, null],
      ['conference-pipeline', 10, 20],
    ]);
    expect(expectedRegistrations).toEqual({ min: 200, max: 1_000 });
  });

  test('[S35.p1] every value has exactly one rating, and a larger one never a worse', () => {
    const value = fc.integer({ min: 0, max: 2_000 });
    const order = ['below', 'met', 'exceeds'];
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const range = { min: Math.min(a, b), max: Math.max(a, b) };
        const place = (one: number) => order.indexOf(rateRange(range, one));
        expect(place(Math.min(c, d))).toBeLessThanOrEqual(place(Math.max(c, d)));
        expect(place(c)).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });
});

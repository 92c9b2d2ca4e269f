import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClawbackEvent,
  type ClawbackFacts,
  clawback,
  scheduleShare,
} from '../../../src/shared/commissions/clawback.ts';
import {
  type ClawbackRole,
  type ClawbackRules,
  type ClawbackSchedule,
  clawbackPresets,
  clawbackRoles,
  clawbackRulesSchema,
  defaultClawback,
  windowOutside,
  withWindow,
} from '../../../src/shared/commissions/clawback-rules.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { compareRatios, ratio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

const { K1, K2, K3 } = clawbackPresets;
const start = '2024-01-31';
const facts: ClawbackFacts = {
  currency: 'USD',
  role: 'other',
  paid: 100_000,
  returnedBefore: 0,
  unpaid: [],
  startedOn: start,
  paidOn: null,
  event: { kind: 'cancelled', on: start },
};
const cancelled = (day: number): ClawbackEvent => ({ kind: 'cancelled', on: addDays(start, day) });
const onDay = (rules: ClawbackRules, role: ClawbackRole, day: number): number | null =>
  clawback(rules, { ...facts, role, event: cancelled(day) }).value;
const text = (event: ClawbackEvent, rules: ClawbackRules = K1) =>
  clawback(rules, { ...facts, event }).because.map((one) => one.text);

describe('clawback', () => {
  test('[S54.2] K1 returns all before day 30, half to day 90, then pro rata to day 180', () => {
    const days = [-3, 0, 29, 30, 61, 89, 90, 91, 120, 179, 180, 181, 400];
    expect(days.map((day) => onDay(K1, 'other', day))).toEqual([
      100_000, 100_000, 100_000, 50_000, 50_000, 50_000, 50_000, 49_444, 33_333, 556, 0, 0, 0,
    ]);
  });

  test('[S54.2] K2 takes integration partners\u2019 pay back pro rata to day 90', () => {
    const days = [-3, 0, 30, 45, 89, 90, 91];
    expect(days.map((day) => onDay(K2, 'integration', day))).toEqual([
      100_000, 100_000, 66_667, 50_000, 1111, 0, 0,
    ]);
  });

  test('[S54.3] K2 takes nothing back from solution partners', () => {
    const found = clawback(K2, { ...facts, role: 'solution', event: cancelled(10) });
    expect([found.value, found.rule, found.because]).toEqual([
      0,
      'S54.3',
      [{ text: 'Day 10: cancelled, 0% returned.', part: 0 }],
    ]);
  });

  test('[S54.4] day 60 of 60 returns all, day 61 nothing', () => {
    expect([29, 59, 60, 61, 90].map((day) => onDay(K2, 'referral', day))).toEqual([
      100_000, 100_000, 100_000, 0, 0,
    ]);
    expect([60, 61].map((day) => onDay(K3, 'affiliate', day))).toEqual([100_000, 0]);
    expect(clawback(K3, { ...facts, event: cancelled(60) }).rule).toBe('S54.4');
  });

  test('[S54.5] another refund window; graded schedules keep their bands', () => {
    const month = withWindow(K3, 30);
    expect([29, 30, 31].map((day) => onDay(month, 'affiliate', day))).toEqual([
      100_000, 100_000, 0,
    ]);
    expect(month.schedules.affiliate).toEqual({
      kind: 'window',
      days: 30,
      range: { min: 30, max: 60 },
    });
    expect(withWindow(K1, 30)).toEqual(K1);
    const windows = clawbackRoles.map((role) => scheduleShare(month.schedules[role], 31).num);
    expect(windows).toEqual([0n, 0n, 0n, 0n, 0n]);
    const outside = [29, 30, 60, 61].map((days) => windowOutside(withWindow(K3, days), 'other'));
    expect(outside).toEqual([true, false, false, true]);
    expect(windowOutside(withWindow(K2, 90), 'referral')).toBe(false);
    expect(windowOutside(K1, 'other')).toBe(false);
  });

  test('[S54.1] the answer explains itself', () => {
    const event = cancelled(120);
    expect(clawback(K1, { ...facts, unpaid: [100, 50], event })).toEqual({
      value: 33_333,
      because: [{ text: 'Day 120: cancelled, 33.3333% returned.', part: 33_333 }],
      inputs: [
        { name: 'paid', value: 100_000 },
        { name: 'day', value: 120 },
        { name: 'share returned', value: '33.3333%' },
      ],
      rule: 'S54.2',
      preset: 'K1',
      coverage: 100,
      currency: 'USD',
      day: 120,
      share: ratio(60, 180),
      unpaidReductions: [33, 17],
      terminates: false,
    });
  });

  test('[S54.10] lines not paid yet are reduced by the same percentage, each rounded once', () => {
    const at = (day: number) =>
      clawback(K1, { ...facts, paid: 0, unpaid: [101, 1, 0], event: cancelled(day) });
    expect([10, 40, 120, 200].map((day) => at(day).unpaidReductions)).toEqual([
      [101, 1, 0],
      [51, 1, 0],
      [34, 0, 0],
      [0, 0, 0],
    ]);
    expect(at(40).value).toBe(0);
  });

  test('[S54.1] never more than was paid, what came back before included', () => {
    const earlier = (returnedBefore: number) => clawback(K1, { ...facts, returnedBefore });
    expect(earlier(40_000).value).toBe(60_000);
    expect(earlier(40_000).because).toEqual([
      { text: 'Day 0: cancelled, 100% returned.', part: 60_000 },
      { text: '$400 came back before: never more than was paid.', part: null },
    ]);
    expect(earlier(100_001).value).toBe(0);
    const half = clawback(K1, { ...facts, returnedBefore: 50_000, event: cancelled(40) });
    expect([half.value, half.because.length]).toEqual([50_000, 1]);
  });

  test('[S54.1] an unknown payment leaves the return unknown, its share is still told', () => {
    const found = clawback(K1, { ...facts, paid: null, unpaid: [200], event: cancelled(40) });
    expect([found.value, found.coverage, found.unpaidReductions, found.because]).toEqual([
      null,
      66,
      [100],
      [{ text: 'Day 40: cancelled, 50% returned.', part: null }],
    ]);
  });

  test('[S54.1] days count from the customer\u2019s start, or from the payment by choice', () => {
    const byPayment: ClawbackRules = { ...K1, countsFrom: 'payment' };
    const event = cancelled(100);
    const paidOn = addDays(start, 60);
    expect(clawback(K1, { ...facts, paidOn, event }).day).toBe(100);
    expect(clawback(byPayment, { ...facts, paidOn, event }).day).toBe(40);
    expect(clawback(byPayment, { ...facts, event }).day).toBe(100);
  });

  test('[S54.6] a refund returns in proportion to the price', () => {
    const refund = (refunded: number, price: number, day = 0): ClawbackEvent => ({
      kind: 'refunded',
      on: addDays(start, day),
      refunded,
      price,
    });
    const found = clawback(K1, { ...facts, event: refund(250, 1000, 40) });
    expect([found.value, found.rule, found.terminates]).toEqual([12_500, 'S54.6', false]);
    expect(text(refund(250, 1000, 40))).toEqual([
      'Day 40: 25% of the price refunded, 50% returned of that.',
    ]);
    const value = (event: ClawbackEvent) => clawback(K1, { ...facts, event }).value;
    expect([refund(1200, 1000), refund(-5, 1000), refund(5, 0), refund(1, 1)].map(value)).toEqual([
      100_000, 0, 0, 100_000,
    ]);
  });

  test('[S54.7] a downgrade returns its share of the day\u2019s percentage', () => {
    const down = (day: number, old: number, next: number): ClawbackEvent => ({
      kind: 'downgraded',
      on: addDays(start, day),
      old,
      new: next,
    });
    const found = clawback(K1, { ...facts, paid: 480_000, event: down(10, 24_000, 18_000) });
    expect([found.value, found.rule]).toEqual([120_000, 'S54.7']);
    expect(text(down(40, 24_000, 18_000))).toEqual([
      'Day 40: value down by 25%, 50% returned of that.',
    ]);
    const value = (event: ClawbackEvent) => clawback(K1, { ...facts, event }).value;
    expect(
      [down(40, 4, 3), down(200, 4, 3), down(1, 4, 5), down(1, 0, 0), down(1, 4, -1)].map(value),
    ).toEqual([12_500, 0, 0, 0, 100_000]);
  });

  test('[S54.8] fraud returns everything on any day and ends the partnership', () => {
    const event: ClawbackEvent = { kind: 'fraud', on: addDays(start, 400) };
    const found = clawback(K2, { ...facts, role: 'solution', unpaid: [70], event });
    expect([found.value, found.terminates, found.rule, found.unpaidReductions]).toEqual([
      100_000,
      true,
      'S54.8',
      [70],
    ]);
    expect(text(event)).toEqual(['Day 400: fraud, 100% returned.']);
    const mild: ClawbackRules = { ...K1, fraud: { percent: 80, terminates: false } };
    const kept = clawback(mild, { ...facts, event });
    expect([kept.value, kept.terminates]).toEqual([80_000, false]);
    const broken = { kind: String('x'), on: start } as ClawbackEvent;
    expect(() => clawback(K1, { ...facts, event: broken })).toThrow('Unreachable');
  });

  test('[S54.9] K3 for affiliates, K2 for the role ladder, K1 otherwise', () => {
    expect([
      defaultClawback('affiliate', 'T5'),
      defaultClawback('referral', 'T5'),
      defaultClawback('referral', 'T1'),
    ]).toEqual(['K3', 'K2', 'K1']);
    const names = Object.values(clawbackPresets).map(({ preset, name }) => [preset, name]);
    expect(names).toEqual([
      ['K1', 'Graded 30 / 90 / 180 days'],
      ['K2', 'By role 60 / 90 / none'],
      ['K3', 'Affiliate refunds, 60 days'],
    ]);
  });

  test('[S54.2] a schedule without bands returns nothing, an unknown one is a bug', () => {
    expect(scheduleShare({ kind: 'graded', bands: [] }, 5)).toEqual(ratio(0, 100));
    const broken = { kind: String('x') } as ClawbackSchedule;
    expect(() => scheduleShare(broken, 5)).toThrow('Unreachable');
  });

  test('[S54.p1] every preset satisfies the schema; bands must run down to day 0', () => {
    for (const rules of Object.values(clawbackPresets))
      expect(clawbackRulesSchema.parse(rules)).toEqual(rules);
    const [late, ...rest] = [
      { from: 30, returns: { kind: 'share', percent: 0 } },
      { from: 0, returns: { kind: 'share', percent: 100 } },
    ];
    const faults = (bands: unknown[]) =>
      clawbackRulesSchema
        .safeParse({
          ...K2,
          schedules: { ...K2.schedules, integration: { kind: 'graded', bands } },
        })
        .error?.issues.map(({ path, message }) => [path, message]);
    const message = 'Clawback bands must run from the latest day down to day 0.';
    expect(faults([late, ...rest])).toBeUndefined();
    expect(faults([...rest, late])).toEqual([[['schedules'], message]]);
    expect(faults([late])).toEqual([[['schedules'], message]]);
    expect(faults([{ from: 0, returns: { kind: 'pro-rata', over: 0 } }])).not.toBeUndefined();
    expect(faults([{ from: 0, returns: { kind: 'share', percent: 101 } }])).toHaveLength(1);
  });

  test('[S54.p2] the return never grows with the day and lies from 0 to what was paid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(K1, K2, K3),
        fc.constantFrom(...clawbackRoles),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        (rules, role, a, b, paid) => {
          const at = (day: number): number =>
            clawback(rules, { ...facts, role, paid, event: cancelled(day) }).value ?? -1;
          expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
          expect(at(a)).toBeGreaterThanOrEqual(0);
          expect(at(a)).toBeLessThanOrEqual(paid);
        },
      ),
      runs,
    );
  });

  test('[S54.p3] a downgrade never returns more than a cancellation of that day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (day, old, next) => {
          const event = { kind: 'downgraded', on: addDays(start, day), old, new: next } as const;
          const share = clawback(K1, { ...facts, event }).share;
          const all = clawback(K1, { ...facts, event: cancelled(day) }).share;
          expect(compareRatios(share, all)).toBeLessThanOrEqual(0);
          expect(compareRatios(share, ratio(0))).toBeGreaterThanOrEqual(0);
        },
      ),
      runs,
    );
  });
});

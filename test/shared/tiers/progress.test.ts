import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tierTactics } from '../../../src/shared/playbooks/tier-progress-tactics.ts';
import { calculateTier, type TierChange } from '../../../src/shared/tiers/changes.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import type { TierLadder } from '../../../src/shared/tiers/ladder.ts';
import {
  nudgeRulesSchema,
  standardNudgeRules,
  tierNudges,
} from '../../../src/shared/tiers/nudges.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import type { TierFacts } from '../../../src/shared/tiers/types.ts';
import { changeText, smallestChanges } from '../../../src/shared/tiers/what-if.ts';
import { runs } from '../runs.ts';
import { fact, type Quick, tierFacts, today } from './facts.ts';

const { T1, T3, T5 } = tierLadders;

const next = (quick: Quick) => evaluateTier(T1, tierFacts(quick), today).next;

const nudges = (quick: Quick, notified: number | null = null) =>
  tierNudges(standardNudgeRules, next(quick), notified);

describe('nudges', () => {
  test('[S12.5] 70% and 90% notify once each, from their value on', () => {
    const at = (arr: number, notified: number | null = null) =>
      nudges({ arr, referrals: 0, certified: 2 }, notified).flatMap((one) =>
        one.kind === 'progress' ? [one.at] : [],
      );
    expect([at(69_999), at(70_000), at(89_999), at(90_000)]).toEqual([[], [70], [70], [90]]);
    expect([at(70_000, 70), at(90_000, 70), at(90_000, 90)]).toEqual([[], [90], []]);
    expect(nudges({ arr: 55_000, referrals: 14, certified: 2 })).toEqual([
      {
        kind: 'progress',
        at: 70,
        text: '70% of the way to Gold: $45,000 more partner-sourced ARR (three more deals at the average of $15,000) or 6 more qualified referrals.',
      },
    ]);
  });

  test('[S12.5] the manager is alerted when two deals or two referrals remain', () => {
    expect(nudges({ arr: 70_000, referrals: 10, certified: 2 }, 70)).toEqual([
      { kind: 'outreach', text: 'Two more deals to Gold.' },
    ]);
    expect(nudges({ arr: 90_000, referrals: 18, certified: 1 })).toEqual([
      {
        kind: 'outreach',
        text: 'One more deal or two more qualified referrals to Gold; also needed: 1 more certified person.',
      },
    ]);
    expect(nudges({ arr: 69_999, referrals: 17, certified: 1 })).toEqual([]);
    expect(nudges({ arr: 0, referrals: 19, certified: 2 }, 90)).toEqual([
      { kind: 'outreach', text: 'One more qualified referral to Gold.' },
    ]);
    expect(
      tierNudges({ notifyAt: [], alertWithin: 1 }, next({ arr: 70_000, certified: 2 }), null),
    ).toEqual([]);
    expect(
      tierNudges({ notifyAt: [], alertWithin: 0 }, next({ arr: 90_000, certified: 2 }), null),
    ).toEqual([]);
  });

  test('[S12.5] an unknown percent notifies nobody, and the top has nothing to say', () => {
    expect(nudges({ arr: 75_000 })).toEqual([
      { kind: 'outreach', text: 'Two more deals to Gold; certification unknown.' },
    ]);
    expect(nudges({ arr: 55_000 })).toEqual([]);
    expect(nudges({ arr: 500_000, certified: 5 })).toEqual([]);
    const met = { ...T1, steps: T1.steps.slice(0, 3) };
    const short = evaluateTier(met, tierFacts({ arr: 100_000, certified: 1 }), today).next;
    expect(tierNudges(standardNudgeRules, short, null)).toEqual([]);
  });

  test('[S12.5] rules: a percentage stands once', () => {
    expect(nudgeRulesSchema.parse(standardNudgeRules)).toEqual({
      notifyAt: [70, 90],
      alertWithin: 2,
    });
    const issue = nudgeRulesSchema.safeParse({ notifyAt: [70, 70], alertWithin: 2 }).error
      ?.issues[0];
    expect(issue).toMatchObject({
      message: 'Each percentage that notifies may stand once.',
      path: ['notifyAt'],
    });
  });

  test('[S12.7] the tactics and their impact', () => {
    expect(tierTactics.map(({ title, impact, rule }) => [title, impact, rule])).toEqual([
      ['Progress notification', 'high', 'S12.5'],
      ['Benefits preview', 'high', 'S13.4'],
      ['Self-service qualification calculator', 'medium', 'S12.9'],
      ['Proactive outreach by the partner manager', 'high', 'S12.5'],
      ['Accelerator for high potential', 'high', null],
    ]);
  });
});

const ways = (ladder: TierLadder, facts: TierFacts) =>
  smallestChanges(ladder, facts, today).ways.map(({ text }) => text);

describe('what if', () => {
  test('[S12.8] the smallest single changes that reach the next tier', () => {
    const facts = tierFacts({ arr: 70_000, referrals: 10, certified: 2 });
    const found = smallestChanges(T1, facts, today);
    expect(found).toMatchObject({
      target: { name: 'Gold', index: 2 },
      unknown: [],
      rule: 'S12.8',
      preset: 'T1',
    });
    expect(found.ways.map(({ changes, text }) => [changes, text])).toEqual([
      [[{ kind: 'deals', count: 2 }], 'To Gold: two more deals at the average of $15,000.'],
      [
        [{ kind: 'add', measure: 'referrals', amount: 10 }],
        'To Gold: ten more qualified referrals.',
      ],
    ]);
    expect(found.ways.map(({ after }) => after.earned?.name)).toEqual(['Gold', 'Gold']);
    expect(ways(T1, tierFacts({ arr: 100_000, certified: 1 }))).toEqual([
      'To Gold: one more certified person.',
    ]);
    expect(ways(T1, tierFacts({ arr: 90_000, certified: 2 }))).toEqual([
      'To Gold: one more deal at the average of $15,000.',
    ]);
    expect(ways(T1, tierFacts({ signed: null }))).toEqual(['To Registered: a signed agreement.']);
  });

  test('[S12.8] without a closed deal the gap is money', () => {
    const facts = { ...tierFacts({ arr: 70_000, certified: 2 }), closedDealsT12M: 0 };
    expect(ways(T1, facts)).toEqual(['To Gold: $30,000 more partner-sourced ARR.']);
    expect(ways(T1, { ...facts, closedDealsT12M: null })).toHaveLength(1);
    expect(ways(T1, { ...facts, closedDealsT12M: 3, averageDeal: null })).toEqual([
      'To Gold: $30,000 more partner-sourced ARR.',
    ]);
  });

  test('[S12.8] where one change is not enough, every path is a set', () => {
    expect(ways(T1, tierFacts({ arr: 70_000, referrals: 10, certified: 1 }))).toEqual([
      'To Gold: two more deals at the average of $15,000 and one more certified person.',
      'To Gold: ten more qualified referrals and one more certified person.',
    ]);
    const staff: TierFacts = {
      ...tierFacts({}),
      measures: {
        commitment: fact(1_000_000),
        certifiedSales: fact(2),
        certifiedTechnical: fact(2),
        csat: fact(3.9),
      },
    };
    expect(ways(T3, staff)).toEqual([
      'To Gold: $40,000 more annual commitment, three more certified sales reps, one more certified technical person and CSAT of 4.0.',
    ]);
    const role: TierFacts = {
      ...tierFacts({}),
      measures: {
        onboarded: fact(1),
        jointCustomers: fact(2),
        integrationLive: fact(0),
        comarketingCommitment: fact(1),
      },
    };
    expect(ways(T5, role)).toEqual([
      'To Integration: one more joint customer and live integration.',
    ]);
  });

  test('[S12.8] an unknown measure is recorded first: no change to it is offered', () => {
    const found = smallestChanges(T1, tierFacts({ arr: 70_000 }), today);
    expect(found.unknown).toEqual(['qualified referrals', 'certified people']);
    expect(found.ways).toHaveLength(1);
    expect(found.ways[0]?.after).toMatchObject({ provisional: true, earned: { name: 'Gold' } });
    expect(smallestChanges(T1, tierFacts({ certified: 0 }), today)).toMatchObject({
      target: { name: 'Silver' },
      ways: [],
      unknown: ['partner-sourced ARR', 'qualified referrals'],
    });
    const strict = { ...T1, steps: T1.steps.slice(2) };
    expect(smallestChanges(strict, tierFacts({ certified: 0 }), today).ways).toEqual([]);
  });

  test('[S12.8] the top has no way up; the next tier is above the higher of held and earned', () => {
    expect(smallestChanges(T1, tierFacts({ arr: 500_000, certified: 5 }), today)).toEqual({
      target: null,
      ways: [],
      unknown: [],
      rule: 'S12.8',
      preset: 'T1',
    });
    const held = smallestChanges(T1, tierFacts({ arr: 30_000, certified: 1, held: 'Gold' }), today);
    expect(held.target).toEqual({ name: 'Platinum', index: 3 });
    expect(held.ways.map(({ text }) => text)).toEqual([
      'To Platinum: 32 more deals at the average of $15,000 and four more certified people.',
    ]);
  });

  test('[S12.8] one measure asked twice keeps the larger change', () => {
    const ask = (
      measure: 'sourcedArr' | 'influencedArr' | 'csat' | 'certified',
      atLeast: number,
    ) => ({
      kind: 'enablement' as const,
      anyOf: [{ measure, atLeast }],
    });
    const ladder = (...allOf: ReturnType<typeof ask>[]): TierLadder => ({
      ...T1,
      steps: [{ name: 'Top', benefits: '', allOf }],
    });
    const facts: TierFacts = {
      ...tierFacts({ arr: 10_000, certified: 0 }),
      measures: {
        sourcedArr: fact(1_000_000),
        influencedArr: fact(1_000_000),
        csat: fact(3),
        certified: fact(0),
      },
    };
    expect(ways(ladder(ask('sourcedArr', 25_000), ask('influencedArr', 40_000)), facts)).toEqual([
      'To Top: two more deals at the average of $15,000.',
    ]);
    expect(ways(ladder(ask('influencedArr', 40_000), ask('sourcedArr', 25_000)), facts)).toEqual([
      'To Top: two more deals at the average of $15,000.',
    ]);
    expect(ways(ladder(ask('csat', 4), ask('csat', 4.5)), facts)).toEqual(['To Top: CSAT of 4.5.']);
    expect(ways(ladder(ask('certified', 3), ask('certified', 2)), facts)).toEqual([
      'To Top: three more certified people.',
    ]);
    expect(ways(ladder(ask('certified', 1.5)), facts)).toEqual([
      'To Top: two more certified people.',
    ]);
    expect(ways(ladder(ask('csat', 6)), facts)).toEqual([]);
    const many = ladder(
      ...Array.from({ length: 7 }, () => ({
        kind: 'enablement' as const,
        anyOf: [
          { measure: 'certified' as const, atLeast: 1 },
          { measure: 'csat' as const, atLeast: 4 },
        ],
      })),
    );
    expect(ways(many, facts).length).toBeLessThanOrEqual(60);
  });

  test('[S12.8] a change in words', () => {
    const facts = tierFacts({});
    expect(changeText({ kind: 'deals', count: 1 }, { ...facts, averageDeal: null })).toBe(
      'one more deal',
    );
    expect(changeText({ kind: 'set', measure: 'csat', value: 4 }, facts)).toBe('CSAT of 4.0');
    expect(changeText({ kind: 'set', measure: 'qbr', value: 1 }, facts)).toBe(
      'QBR held in six months or scheduled',
    );
    expect(changeText({ kind: 'set', measure: 'certified', value: 3 }, facts)).toBe(
      'certified people of 3',
    );
  });

  test('[S12.p1] every way offered reaches the tier, and a deal or referral less does not', () => {
    const quick = fc.record({
      arr: fc.option(fc.integer({ min: 0, max: 600_000 })),
      referrals: fc.option(fc.integer({ min: 0, max: 60 })),
      certified: fc.option(fc.integer({ min: 0, max: 6 })),
      held: fc.constantFrom(null, 'Registered', 'Silver', 'Gold'),
    });
    const less = (change: TierChange): TierChange => {
      if (change.kind === 'deals') return { ...change, count: change.count - 1 };
      return change.kind === 'add' ? { ...change, amount: change.amount - 1 } : change;
    };
    fc.assert(
      fc.property(quick, (given) => {
        const facts = tierFacts(given);
        const { target, ways: found } = smallestChanges(T1, facts, today);
        for (const { changes, after } of found) {
          expect(after.earned?.index).toBeGreaterThanOrEqual(target?.index ?? Number.NaN);
          for (const [at] of changes.entries()) {
            const fewer = changes.map((change, index) => (index === at ? less(change) : change));
            const tried = calculateTier(T1, facts, fewer, today);
            expect(tried.ok && (tried.value.after.earned?.index ?? -1)).toBeLessThan(
              target?.index ?? Number.NaN,
            );
          }
        }
      }),
      runs,
    );
  });
});

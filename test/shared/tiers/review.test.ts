import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { type HeldTier, reviewTier } from '../../../src/shared/tiers/review.ts';
import { standardTierReview } from '../../../src/shared/tiers/review-rules.ts';
import { ladderOfTrack, multiTrack } from '../../../src/shared/tiers/tracks.ts';
import type { TierFacts } from '../../../src/shared/tiers/types.ts';
import { runs } from '../runs.ts';
import { fact, type Quick, tierFacts } from './facts.ts';

const { T1, T3 } = tierLadders;

const rules = standardTierReview;

const [, solution] = multiTrack.tracks;

const held = (tier: string, more: Partial<HeldTier> = {}): HeldTier => ({
  tier,
  awardedOn: '2025-01-15',
  reviewedOn: null,
  flag: null,
  declining: null,
  ...more,
});

const day = '2026-01-15';

const review = (quick: Quick, tier = 'Gold', more: Partial<HeldTier> = {}, today = day) => {
  const found = reviewTier(rules, T1, held(tier, more), tierFacts(quick), today);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

describe('review', () => {
  test('[S14.4] criteria that still hold keep the tier for another year', () => {
    expect(review({ arr: 100_000, certified: 2 })).toEqual({
      value: 'passed',
      outcome: { kind: 'passed', nextOn: '2027-01-15' },
      reviewOn: day,
      performance: null,
      supportPlan: false,
      because: [{ text: 'Gold is kept; the next review is on Jan 15, 2027.', part: null }],
      inputs: [
        { name: 'partner-sourced ARR', value: 10_000_000 },
        { name: 'qualified referrals', value: null },
        { name: 'certified people', value: 2 },
        { name: 'signed agreement', value: 1 },
      ],
      rule: 'S14.4',
      preset: 'Standard',
      coverage: 75,
    });
    expect(review({ arr: 500_000, certified: 5 }, 'Silver').value).toBe('passed');
  });

  test('[S14.4] falling short starts the grace on the review date, whenever it is run', () => {
    const short = review({ arr: 90_000, referrals: 10, certified: 1 }, 'Gold', {}, '2026-02-20');
    expect(short).toMatchObject({
      value: 'failed',
      reviewOn: day,
      outcome: {
        short: ['sourcedArr', 'referrals', 'certified'],
        grace: { end: '2026-07-15', dropsTo: 'Silver' },
      },
      because: [
        {
          text: 'Gold is short of partner-sourced ARR, qualified referrals and certified people: grace through Jul 15, 2026, then Silver.',
        },
      ],
    });
    expect(review({ arr: 100_000, referrals: 0, certified: 1 })).toMatchObject({
      outcome: { short: ['certified'] },
    });
    expect(review({ signed: null }, 'Registered')).toMatchObject({
      outcome: { kind: 'failed', grace: null },
      because: [
        { text: 'Registered is short of signed agreement; it has no step to drop to by review.' },
      ],
    });
    if (solution?.kind !== 'ladder') throw new Error('Track.');
    const own = ladderOfTrack(multiTrack, solution) ?? T1;
    const dropped = reviewTier(
      rules,
      own,
      held('Silver'),
      tierFacts({ arr: 0, referrals: 0, certified: 1 }),
      day,
    );
    expect(dropped.ok && dropped.value.because[0]?.text).toBe(
      'Silver is short of partner-sourced ARR and qualified referrals: grace through Apr 15, 2026, then no tier.',
    );
  });

  test('[S14.4] what is unknown and could change the result makes it data missing', () => {
    expect(review({ arr: 90_000, certified: 2 })).toMatchObject({
      value: 'data-missing',
      outcome: { missing: ['referrals'] },
      because: [{ text: 'The review waits for data: qualified referrals unknown.' }],
    });
    expect(review({ arr: 100_000, referrals: 0 })).toMatchObject({
      outcome: { missing: ['certified'] },
    });
    expect(review({ arr: 90_000, certified: 1 }).value).toBe('failed');
    expect(review({ arr: 90_000, certified: 1 })).toMatchObject({
      outcome: { short: ['certified'] },
    });
    expect(review({})).toMatchObject({
      outcome: { missing: ['sourcedArr', 'referrals', 'certified'] },
    });
  });

  test('[S14.4] before its day a review is not due, and the last one decided counts', () => {
    expect(review({ arr: 0 }, 'Gold', {}, '2026-01-14')).toMatchObject({
      value: 'not-due',
      outcome: { kind: 'not-due', on: day },
      because: [{ text: 'Gold is reviewed on Jan 15, 2026.' }],
    });
    expect(review({ arr: 0 }, 'Gold', { reviewedOn: day })).toMatchObject({
      outcome: { kind: 'not-due', on: '2027-01-15' },
    });
  });

  test('[S14.6] a strategic partner is exempt; [S14.8] a declining one is offered a plan and no date moves', () => {
    const flag = { approver: 'VP Partnerships', reason: 'Joint roadmap', approvedOn: '2025-03-01' };
    expect(review({ arr: 0, certified: 0 }, 'Gold', { flag })).toMatchObject({
      value: 'exempt',
      outcome: { nextOn: '2026-03-01' },
      because: [
        {
          text: 'A strategic partner is exempt from a downgrade; the flag is looked at again on Mar 1, 2026.',
        },
      ],
    });
    const steady = review({ arr: 0, referrals: 0, certified: 2 });
    const declining = review({ arr: 0, referrals: 0, certified: 2 }, 'Gold', { declining: true });
    expect(declining).toEqual({ ...steady, supportPlan: true });
    expect(review({}, 'Gold', { declining: false }).supportPlan).toBe(false);
  });

  test('[S14.4] the fiscal year may anchor it, and a tier the ladder lacks is refused', () => {
    const yearly = { ...rules, anchor: 'fiscal-year-end' as const };
    const found = reviewTier(yearly, T1, held('Gold'), tierFacts({}), day, 7);
    expect(found).toMatchObject({ value: { reviewOn: '2025-06-30' } });
    expect(reviewTier(rules, T1, held('Diamond'), tierFacts({}), day)).toEqual({
      ok: false,
      error: '"Diamond" is not a step of Standard ladder.',
    });
  });

  test('[S11.9] the quarterly minimum of T3 is a test at review', () => {
    const facts = (...revenues: (number | null)[]): TierFacts => ({
      ...tierFacts({}),
      measures: {
        commitment: fact(1_000_000),
        certifiedSales: fact(2),
        certifiedTechnical: fact(1),
        csat: fact(3),
      },
      quarters: revenues.map((revenue, at) => ({ quarter: `2025-Q${at + 1}`, revenue })),
    });
    const tested = (given: TierFacts) => {
      const found = reviewTier(rules, T3, held('Silver'), given, day);
      if (!found.ok) throw new Error(found.error);
      return found.value;
    };
    expect(tested(facts(2_500_000, 2_500_000, 2_500_000, 2_500_000))).toMatchObject({
      value: 'passed',
      performance: { met: true, value: 2_500_000 },
      because: [
        { text: 'Silver is kept; the next review is on Jan 15, 2027.' },
        { text: 'The last four complete quarters average $25,000; $25,000 a quarter needed: met.' },
        { text: 'Q1 2025 $25,000, Q2 2025 $25,000, Q3 2025 $25,000 and Q4 2025 $25,000.' },
      ],
    });
    expect(tested(facts(2_500_000, 2_500_000, 2_500_000, 2_499_999))).toMatchObject({
      outcome: { kind: 'failed', short: ['quarterlyAverage'] },
    });
    expect(tested(facts(2_500_000, null, 2_500_000, 2_500_000))).toMatchObject({
      outcome: { kind: 'data-missing', missing: ['quarterlyAverage'] },
    });
  });

  test('[S14.p2] knowing more never turns a kept tier into a failed review, nor a failed one into a kept', () => {
    const maybe = (max: number) => fc.option(fc.integer({ min: 0, max }));
    fc.assert(
      fc.property(
        maybe(600_000),
        maybe(60),
        maybe(6),
        fc.nat(600_000),
        fc.nat(60),
        fc.nat(6),
        (a, r, c, a2, r2, c2) => {
          const before = review({ arr: a, referrals: r, certified: c }).value;
          const after = review({ arr: a ?? a2, referrals: r ?? r2, certified: c ?? c2 }).value;
          expect(after).not.toBe('data-missing');
          if (before !== 'data-missing') expect(after).toBe(before);
        },
      ),
      runs,
    );
  });
});

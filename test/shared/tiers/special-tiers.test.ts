import { describe, expect, test } from 'vitest';
import { tierSpecialCases } from '../../../src/shared/playbooks/tier-special-cases.ts';
import { confirmDrop, waiveReview } from '../../../src/shared/tiers/decide.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import type { HeldTier } from '../../../src/shared/tiers/review.ts';
import { nextReviewOn, standardTierReview } from '../../../src/shared/tiers/review-rules.ts';
import {
  provisionalEnd,
  strategicFlag,
  tierInForce,
} from '../../../src/shared/tiers/special-tiers.ts';
import { type Quick, tierFacts } from './facts.ts';

const { T1 } = tierLadders;

const rules = standardTierReview;

const held = (tier: string, more: Partial<HeldTier> = {}): HeldTier => ({
  tier,
  awardedOn: '2025-01-15',
  reviewedOn: null,
  flag: null,
  declining: null,
  ...more,
});

const day = '2026-01-15';

describe('special tiers', () => {
  const at = (quick: Quick, special: Partial<Parameters<typeof tierInForce>[3]>, today: string) =>
    tierInForce(
      rules,
      T1,
      evaluateTier(T1, tierFacts(quick), today),
      { flag: null, grant: null, ...special },
      today,
    );
  const silver: Quick = { arr: 30_000, certified: 1 };

  test('[S14.5] a provisional tier holds six months, then the earned one at once', () => {
    expect(provisionalEnd(rules, '2026-03-31')).toBe('2026-09-30');
    const grant = { tier: 'Gold', grantedOn: '2026-03-31' };
    expect(at(silver, { grant }, '2026-09-30')).toEqual({
      value: { name: 'Gold', index: 2 },
      source: 'provisional',
      until: '2026-09-30',
      overdue: false,
      because: [
        {
          text: 'Gold is provisional through Sep 30, 2026; Silver is what is earned so far.',
          part: null,
        },
      ],
      inputs: [{ name: 'earned tier', value: 'Silver' }],
      rule: 'S14.5',
      preset: 'Standard',
      coverage: 100,
    });
    expect(at(silver, { grant }, '2026-10-01')).toMatchObject({
      value: { name: 'Silver', index: 1 },
      source: 'provisional-ended',
      until: null,
      because: [{ text: 'The provisional Gold ended on Sep 30, 2026; Silver is what is earned.' }],
    });
    expect(at({ ...silver, held: 'Gold' }, { grant }, '2026-10-01').value?.name).toBe('Silver');
  });

  test('[S14.5] an earned tier as high goes before it; a grant ahead or of no step gives nothing', () => {
    const grant = { tier: 'Gold', grantedOn: '2026-03-31' };
    const gold: Quick = { arr: 100_000, certified: 2 };
    expect(at(gold, { grant }, '2026-04-01')).toMatchObject({
      source: 'earned',
      value: { name: 'Gold' },
    });
    expect(at(silver, { grant }, '2026-03-30').source).toBe('earned');
    expect(at(silver, { grant }, '2026-03-31').source).toBe('provisional');
    expect(at(silver, { grant: { ...grant, tier: 'Diamond' } }, '2026-04-01').source).toBe(
      'earned',
    );
    const first = { tier: 'Registered', grantedOn: '2026-03-31' };
    expect(at({ signed: null }, { grant: first }, '2026-04-01')).toMatchObject({
      source: 'provisional',
      value: { name: 'Registered' },
      because: [
        {
          text: 'Registered is provisional through Sep 30, 2026; Prospect is what is earned so far.',
        },
      ],
    });
  });

  test('[S14.6] the strategic flag gives the top step, by a named approver and for a reason', () => {
    const flag = { approver: 'VP Partnerships', reason: 'Joint roadmap', approvedOn: '2025-03-01' };
    expect(
      at(silver, { flag, grant: { tier: 'Gold', grantedOn: '2026-02-01' } }, '2026-03-01'),
    ).toMatchObject({
      value: { name: 'Platinum', index: 3 },
      source: 'strategic',
      until: '2026-03-01',
      overdue: false,
      rule: 'S14.6',
      because: [
        {
          text: 'Platinum as a strategic partner: Joint roadmap (approved by VP Partnerships on Mar 1, 2025, looked at again on Mar 1, 2026).',
        },
      ],
    });
    expect(at(silver, { flag }, '2026-03-02')).toMatchObject({
      overdue: true,
      value: { name: 'Platinum' },
    });
    expect(at(silver, { flag }, '2025-03-01').source).toBe('strategic');
    expect(at(silver, { flag }, '2025-02-28').source).toBe('earned');
    expect(strategicFlag(flag)).toEqual({ ok: true, value: flag });
    expect(strategicFlag({ ...flag, approver: ' ' })).toEqual({
      ok: false,
      error: 'A strategic flag needs the name of its approver.',
    });
    expect(strategicFlag({ ...flag, reason: ' ' })).toEqual({
      ok: false,
      error: 'A strategic flag needs its reason.',
    });
  });

  test('[S14.5] otherwise the tier held, or the earned one where none is recorded', () => {
    expect(at({ ...silver, held: 'Gold' }, {}, '2026-03-01')).toMatchObject({
      value: { name: 'Gold' },
      source: 'held',
      until: null,
      overdue: false,
      because: [{ text: 'Gold is held.' }],
    });
    expect(at(silver, {}, '2026-03-01')).toMatchObject({
      value: { name: 'Silver' },
      source: 'earned',
      because: [{ text: 'Silver is what is earned; no tier is recorded.' }],
    });
  });

  test('[S14.8] five special cases', () => {
    expect(tierSpecialCases.map(({ partner, rule }) => [partner, rule])).toEqual([
      ['Strategic partner', 'S14.6'],
      ['New partner with potential', 'S14.5'],
      ['Declining partner', 'S14.4'],
      ['Seasonal business', 'S11.2'],
      ['Multi-product partner', 'S11.2'],
    ]);
  });
});

describe('decisions', () => {
  const drop = {
    kind: 'drop',
    tier: 'Gold',
    on: '2026-07-16',
    to: 'Silver',
    nextReviewOn: '2027-07-16',
  } as const;

  test('[S14.7] a confirmed drop is one step, and the next review is a year after it', () => {
    const decided = confirmDrop(
      held('Gold', { reviewedOn: day }),
      drop,
      'Partner manager',
      '2026-07-20',
    );
    expect(decided).toEqual({
      ok: true,
      value: {
        record: { ...held('Silver'), awardedOn: '2026-07-16', reviewedOn: null },
        audit: {
          on: '2026-07-20',
          by: 'Partner manager',
          text: 'Gold to Silver from Jul 16, 2026.',
          reason: null,
        },
      },
    });
    if (!decided.ok || decided.value.record === null) throw new Error('The drop was confirmed.');
    const { awardedOn } = decided.value.record;
    expect(nextReviewOn(rules, awardedOn, awardedOn)).toBe(drop.nextReviewOn);
    expect(
      confirmDrop(held('Silver'), { ...drop, to: null }, 'Partner manager', '2026-07-20'),
    ).toMatchObject({
      value: { record: null, audit: { text: 'Silver to no tier from Jul 16, 2026.' } },
    });
    expect(confirmDrop(held('Gold'), { kind: 'ok' }, 'Partner manager', '2026-07-20')).toEqual({
      ok: false,
      error: 'There is no drop to confirm: the grace is not over.',
    });
  });

  test('[S14.7] a waiver keeps the tier, with a name and a reason', () => {
    const waiver = { by: 'Director', reason: 'Two deals slipped into January' };
    expect(waiveReview(held('Gold'), day, waiver, '2026-02-01')).toEqual({
      ok: true,
      value: {
        record: held('Gold', { reviewedOn: day }),
        audit: {
          on: '2026-02-01',
          by: 'Director',
          text: 'Gold is kept at the review of Jan 15, 2026.',
          reason: 'Two deals slipped into January',
        },
      },
    });
    expect(waiveReview(held('Gold'), day, { ...waiver, by: ' ' }, day)).toEqual({
      ok: false,
      error: 'A waiver needs the name of the person who grants it.',
    });
    expect(waiveReview(held('Gold'), day, { ...waiver, reason: ' ' }, day)).toEqual({
      ok: false,
      error: 'A waiver needs its reason.',
    });
  });
});

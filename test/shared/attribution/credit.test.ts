import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bonusCredit,
  type Credit,
  creditAmount,
  creditRate,
  creditWarning,
  influenceCreditSchema,
  influenceCredits,
  influencedCredit,
  sourcedCredit,
} from '../../../src/shared/attribution/credit.ts';
import { creditReport } from '../../../src/shared/attribution/credit-report.ts';
import {
  type PartnerCredit,
  shareCredit,
  splitInfluence,
} from '../../../src/shared/attribution/share-credit.ts';
import { compareRatios, percentRatio, ratio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

const { I1, I2, I3, I4 } = influenceCredits;
const twenty = percentRatio(20);
const amounts = { base: 1_000_000, dealValue: 3_000_000, bonus: 50_000 };

describe('influence credit', () => {
  test('[S44.10] half, a quarter, a range from 25%, or 5% of the deal', () => {
    expect([I1, I2, I3, I4].map(influencedCredit)).toEqual([
      { basis: 'sourced-rate', share: ratio(50, 100) },
      { basis: 'sourced-rate', share: ratio(25, 100) },
      { basis: 'sourced-rate', share: ratio(25, 100) },
      { basis: 'deal-value', share: ratio(5, 100) },
    ]);
    const percent = (credit: typeof I3) => (credit.basis === 'bonus' ? null : credit.percent);
    expect([percent(I3), percent(I4)]).toEqual([
      { min: 25, max: 50 },
      { min: 5, max: 10 },
    ]);
    expect(influencedCredit(bonusCredit(500))).toEqual({
      basis: 'bonus',
      amount: 500,
      share: ratio(1),
    });
  });

  test('[S44.10] what a credit comes to', () => {
    const money = (credit: Credit) => creditAmount(credit, twenty, amounts);
    expect(money(sourcedCredit(100))).toBe(200_000);
    expect(money(influencedCredit(I1))).toBe(100_000);
    expect(money(influencedCredit(I2))).toBe(50_000);
    expect(money(influencedCredit(I4))).toBe(150_000);
    expect(money(influencedCredit(bonusCredit(500)))).toBe(50_000);
    expect(money({ basis: 'bonus', amount: 500, share: ratio(1, 3) })).toBe(16_667);
    const unknown = { base: null, dealValue: null, bonus: null };
    for (const credit of [I1, I4, bonusCredit(1)])
      expect(creditAmount(influencedCredit(credit), twenty, unknown)).toBeNull();
  });

  test('[S44.10] half of a 20% rate is 10%; a share of the deal is a rate of its own', () => {
    const rate = (credit: Credit) => creditRate(credit, twenty);
    expect(compareRatios(rate(influencedCredit(I1)) ?? ratio(0), percentRatio(10))).toBe(0);
    expect(rate(influencedCredit(I4))).toEqual(percentRatio(5));
    expect(rate(influencedCredit(bonusCredit(500)))).toBeNull();
  });

  test('[S44.10] a share outside its range warns', () => {
    const chosen = (chosenPercent: number) =>
      creditWarning({ ...I3, basis: 'sourced-rate', percent: { min: 25, max: 50 }, chosenPercent });
    expect([chosen(25), chosen(50)]).toEqual([null, null]);
    expect(chosen(24)).toBe('I3: 24% lies outside 25-50%.');
    expect(
      creditWarning({
        ...I4,
        basis: 'deal-value',
        percent: { min: 5, max: null },
        chosenPercent: 4,
      }),
    ).toBe('I4: 4% lies outside 5% and more.');
    expect(creditWarning(bonusCredit(500))).toBeNull();
  });

  test('[S44.10] each preset satisfies its own schema', () => {
    for (const [id, credit] of Object.entries(influenceCredits)) {
      expect(influenceCreditSchema.parse(credit)).toEqual(credit);
      expect(credit.preset).toBe(id);
      expect(creditWarning(credit)).toBeNull();
    }
    expect(influenceCreditSchema.parse(bonusCredit(500))).toEqual({
      preset: 'I3',
      version: 1,
      basis: 'bonus',
      bonus: 500,
    });
    const passes = (credit: unknown) => influenceCreditSchema.safeParse(credit).success;
    expect(passes({ ...I1, version: 2 })).toBe(true);
    expect(passes({ ...I1, chosenPercent: 0 })).toBe(true);
    for (const bad of [
      { ...I1, chosenPercent: -1 },
      { ...I1, chosenPercent: 101 },
      { ...I1, preset: '' },
      { ...I1, version: 0 },
      { ...I1, basis: 'bonus' },
      { ...I1, more: 1 },
      bonusCredit(-1),
      { ...bonusCredit(1), bonus: 1e12 },
      { ...bonusCredit(1), more: 1 },
    ])
      expect(passes(bad)).toBe(false);
  });
});

const half = influencedCredit(I1);
const one = (
  partner: string,
  found: PartnerCredit['class'],
  evidenceOn: string | null = null,
): PartnerCredit => ({
  partner,
  class: found,
  credit: found === 'sourced' ? sourcedCredit(100) : found === 'influenced' ? half : null,
  evidenceOn,
});
const shared = { sharedInfluence: true };

describe('several partners on one deal', () => {
  test('[S44.9] influence is shared equally, never above one influenced credit', () => {
    const partners = [one('A', 'influenced'), one('B', 'influenced'), one('C', 'none')];
    expect(shareCredit(shared, partners, null)).toEqual([
      {
        partner: 'A',
        class: 'influenced',
        credit: { basis: 'sourced-rate', share: { num: 50n, den: 200n } },
        why: 'The influenced credit is shared by two partners.',
      },
      {
        partner: 'B',
        class: 'influenced',
        credit: { basis: 'sourced-rate', share: { num: 50n, den: 200n } },
        why: 'The influenced credit is shared by two partners.',
      },
      { partner: 'C', class: 'none', credit: null, why: 'Alone as none.' },
    ]);
    const each = shareCredit({ sharedInfluence: false }, partners, null);
    expect(each.map(({ credit }) => credit)).toEqual([half, half, null]);
    const alone = shareCredit(shared, [one('A', 'sourced'), one('B', 'influenced')], null);
    expect(alone).toEqual([
      { partner: 'A', class: 'sourced', credit: sourcedCredit(100), why: 'Alone as sourced.' },
      { partner: 'B', class: 'influenced', credit: half, why: 'Alone as influenced.' },
    ]);
    const unpaid = { ...one('A', 'influenced'), credit: null };
    expect(shareCredit(shared, [unpaid, unpaid], null)[0]?.credit).toBeNull();
  });

  test('[S44.9] two introducers: the winner of the conflict, else the earliest evidence', () => {
    const two = [one('A', 'sourced', '2026-03-02'), one('B', 'sourced', '2026-03-01')];
    const classes = (partners: PartnerCredit[], winner: string | null) =>
      shareCredit(shared, partners, winner).map((row) => row.class);
    expect(classes(two, 'A')).toEqual(['sourced', 'none']);
    expect(classes(two, null)).toEqual(['none', 'sourced']);
    expect(classes(two.toReversed(), null)).toEqual(['sourced', 'none']);
    expect(classes(two, 'C')).toEqual(['none', 'sourced']);
    expect(shareCredit(shared, two, 'A')).toEqual([
      {
        partner: 'A',
        class: 'sourced',
        credit: sourcedCredit(100),
        why: 'A holds the introduction.',
      },
      { partner: 'B', class: 'none', credit: null, why: 'A holds the introduction.' },
    ]);
    const same = [one('A', 'sourced', '2026-03-01'), one('B', 'sourced', '2026-03-01')];
    expect(classes(same, null)).toEqual(['undecided', 'undecided']);
    expect(classes([...same, one('C', 'sourced', '2026-02-01')], null)).toEqual([
      'none',
      'none',
      'sourced',
    ]);
    const open = shareCredit(
      shared,
      [one('A', 'sourced', '2026-03-01'), one('B', 'sourced')],
      null,
    );
    expect(open[0]).toEqual({
      partner: 'A',
      class: 'undecided',
      credit: null,
      why: 'Several partners introduced it and neither a ruling nor the evidence tells who was first.',
    });
  });

  test('[S44.p3] a shared influenced amount loses no cent and is even to a cent', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 20 }), (amount, count) => {
        const split = splitInfluence(amount, count);
        expect(split).toHaveLength(count);
        expect(split.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(Math.max(...split.slice(1), 0) - Math.min(...split.slice(1), amount)).toBeLessThan(
          1,
        );
      }),
      runs,
    );
  });

  test('[S44.6] both views stand beside their targets', () => {
    const deals = [
      { class: 'sourced', value: 100 },
      { class: 'sourced', value: 50 },
      { class: 'influenced', value: 30 },
      { class: 'none', value: 1_000 },
      { class: 'undecided', value: 7 },
    ] as const;
    expect(creditReport(deals, { sourced: 200, influenced: null })).toEqual({
      sourced: { amount: 150, target: 200, delta: -50 },
      influenced: { amount: 30, target: null, delta: null },
      undecided: 1,
    });
  });
});

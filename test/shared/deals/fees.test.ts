import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feeRange } from '../../../src/shared/commissions/referral-fee.ts';
import { conflictPresets } from '../../../src/shared/deals/conflict-rules.ts';
import {
  conflictFee,
  higherOfFeeAndCommission,
  splitCredit,
} from '../../../src/shared/deals/referral-fee.ts';
import { roleDirectOverlap } from '../../../src/shared/deals/role-overlap.ts';
import { percentRatio } from '../../../src/shared/kernel/ratio.ts';
import {
  type PartnerRole,
  partnerRoles,
  roleOverlapRules,
} from '../../../src/shared/playbooks/conflict-roles.ts';
import { runs } from '../runs.ts';
import { parts, texts } from './facts.ts';

const { R2 } = conflictPresets;

describe('referral fee', () => {
  test('[S41.7] 5% of first-year contract value within 5-10%', () => {
    expect(conflictFee(R2, 4_000_000, 'USD')).toEqual({
      value: 200_000,
      because: [{ text: '5% of $40,000.00 first-year contract value.', part: 200_000 }],
      inputs: [
        { name: 'first-year contract value', value: 4_000_000 },
        { name: 'percent', value: 5 },
      ],
      rule: 'S41.7',
      preset: 'R2',
      coverage: 100,
      low: 200_000,
      high: 400_000,
      currency: 'USD',
      percent: 5,
      outside: false,
    });
    expect(conflictFee(R2, 4_000_000, 'USD', 10)).toMatchObject({ value: 400_000, outside: false });
  });

  test('[S41.7] outside its range it warns and is kept; an unknown value gives an unknown fee', () => {
    const over = conflictFee(R2, 4_000_000, 'USD', 12.5);
    expect(over).toMatchObject({ value: 500_000, percent: 12.5, outside: true });
    expect(texts(over)).toEqual([
      '12.5% of $40,000.00 first-year contract value.',
      '12.5% lies outside the range of 5-10%.',
    ]);
    const unknown = conflictFee(R2, null, 'USD', 4.9);
    expect(unknown).toMatchObject({ value: null, low: null, high: null, coverage: 50 });
    expect(texts(unknown)).toEqual([
      'The first-year contract value is unknown.',
      '4.9% lies outside the range of 5-10%.',
    ]);
    const open = { ...R2, fee: { percent: { min: 5, max: null }, chosenPercent: 5 } };
    expect(conflictFee(open, 1_000, 'USD').high).toBe(1_000);
  });

  test('[S41.7] each end is rounded once', () => {
    expect(feeRange(333, percentRatio(5), percentRatio(10))).toEqual({ low: 17, high: 33 });
  });

  test('[S41.8] never both: the higher is paid, the commission where equal', () => {
    expect(higherOfFeeAndCommission(500, 400, 'USD')).toEqual({
      value: 500,
      because: [
        { text: 'The fee of $5.00 is paid.', part: 500 },
        { text: 'The commission of $4.00 is not: one deal pays one partner once.', part: null },
      ],
      inputs: [
        { name: 'fee', value: 500 },
        { name: 'commission', value: 400 },
      ],
      rule: 'S41.8',
      preset: null,
      coverage: 100,
      pays: 'fee',
    });
    const lower = higherOfFeeAndCommission(400, 500, 'USD');
    expect(lower).toMatchObject({ value: 500, pays: 'commission' });
    expect(texts(lower)).toEqual([
      'The commission of $5.00 is paid.',
      'The fee of $4.00 is not: one deal pays one partner once.',
    ]);
    expect(higherOfFeeAndCommission(500, 500, 'USD').pays).toBe('commission');
    for (const [fee, commission] of [
      [null, 500],
      [500, null],
    ] as const) {
      const unknown = higherOfFeeAndCommission(fee, commission, 'USD');
      expect(unknown).toMatchObject({ value: null, pays: null, rule: 'S41.8', coverage: 50 });
      expect(texts(unknown)).toEqual(['Both amounts must be known to pay the higher one.']);
    }
  });

  test('[S41.6] credit is split 50/50; the odd cent is not lost', () => {
    expect(splitCredit(R2, 101, ['Pike', 'Marlow'])).toEqual({
      value: 101,
      because: [
        { text: 'Pike: 50%.', part: 51 },
        { text: 'Marlow: 50%.', part: 50 },
      ],
      inputs: [{ name: 'amount', value: 101 }],
      rule: 'S41.6',
      preset: 'R2',
      coverage: 100,
      shares: [
        { partner: 'Pike', percent: 50, amount: 51 },
        { partner: 'Marlow', percent: 50, amount: 50 },
      ],
    });
    const uneven = { ...R2, split: [30, 70] satisfies [number, number] };
    expect(splitCredit({ ...uneven, split: [30, 70] }, 5, ['Pike', 'Marlow']).shares).toMatchObject(
      [{ amount: 1 }, { amount: 4 }],
    );
  });

  test('[S41.p2] a split loses no cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 100 }),
        (amount, share) => {
          const split = splitCredit({ ...R2, split: [share, 100 - share] }, amount, ['A', 'B']);
          expect(split.shares.reduce((sum, one) => sum + one.amount, 0)).toBe(amount);
          expect(parts(split)).toBe(amount);
        },
      ),
      runs,
    );
  });

  test('[S41.p3] a higher first-year value never gives a lower fee, and the fee lies in its range', () => {
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.nat(1e6),
        fc.integer({ min: 5, max: 10 }),
        (value, more, chosen) => {
          const fee = conflictFee(R2, value, 'USD', chosen);
          const next = conflictFee(R2, value + more, 'USD', chosen);
          expect(Number(next.value)).toBeGreaterThanOrEqual(Number(fee.value));
          expect(Number(fee.value)).toBeGreaterThanOrEqual(Number(fee.low));
          expect(Number(fee.value)).toBeLessThanOrEqual(Number(fee.high));
        },
      ),
      runs,
    );
  });
});

describe('roles of the role ladder', () => {
  const facts = {
    registeredOn: '2026-03-15',
    firstContactOn: '2026-03-01',
    directContactOn: '2026-03-15',
    onProtectedList: false,
  } as const;

  test('[S41.9] a Referral partner loses when it registered after direct contact', () => {
    expect(roleDirectOverlap('Referral', facts)).toEqual({
      value: 'partner',
      because: [{ text: 'Registered by direct contact on Mar 15, 2026.', part: null }],
      inputs: [
        { name: 'role', value: 'Referral' },
        { name: 'directContactOn', value: '2026-03-15' },
      ],
      rule: 'S41.9',
      preset: 'T5',
      coverage: 100,
    });
    const judge = (changes: object) => {
      const found = roleDirectOverlap('Referral', { ...facts, ...changes });
      return [found.value, ...texts(found)];
    };
    const loses = 'Not registered by direct contact on Mar 15, 2026: a Referral partner loses.';
    expect(judge({ registeredOn: '2026-03-16' })).toEqual(['direct', loses]);
    expect(judge({ registeredOn: null })).toEqual(['direct', loses]);
    expect(judge({ directContactOn: false })).toEqual([
      'partner',
      'Direct sales has had no contact.',
    ]);
    expect(judge({ directContactOn: null })).toEqual([
      null,
      'The day of direct contact is unknown.',
    ]);
  });

  test('[S41.9] an Integration partner is protected when registered within 14 days', () => {
    const judge = (changes: object) => {
      const found = roleDirectOverlap('Integration', { ...facts, ...changes });
      expect(found.inputs[1]?.name).toBe('firstContactOn');
      return [found.value, ...texts(found)];
    };
    expect(judge({})).toEqual([
      'partner',
      'Registered 14 days after first contact, within 14 days: protected.',
    ]);
    expect(judge({ registeredOn: '2026-03-16' })).toEqual([
      'general',
      'Registered 15 days after first contact: past 14 days.',
    ]);
    expect(judge({ registeredOn: null })).toEqual(['general', 'Not registered.']);
    expect(judge({ firstContactOn: null })).toEqual([null, 'The day of first contact is unknown.']);
  });

  test('[S41.9] a Solution partner is protected by its list', () => {
    const judge = (onProtectedList: boolean | null) => {
      const found = roleDirectOverlap('Solution', { ...facts, onProtectedList });
      expect(found.inputs[1]).toEqual({ name: 'onProtectedList', value: onProtectedList });
      return [found.value, ...texts(found)];
    };
    expect(judge(true)).toEqual([
      'partner',
      'The account is on the protected list of the quarter.',
    ]);
    expect(judge(false)).toEqual(['general', 'The account is not on the protected list.']);
    expect(judge(null)).toEqual([null, 'Whether the account is on the protected list is unknown.']);
    expect(() => roleDirectOverlap(String('x') as PartnerRole, facts)).toThrow('Unreachable');
  });

  test('[S41.9] deals of two partners: first touch, multi-touch, split', () => {
    expect(partnerRoles.map((role) => roleOverlapRules[role].deal.credit)).toEqual([
      'first-touch',
      'multi-touch',
      'split',
    ]);
  });
});

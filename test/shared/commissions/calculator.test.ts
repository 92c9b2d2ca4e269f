import { describe, expect, test } from 'vitest';

import {
  oneTimeCommission,
  recurringCommission,
} from '../../../src/shared/commissions/calculator.ts';
import { fullCredit } from '../../../src/shared/commissions/lines.ts';
import { percentRatio, ratio } from '../../../src/shared/kernel/ratio.ts';

const deal = { id: 'D-1', currency: 'USD', rate: percentRatio(20), share: fullCredit };
const texts = (of: { because: readonly { text: string }[] }): string[] =>
  of.because.map(({ text }) => text);

describe('one-time commission', () => {
  test('[S49.2] $24,000 at 20% is $4,800', () => {
    expect(oneTimeCommission({ ...deal, value: 2_400_000 })).toEqual({
      value: 480_000,
      because: [{ text: 'One time: $24,000 × 20% = $4,800', part: 480_000 }],
      inputs: [
        { name: 'deal value', value: 2_400_000 },
        { name: 'rate', value: '20%' },
        { name: 'credit share', value: '100%' },
      ],
      rule: 'S49.2',
      preset: null,
      coverage: 100,
      currency: 'USD',
      lines: [
        {
          id: 'D-1',
          on: null,
          base: 2_400_000,
          rate: { num: 20n, den: 100n },
          amount: 480_000,
          text: 'One time: $24,000 × 20% = $4,800',
        },
      ],
    });
  });

  test('[S49.5] influenced at 50% of a 25% rate pays 12.5%', () => {
    const half = { ...deal, rate: percentRatio(25), share: ratio(1, 2) };
    const found = oneTimeCommission({ ...half, value: 10_000_000 });
    expect(texts(found)).toEqual(['One time: $100,000 × 25% × 50% = $12,500']);
    expect(found.lines.map(({ rate }) => rate)).toEqual([{ num: 25n, den: 200n }]);
  });

  test('[S49.5] credit 0 pays 0, an undecided credit or value leaves it unknown', () => {
    const none = oneTimeCommission({ ...deal, share: ratio(0), value: null });
    expect([none.value, texts(none), none.lines]).toEqual([
      0,
      ['No credit, so no commission.'],
      [],
    ]);
    const open = oneTimeCommission({ ...deal, share: null, value: null });
    expect([open.value, texts(open), open.coverage, open.lines]).toEqual([
      null,
      ['The commission waits for: deal value and credit share.'],
      33,
      [],
    ]);
    expect(oneTimeCommission({ ...deal, share: null, value: 1 }).value).toBeNull();
    expect(oneTimeCommission({ ...deal, value: null }).value).toBeNull();
    expect(oneTimeCommission({ ...deal, value: 0 }).value).toBe(0);
  });

  test('[S49.1] a line is rounded once, halves away from zero, also of a credit', () => {
    const at = (value: number): number | null =>
      oneTimeCommission({ ...deal, rate: percentRatio(12.5), value }).value;
    expect([at(4), at(-4), at(3), at(12)]).toEqual([1, -1, 0, 2]);
    expect(texts(oneTimeCommission({ ...deal, value: -2_400_000 }))).toEqual([
      'One time: −$24,000 × 20% = −$4,800',
    ]);
  });
});

describe('recurring commission', () => {
  const share = { ...deal, rate: percentRatio(15), annual: 2_400_000 };

  test('[S49.3] 15% for 24 months on $24,000 is $3,600 a year', () => {
    const found = recurringCommission({ ...share, termMonths: 24, retainedMonths: null });
    expect([found.value, found.rule, found.coverage]).toEqual([720_000, 'S49.3', 100]);
    expect(found.inputs).toEqual([
      { name: 'annual value', value: 2_400_000 },
      { name: 'rate', value: '15%' },
      { name: 'credit share', value: '100%' },
      { name: 'months', value: 24 },
    ]);
    expect(found.because).toEqual([
      { text: 'Year 1: $24,000 × 15% = $3,600', part: 360_000 },
      { text: 'Year 2: $24,000 × 15% = $3,600', part: 360_000 },
      { text: 'If the customer stays for the whole term.', part: null },
    ]);
  });

  test('[S49.3] the shorter of term and stay counts; a part year by its months', () => {
    const found = recurringCommission({ ...share, termMonths: 24, retainedMonths: 18 });
    expect(texts(found)).toEqual([
      'Year 1: $24,000 × 15% = $3,600',
      'Year 2: $24,000 × 15% × 6/12 = $1,800',
    ]);
    expect(found.lines.map(({ id, on }) => [id, on])).toEqual([
      ['D-1', null],
      ['D-1', null],
    ]);
    const lifetime = recurringCommission({ ...share, termMonths: null, retainedMonths: 13 });
    expect(lifetime.value).toBe(390_000);
    const shorter = recurringCommission({ ...share, termMonths: 12, retainedMonths: 40 });
    expect(texts(shorter)).toEqual(['Year 1: $24,000 × 15% = $3,600']);
    expect(recurringCommission({ ...share, termMonths: 12, retainedMonths: 0 }).value).toBe(0);
  });

  test('[S49.3] neither term nor stay known is unknown; credit shares multiply', () => {
    const open = recurringCommission({ ...share, termMonths: null, retainedMonths: null });
    expect([open.value, open.coverage, texts(open)]).toEqual([
      null,
      75,
      ['The commission waits for: months.'],
    ]);
    const half = { ...share, share: ratio(1, 2), termMonths: 6, retainedMonths: 6 };
    expect(texts(recurringCommission(half))).toEqual(['Year 1: $24,000 × 15% × 50% × 6/12 = $900']);
  });
});

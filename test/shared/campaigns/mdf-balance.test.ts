import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowanceOf } from '../../../src/shared/campaigns/mdf/allowance.ts';
import {
  mdfAvailable,
  mdfBalance,
  mdfExpiring,
  mdfPeriodEnd,
} from '../../../src/shared/campaigns/mdf/balance.ts';
import { fundShare, mdfPayable } from '../../../src/shared/campaigns/mdf/payable.ts';
import { mdfPresets } from '../../../src/shared/campaigns/mdf/presets.ts';
import type { MdfRules } from '../../../src/shared/campaigns/mdf/rules.ts';
import { compareRatios, ratio, ratioOf } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';
import { request } from './mdf-facts.ts';

const { M1, M2, M3 } = mdfPresets;
const all: readonly MdfRules[] = Object.values(mdfPresets);

describe('payable', () => {
  const pay = (rules: MdfRules, cost: number, matchPercent: number, available: number | null) =>
    mdfPayable(rules, { cost, matchPercent, available, currency: 'USD' });

  test('[S38.4] a match of 50% leaves the fund half of the cost, at most what is available', () => {
    expect(pay(M2, 400_000, 50, 250_000)).toEqual({
      value: 200_000,
      because: [{ text: 'The fund pays $2,000.00 of $4,000.00 at a match of 50%.', part: 200_000 }],
      inputs: [
        { name: 'cost', value: 400_000 },
        { name: 'match percent', value: 50 },
        { name: 'available', value: 250_000 },
      ],
      rule: 'S38.4',
      preset: 'M2',
      coverage: 100,
    });
    expect(pay(M2, 600_000, 50, 250_000)).toMatchObject({
      value: 250_000,
      because: [{ part: 300_000 }, { text: 'Only $2,500.00 is available.', part: -50_000 }],
    });
    expect(pay(M2, 1_200_000, 25, 1_000_000).value).toBe(900_000);
    expect(pay(M2, 2_000_000, 25, 1_000_000).value).toBe(1_000_000);
    expect(pay(M2, 500_000, 50, 250_000).because).toHaveLength(1);
  });

  test('[S38.4] the other reading: the partner adds its part of the MDF', () => {
    const other: MdfRules = { ...M2, matchReading: 'on-top-of-fund' };
    expect(pay(other, 300_000, 50, 250_000).value).toBe(200_000);
    expect(pay(other, 1_000_000, 25, 9_000_000).value).toBe(800_000);
    expect(compareRatios(fundShare('share-of-cost', 25), ratioOf(0.75))).toBe(0);
    expect(compareRatios(fundShare('on-top-of-fund', 50), ratio(2, 3))).toBe(0);
  });

  test('[S38.4] unknown while what is available is', () => {
    expect(pay(M2, 400_000, 50, null)).toMatchObject({
      value: null,
      because: [{ part: null }, { text: 'What is available is not known.', part: null }],
      coverage: 66,
    });
  });

  test('[S38.p2] the fund never pays more than the cost or what is available; its parts make the value', () => {
    const reading = fc.constantFrom('share-of-cost' as const, 'on-top-of-fund' as const);
    fc.assert(
      fc.property(
        reading,
        fc.nat(50_000_000),
        fc.nat(100),
        fc.nat(9_000_000),
        (matchReading, cost, match, available) => {
          const { value, because } = pay({ ...M2, matchReading }, cost, match, available);
          expect(value ?? -1).toBeLessThanOrEqual(Math.min(cost, available));
          expect(because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(value);
        },
      ),
      runs,
    );
  });
});

describe('balance', () => {
  const gold = allowanceOf(M1, 'Gold', 'USD');
  if (gold === null) throw new Error('no fund');
  const today = '2026-05-15';

  test('[S38.3] both limits bind: the quarter first, then the year', () => {
    expect(mdfAvailable(M1, gold, 0, 0)).toEqual({
      value: 1_000_000,
      because: [
        { text: 'The limit of the quarter is $10,000.', part: 1_000_000 },
        { text: '$0.00 is committed in it.', part: 0 },
      ],
      inputs: [
        { name: 'quarterly limit', value: 1_000_000 },
        { name: 'annual limit', value: 2_500_000 },
        { name: 'committed this quarter', value: 0 },
        { name: 'committed this year', value: 0 },
      ],
      rule: 'S38.3',
      preset: 'M1',
      coverage: 100,
      bound: 'quarter',
    });
    expect(mdfAvailable(M1, gold, 0, 2_000_000)).toMatchObject({
      value: 500_000,
      bound: 'year',
      because: [
        { text: 'The limit of the year is $25,000.', part: 2_500_000 },
        { text: '$20,000.00 is committed in it.', part: -2_000_000 },
      ],
    });
    expect(mdfAvailable(M1, gold, 500_000, 2_000_000).bound).toBe('quarter');
  });

  test('[S38.3] a part of nothing is 0', () => {
    expect(Object.is(mdfAvailable(M1, gold, 0, 0).because[1]?.part, 0)).toBe(true);
  });

  test('[S38.3] never below nothing', () => {
    expect(mdfAvailable(M1, gold, 1_200_000, 1_200_000)).toMatchObject({
      value: 0,
      because: [
        { part: 1_000_000 },
        { part: -1_200_000 },
        { text: 'That is $2,000.00 over the limit; nothing is available.', part: 200_000 },
      ],
    });
  });

  test('[S38.3] a preset with one limit has that one', () => {
    const quarterly = allowanceOf(M2, 'Gold', 'USD');
    const yearly = allowanceOf(M3, 'Gold', 'USD');
    if (quarterly === null || yearly === null) throw new Error('no fund');
    expect(mdfAvailable(M2, quarterly, 100, 90_000_000)).toMatchObject({
      value: 999_900,
      bound: 'quarter',
      inputs: [{ name: 'quarterly limit' }, {}, {}],
    });
    expect(mdfAvailable(M3, yearly, 100, 100)).toMatchObject({
      value: 999_900,
      bound: 'year',
      inputs: [{ name: 'annual limit' }, {}, {}],
    });
  });

  test('[S38.3] committed is approved plus paid, in the quarter in which the activity starts', () => {
    const found = mdfBalance(
      M1,
      gold,
      [
        request('approved', { start: '2026-04-01', amount: 100_000 }),
        request('started', { start: '2026-06-30', end: '2026-07-20', amount: 200_000 }),
        request('claimed', { start: '2026-03-31', end: '2026-04-20', amount: 400_000 }),
        request('paid', { start: '2026-05-01', amount: 999_999, paid: 50_000 }),
        request('forfeited', { start: '2026-05-01', amount: 999_999 }),
        request('expired', { start: '2026-05-01', amount: 999_999 }),
        request('submitted', { start: '2026-05-01' }),
        request('rejected', { start: '2026-05-01' }),
        request('approved', { start: '2025-05-01', amount: 999_999 }),
      ],
      today,
    );
    expect(found).toMatchObject({
      value: 650_000,
      quarter: { year: 2026, q: 2 },
      inQuarter: { approved: 300_000, paid: 50_000, committed: 350_000 },
      inYear: { approved: 700_000, paid: 50_000, committed: 750_000 },
      bound: 'quarter',
    });
  });

  test('[S38.3] a fiscal year of its own moves the quarter and the year', () => {
    const found = mdfBalance(
      M1,
      gold,
      [
        request('approved', { start: '2026-06-30', amount: 100_000 }),
        request('approved', { start: '2026-07-01', amount: 200_000 }),
      ],
      '2026-09-30',
      7,
    );
    expect(found).toMatchObject({
      quarter: { year: 2027, q: 1 },
      inQuarter: { committed: 200_000 },
      inYear: { committed: 200_000 },
    });
  });

  test('[S38.5] M1 money expires at fiscal year end, M2 and M5 money at quarter end', () => {
    expect(all.map((rules) => mdfPeriodEnd(rules, today))).toEqual([
      '2026-12-31',
      '2026-06-30',
      '2026-12-31',
      '2026-12-31',
      '2026-06-30',
      '2026-12-31',
    ]);
    expect(mdfPeriodEnd(M1, today, 7)).toBe('2026-06-30');
    expect(mdfPeriodEnd(M2, '2026-07-01', 2)).toBe('2026-07-31');
  });

  test('[S38.5] what is unspent, and when it goes', () => {
    const requests = [request('approved', { start: '2026-01-10', amount: 600_000 })];
    const balance = mdfBalance(M1, gold, requests, today);
    expect(mdfExpiring(M1, gold, balance, today)).toEqual({
      value: 1_900_000,
      because: [
        {
          text: '$19,000.00 of the fiscal year is uncommitted and expires after 2026-12-31.',
          part: 1_900_000,
        },
      ],
      inputs: [
        { name: 'limit of the fiscal year', value: 2_500_000 },
        { name: 'committed', value: 600_000 },
      ],
      rule: 'S38.5',
      preset: 'M1',
      coverage: 100,
      on: '2026-12-31',
    });
    const quarterly = allowanceOf(M2, 'Gold', 'USD');
    if (quarterly === null) throw new Error('no fund');
    const late = [request('approved', { start: '2026-05-10', amount: 1_100_000 })];
    expect(mdfExpiring(M2, quarterly, mdfBalance(M2, quarterly, late, today), today)).toMatchObject(
      {
        value: 0,
        on: '2026-06-30',
        inputs: [{ name: 'limit of the quarter', value: 1_000_000 }, { value: 1_100_000 }],
      },
    );
    const mixed: MdfRules = { ...M2, expiry: 'fiscal-year-end' };
    expect(
      mdfExpiring(mixed, quarterly, mdfBalance(mixed, quarterly, late, today), today),
    ).toMatchObject({
      value: null,
      because: [{ text: 'The rules set no amount for the fiscal year.', part: null }],
      coverage: 50,
    });
  });

  test('[S38.p3] more committed never leaves more, and the parts make the value', () => {
    const amount = fc.nat(3_000_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...all.slice(0, 4)),
        amount,
        amount,
        amount,
        (rules, quarter, year, more) => {
          const found = allowanceOf(rules, 'Gold', 'USD');
          if (found === null) throw new Error('no fund');
          const before = mdfAvailable(rules, found, quarter, quarter + year);
          const after = mdfAvailable(rules, found, quarter + more, quarter + year + more);
          expect(after.value ?? -1).toBeLessThanOrEqual(before.value ?? -1);
          expect(after.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(after.value);
        },
      ),
      runs,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accruedFund,
  allowanceOf,
  budgetBase,
  mdfYear,
} from '../../../src/shared/campaigns/mdf/allowance.ts';
import { type MdfPartner, mdfEligibility } from '../../../src/shared/campaigns/mdf/eligibility.ts';
import { defaultMdfRules, mdfPresets } from '../../../src/shared/campaigns/mdf/presets.ts';
import { type MdfRules, mdfRulesSchema } from '../../../src/shared/campaigns/mdf/rules.ts';
import { mdfApproaches } from '../../../src/shared/playbooks/mdf-activities.ts';
import { runs } from '../runs.ts';

const { M1, M2, M3, M5, T7 } = mdfPresets;
const all: readonly MdfRules[] = Object.values(mdfPresets);
const partner: MdfPartner = {
  tier: 'Gold',
  track: null,
  arr: 2_500_000,
  currency: 'USD',
  waiver: null,
};
const limits = (rules: MdfRules, tier: string) => {
  const found = allowanceOf(rules, tier, 'USD');
  return found === null ? null : [found.perYear, found.perQuarter, found.matchPercent];
};

describe('MDF presets', () => {
  test('[S38.7] every preset satisfies its own schema', () => {
    for (const rules of all) expect(mdfRulesSchema.parse(rules)).toEqual(rules);
    expect(Object.keys(mdfPresets)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'T7']);
    expect(all.map(({ preset }) => preset)).toEqual(Object.keys(mdfPresets));
    expect(mdfApproaches.map(({ control }) => control)).toEqual([
      'high',
      'medium',
      'high',
      'medium',
      'medium',
    ]);
  });

  test('[S38.7] amounts of every preset, in cents: a year, a quarter, the match', () => {
    const table = all.map((rules) => [
      rules.preset,
      ...rules.tierOrder.map((tier) => limits(rules, tier)),
    ]);
    expect(table).toEqual([
      ['M1', null, [500_000, 200_000, 0], [2_500_000, 1_000_000, 0], [10_000_000, 3_500_000, 0]],
      ['M2', null, [null, 250_000, 50], [null, 1_000_000, 25], [null, 5_000_000, 0]],
      ['M3', null, [200_000, null, 0], [1_000_000, null, 0], [5_000_000, null, 0]],
      ['M4', null, [500_000, null, 0], [2_000_000, null, 0], [5_000_000, null, 0]],
      ['M5', null, [null, 200_000, 0], [null, 200_000, 0]],
      ['T7', null, [1_000_000, null, 0], [1_000_000, null, 0]],
    ]);
    expect(all.map(({ expiry }) => expiry)).toEqual([
      'fiscal-year-end',
      'quarter-end',
      'fiscal-year-end',
      'fiscal-year-end',
      'quarter-end',
      'fiscal-year-end',
    ]);
    expect(M1.funds[2]?.perYear).toEqual({ min: 100_000, max: null });
    expect(M5.funds[0]?.perQuarter).toEqual({ min: 2_000, max: 10_000 });
    expect(T7.funds[1]?.perYear).toEqual({ min: 10_000, max: 50_000 });
    expect(M2.funds[2]?.matchPercent).toBeNull();
    expect(all.map(({ minimumArr }) => minimumArr)).toEqual([
      25_000,
      25_000,
      25_000,
      25_000,
      null,
      25_000,
    ]);
    expect(all.map(({ approval }) => approval.byTier)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('[S38.8] the rules a ladder starts with', () => {
    const preset = (ladder: string) => defaultMdfRules(ladder)?.preset ?? null;
    expect(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'custom'].map(preset)).toEqual([
      'M1',
      'M1',
      'M2',
      'M4',
      'M5',
      null,
      'T7',
      'M1',
    ]);
    expect(defaultMdfRules('T3')).toEqual({ ...M2, startTier: 'Gold' });
    expect(M2.startTier).toBe('Silver');
  });

  test.each([
    [{ startTier: 'Diamond' }, 'startTier', 'The start tier "Diamond" is not in the tier order.'],
    [{ funds: [...M1.funds, ...M1.funds] }, 'funds', 'Each tier can have one fund.'],
    [
      { tierOrder: ['Silver', 'Gold'] },
      'funds',
      'The fund of "Platinum" names a tier that is not in the tier order.',
    ],
    [
      { funds: M1.funds.map((fund) => ({ ...fund, perYear: null, perQuarter: null })) },
      'funds',
      'The fund of "Silver" needs an amount per year or per quarter.',
    ],
    [{ funds: M3.funds }, 'funds', 'Approval by tier needs an approver for "Silver".'],
    [
      { approval: { ...M1.approval, byAmount: null, byTier: false } },
      'approval',
      'Approval needs the amount rule, the tier rule or both.',
    ],
  ])('[S38.7] a rule set that contradicts itself is refused: %#', (change, path, message) => {
    const found = mdfRulesSchema.safeParse({ ...M1, ...change });
    expect(found.error?.issues).toMatchObject([{ path: [path], message }]);
  });

  test('[S38.7] either approval rule alone will do', () => {
    expect(
      mdfRulesSchema.safeParse({ ...M1, approval: { ...M1.approval, byAmount: null } }).success,
    ).toBe(true);
    expect(
      mdfRulesSchema.safeParse({ ...M3, reimbursement: { term: 'from-approval', days: 15 } })
        .success,
    ).toBe(true);
    expect(
      mdfRulesSchema.safeParse({ ...M3, reimbursement: { term: 'from-approval' } }).success,
    ).toBe(false);
  });
});

describe('eligibility', () => {
  const judge = (more: Partial<MdfPartner>, rules: MdfRules = M1) =>
    mdfEligibility(rules, { ...partner, ...more });

  test('[S38.1] Silver with exactly $25,000 of ARR may draw, a cent less may not', () => {
    expect(judge({ tier: 'Silver' })).toEqual({
      value: true,
      because: [
        { text: 'Silver tier; MDF starts at Silver.', part: null },
        {
          text: '$25,000.00 of partner-sourced ARR in twelve months; $25,000 needed.',
          part: null,
        },
      ],
      inputs: [
        { name: 'tier', value: 'Silver' },
        { name: 'partner-sourced ARR', value: 2_500_000 },
      ],
      rule: 'S38.1',
      preset: 'M1',
      coverage: 100,
    });
    expect(judge({ tier: 'silver ', arr: 2_499_999 }).value).toBe(false);
    expect(judge({ tier: 'Platinum' }).value).toBe(true);
    expect(judge({ tier: 'Registered', arr: 90_000_000 })).toMatchObject({
      value: false,
      because: [{ text: 'Registered tier; MDF starts at Silver.' }, {}],
    });
    expect(judge({ tier: 'Diamond' }).because[0]?.text).toBe('"Diamond" is not a tier of M1.');
    expect(judge({ tier: 'Diamond' }).value).toBe(false);
  });

  test('[S38.1] unknown stays unknown unless something else decides', () => {
    expect(judge({ arr: null })).toMatchObject({
      value: null,
      because: [{}, { text: 'Partner-sourced ARR not known; $25,000 needed.' }],
      coverage: 50,
    });
    expect(judge({ tier: null })).toMatchObject({
      value: null,
      because: [{ text: 'Tier not known; Silver or above needed.' }, {}],
    });
    expect(judge({ tier: null, arr: 1 }).value).toBe(false);
  });

  test('[S38.1] the ARR can be waived for a partner, the tier cannot', () => {
    expect(judge({ tier: 'Silver', arr: null, waiver: 'strategic launch' })).toMatchObject({
      value: true,
      because: [{}, { text: 'The $25,000 of ARR is waived: strategic launch.' }],
      inputs: [{ name: 'tier' }],
      coverage: 100,
    });
    expect(judge({ tier: 'Registered', waiver: 'x' }).value).toBe(false);
  });

  test('[S38.1] M5 asks for no ARR; T7 is for the Solution track from Gold on', () => {
    expect(judge({ tier: 'Integration', arr: null }, M5)).toMatchObject({
      value: true,
      because: [{ text: 'Integration tier; MDF starts at Integration.' }],
      inputs: [{ name: 'tier', value: 'Integration' }],
    });
    expect(judge({ tier: 'Referral' }, M5).value).toBe(false);
    expect(judge({ track: 'solution ' }, T7)).toMatchObject({
      value: true,
      because: [{ text: 'solution  track; the fund is for the Solution track.' }, {}, {}],
      inputs: [{}, { name: 'track', value: 'solution ' }, {}],
    });
    expect(judge({ track: 'Technology' }, T7).value).toBe(false);
    expect(judge({}, T7)).toMatchObject({
      value: null,
      because: [{ text: 'Track not known; Solution needed.' }, {}, {}],
    });
    expect(judge({ track: 'Solution', tier: 'Silver' }, T7).value).toBe(false);
  });
});

describe('allowance', () => {
  test('[S38.2] what is agreed with a partner takes the place of the low end', () => {
    expect(allowanceOf(M1, 'platinum', 'USD', { perYear: 150_000, matchPercent: 10 })).toEqual({
      tier: 'Platinum',
      perYear: 15_000_000,
      perQuarter: 3_500_000,
      matchPercent: 10,
      currency: 'USD',
    });
    expect(allowanceOf(M5, 'Solution', 'JPY', { perQuarter: 7_000 })?.perQuarter).toBe(7_000);
    expect(allowanceOf(M3, 'Gold', 'USD', { perQuarter: 7_000 })?.perQuarter).toBeNull();
    const chosen: MdfRules = {
      ...M5,
      funds: M5.funds.map((fund) => ({ ...fund, chosenPerQuarter: 4_000 })),
    };
    expect(allowanceOf(chosen, 'Solution', 'USD')?.perQuarter).toBe(400_000);
    expect(allowanceOf(chosen, 'Solution', 'USD', { perQuarter: null })?.perQuarter).toBe(400_000);
  });

  test('[S38.9] the most of a year is the lesser of the annual amount and four quarters', () => {
    expect(mdfYear(M1, partner)).toEqual({
      value: 2_500_000,
      because: [
        { text: 'Gold tier; MDF starts at Silver.', part: null },
        { text: '$25,000.00 of partner-sourced ARR in twelve months; $25,000 needed.', part: null },
        {
          text: 'Gold: $25,000 a year, $10,000 a quarter; at most $25,000 in a year.',
          part: 2_500_000,
        },
      ],
      inputs: [
        { name: 'tier', value: 'Gold' },
        { name: 'partner-sourced ARR', value: 2_500_000 },
      ],
      rule: 'S38.9',
      preset: 'M1',
      coverage: 100,
      eligible: true,
      allowance: {
        tier: 'Gold',
        perYear: 2_500_000,
        perQuarter: 1_000_000,
        matchPercent: 0,
        currency: 'USD',
      },
    });
    expect(mdfYear(M2, partner)).toMatchObject({ value: 4_000_000 });
    expect(mdfYear(M2, partner).because.at(-1)?.text).toBe(
      'Gold: $10,000 a quarter; at most $40,000 in a year.',
    );
    expect(mdfYear(M3, partner).because.at(-1)?.text).toBe(
      'Gold: $10,000 a year; at most $10,000 in a year.',
    );
    expect(mdfYear(M1, partner, { perYear: 90_000 }).value).toBe(4_000_000);
  });

  test('[S38.9] not eligible is nothing, unknown is unknown, a tier without a fund is nothing', () => {
    expect(mdfYear(M1, { ...partner, tier: 'Registered' })).toMatchObject({
      value: 0,
      eligible: false,
      allowance: null,
    });
    expect(mdfYear(M1, { ...partner, arr: null })).toMatchObject({ value: null, eligible: null });
    expect(mdfYear(M1, { ...partner, tier: null })).toMatchObject({ value: null, allowance: null });
    const open: MdfRules = { ...M1, startTier: 'Registered' };
    expect(mdfYear(open, { ...partner, tier: 'Registered' })).toMatchObject({
      value: 0,
      eligible: true,
    });
    expect(mdfYear(open, { ...partner, tier: 'Registered' }).because.at(-1)).toEqual({
      text: 'The tier has no fund.',
      part: null,
    });
    expect(mdfYear(M1, { ...partner, arr: 0 }).because.every(({ part }) => part === null)).toBe(
      true,
    );
  });

  test('[S38.p1] a changed rule set moves partners, and the parts always make the value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.constantFrom(null, 'Registered', 'Silver', 'Gold', 'Platinum', 'Solution'),
        fc.option(fc.nat(10_000_000)),
        (rules, tier, arr) => {
          const { value, because } = mdfYear(rules, { ...partner, tier, arr, track: 'Solution' });
          const parts = because.reduce((sum, { part }) => sum + (part ?? 0), 0);
          if (value !== null) expect(parts).toBe(value);
          if (value === null) expect(parts).toBe(0);
        },
      ),
      runs,
    );
  });

  test('[S33.5] the base of a budget: annual / 4, or the quarter as it stands', () => {
    const base = (rules: MdfRules, tier: string) => {
      const found = allowanceOf(rules, tier, 'USD');
      return found === null ? null : [budgetBase(found, 'quarter'), budgetBase(found, 'year')];
    };
    expect(base(M1, 'Gold')).toEqual([625_000, 2_500_000]);
    expect(base(M2, 'Gold')).toEqual([1_000_000, 4_000_000]);
    expect(base(M5, 'Solution')).toEqual([200_000, 800_000]);
  });

  test('[S38.10] nothing accrues until a rate is entered', () => {
    expect(accruedFund(M1, 1_000_000)).toBeNull();
    expect(accruedFund({ ...M1, accrualPercent: 2.5 }, 1_000_001)).toBe(25_000);
    expect(accruedFund({ ...M1, accrualPercent: 0 }, 1_000_001)).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import {
  claimConflict,
  type FeeClaim,
  feeName,
  feeRange,
  referralFee,
} from '../../../src/shared/commissions/referral-fee.ts';
import {
  type ReferralFeeRules,
  referralFeeRulesSchema,
  standardReferralFees,
} from '../../../src/shared/commissions/referral-rules.ts';
import { percentRatio, ratio } from '../../../src/shared/kernel/ratio.ts';

describe('referral fees', () => {
  const fee = (claim: FeeClaim, rules: ReferralFeeRules = standardReferralFees) =>
    referralFee(rules, { id: 'R-1', currency: 'USD', claim });
  const says = (claim: FeeClaim) => {
    const { value, because, rule, coverage } = fee(claim);
    return [value, because.map(({ text }) => text), rule, coverage];
  };

  test('[S51.1] a meeting that becomes an opportunity pays the flat fee', () => {
    expect(fee({ type: 'qualified', becameOpportunity: true })).toEqual({
      value: 50_000,
      because: [{ text: 'Qualified referral: $500', part: 50_000 }],
      inputs: [{ name: 'became an opportunity', value: true }],
      rule: 'S51.1',
      preset: 'Referral and co-sell',
      coverage: 100,
      currency: 'USD',
      lines: [
        {
          id: 'R-1',
          on: null,
          base: 50_000,
          rate: ratio(1),
          amount: 50_000,
          text: 'Qualified referral: $500',
        },
      ],
    });
    expect(says({ type: 'qualified', becameOpportunity: false })).toEqual([
      0,
      ['The meeting did not become an opportunity: no fee.'],
      'S51.1',
      100,
    ]);
    expect(says({ type: 'qualified', becameOpportunity: null })).toEqual([
      null,
      ['The fee waits for: became an opportunity.'],
      'S51.1',
      0,
    ]);
  });

  test('[S51.2] closed won pays a share of the first year', () => {
    expect(fee({ type: 'closedWon', won: true, firstYear: 3_000_000 })).toMatchObject({
      value: 300_000,
      because: [{ text: 'Closed won, first year: $30,000 × 10% = $3,000', part: 300_000 }],
      inputs: [
        { name: 'won', value: true },
        { name: 'first-year value', value: 3_000_000 },
      ],
      preset: 'Referral and co-sell',
      lines: [{ id: 'R-1', on: null }],
    });
    expect(says({ type: 'closedWon', won: false, firstYear: null })).toEqual([
      0,
      ['The deal is not won: no fee.'],
      'S51.2',
      50,
    ]);
    expect(says({ type: 'closedWon', won: null, firstYear: null })).toEqual([
      null,
      ['The fee waits for: won and first-year value.'],
      'S51.2',
      0,
    ]);
    expect(fee({ type: 'closedWon', won: true, firstYear: null }).value).toBeNull();
    expect(fee({ type: 'closedWon', won: null, firstYear: 1 }).value).toBeNull();
  });

  test('[S51.3] recurring runs with the contract up to the cap', () => {
    const claim = (termMonths: number | null) =>
      says({ type: 'recurring', annual: 3_000_000, termMonths });
    expect(claim(36)).toEqual([150_000, ['Year 1: $30,000 × 5% = $1,500'], 'S51.3', 100]);
    expect(claim(6)[1]).toEqual(['Year 1: $30,000 × 5% × 6/12 = $750']);
    expect(claim(null)).toEqual([null, ['The commission waits for: months.'], 'S51.3', 75]);
    const { preset } = fee({ type: 'recurring', annual: 1, termMonths: 1 });
    expect(preset).toBe('Referral and co-sell');
  });

  test('[S51.4] co-sell needs evidence of a listed kind', () => {
    const shown = fee({
      type: 'coSell',
      dealValue: 10_000_000,
      evidence: ['Lunch', 'Demo support', 'Executive introduction'],
    });
    expect([shown.value, shown.because[0]?.text, shown.rule]).toEqual([
      500_000,
      'Co-sell credit (demo support and executive introduction): $100,000 × 5% = $5,000',
      'S51.4',
    ]);
    expect(says({ type: 'coSell', dealValue: 10_000_000, evidence: ['Lunch'] })).toEqual([
      0,
      [
        'Co-sell needs evidence of demo support, technical validation or executive introduction: no credit.',
      ],
      'S51.4',
      100,
    ]);
    expect(says({ type: 'coSell', dealValue: null, evidence: ['Demo support'] })).toEqual([
      null,
      ['The fee waits for: deal value.'],
      'S51.4',
      50,
    ]);
    expect(shown.inputs).toEqual([
      { name: 'evidence', value: true },
      { name: 'deal value', value: 10_000_000 },
    ]);
    const broken = { type: String('x') } as FeeClaim;
    expect(() => fee(broken)).toThrow('Unreachable');
  });

  test('[S51.5] one referral type per deal; the pair only where the rules allow it', () => {
    const both: ReferralFeeRules = { ...standardReferralFees, qualifiedPlusClosedWon: true };
    const conflict = (rules: ReferralFeeRules, ...types: FeeClaim['type'][]) =>
      claimConflict(rules, types);
    expect(conflict(standardReferralFees)).toBeNull();
    expect(conflict(standardReferralFees, 'closedWon', 'coSell')).toBeNull();
    const message = 'A referral earns one fee type per deal; this deal claims';
    expect(conflict(standardReferralFees, 'qualified', 'closedWon')).toBe(
      `${message} a qualified referral and a closed-won fee.`,
    );
    expect(conflict(both, 'qualified', 'closedWon')).toBeNull();
    expect(conflict(both, 'closedWon', 'coSell', 'qualified')).toBeNull();
    expect(conflict(both, 'qualified', 'recurring')).toBe(
      `${message} a qualified referral and a recurring fee.`,
    );
    expect(conflict(both, 'recurring', 'closedWon')).not.toBeNull();
    expect(conflict(both, 'qualified', 'qualified')).not.toBeNull();
    expect(conflict(both, 'qualified', 'closedWon', 'recurring')).not.toBeNull();
    expect(feeName('coSell')).toBe('a co-sell credit');
  });

  test('[S51.6] a fee range is two rounded ends', () => {
    expect(feeRange(3_000_000, percentRatio(10), percentRatio(15))).toEqual({
      low: 300_000,
      high: 450_000,
    });
  });

  test('[S51.p1] the standard fees satisfy the schema and carry the ranges', () => {
    expect(referralFeeRulesSchema.parse(standardReferralFees)).toEqual(standardReferralFees);
    expect(standardReferralFees).toMatchObject({
      version: 1,
      qualified: { fee: { min: 500, max: 2000 } },
      closedWon: { ratePercent: { min: 10, max: 15 }, chosenPercent: 10 },
      recurring: { ratePercent: { min: 5, max: 10 }, capMonths: { min: 12, max: 24 } },
      coSell: { ratePercent: { min: 5, max: 10 }, chosenPercent: 5 },
      qualifiedPlusClosedWon: false,
    });
    const bad = [{ version: 0 }, { preset: '' }, { extra: 1 }];
    for (const change of bad)
      expect(referralFeeRulesSchema.safeParse({ ...standardReferralFees, ...change }).success).toBe(
        false,
      );
  });
});

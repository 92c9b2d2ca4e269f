import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exceeds,
  marginPoints,
  multiYearPercent,
  resaleTier,
  sumPoints,
} from '../../../src/shared/commissions/margin.ts';
import {
  priceSheet,
  quoteReseller,
  type ResellerDeal,
} from '../../../src/shared/commissions/reseller.ts';
import {
  type ResellerRules,
  resellerPresets,
  resellerRulesSchema,
} from '../../../src/shared/commissions/reseller-rules.ts';
import { percentRatio, ratio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

const { reseller, compensation, channelLadder, benefits } = resellerPresets;
const gold: ResellerDeal = {
  currency: 'USD',
  list: 5_000_000,
  tier: 'Gold',
  resale: 5_000_000,
  registered: true,
  newLogo: false,
  years: 1,
  rebateRate: null,
};
const quoted = (rules: ResellerRules, deal: Partial<ResellerDeal>) => {
  const quote = quoteReseller(rules, { ...gold, ...deal });
  if (!quote.ok) throw new Error(quote.error);
  return quote.value;
};

describe('reseller quote', () => {
  test('[S50.1] a registered Gold deal at list $50,000 costs $30,000 and earns $20,000', () => {
    expect(quoteReseller(reseller, gold)).toEqual({
      ok: true,
      value: {
        value: 3_000_000,
        because: [
          { text: 'List price $50,000', part: 5_000_000 },
          { text: 'Margin 40%: Gold base 35% + registered deal 5%', part: -2_000_000 },
        ],
        inputs: [
          { name: 'list price', value: 5_000_000 },
          { name: 'registered', value: true },
          { name: 'new logo', value: false },
          { name: 'years', value: 1 },
          { name: 'resale price', value: 5_000_000 },
        ],
        rule: 'S50.1',
        preset: 'Reseller',
        coverage: 100,
        currency: 'USD',
        margin: { num: 4000n, den: 10_000n },
        profit: 2_000_000,
        provisional: false,
        warnings: [],
      },
    });
  });

  test('[S50.1] a resale price below list lowers the profit alone', () => {
    const low = quoted(reseller, { resale: 2_900_000 });
    expect([low.value, low.profit]).toEqual([3_000_000, -100_000]);
    const open = quoted(reseller, { resale: null });
    expect([open.value, open.profit, open.coverage]).toEqual([3_000_000, null, 80]);
    const unknown = quoted(reseller, { list: null });
    expect([unknown.value, unknown.profit, unknown.because]).toEqual([
      null,
      null,
      [
        { text: 'List price unknown', part: null },
        { text: 'Margin 40%: Gold base 35% + registered deal 5%', part: null },
      ],
    ]);
    expect(quoted(reseller, { list: 0 }).because[1]?.part).toBe(0);
  });

  test('[S50.2] bonuses add points; new logo and years count in the compensation preset alone', () => {
    const all = { newLogo: true, years: 3 };
    expect(quoted(compensation, all).because[1]?.text).toBe(
      'Margin 38%: Gold base 25% + registered deal 5% + new logo 3% + 3-year contract 5%',
    );
    expect(quoted(reseller, all).because[1]?.text).toBe(
      'Margin 40%: Gold base 35% + registered deal 5%',
    );
    expect(quoted(reseller, { registered: false }).because[1]?.text).toBe(
      'Margin 35%: Gold base 35%',
    );
  });

  test('[S50.2] an unknown answer adds no points and makes the margin provisional', () => {
    for (const unknown of [{ registered: null }, { newLogo: null }, { years: null }]) {
      const quote = quoted(compensation, { newLogo: false, ...unknown });
      expect([quote.provisional, quote.coverage]).toEqual([true, 80]);
    }
    expect(quoted(reseller, { registered: null }).value).toBe(3_250_000);
    const base = { text: 'base', percent: 0 };
    const none = { registered: null, newLogo: null, years: null };
    expect(marginPoints(compensation, base, none)).toEqual([base]);
    expect(sumPoints([base])).toEqual(percentRatio(0));
  });

  test('[S50.3] two years add 2, three and more 5, one none', () => {
    expect([1, 2, 3, 4].map((years) => multiYearPercent(compensation, years))).toEqual([
      0, 2, 5, 5,
    ]);
    expect(multiYearPercent(reseller, 5)).toBe(0);
  });

  test('[S50.1] years must be whole and the tier known; other names of a tier count', () => {
    for (const years of [0, 1.5])
      expect(quoteReseller(reseller, { ...gold, years })).toEqual({
        ok: false,
        error: `years must be a whole number of at least 1; it is ${years}.`,
      });
    expect(quoteReseller(reseller, { ...gold, tier: 'Bronze' })).toEqual({
      ok: false,
      error: 'tier must be one of Standard, Silver, Gold or Platinum; it is "Bronze".',
    });
    const standard = resaleTier(reseller, 'Registered');
    expect(standard.ok && standard.value.name).toBe('Standard');
    expect(resaleTier(reseller, 'Standard')).toEqual(standard);
  });

  test('[S50.4] above 50% with the rebate it warns, exactly 50% does not', () => {
    const rules: ResellerRules = { ...reseller, maxMarginPercent: 45 };
    const platinum = { tier: 'Platinum' };
    expect(quoted(rules, { ...platinum, rebateRate: percentRatio(5) }).warnings).toEqual([]);
    expect(quoted(rules, { ...platinum, rebateRate: percentRatio(5.1) }).warnings).toEqual([
      'Margin and rebate come to 50.1%, above 50%.',
    ]);
    const guarded: ResellerRules = { ...rules, maxMarginPercent: 44.9, warnAbovePercent: 44 };
    expect(quoted(guarded, platinum).warnings).toEqual([
      'Margin and rebate come to 45%, above 44%.',
      'The margin of 45% is above the guard of 44.9%.',
    ]);
    expect([exceeds(ratio(1, 2), 50), exceeds(ratio(51, 100), 50)]).toEqual([false, true]);
  });

  test('[S50.5] the price sheet lists each tier with its buy price', () => {
    expect(priceSheet(reseller, 5_000_000).map(({ tier, cost }) => [tier, cost])).toEqual([
      ['Standard', 3_750_000],
      ['Silver', 3_500_000],
      ['Gold', 3_250_000],
      ['Platinum', 3_000_000],
    ]);
    const tiers = compensation.tiers.slice(0, 1).map((one) => ({ ...one, chosenPercent: 16 }));
    const changed = { ...compensation, tiers };
    expect(priceSheet(changed, 100)).toEqual([
      {
        tier: 'Standard',
        marginPercent: { min: 10, max: 15 },
        chosenPercent: 16,
        cost: 84,
        outside: true,
      },
    ]);
    expect(priceSheet(compensation, 100).map(({ outside }) => outside)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('[S50.9] four margin tables ship, each at the low end', () => {
    const rows = [reseller, compensation, channelLadder, benefits].map((rules) => [
      rules.preset,
      ...rules.tiers.map(({ marginPercent: { min, max }, chosenPercent }) => [
        min,
        max,
        chosenPercent,
      ]),
    ]);
    expect(rows).toEqual([
      ['Reseller', [25, 25, 25], [30, 30, 30], [35, 35, 35], [40, 40, 40]],
      ['Compensation models', [10, 15, 10], [15, 20, 15], [25, 30, 25], [30, 40, 30]],
      ['Channel ladder', [10, 10, 10], [20, 20, 20], [30, 30, 30], [35, 40, 35]],
      ['Benefits matrix', [10, 10, 10], [15, 15, 15], [20, 20, 20], [25, null, 25]],
    ]);
    expect(reseller.terms).toEqual({
      invoiceNetDays: 30,
      rebatePayments: 'quarterly',
      mdfDaysAfterApproval: 15,
    });
    expect([reseller.maxMarginPercent, reseller.warnAbovePercent]).toEqual([null, 50]);
  });

  test('[S50.p1] every preset satisfies the schema; faults name their field', () => {
    for (const rules of Object.values(resellerPresets))
      expect(resellerRulesSchema.parse(rules)).toEqual(rules);
    const faults = (change: object) =>
      resellerRulesSchema
        .safeParse({ ...compensation, ...change })
        .error?.issues.map(({ path, message }) => [path, message]);
    expect(faults({ tiers: [...compensation.tiers, ...compensation.tiers] })).toEqual([
      [['tiers'], 'Each resale tier needs its own names.'],
    ]);
    const [first, second] = compensation.bonuses.multiYear;
    const bonuses = { ...compensation.bonuses, multiYear: [second, first] };
    expect(faults({ bonuses })).toEqual([
      [['bonuses'], 'Multi-year bonuses must run from the longest term down.'],
    ]);
    const message = 'Rebate bands must run from the highest volume down to 0.';
    const { rebates } = compensation;
    for (const bands of [rebates.bands.slice(0, 2), rebates.bands.toReversed()])
      expect(faults({ rebates: { ...rebates, bands } })).toEqual([[['rebates'], message]]);
    expect(faults({ warnAbovePercent: 101 })).toHaveLength(1);
    expect(faults({ extra: 1 })).toHaveLength(1);
    expect(faults({ tiers: [] })).not.toEqual([]);
  });

  test('[S50.p2] list less margin is the cost and no bonus ever lowers the margin', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90_000_000 }),
        fc.constantFrom('Standard', 'Silver', 'Gold', 'Platinum'),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 6 }),
        (list, tier, registered, newLogo, years) => {
          const plain = { list, tier, registered: false, newLogo: false, years: 1 };
          const more = quoted(compensation, { list, tier, registered, newLogo, years });
          expect(more.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(more.value);
          expect(more.value ?? 0).toBeLessThanOrEqual(quoted(compensation, plain).value ?? 0);
        },
      ),
      runs,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextRebate,
  type RebateFacts,
  rebatePayment,
  rebateStanding,
  yearlyRebate,
} from '../../../src/shared/commissions/rebate.ts';
import {
  type ResellerRules,
  resellerPresets,
} from '../../../src/shared/commissions/reseller-rules.ts';
import { percentRatio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

const { reseller } = resellerPresets;

const facts = (volume: number | null, more: Partial<RebateFacts> = {}): RebateFacts => ({
  currency: 'USD',
  tier: 'Gold',
  volume: volume === null ? null : volume * 100,
  customRate: null,
  ...more,
});
const marginal: ResellerRules = { ...reseller, rebates: { ...reseller.rebates, mode: 'marginal' } };
const platinumOnly: ResellerRules = {
  ...reseller,
  rebates: { ...reseller.rebates, tiers: ['Platinum'] },
};

describe('volume rebates', () => {
  test('[S50.6] an edge belongs to the band it opens; $1M is custom', () => {
    const rates = [-1, 0, 99_999, 100_000, 249_999, 250_000, 499_999, 500_000, 999_999].map(
      (volume) => rebateStanding(reseller.rebates, 'USD', 'Gold', volume * 100),
    );
    const rate = (percent: number) => ({ kind: 'rate', rate: percentRatio(percent) });
    expect(rates).toEqual([0, 0, 0, 0, 0, 2, 2, 5, 5].map(rate));
    expect(rebateStanding(reseller.rebates, 'USD', 'Gold', 100_000_000)).toEqual({
      kind: 'custom',
    });
    expect(rebateStanding(platinumOnly.rebates, 'USD', 'Gold', 1)).toEqual({ kind: 'none' });
    expect(rebateStanding(platinumOnly.rebates, 'USD', 'Platinum', 25_000_000)).toEqual(rate(2));
  });

  test('[S50.6] the next paying band and the gap to it', () => {
    const next = (volume: number) => nextRebate(reseller.rebates, 'USD', volume * 100);
    expect(next(50_000)).toEqual({ from: 25_000_000, gap: 20_000_000, ratePercent: 2 });
    expect(next(250_000)).toEqual({ from: 50_000_000, gap: 25_000_000, ratePercent: 5 });
    expect(next(500_000)).toEqual({ from: 100_000_000, gap: 50_000_000, ratePercent: null });
    expect(next(1_000_000)).toBeNull();
  });

  test('[S50.7] the rate reached pays on the whole volume', () => {
    expect(yearlyRebate(reseller, facts(300_000))).toEqual({
      value: 600_000,
      because: [{ text: '$300,000 × 2% = $6,000', part: 600_000 }],
      inputs: [{ name: 'volume', value: 30_000_000 }],
      rule: 'S50.7',
      preset: 'Reseller',
      coverage: 100,
      currency: 'USD',
      standing: { kind: 'rate', rate: percentRatio(2) },
      next: { from: 50_000_000, gap: 20_000_000, ratePercent: 5 },
    });
    expect(yearlyRebate(reseller, facts(-5)).value).toBe(0);
  });

  test('[S50.7] marginal rules pay each slice at its own rate', () => {
    const found = yearlyRebate(marginal, facts(600_000));
    expect([found.value, found.because]).toEqual([
      1_000_000,
      [
        { text: '$100,000 × 0% = $0', part: 0 },
        { text: '$150,000 × 0% = $0', part: 0 },
        { text: '$250,000 × 2% = $5,000', part: 500_000 },
        { text: '$100,000 × 5% = $5,000', part: 500_000 },
      ],
    ]);
    const custom = yearlyRebate(marginal, facts(1_100_000, { customRate: percentRatio(8) }));
    expect(custom.because.at(-1)).toEqual({ text: '$100,000 × 8% = $8,000', part: 800_000 });
    expect(yearlyRebate(marginal, facts(0)).because).toEqual([]);
  });

  test('[S50.7] the custom band waits for its rate', () => {
    const open = yearlyRebate(reseller, facts(1_000_000));
    expect([open.value, open.coverage, open.standing, open.next, open.because]).toEqual([
      null,
      50,
      { kind: 'custom' },
      null,
      [{ text: 'The custom rate is not agreed yet.', part: null }],
    ]);
    const agreed = yearlyRebate(reseller, facts(1_000_000, { customRate: percentRatio(7) }));
    expect([agreed.value, agreed.inputs]).toEqual([
      7_000_000,
      [
        { name: 'volume', value: 100_000_000 },
        { name: 'custom rate', value: '7%' },
      ],
    ]);
    expect(yearlyRebate(marginal, facts(1_000_000)).value).toBeNull();
    const below = yearlyRebate(reseller, facts(300_000, { customRate: percentRatio(7) }));
    expect(below.value).toBe(600_000);
  });

  test('[S50.7] an unknown volume is unknown; a tier without rebates earns none', () => {
    const open = yearlyRebate(reseller, facts(null));
    expect([open.value, open.next, open.standing, open.because]).toEqual([
      null,
      null,
      { kind: 'none' },
      [{ text: 'The volume is unknown.', part: null }],
    ]);
    const none = yearlyRebate(platinumOnly, facts(600_000));
    expect([none.value, none.next, none.because]).toEqual([
      0,
      null,
      [{ text: 'Gold earns no rebate.', part: null }],
    ]);
  });

  test('[S50.8] a quarter pays the rate on the year to date less what was paid', () => {
    const purchases = [
      { on: '2025-12-31', amount: 90_000_000 },
      { on: '2026-01-01', amount: 20_000_000 },
      { on: '2026-05-10', amount: 15_000_000 },
      { on: '2026-06-30', amount: -5_000_000 },
      { on: '2026-07-01', amount: 70_000_000 },
    ];
    const at = (today: string, rebatesPaid: number, fiscalStartMonth = 1) =>
      rebatePayment(
        reseller,
        {
          currency: 'USD',
          tier: 'Gold',
          customRate: null,
          purchases,
          rebatesPaid,
          fiscalStartMonth,
        },
        today,
      );
    expect(at('2026-06-30', 100_000)).toMatchObject({
      value: 500_000,
      because: [
        { text: '$300,000 × 2% = $6,000', part: 600_000 },
        { text: 'Rebates paid this fiscal year $1,000', part: -100_000 },
      ],
      inputs: [
        { name: 'volume', value: 30_000_000 },
        { name: 'rebates paid', value: 100_000 },
      ],
      rule: 'S50.8',
    });
    expect(at('2026-06-30', 900_000).value).toBe(-300_000);
    expect(at('2026-03-31', 0).because.at(-1)?.part).toBe(0);
    expect(at('2026-03-31', 0).value).toBe(0);
    expect(at('2026-07-01', 0, 7).inputs[0]?.value).toBe(70_000_000);
    expect(at('2026-07-01', 0).value).toBeNull();
  });

  test('[S50.p3] the rate never falls with volume and bands cover every volume once', () => {
    const rank = (volume: number): number => {
      const standing = rebateStanding(reseller.rebates, 'USD', 'Gold', volume);
      return standing.kind === 'rate' ? Number(standing.rate.num) : 99;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120_000_000 }),
        fc.integer({ min: 0, max: 120_000_000 }),
        (a, b) => {
          expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)));
          const found = yearlyRebate(marginal, {
            ...facts(0, { customRate: percentRatio(8) }),
            volume: a,
          });
          expect(found.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(found.value);
        },
      ),
      runs,
    );
  });
});

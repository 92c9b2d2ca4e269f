import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cookieNotes,
  designerRulesSchema,
  standardDesigner,
} from '../../../src/shared/commissions/designer-rules.ts';
import { marginAfterCommission } from '../../../src/shared/commissions/margin-check.ts';
import {
  cacOptions,
  type DesignerFacts,
  designRates,
  lifetimeValue,
  maxCacOf,
} from '../../../src/shared/commissions/rate-designer.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

describe('rate designer', () => {
  const facts: DesignerFacts = {
    currency: 'USD',
    acv: 240_000,
    lifetimeYears: null,
    ltv: 500_000,
    flatFee: 300,
    blendedCac: 40_000,
  };
  const design = (more: Partial<DesignerFacts> = {}) =>
    designRates(standardDesigner, { ...facts, ...more });

  test('[S56.1] lifetime value as typed, else annual value times years', () => {
    expect(lifetimeValue(facts)).toBe(500_000);
    expect(lifetimeValue({ ...facts, ltv: null, lifetimeYears: 2.5 })).toBe(600_000);
    expect(lifetimeValue({ ...facts, ltv: null, lifetimeYears: null })).toBeNull();
    expect(lifetimeValue({ ...facts, ltv: null, lifetimeYears: 2, acv: null })).toBeNull();
  });

  test('[S56.2] $5,000 at 3:1 allows $1,666.67', () => {
    expect(maxCacOf(500_000, 3)).toEqual(ratio(500_000, 3));
    expect(design().maxCac).toBe(166_667);
  });

  test('[S56.3] a flat fee, a share of the first year, a recurring share', () => {
    expect(cacOptions(standardDesigner, facts)).toEqual({ A: 30_000, B: 48_000, C: 36_000 });
    expect(cacOptions(standardDesigner, { ...facts, acv: null, flatFee: null })).toEqual({
      A: null,
      B: null,
      C: null,
    });
    const twoYears = { ...standardDesigner, recurringMonths: 24 };
    expect(cacOptions(twoYears, facts).C).toBe(72_000);
  });

  test('[S56.4] the costliest affordable option is recommended, with reasons', () => {
    expect(design()).toEqual({
      value: 'C',
      because: [
        { text: 'Option A, flat fee: $300, affordable.', part: null },
        { text: 'Option B, 20% of the first year: $480, too expensive.', part: null },
        { text: 'Option C, 15% recurring for 12 months: $360, affordable.', part: null },
        { text: 'An option may cost $400 per customer.', part: null },
        { text: 'Option C is recommended.', part: null },
      ],
      inputs: [
        { name: 'annual contract value', value: 240_000 },
        { name: 'lifetime value', value: 500_000 },
        { name: 'flat fee', value: 300 },
        { name: 'blended acquisition cost', value: 40_000 },
      ],
      rule: 'S56.4',
      preset: 'Rate designer',
      coverage: 100,
      currency: 'USD',
      options: [
        { option: 'A', name: 'flat fee', cac: 30_000, affordable: true },
        { option: 'B', name: '20% of the first year', cac: 48_000, affordable: false },
        { option: 'C', name: '15% recurring for 12 months', cac: 36_000, affordable: true },
      ],
      maxCac: 166_667,
      verdict: 'recommended',
    });
  });

  test('[S56.4] both limits include their value, the maximum by its exact 80%', () => {
    expect(design({ blendedCac: 48_000 }).value).toBe('B');
    expect(design({ blendedCac: 47_999 }).value).toBe('C');
    expect(design({ blendedCac: 900_000, ltv: 180_000 }).value).toBe('B');
    expect(design({ blendedCac: 900_000, ltv: 179_999 }).value).toBe('C');
    expect(design({ blendedCac: null, ltv: 180_000 }).value).toBe('B');
    expect(design({ blendedCac: null }).coverage).toBe(75);
    expect(design({ flatFee: 480, blendedCac: 48_000 }).value).toBe('A');
  });

  test('[S56.4] none affordable is said; unknown is not the same', () => {
    const none = design({ blendedCac: 29_999 });
    expect([none.value, none.verdict, none.because.at(-1)?.text]).toEqual([
      null,
      'none affordable',
      'No option is affordable.',
    ]);
    const open = design({ ltv: null });
    expect([open.value, open.verdict, open.maxCac]).toEqual([null, 'unknown', null]);
    expect(open.because.map(({ text }) => text)).toEqual([
      'Option A, flat fee: $300.',
      'Option B, 20% of the first year: $480.',
      'Option C, 15% recurring for 12 months: $360.',
      'The limit waits for the lifetime value.',
      'No option can be recommended yet.',
    ]);
    const part = design({ flatFee: null, blendedCac: 29_999 });
    expect([part.verdict, part.because[0]?.text]).toEqual([
      'unknown',
      'Option A, flat fee: cost unknown.',
    ]);
    expect(design({ flatFee: null }).verdict).toBe('recommended');
  });

  test('[S56.5] 30% commission on 40% model cost leaves 30%, which does not warn', () => {
    const check = (modelCostPercent: number | null, otherCogsPercent = 0, commissionPercent = 30) =>
      marginAfterCommission(standardDesigner, {
        modelCostPercent,
        otherCogsPercent,
        commissionPercent,
      });
    expect(check(40)).toMatchObject({
      value: '30%',
      because: [
        { text: '100% less model cost 40%, other costs 0% and commission 30%.', part: null },
      ],
      inputs: [
        { name: 'model cost', value: 40 },
        { name: 'other costs', value: 0 },
        { name: 'commission', value: 30 },
      ],
      rule: 'S56.5',
      preset: 'Rate designer',
      coverage: 100,
      warns: false,
    });
    const low = check(40, 0.1);
    expect([low.value, low.warns, low.because[1]]).toEqual([
      '29.9%',
      true,
      { text: 'The margin is below 30%.', part: null },
    ]);
    const open = check(null);
    expect([open.value, open.margin, open.warns, open.coverage, open.because[0]?.text]).toEqual([
      null,
      null,
      false,
      66,
      '100% less model cost unknown, other costs 0% and commission 30%.',
    ]);
  });

  test('[S56.6] longer cookies cost more, shorter ones attract less', () => {
    expect(cookieNotes.map(({ days, note }) => [days, note])).toEqual([
      [
        90,
        'Costs more, since more sales that would have come anyway are attributed to the partner.',
      ],
      [30, 'Costs less and attracts fewer partners.'],
    ]);
  });

  test('[S56.p1] the standard satisfies its schema and what is recommended is affordable', () => {
    expect(designerRulesSchema.parse(standardDesigner)).toEqual(standardDesigner);
    for (const change of [{ targetRatio: 0 }, { headroomPercent: 101 }, { version: 0 }, { x: 1 }])
      expect(designerRulesSchema.safeParse({ ...standardDesigner, ...change }).success).toBe(false);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 3_000_000 }),
        fc.integer({ min: 0, max: 500_000 }),
        (acv, ltv, blendedCac) => {
          const found = design({ acv, ltv, blendedCac });
          const best = found.options.find(({ option }) => option === found.value);
          const fitting = found.options.filter(({ affordable }) => affordable === true);
          expect(best?.affordable ?? null).toBe(fitting.length === 0 ? null : true);
          for (const { cac } of fitting) expect(cac ?? 0).toBeLessThanOrEqual(best?.cac ?? -1);
        },
      ),
      runs,
    );
  });
});

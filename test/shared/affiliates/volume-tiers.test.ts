import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  customerRate,
  defaultVolumePreset,
  type VolumeTiers,
  volumePresets,
  volumeTier,
  volumeTiersSchema,
} from '../../../src/shared/affiliates/volume-tiers.ts';
import { runs } from '../runs.ts';

const { V1, V2, V3, V4 } = volumePresets;
const rateAt = (rules: VolumeTiers, count: number, base: number | null = null): number | null =>
  volumeTier(rules, count, base).value;
const tierAt = (count: number): string | null => volumeTier(V1, count).tier;
const messages = (draft: unknown): string[] =>
  volumeTiersSchema
    .safeParse(draft)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('affiliate volume tiers', () => {
  test('[S59.1] a month is one tier, with its rate, reason and next step', () => {
    expect(volumeTier(V1, 5)).toEqual({
      value: 20,
      because: [
        {
          text: '5 converted referrals this month: the step from 1 (Starter) pays 20%',
          part: null,
        },
      ],
      inputs: [{ name: 'converted referrals this month', value: 5 }],
      rule: 'S59.1',
      preset: 'V1',
      coverage: 100,
      tier: 'Starter',
      bonus: 'none',
      outsideRange: false,
      next: { tier: 'Pro', from: 6, missing: 1, ratePercent: 25 },
    });
    expect(volumeTier(V2, 1).because).toEqual([
      { text: '1 converted referral this month: the step from 1 pays 30%', part: null },
    ]);
  });

  test('[S59.2] every edge of V1, V2 and V3', () => {
    expect([1, 5, 6, 20, 21, 50, 51, 900].map((count) => tierAt(count))).toEqual([
      'Starter',
      'Starter',
      'Pro',
      'Pro',
      'Elite',
      'Elite',
      'Super',
      'Super',
    ]);
    expect([5, 6, 20, 21, 50, 51].map((count) => rateAt(V1, count))).toEqual([
      20, 25, 25, 30, 30, 35,
    ]);
    expect([1, 10, 11, 25, 26].map((count) => rateAt(V2, count))).toEqual([30, 30, 35, 35, 40]);
    expect([1, 9, 10].map((count) => rateAt(V3, count))).toEqual([20, 20, 25]);
    expect(volumeTier(V1, 51).bonus).toBe('entered');
    expect(volumeTier(V2, 26).bonus).toBe('quarterly');
    expect([V1, V2].map((rules) => volumeTier(rules, 20).bonus)).toEqual(['none', 'none']);
    expect([V3, V4].flatMap(({ steps }) => steps.map(({ bonus }) => bonus))).toEqual([
      'none',
      'none',
      'none',
      'none',
    ]);
    expect(defaultVolumePreset).toBe('V2');
    expect(
      Object.values(volumePresets).map(({ preset, name, version }) => [preset, name, version]),
    ).toEqual([
      ['V1', 'Starter, Pro, Elite, Super', 1],
      ['V2', 'Three steps with a quarterly bonus', 1],
      ['V3', 'Base, more from ten sales', 1],
      ['V4', 'Base rate, five points more from five sales', 1],
    ]);
  });

  test('[S59.3] without a referral there is no rate; an unknown count stays unknown', () => {
    expect(volumeTier(V1, 0)).toMatchObject({
      value: null,
      tier: null,
      bonus: 'none',
      because: [{ text: 'No converted referrals this month, so no rate applies', part: null }],
      next: { tier: 'Starter', from: 1, missing: 1, ratePercent: 20 },
      coverage: 100,
    });
    expect(volumeTier(V3, null)).toMatchObject({
      value: null,
      next: null,
      because: [{ text: 'The converted sales of the month are not recorded', part: null }],
      coverage: 0,
    });
  });

  test('[S59.4] V4 adds five points to the base from five sales; the base has a range', () => {
    expect([1, 4, 5, 40].map((count) => rateAt(V4, count, 20))).toEqual([20, 20, 25, 25]);
    expect(rateAt(V4, 5, 30)).toBe(35);
    expect(rateAt(V4, 5, 20.1)).toBe(25.1);
    expect(volumeTier(V4, 5)).toMatchObject({
      value: 25,
      outsideRange: false,
      because: [
        {
          text: '5 converted sales this month: the step from 5 pays the base rate of 20% plus 5 points',
        },
      ],
      inputs: [
        { name: 'converted sales this month', value: 5 },
        { name: 'base rate', value: 20 },
      ],
    });
    expect(volumeTier(V4, 1, 25).because[0]?.text).toBe(
      '1 converted sale this month: the step from 1 pays the base rate of 25%',
    );
    expect([19.9, 20, 30, 30.1].map((base) => volumeTier(V4, 5, base).outsideRange)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('[S59.5] the next step tells what is missing; the top has none', () => {
    expect(volumeTier(V1, 20).next).toEqual({
      tier: 'Elite',
      from: 21,
      missing: 1,
      ratePercent: 30,
    });
    expect(volumeTier(V1, 51).next).toBeNull();
    expect(volumeTier(V4, 2, 22).next).toEqual({
      tier: null,
      from: 5,
      missing: 3,
      ratePercent: 27,
    });
  });

  test('[S59.6] a customer keeps the rate of its month, set when the month closes', () => {
    const on = (day: string, today: string) => customerRate(V2, day, 11, today);
    expect(on('2026-01-31', '2026-01-31')).toMatchObject({
      value: 35,
      rule: 'S59.6',
      final: false,
      setOn: '2026-02-01',
    });
    expect(on('2026-01-31', '2026-02-01').final).toBe(true);
    expect(on('2024-02-29', '2024-02-29').setOn).toBe('2024-03-01');
    expect(on('2026-12-05', '2026-12-31').setOn).toBe('2027-01-01');
    expect(customerRate(V4, '2026-01-05', 5, '2026-02-01', 30).value).toBe(35);
  });

  test('[S59.7] a rule set says which field is wrong and why', () => {
    const [top, ...rest] = V2.steps;
    expect(messages(V2)).toEqual([]);
    expect(messages({ ...V2, steps: [...rest, top] })).toEqual([
      'steps: Steps run from the highest count down.',
    ]);
    expect(messages({ ...V2, steps: [top] })).toEqual([
      'steps: The lowest step starts at 1, so that every referral has a rate.',
    ]);
    expect(messages({ ...V2, base: { min: 1, max: 2 } })).toEqual([
      'base: A base range is needed exactly when a step rests on the base rate.',
    ]);
    expect(messages({ ...V4, base: null })).toHaveLength(1);
    expect(messages({ ...V2, steps: [] })).not.toEqual([]);
    expect(messages({ ...V2, extra: 1 })).not.toEqual([]);
  });

  test('[S59.p1] more referrals never pay less, and the next step is never behind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(V1, V2, V3, V4),
        fc.nat(200),
        fc.nat(200),
        fc.integer({ min: 20, max: 30 }),
        (rules, count, more, base) => {
          const [low, high] = [
            volumeTier(rules, count, base),
            volumeTier(rules, count + more, base),
          ];
          expect(high.value ?? 0).toBeGreaterThanOrEqual(low.value ?? 0);
          if (low.next !== null)
            expect(rateAt(rules, count + low.next.missing, base)).toBe(low.next.ratePercent);
        },
      ),
      runs,
    );
  });

  test('[S59.p2] every preset satisfies its own schema', () => {
    for (const rules of Object.values(volumePresets)) expect(messages(rules)).toEqual([]);
  });
});

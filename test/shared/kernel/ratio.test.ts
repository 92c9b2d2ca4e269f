import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  displayPercent,
  formatGrowth,
  formatPercent,
  growthRatio,
  progressPercent,
} from '../../../src/shared/kernel/percent.ts';
import {
  ceilRatio,
  compareRatios,
  divideRatios,
  floorRatio,
  maxRatio,
  minRatio,
  multiplyRatios,
  ratio,
  ratioOf,
  roundRatio,
  toNumber,
} from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

const pair = fc.tuple(
  fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
  fc.bigInt({ min: 1n, max: 10n ** 9n }),
);

describe('exact ratios and percentages', () => {
  test('[G13] a decimal is read as written, not as a binary float', () => {
    expect(compareRatios(ratioOf(0.1 * 10), ratio(1))).toBe(0);
    expect(ratioOf(0.1)).toEqual({ num: 1n, den: 10n });
    expect(ratioOf(-2.5e-7)).toEqual({ num: -25n, den: 10n ** 8n });
    expect(ratioOf(1.5e300).num % 10n).toBe(0n);
    expect(() => ratioOf(Number.NaN)).toThrow(RangeError);
    expect(() => ratioOf(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => ratio(1, 0)).toThrow(RangeError);
    expect(ratio(1, -2)).toEqual({ num: -1n, den: 2n });
  });

  test('[G13] floor, round and ceiling hold their definitions', () => {
    fc.assert(
      fc.property(pair, ([num, den]) => {
        const value = ratio(num, den);
        expect(floorRatio(value) * den <= num && (floorRatio(value) + 1n) * den > num).toBe(true);
        expect(ceilRatio(value) * den >= num && (ceilRatio(value) - 1n) * den < num).toBe(true);
        expect(roundRatio(value)).toBe(-roundRatio(ratio(-num, den)));
      }),
      runs,
    );
    expect(roundRatio(ratio(159, 2))).toBe(80n);
    expect(toNumber(divideRatios(ratio(1), ratio(4)))).toBe(0.25);
  });

  test('[G13] smaller, larger and product', () => {
    expect(minRatio(ratio(1, 3), ratio(1, 2))).toEqual(ratio(1, 3));
    expect(maxRatio(ratio(1, 3), ratio(1, 2))).toEqual(ratio(1, 2));
    expect(compareRatios(multiplyRatios(ratio(2, 3), ratio(3, 2)), ratio(1))).toBe(0);
  });

  test.each([
    [ratio(1995, 10_000), 20, '20%'],
    [ratio(995, 10_000), 10, '10%'],
    [ratio(994, 10_000), 9.9, '9.9%'],
    [ratio(1, 1000), 0.1, '0.1%'],
    [ratio(-145, 1000), -15, '\u221215%'],
    [ratio(0), 0, '0%'],
  ])('[G9] a share is shown half-up, with one decimal under 10%', (share, value, text) => {
    expect(displayPercent(share)).toBe(value);
    expect(formatPercent(share)).toBe(text);
  });

  test('[G9] growth carries its sign and never reads as zero when it is not', () => {
    expect(formatGrowth(ratio(14, 100))).toBe('+14%');
    expect(formatGrowth(ratio(73_890, 10))).toBe('+738,900%');
    expect(formatGrowth(ratio(-6, 100))).toBe('\u22126%');
    expect(formatGrowth(ratio(0))).toBe('0%');
    expect(formatGrowth(ratio(1, 100_000))).toBe('under +0.1%');
    expect(growthRatio(5, 0)).toBeNull();
    expect(growthRatio(5, -1)).toBeNull();
  });

  test('[G9] progress is floored and 100 only when the goal is met', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (value, goal) => {
          const percent = progressPercent(ratio(value, goal));
          expect(percent === 100).toBe(value >= goal);
          expect(percent).toBeLessThanOrEqual((100 * value) / goal);
        },
      ),
      runs,
    );
    expect(progressPercent(ratio(99_999, 100_000))).toBe(99);
    expect(progressPercent(ratio(-3, 10))).toBe(0);
  });
});

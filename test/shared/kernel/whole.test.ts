import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ceilPercentOf,
  compareToPercent,
  formatGrowth,
  growthRatio,
  growthText,
  progressOf,
  progressPercent,
} from '../../../src/shared/kernel/percent.ts';
import { parseQuarter, quarterKey } from '../../../src/shared/kernel/quarter.ts';
import {
  ceilRatio,
  compareRatios,
  divideRatios,
  multiplyRatios,
  percentRatio,
  ratio,
  ratioOf,
  roundRatio,
} from '../../../src/shared/kernel/ratio.ts';
import { ceilDivide, roundDivide } from '../../../src/shared/kernel/whole.ts';
import { groupedCount, listed } from '../../../src/shared/kernel/words.ts';
import { runs } from '../runs.ts';

const most = 9e15;
const whole = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -most, max: most }),
);
const positive = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: most }));
/** As people write them, and as no one does. */
const percent = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }).map((thousandths) => thousandths / 1000),
  fc.double({ min: 0, max: 1000, noNaN: true, noDefaultInfinity: true }).map(Math.abs),
);

describe('exact arithmetic without bigints', () => {
  test('[G13] halves are rounded away from zero on both sides, and zero has no sign', () => {
    const cases = [
      [5, 2, 3],
      [-5, 2, -3],
      [5, -2, -3],
      [-5, -2, 3],
      [4, 3, 1],
      [-1, 3, 0],
      [0, 7, 0],
      [most, 7, 1_285_714_285_714_286],
    ] as const;
    for (const [num, den, rounded] of cases) expect(roundDivide(num, den)).toBe(rounded);
    expect(ceilDivide(7, 2)).toBe(4);
    expect(ceilDivide(8, 2)).toBe(4);
    expect(ceilDivide(2 ** 54, 2)).toBe(2 ** 53);
  });

  test('[G13.p1] quotients are those of exact fractions, however large', () => {
    fc.assert(
      fc.property(whole, positive, (num, den) => {
        expect(roundDivide(num, den)).toBe(Number(roundRatio(ratio(num, den))));
        expect(ceilDivide(Math.abs(num), den)).toBe(Number(ceilRatio(ratio(Math.abs(num), den))));
      }),
      runs,
    );
  });

  test('[G13.p2] percentages compare and count as they are written', () => {
    expect(compareToPercent(1, 8, 12.5)).toBe(0);
    expect(compareToPercent(1, 8, 12.501)).toBe(-1);
    expect(compareToPercent(1, 8, 12.499)).toBe(1);
    expect(compareToPercent(1, 3, 33.333_333_333)).toBe(1);
    expect(ceilPercentOf(200, 0.5)).toBe(1);
    expect(ceilPercentOf(201, 0.5)).toBe(2);
    expect(ceilPercentOf(300, 33.333_333_333)).toBe(100);
    fc.assert(
      fc.property(whole, positive, percent, (num, den, of) => {
        expect(compareToPercent(num, den, of)).toBe(
          compareRatios(ratio(num, den), percentRatio(of)),
        );
        const share = multiplyRatios(ratio(den), percentRatio(of));
        expect(ceilPercentOf(den, of)).toBe(Number(ceilRatio(share)));
      }),
      runs,
    );
  });

  test('[G13.p3] growth in words is that of the exact ratio', () => {
    expect(growthText(110, 100)).toBe('+10%');
    expect(growthText(99, 100)).toBe('\u22121%');
    expect(growthText(100, 100)).toBe('0%');
    expect(growthText(1_000_001, 1_000_000)).toBe('under +0.1%');
    expect(growthText(999_999, 1_000_000)).toBe('under \u22120.1%');
    expect(growthText(1, 0)).toBeNull();
    expect(growthText(-most, most)).toBe('\u2212200%');
    expect(growthText(most, most)).toBe('0%');
    fc.assert(
      fc.property(whole, whole, (current, base) => {
        const growth = growthRatio(current, base);
        expect(growthText(current, base)).toBe(growth === null ? null : formatGrowth(growth));
      }),
      runs,
    );
  });

  test('[G9.p1] progress is floored, and is 100 from the goal on', () => {
    expect(progressOf(99_999, 100_000)).toBe(99);
    expect(progressOf(100_000, 100_000)).toBe(100);
    expect(progressOf(200_000, 100_000)).toBe(100);
    expect(progressOf(4.4, 4.5)).toBe(97);
    expect(progressOf(4, 4.5)).toBe(88);
    expect(progressOf(1.5, 2)).toBe(75);
    const decimal = fc.integer({ min: 1, max: 50 }).map((tenths) => tenths / 10);
    const size = fc.oneof(positive, decimal);
    fc.assert(
      fc.property(size, size, (value, goal) => {
        const exact = progressPercent(divideRatios(ratioOf(value), ratioOf(goal)));
        expect(progressOf(value, goal)).toBe(exact);
      }),
      runs,
    );
  });

  test('[G9] counts are grouped by thousands, signs and zeros kept', () => {
    const cases: [number, string][] = [
      [0, '0'],
      [999, '999'],
      [-999, '-999'],
      [1000, '1,000'],
      [-1000, '-1,000'],
      [12_005, '12,005'],
      [1_000_050, '1,000,050'],
      [most, '9,000,000,000,000,000'],
      [1234.5, '1234.5'],
    ];
    for (const [count, text] of cases) expect(groupedCount(count)).toBe(text);
    expect(listed(['a', 'b', 'c', 'd'])).toBe('a, b, c and d');
    expect(listed([])).toBe('');
  });

  test('[G4] a quarter key reads back, and what only looks like one does not', () => {
    for (const key of ['2018-Q1', '0001-Q4', '9999-Q2'])
      expect(quarterKey(parseQuarter(key) ?? { year: 0, q: 1 })).toBe(key);
    for (const text of ['0000-Q1', '2018-Q0', '2018-Q5', '20x8-Q1', '2018_P1', '2018-R1'])
      expect(parseQuarter(text)).toBeNull();
    expect(parseQuarter('2018-q3')).toEqual({ year: 2018, q: 3 });
    expect(parseQuarter('2018/Q3')).toEqual({ year: 2018, q: 3 });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, descends } from '../../../src/shared/kernel/bands.ts';
import { exactPercent } from '../../../src/shared/kernel/percent.ts';
import { chosenIn, placeIn, rangeSchema } from '../../../src/shared/kernel/range.ts';
import { compareRatios, percentRatio, ratio, ratioOf } from '../../../src/shared/kernel/ratio.ts';
import { shareOf } from '../../../src/shared/kernel/share.ts';
import { splitByWeights } from '../../../src/shared/kernel/split.ts';
import { runs } from '../runs.ts';

const edges = fc
  .uniqueArray(fc.integer({ min: -50, max: 150 }), { minLength: 1, maxLength: 8 })
  .map((list) => list.sort((a, b) => b - a).map((from) => ({ from })));

describe('bands', () => {
  const bands = [{ from: 3.5 }, { from: 2.5 }, { from: 0 }];

  test.each([
    [3.5, 3.5],
    [3.499_999, 2.5],
    [2.5, 2.5],
    [2.499_999, 0],
    [0, 0],
  ])('[G1] %d lies in the band from %d: an edge belongs to its band', (value, from) => {
    expect(bandOf(bands, value)).toEqual({ from });
  });

  test('[G1] below the lowest edge there is no band', () => {
    expect(bandOf(bands, -0.001)).toBeNull();
    expect(bandOf([], 5)).toBeNull();
  });

  test('[G13] a ratio is compared as a ratio: seven halves is on the edge', () => {
    expect(bandOf(bands, ratio(7, 2))).toEqual({ from: 3.5 });
    expect(bandOf(bands, ratio(69_999, 20_000))).toEqual({ from: 2.5 });
  });

  test('[G1] bands run from the highest edge down, each once', () => {
    expect(descends(bands)).toBe(true);
    expect(descends([])).toBe(true);
    expect(descends([{ from: 1 }, { from: 1 }])).toBe(false);
    expect(descends([{ from: 1 }, { from: 0 }, { from: 2 }])).toBe(false);
    expect(descends([{ from: 3 }, { from: 1 }, { from: 2 }])).toBe(false);
  });

  test('[G1.p1] every value from the lowest edge up lies in exactly one band', () => {
    fc.assert(
      fc.property(edges, fc.double({ min: -60, max: 160, noNaN: true }), (list, value) => {
        expect(descends(list)).toBe(true);
        const holding = list.filter(
          ({ from }, at) => value >= from && (at === 0 || value < (list[at - 1]?.from ?? 0)),
        );
        expect(holding).toHaveLength(value >= Math.min(...list.map(({ from }) => from)) ? 1 : 0);
        expect(bandOf(list, value)).toEqual(holding[0] ?? null);
      }),
      runs,
    );
  });
});

describe('ranges', () => {
  test('[G1] a range that stands alone includes both ends', () => {
    const range = { min: 60, max: 90 };
    expect([59.9, 60, 90, 90.1].map((value) => placeIn(range, value))).toEqual([
      'below',
      'inside',
      'inside',
      'above',
    ]);
    expect(placeIn({ min: 0.1, max: 0.3 }, ratio(3, 10))).toBe('inside');
    expect(placeIn({ min: 50, max: null }, 1e12)).toBe('inside');
    expect(placeIn({ min: 50, max: null }, 49)).toBe('below');
  });

  test('[G7] the low end is chosen unless another value is; outside warns and does not block', () => {
    const range = { min: 10, max: 15 };
    expect(chosenIn(range, null)).toEqual({ range, chosen: 10, outside: false });
    expect(chosenIn(range, 15)).toEqual({ range, chosen: 15, outside: false });
    expect(chosenIn(range, 16)).toEqual({ range, chosen: 16, outside: true });
    expect(chosenIn(range, 9)).toMatchObject({ outside: true });
  });

  test('[G7] a range runs from its lower end up', () => {
    expect(rangeSchema.safeParse({ min: 1, max: 1 }).success).toBe(true);
    expect(rangeSchema.safeParse({ min: 1, max: null }).success).toBe(true);
    expect(rangeSchema.safeParse({ min: 2, max: 1 }).error?.issues[0]?.message).toBe(
      'A range runs from its lower end up.',
    );
    expect(rangeSchema.safeParse({ min: 1, max: 2, step: 1 }).success).toBe(false);
  });
});

describe('splits', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [70, 30], [70, 30]],
    [101, [50, 50], [50, 51]],
    [5, [1, 2, 2], [1, 2, 2]],
    [1, [0, 0.1], [0, 1]],
    [1000, [12.5, 12.5, 75], [125, 125, 750]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [0, [3, 4], [0, 0]],
  ])('[G6] %i by %j is %j', (total, weights, parts) => {
    expect(splitByWeights(total, weights).map((part) => part + 0)).toEqual(parts);
  });

  test.each([[[]], [[0, 0]], [[2, -1]], [[-1, 3]]])('[G6] %j are no weights', (weights) => {
    expect(() => splitByWeights(10, weights)).toThrow(
      new RangeError('A split needs weights of zero or more that sum to more than zero.'),
    );
  });

  test('[G6.p1] a split loses nothing, and each share is within the rounding of its own', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (total, list) => {
        const parts = splitByWeights(total, list);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        const sum = list.reduce((a, b) => a + b, 0);
        for (const [at, part] of parts.entries())
          expect(Math.abs(part - (total * (list[at] ?? 0)) / sum)).toBeLessThanOrEqual(list.length);
      }),
      runs,
    );
  });
});

describe('shares', () => {
  test('[G8] a share of nothing, or of something unknown, is not zero', () => {
    expect([shareOf(1, 0), shareOf(null, 5), shareOf(5, null), shareOf(1, -4)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(shareOf(0, 5)).not.toBeNull();
  });

  test('[G13] parts are read as they are written', () => {
    const share = shareOf(0.1, 0.4);
    expect(share !== null && compareRatios(share, ratio(1, 4)) === 0).toBe(true);
    expect(compareRatios(percentRatio(12.5), ratio(1, 8))).toBe(0);
    expect(compareRatios(ratioOf(1e-7), ratio(1, 10_000_000))).toBe(0);
  });
});

describe('exact percent', () => {
  test('[G9] a share in a sentence keeps so many decimals, with the minus sign and grouping of other percentages', () => {
    expect(
      [ratio(599, 1000), ratio(1, 3), ratio(2), ratio(0)].map((one) => exactPercent(one, 2)),
    ).toEqual(['59.9%', '33.33%', '200%', '0%']);
    expect(exactPercent(ratio(-1, 40), 2)).toBe('\u22122.5%');
    expect(exactPercent(ratio(12), 4)).toBe('1,200%');
    expect(exactPercent(ratio(1, 8), 0)).toBe('13%');
    expect(exactPercent(ratio(1, 3), 4)).toBe('33.3333%');
  });
});

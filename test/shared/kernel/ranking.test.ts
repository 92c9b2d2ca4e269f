import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { medianOf, topCount, topShare } from '../../../src/shared/kernel/ranking.ts';
import { compareRatios, ratio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

describe('ranking', () => {
  test('[S104.3] the median is the middle, or the mean of the two middle ones', () => {
    expect(medianOf([9, 1, 100])).toEqual(ratio(9));
    expect(medianOf([4, 1, 2, 9])).toEqual(ratio(6, 2));
    expect(medianOf([])).toBeNull();
  });
  test('[S79.6] the top x percent is rounded up', () => {
    expect([
      topCount(1, 10),
      topCount(10, 10),
      topCount(11, 10),
      topCount(11, 20),
      topCount(0, 10),
    ]).toEqual([1, 1, 2, 3, 0]);
    expect(topCount(1000, 0.1)).toBe(1);
  });
  test('[S104.6] the top share leaves out what is not above zero', () => {
    expect(topShare([50, 300, -20, 0, 150], 1)).toEqual(ratio(300, 500));
    expect(topShare([50, 300, 150], 2)).toEqual(ratio(450, 500));
    expect(topShare([0, -5], 3)).toBeNull();
  });
  test('[S104.p3] half the values lie on either side of the median, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        const middle = medianOf(values);
        if (middle === null) throw new Error('There is a middle.');
        expect(medianOf(values.toReversed())).toEqual(middle);
        const below = values.filter((one) => compareRatios(ratio(one), middle) < 0).length;
        const above = values.filter((one) => compareRatios(ratio(one), middle) > 0).length;
        expect(Math.max(below, above) * 2).toBeLessThanOrEqual(values.length);
      }),
      runs,
    );
  });
});

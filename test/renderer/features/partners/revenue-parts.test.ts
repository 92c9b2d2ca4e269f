import { describe, expect, it } from 'vitest';
import { partsOf, partValue } from '../../../../src/renderer/features/partners/revenue-parts.ts';
import type { RevenuePoint } from '../../../../src/shared/qbr/deck-types.ts';

function point(revenue: number | null, sourced: number | null, influenced: number | null) {
  const made: RevenuePoint = {
    quarter: '2026-Q3',
    revenue,
    sourced,
    influenced,
    target: null,
    toDate: false,
  };
  return made;
}

describe('the parts of a revenue bar', () => {
  it('add up to the revenue of the quarter', () => {
    for (const one of [point(100, 60, 30), point(100, 100, null), point(100, null, null)]) {
      const sum = (['sourced', 'influenced', 'other'] as const)
        .map((part) => partValue(one, part) ?? 0)
        .reduce((a, b) => a + b, 0);
      expect(sum).toBe(100);
    }
  });

  it('leaves a quarter nobody knows empty, not zero', () => {
    expect(partValue(point(null, null, null), 'other')).toBeNull();
  });

  it('names only the parts there is something of', () => {
    expect(partsOf([point(100, 100, null), point(50, 20, 30)])).toEqual(['sourced', 'influenced']);
    expect(partsOf([point(100, null, null)])).toEqual(['other']);
    expect(partsOf([])).toEqual([]);
  });
});

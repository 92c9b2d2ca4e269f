import { describe, expect, test } from 'vitest';
import { buildDataPack } from '../../../src/shared/qbr/data-pack.ts';
import { revenueStreak, revenueTitle } from '../../../src/shared/qbr/slides/revenue-words.ts';
import { packFacts, series } from './facts.ts';

describe('revenue in words', () => {
  test.each([
    [
      'decline',
      { actual: 80_000, previous: 90_000 },
      [100_000, 90_000, 80_000],
      'Second quarter of decline in a row: $80,000 revenue',
    ],
    [
      'one step',
      { actual: 95_000, previous: 90_000 },
      [99_000, 90_000, 95_000],
      'Growth on Q3 2019: $95,000 revenue',
    ],
    [
      'growth against last year',
      { actual: 95_000, previous: 90_000, priorYear: 100_000 },
      [99_000, 90_000, 95_000],
      'Growth on Q3 2019: $95,000 revenue, yet \u22125% on Q4 2018',
    ],
    [
      'level',
      { actual: 90_000, previous: 90_000 },
      [90_000, 90_000],
      'Level with Q3 2019: $90,000 revenue',
    ],
    [
      'zero',
      { actual: 0, previous: 90_000 },
      [90_000, 0],
      'No revenue in Q4 2019, after $90,000 in Q3 2019',
    ],
    [
      'zero after zero',
      { actual: 0, previous: 0 },
      [0, 0],
      'No revenue in Q4 2019, after none in Q3 2019',
    ],
    [
      'credits',
      { actual: -1_200, previous: 90_000 },
      [90_000, -1_200],
      'Net credits of $1,200 in Q4 2019, after $90,000 in Q3 2019',
    ],
    ['no data', {}, [90_000, null], 'No revenue on record for Q4 2019'],
    [
      'no quarter before',
      { actual: 80_000, priorYear: 100_000 },
      [null, 80_000],
      '$80,000 revenue in Q4 2019, \u221220% on Q4 2018',
    ],
    [
      'on target',
      { actual: 80_000, target: 80_000 },
      [80_000],
      '$80,000 revenue in Q4 2019, on target',
    ],
    [
      'just short',
      { actual: 79_999, target: 80_000 },
      [79_999],
      '$79,999 revenue in Q4 2019, just short of target',
    ],
    [
      'above',
      { actual: 100_000, target: 80_000 },
      [100_000],
      '$100,000 revenue in Q4 2019, 25% above target',
    ],
  ] as const)('[S21.4] the revenue title tells the truth: %s', (_, revenue, points, expected) => {
    expect(revenueTitle(buildDataPack(packFacts(revenue)), series(...points))).toBe(expected);
  });

  test('[S21.3] a streak counts complete, known, adjoining quarters only', () => {
    const grown = series(10, 20, 30, 40);
    const change = (index: number, rest: Partial<(typeof grown)[number]>): typeof grown =>
      grown.map((point, at) => (at === index ? { ...point, ...rest } : point));
    expect(revenueStreak(grown)).toEqual({ direction: 'growth', quarters: 3 });
    expect(revenueStreak(change(3, { toDate: true }))).toBeNull();
    expect(revenueStreak(change(1, { revenue: null }))).toEqual({
      direction: 'growth',
      quarters: 1,
    });
    expect(revenueStreak(grown.filter((_, at) => at !== 2))).toBeNull();
    expect(revenueStreak(change(2, { revenue: 5_000_000 }))).toEqual({
      direction: 'decline',
      quarters: 1,
    });
    expect(revenueStreak(series(10))).toBeNull();
  });
});

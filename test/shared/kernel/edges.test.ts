import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addDays,
  addHours,
  addMonths,
  daysBetween,
  formatDate,
  fullMonthsBetween,
  isBusinessDay,
  minutesBetween,
  parseLocalDate,
  parseLocalDateTime,
  partsOf,
  weekday,
  withinHours,
} from '../../../src/shared/kernel/local-date.ts';
import {
  formatMajor,
  maxMinor,
  minorFromMajor,
  sumMinor,
  timesRate,
} from '../../../src/shared/kernel/money.ts';
import {
  displayPercent,
  formatGrowth,
  formatPercent,
  percentText,
  progressPercent,
} from '../../../src/shared/kernel/percent.ts';
import {
  addQuarters,
  endOfQuarter,
  labelOf,
  lastFourCompleteQuarters,
  parseQuarter,
  quarterKey,
  quarterOf,
  startOfQuarter,
} from '../../../src/shared/kernel/quarter.ts';
import {
  addRatios,
  compareRatios,
  divideRatios,
  maxRatio,
  minRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOf,
  subtractRatios,
  toDecimals,
} from '../../../src/shared/kernel/ratio.ts';
import { groupedCount, ordinalWord, sentenceCase } from '../../../src/shared/kernel/words.ts';
import { runs } from '../runs.ts';

const small = fc.tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 1, max: 999 }));
const some: fc.Arbitrary<Ratio> = small.map(([num, den]) => ratio(num, den));
const same = (a: Ratio, b: Ratio): boolean => compareRatios(a, b) === 0;
const day = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays('1920-01-01', n));

describe('numbers at their edges', () => {
  test.each([
    [-12.5, -125n, 10n],
    [0.1, 1n, 10n],
    [1e21, 10n ** 21n, 1n],
    [1.5e300, 15n * 10n ** 299n, 1n],
    [2.5e-7, 25n, 10n ** 8n],
    [-1e-7, -1n, 10n ** 7n],
    [2 ** 53, 9_007_199_254_740_992n, 1n],
    [0, 0n, 1n],
  ])('[G13] %d is read as it is written', (value, num, den) => {
    expect(ratioOf(value)).toEqual({ num, den });
  });

  test('[G13] what is no finite number has no ratio', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => ratioOf(value)).toThrow(new RangeError(`Not a finite number: ${value}`));
    expect(() => divideRatios(ratio(1), ratio(0))).toThrow(
      new RangeError('A ratio needs a denominator other than 0.'),
    );
  });

  test('[G13.p1] sums, differences, products and quotients follow the laws of fractions', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(same(addRatios(a, b), addRatios(b, a))).toBe(true);
        expect(same(addRatios(addRatios(a, b), c), addRatios(a, addRatios(b, c)))).toBe(true);
        expect(
          same(
            multiplyRatios(a, addRatios(b, c)),
            addRatios(multiplyRatios(a, b), multiplyRatios(a, c)),
          ),
        ).toBe(true);
        expect(same(subtractRatios(addRatios(a, b), b), a)).toBe(true);
        if (b.num !== 0n) expect(same(multiplyRatios(divideRatios(a, b), b), a)).toBe(true);
      }),
      runs,
    );
  });

  test('[G13.p2] the order is total, and the smaller and larger of two are those two', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(compareRatios(a, b)).toBe(-compareRatios(b, a) + 0);
        expect(compareRatios(minRatio(a, b), maxRatio(a, b))).not.toBe(1);
        expect(same(addRatios(minRatio(a, b), maxRatio(a, b)), addRatios(a, b))).toBe(true);
      }),
      runs,
    );
  });

  test('[G9] decimals for showing are rounded half away from zero and never minus zero', () => {
    expect([
      toDecimals(ratio(1, 3), 2),
      toDecimals(ratio(5, 1000), 2),
      toDecimals(ratio(-5, 1000), 2),
      toDecimals(ratio(7), 0),
    ]).toEqual([0.33, 0.01, -0.01, 7]);
    expect(Object.is(toDecimals(ratio(-1, 1000), 2), 0)).toBe(true);
  });

  test('[G9] one decimal under 10%, a whole percent from there; never minus zero', () => {
    expect([
      displayPercent(ratio(9949, 100_000)),
      displayPercent(ratio(-9949, 100_000)),
      displayPercent(ratio(-1, 10)),
      displayPercent(ratio(105, 1000)),
    ]).toEqual([9.9, -9.9, -10, 11]);
    expect(Object.is(displayPercent(ratio(-1, 100_000)), 0)).toBe(true);
    expect(formatPercent(ratio(-1, 100))).toBe('\u22121%');
    expect(formatGrowth(ratio(-1, 100_000))).toBe('under \u22120.1%');
    expect(formatGrowth(ratio(1, 1000))).toBe('+0.1%');
    expect(formatGrowth(ratio(-1, 1000))).toBe('\u22120.1%');
    expect([percentText(1234), percentText(-4.5), percentText(0)]).toEqual([
      '1,234',
      '\u22124.5',
      '0',
    ]);
  });

  test('[G9.p1] progress is never 100 before the goal and never leaves 0 to 100', () => {
    fc.assert(
      fc.property(some, (share) => {
        const percent = progressPercent(share);
        expect(percent === 100).toBe(compareRatios(share, ratio(1)) >= 0);
        expect(percent >= 0 && percent <= 100 && Number.isInteger(percent)).toBe(true);
      }),
      runs,
    );
  });

  test('[G6] one computed line is rounded once, half away from zero', () => {
    expect([
      timesRate(101, ratio(1, 2)),
      timesRate(-101, ratio(1, 2)),
      timesRate(333, ratio(1, 8)),
      timesRate(maxMinor, ratio(1)),
    ]).toEqual([51, -51, 42, maxMinor]);
  });

  test('[G6] amounts at the edge of the book', () => {
    expect(minorFromMajor(9e13, 'USD')).toBe(maxMinor);
    expect(Object.is(minorFromMajor(-0, 'USD'), 0)).toBe(true);
    expect(sumMinor([maxMinor, -1, 1])).toBe(maxMinor);
    expect(sumMinor([])).toBe(0);
    expect(() => sumMinor([maxMinor, 1])).toThrow(
      new RangeError('The sum of these amounts is beyond the range of the book.'),
    );
    expect(() => minorFromMajor(1e15, 'USD')).toThrow(new RangeError(`Not an amount: ${1e15}`));
    expect([formatMajor(-11_840_050, 'USD'), formatMajor(1_499, 'KWD')]).toEqual([
      '\u2212$118,401',
      'KWD 1',
    ]);
  });

  test('counts and ordinals in words', () => {
    expect([1, 23, 24, 30, 101, 111, 112, 1003].map(ordinalWord)).toEqual([
      'first',
      '23rd',
      '24th',
      '30th',
      '101st',
      '111th',
      '112th',
      '1003rd',
    ]);
    expect([999, 1000, -999, -1000, 1_234_567].map(groupedCount)).toEqual([
      '999',
      '1,000',
      '-999',
      '-1,000',
      '1,234,567',
    ]);
    expect([sentenceCase('one two'), sentenceCase('')]).toEqual(['One two', '']);
    expect(ordinalWord(0)).toBe('0th');
  });
});

describe('days at their edges', () => {
  test.each(['20a6-01-01', '2026-0x-01', '2026-01-1 ', '2026/01/01', '2026-01/01'])(
    '[G11] %j is no date',
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
      expect(() => partsOf(text)).toThrow(new RangeError(`Not a date: "${text}"`));
    },
  );

  test.each([
    ['2026-03-19T00:00', '2026-03-19T00:00'],
    ['2026-03-19T23:59:59', '2026-03-19T23:59'],
    ['2026-03-19T23:60', null],
    ['2026-03-19 10:00', null],
    ['x2026-03-19T10:00', null],
    ['2026-03-19T10:00Z', null],
    ['2026-03-19T10:0', null],
  ])('[G3] %j reads as %j', (text, expected) => {
    expect(parseLocalDateTime(text)).toBe(expected);
  });

  test('[G3] an hour limit is kept at its last minute, over midnight and over a weekend', () => {
    expect(minutesBetween('2026-03-20T17:00', '2026-03-22T17:00')).toBe(48 * 60);
    expect(minutesBetween('2026-12-31T23:59', '2027-01-01T00:00')).toBe(1);
    expect(minutesBetween('2027-01-01T00:00', '2026-12-31T23:59')).toBe(-1);
    expect([withinHours(2880, 48), withinHours(2881, 48), withinHours(0, 0)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('[G3.p1] minutes between two times are those that were added, whatever the day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, hours) => {
        const from = `${date}T10:30`;
        expect(minutesBetween(from, addHours(from, hours))).toBe(60 * hours);
      }),
      runs,
    );
  });

  test('[G4.p1] months there and back: full months between are those that were added', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 240 }), (date, n) => {
        const later = addMonths(date, n);
        expect(fullMonthsBetween(date, later)).toBe(n);
        expect(fullMonthsBetween(date, addDays(later, -1))).toBeLessThan(Math.max(n, 1));
        expect(partsOf(later).day).toBeLessThanOrEqual(partsOf(date).day);
      }),
      runs,
    );
  });

  test('[G4] 29 February a year on is 28 February, and four years on the 29th again', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
  });

  test('[G3.p2] n business days on is a business day, with n of them after the trigger', () => {
    const holidays = new Set(['2026-01-01', '2026-12-25', '2025-12-25']);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-06-01', n)),
        fc.integer({ min: 1, max: 30 }),
        (from, n) => {
          const due = addBusinessDays(from, n, holidays);
          const between = Array.from({ length: daysBetween(from, due) }, (_, at) =>
            addDays(from, at + 1),
          );
          expect(isBusinessDay(due, holidays)).toBe(true);
          expect(between.filter((one) => isBusinessDay(one, holidays))).toHaveLength(n);
        },
      ),
      runs,
    );
  });

  test('[G3] the days of a week in order, before and after 1970', () => {
    const days = (from: string): number[] =>
      Array.from({ length: 7 }, (_, at) => weekday(addDays(from, at)));
    expect(days('2026-11-16')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(days('1960-02-29')).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('dates in words, every month', () => {
    const names = Array.from({ length: 12 }, (_, at) => formatDate(addMonths('2026-01-31', at)));
    expect(names.map((text) => text.slice(0, 3)).join(' ')).toBe(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    );
    expect(names[1]).toBe('Feb 28, 2026');
  });
});

describe('quarters at their edges', () => {
  test('[G4.p2] quarters tile the calendar: each day in one, each next start a day after the end', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (date, start) => {
        const quarter = quarterOf(date, start);
        const holding = [-1, 0, 1].filter((n) => {
          const one = addQuarters(quarter, n);
          return startOfQuarter(one, start) <= date && date <= endOfQuarter(one, start);
        });
        expect(holding).toEqual([0]);
        expect(startOfQuarter(addQuarters(quarter, 1), start)).toBe(
          addDays(endOfQuarter(quarter, start), 1),
        );
      }),
      runs,
    );
  });

  test('[G4] the four complete quarters behind a day follow one another', () => {
    expect(lastFourCompleteQuarters('2026-07-01', 7).map(quarterKey)).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
    ]);
  });

  test('[S03] a label stands for a key, and a text that is none stays as it is', () => {
    expect([labelOf('2019-Q4'), labelOf('2020-Q1', true), labelOf('soon')]).toEqual([
      'Q4 2019',
      'Q1 2020 to date',
      'soon',
    ]);
    expect(parseQuarter('Q1/0000')).toBeNull();
    expect(parseQuarter('0001-Q1')).toEqual({ year: 1, q: 1 });
  });
});

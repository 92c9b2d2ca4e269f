import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber } from '../../../src/shared/kernel/local-date.ts';
import {
  addQuarters,
  compareQuarters,
  endOfQuarter,
  fromOrdinal,
  isToDate,
  lastCompleteQuarter,
  lastFourCompleteQuarters,
  ordinal,
  parseQuarter,
  previousQuarter,
  quarterKey,
  quarterLabel,
  quarterOf,
  quarterRange,
  sameQuarterLastYear,
  startOfQuarter,
} from '../../../src/shared/kernel/quarter.ts';
import { runs } from '../runs.ts';

const date = fc
  .integer({ min: dayNumber('1950-01-01'), max: dayNumber('2150-12-31') })
  .map(dateOfDayNumber);
const month = fc.integer({ min: 1, max: 12 });

describe('fiscal quarters', () => {
  test.each([
    '2018-Q1',
    '2018Q1',
    '2018 Q1',
    'Q1/2018',
    'Q1 2018',
    'Q1-2018',
    'FY2018-Q1',
    'q1/2018',
    ' 2018-q1 ',
  ])('[S03] %j reads as 2018-Q1', (text) => {
    expect(parseQuarter(text)).toEqual({ year: 2018, q: 1 });
  });

  test.each(['2018-Q5', '2018', 'Q1', '18-Q1', '2018-Q12', '0000-Q1', '2018-01', ''])(
    '[S03] %j is no quarter',
    (text) => {
      expect(parseQuarter(text)).toBeNull();
    },
  );

  test('[G4] a calendar year starts in January', () => {
    expect(quarterKey(quarterOf('2020-02-15'))).toBe('2020-Q1');
    expect(startOfQuarter({ year: 2019, q: 4 })).toBe('2019-10-01');
    expect(endOfQuarter({ year: 2019, q: 4 })).toBe('2019-12-31');
  });

  test('[G4] a fiscal year is named after the calendar year in which it ends', () => {
    expect(quarterKey(quarterOf('2025-07-01', 7))).toBe('2026-Q1');
    expect(quarterKey(quarterOf('2025-06-30', 7))).toBe('2025-Q4');
    expect(startOfQuarter({ year: 2026, q: 3 }, 7)).toBe('2026-01-01');
    expect(quarterKey(quarterOf('2026-01-31', 2))).toBe('2026-Q4');
  });

  test('[G4] every day lies inside exactly its own quarter, whatever the first month', () => {
    fc.assert(
      fc.property(date, month, (day, start) => {
        const quarter = quarterOf(day, start);
        expect(startOfQuarter(quarter, start) <= day && day <= endOfQuarter(quarter, start)).toBe(
          true,
        );
        expect(quarterOf(addDays(endOfQuarter(quarter, start), 1), start)).toEqual(
          addQuarters(quarter, 1),
        );
        expect(parseQuarter(quarterKey(quarter))).toEqual(quarter);
        expect(fromOrdinal(ordinal(quarter))).toEqual(quarter);
      }),
      runs,
    );
  });

  test('[S09.1] the last complete quarter ends before today, and the next one does not', () => {
    expect(quarterKey(lastCompleteQuarter('2020-02-15'))).toBe('2019-Q4');
    expect(quarterKey(lastCompleteQuarter('2020-03-31'))).toBe('2019-Q4');
    expect(quarterKey(lastCompleteQuarter('2020-04-01'))).toBe('2020-Q1');
    fc.assert(
      fc.property(date, month, (day, start) => {
        const last = lastCompleteQuarter(day, start);
        expect(endOfQuarter(last, start) < day).toBe(true);
        expect(isToDate(last, day, start)).toBe(false);
        expect(isToDate(addQuarters(last, 1), day, start)).toBe(true);
      }),
      runs,
    );
  });

  test('[G4] neighbours, ranges and order', () => {
    expect(previousQuarter({ year: 2020, q: 1 })).toEqual({ year: 2019, q: 4 });
    expect(sameQuarterLastYear({ year: 2020, q: 1 })).toEqual({ year: 2019, q: 1 });
    expect(lastFourCompleteQuarters('2020-02-15').map(quarterKey)).toEqual([
      '2019-Q1',
      '2019-Q2',
      '2019-Q3',
      '2019-Q4',
    ]);
    expect(quarterRange({ year: 2020, q: 2 }, { year: 2020, q: 1 })).toEqual([]);
    expect(compareQuarters({ year: 2019, q: 4 }, { year: 2020, q: 1 })).toBe(-1);
    expect(compareQuarters({ year: 2020, q: 1 }, { year: 2020, q: 1 })).toBe(0);
    expect(compareQuarters({ year: 2020, q: 2 }, { year: 2020, q: 1 })).toBe(1);
    expect(quarterLabel({ year: 2020, q: 1 }, true)).toBe('Q1 2020 to date');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addDays,
  addHours,
  addMinutes,
  addMonths,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  formatDate,
  fullMonthsBetween,
  isBusinessDay,
  isLocalDate,
  localDate,
  parseLocalDate,
  parseLocalDateTime,
  partsOf,
  trailing12Months,
  trailingDays,
  weekday,
} from '../../../src/shared/kernel/local-date.ts';
import { runs } from '../runs.ts';

const day = fc
  .integer({ min: dayNumber('0010-01-01'), max: dayNumber('9990-12-31') })
  .map(dateOfDayNumber);

describe('local dates', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
  ])('[G11] %j is no date', (text) => {
    expect(parseLocalDate(text)).toBeNull();
    expect(isLocalDate(text)).toBe(false);
    expect(() => partsOf(text)).toThrow(RangeError);
  });

  test('[G11] leap days follow the Gregorian rule', () => {
    expect(isLocalDate('2024-02-29')).toBe(true);
    expect(isLocalDate('2000-02-29')).toBe(true);
    expect(isLocalDate('1900-02-29')).toBe(false);
    expect(() => localDate(2023, 2, 29)).toThrow(RangeError);
  });

  test('[G11] the day number agrees with the platform calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => {
        const platform = new Date(n * 86_400_000).toISOString();
        fc.pre(/^\d{4}-/.test(platform) && !platform.startsWith('0000'));
        expect(dateOfDayNumber(n)).toBe(platform.slice(0, 10));
        expect(dayNumber(dateOfDayNumber(n))).toBe(n);
      }),
      runs,
    );
  });

  test('[G2] adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n);
        expect(compareDates(date, addDays(date, n))).toBe(n === 0 ? 0 : n > 0 ? -1 : 1);
      }),
      runs,
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 6, '2026-09-30'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2025-11-30', 3, '2026-02-28'],
  ])('[G4] %s and %i months is %s', (date, n, expected) => {
    expect(addMonths(date, n)).toBe(expected);
  });

  test('[G4] months keep the day or clamp it to the month end', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (date, n) => {
        fc.pre(date > '0010-01-01' && date < '9980-01-01');
        const moved = partsOf(addMonths(date, n));
        const { day: from } = partsOf(date);
        if (moved.day !== from) {
          expect(moved.day).toBeLessThan(from);
          expect(partsOf(addDays(addMonths(date, n), 1)).day).toBe(1);
        }
      }),
      runs,
    );
  });

  test('[G4] windows stop at the ends of the calendar instead of failing', () => {
    expect(addMonths('9999-06-30', 12)).toBe('9999-12-31');
    expect(addMonths('0001-01-15', -3)).toBe('0001-01-01');
    expect(addDays('9999-12-30', 5)).toBe('9999-12-31');
    expect(addDays('0001-01-03', -5)).toBe('0001-01-01');
    expect(dateOfDayNumber(dayNumber('9999-12-31'))).toBe('9999-12-31');
    expect(dateOfDayNumber(dayNumber('0001-01-01'))).toBe('0001-01-01');
  });

  test('[S20] full months elapsed clamp at the month end', () => {
    expect(fullMonthsBetween('2026-01-31', '2026-02-27')).toBe(0);
    expect(fullMonthsBetween('2026-01-31', '2026-02-28')).toBe(1);
    expect(fullMonthsBetween('2026-01-15', '2026-07-15')).toBe(6);
    expect(fullMonthsBetween('2026-01-15', '2026-07-14')).toBe(5);
    expect(fullMonthsBetween('2026-07-15', '2026-01-15')).toBe(-6);
  });

  test('[G4] the trailing twelve months start the day after as-of minus twelve months', () => {
    expect(trailing12Months('2020-02-15')).toEqual({ from: '2019-02-16', to: '2020-02-15' });
    expect(trailing12Months('2024-02-29')).toEqual({ from: '2023-03-01', to: '2024-02-29' });
    expect(trailingDays('2020-02-15', 90)).toEqual({ from: '2019-11-18', to: '2020-02-15' });
  });

  test('[G3] business days skip weekends and holidays; the first one after the trigger is day 1', () => {
    expect(weekday('2026-04-02')).toBe(4);
    expect(weekday('1969-12-28')).toBe(7);
    expect(addBusinessDays('2026-04-02', 5)).toBe('2026-04-09');
    expect(addBusinessDays('2026-04-02', 1, new Set(['2026-04-03']))).toBe('2026-04-06');
    expect(addBusinessDays('2026-04-04', 0)).toBe('2026-04-04');
    expect(isBusinessDay('2026-04-04')).toBe(false);
  });

  test('[G3] hours run on the wall clock across days', () => {
    expect(addHours('2026-03-19T15:00', -48)).toBe('2026-03-17T15:00');
    expect(addMinutes('2026-12-31T23:50', 25)).toBe('2027-01-01T00:15');
    expect(parseLocalDateTime('2026-03-19T15:00:31')).toBe('2026-03-19T15:00');
    expect(parseLocalDateTime('2026-03-19T24:00')).toBeNull();
    expect(parseLocalDateTime('2026-02-30T10:00')).toBeNull();
  });

  test('dates read in words', () => {
    expect(formatDate('2026-03-09')).toBe('Mar 9, 2026');
  });
});

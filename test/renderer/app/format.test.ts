import { beforeAll, describe, expect, it } from 'vitest';
import {
  count,
  daysBetween,
  formatAge,
  formatBytes,
  formatChange,
  formatDate,
  formatDateTime,
  formatMoney,
  formatPercent,
  formatQuarter,
  sentenceCase,
  setLocale,
  withoutZeroCents,
} from '../../../src/renderer/app/format.ts';

beforeAll(() => setLocale('en-US'));

describe('money', () => {
  it('shows whole units in tables and every digit in lineage', () => {
    expect(formatMoney(11_840_012, 'USD')).toBe('$118,400');
    expect(formatMoney(11_840_012, 'USD', 'exact')).toBe('$118,400.12');
    expect(formatMoney(1_840_000_000, 'USD', 'short')).toBe('$18.4M');
  });

  it('keeps to the minor units of the currency', () => {
    expect(formatMoney(5000, 'JPY', 'exact')).toBe('¥5,000');
    expect(formatMoney(1_234_567, 'KWD', 'exact')).toContain('1,234.567');
  });

  it('stays exact where a double would round', () => {
    expect(formatMoney(8_999_999_999_999_999, 'USD', 'exact')).toBe('$89,999,999,999,999.99');
  });

  it('writes a negative amount with a minus, not a hyphen', () => {
    expect(formatMoney(-310, 'USD', 'exact')).toBe('\u2212$3.10');
  });

  it('follows the locale', () => {
    setLocale('de-DE');
    expect(formatMoney(11_840_012, 'EUR', 'exact').replace(/\s/g, ' ')).toBe('118.400,12 €');
    setLocale('en-US');
  });
});

describe('percentages', () => {
  it('keeps one decimal under ten', () => {
    expect(formatPercent(4.52)).toBe('4.5%');
    expect(formatPercent(38.2)).toBe('38%');
  });

  it('signs a change, and not the absence of one', () => {
    expect(formatChange(14)).toBe('+14%');
    expect(formatChange(-6)).toBe('\u22126%');
    expect(formatChange(0)).toBe('0%');
  });
});

describe('dates', () => {
  it('leaves the year out when it is the book’s own', () => {
    expect(formatDate('2026-12-03', '2026-11-20')).toBe('Dec 3');
    expect(formatDate('2027-01-03', '2026-11-20')).toBe('Jan 3, 2027');
    expect(formatDate('2026-12-03')).toBe('Dec 3, 2026');
  });

  it('shows what is no date as it came', () => {
    expect(formatDate('soon')).toBe('soon');
  });

  it('shows a local time without moving it to another zone', () => {
    expect(formatDateTime('2026-12-03T10:30', '2026-11-20').replace(/\s/g, ' ')).toBe(
      'Dec 3, 10:30 AM',
    );
  });

  it('counts days across a change of clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('x', '2026-03-30')).toBeNull();
  });

  it('says how long ago in the largest unit that helps', () => {
    expect([0, 2, 120, 240, 900, -3].map(formatAge)).toEqual([
      'today',
      '2d',
      '120d',
      '8 mo',
      '2 y',
      'in 3d',
    ]);
  });

  it('names a quarter', () => {
    expect(formatQuarter('2020-Q1')).toBe('Q1 2020');
    expect(formatQuarter('2020-Q1', true)).toBe('Q1 20');
    expect(formatQuarter('later')).toBe('later');
  });
});

describe('counts and sizes', () => {
  it('agrees in number', () => {
    expect(count(1, 'partner')).toBe('1 partner');
    expect(count(1624, 'partner')).toBe('1,624 partners');
    expect(count(2, 'entry', 'entries')).toBe('2 entries');
  });

  it('picks a unit', () => {
    expect(formatBytes(900)).toBe('900 B');
    expect(formatBytes(29 * 1024 ** 2)).toBe('29 MB');
  });
});

describe('sentences of the rules', () => {
  it('drop the cents of whole amounts, and no others', () => {
    expect(withoutZeroCents('$448,990.00 of $100,000.00 partner-sourced ARR')).toBe(
      '$448,990 of $100,000 partner-sourced ARR',
    );
    expect(withoutZeroCents('$323,324.72 of $100,000.00.')).toBe('$323,324.72 of $100,000.');
    expect(withoutZeroCents('KWD 1,234.005')).toBe('KWD 1,234.005');
  });

  it('begin a line with a capital', () => {
    expect(sentenceCase('certified people unknown')).toBe('Certified people unknown');
    expect(sentenceCase('')).toBe('');
  });
});

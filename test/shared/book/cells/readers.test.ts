import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../../src/shared/book/cells/cell.ts';
import {
  readChoiceCell,
  readCurrencyCell,
  readDateCell,
  readIntegerCell,
  readMoneyCell,
  readPercentCell,
  readQuarterCell,
  readText,
} from '../../../../src/shared/book/cells/readers.ts';

const kind = (value: unknown) =>
  isProblem(value as never) ? (value as { kind: string }).kind : value;

describe('typed cells', () => {
  it('[G8] an empty cell is unknown, never zero', () => {
    expect(readMoneyCell('', 'USD', null)).toBeNull();
    expect(readMoneyCell(' ', 'USD', ',')).toBeNull();
    expect(readIntegerCell('', 0, 10, null)).toBeNull();
    expect(readPercentCell('', null)).toBeNull();
    expect(readDateCell('', null)).toBeNull();
    expect(readQuarterCell('')).toBeNull();
    expect(readText('', 10)).toBeNull();
    expect(readMoneyCell('0', 'USD', null)).toBe(0);
    expect(Object.is(readMoneyCell('-0', 'USD', null), -0)).toBe(false);
  });

  it('[G6] money is whole minor units of its currency', () => {
    expect(readMoneyCell('23590.84', 'USD', null)).toBe(2359084);
    expect(readMoneyCell('23.590,84', 'EUR', null)).toBe(2359084);
    expect(readMoneyCell('1100.04', 'USD', null)).toBe(110004);
    expect(readMoneyCell('5000', 'JPY', null)).toBe(5000);
    expect(readMoneyCell('1.5', 'KWD', null)).toBe(1500);
    expect(readMoneyCell('9202838', 'USD', null)).toBe(920283800);
    expect(readMoneyCell('-12.5', 'USD', '.')).toBe(-1250);
    expect(kind(readMoneyCell('99999999999999999', 'USD', null))).toBe('bad');
    expect(kind(readMoneyCell('1.234', 'USD', null))).toBe('ambiguous');
    expect(kind(readMoneyCell('ten', 'USD', null))).toBe('bad');
  });

  it('[S03] percentages read with and without their sign', () => {
    expect(['80%', '80', '80,5 %', '12.5%'].map((text) => readPercentCell(text, null))).toEqual([
      80, 80, 80.5, 12.5,
    ]);
    expect(kind(readPercentCell('high', null))).toBe('bad');
  });

  it('whole numbers keep to their limits', () => {
    expect(readIntegerCell('28', 0, 100, null)).toBe(28);
    expect(readIntegerCell('28.0', 0, 100, null)).toBe(28);
    expect(kind(readIntegerCell('2.5', 0, 100, null))).toBe('bad');
    expect(kind(readIntegerCell('11', 0, 10, null))).toBe('bad');
  });

  it('[S03] days are read, refused, or asked about', () => {
    expect(readDateCell('31.01.2020', null)).toBe('2020-01-31');
    expect(readDateCell('01/02/2020', 'dmy')).toBe('2020-02-01');
    expect(readDateCell('01/02/2020', null)).toEqual({
      kind: 'ambiguous',
      reason: '"01/02/2020" can be read two ways',
    });
    expect(readDateCell('soon', null)).toEqual({ kind: 'bad', reason: '"soon" is not a date' });
  });

  it('[S03] what can be read two ways is asked about in every kind of number', () => {
    expect(kind(readIntegerCell('1.234', 0, 9999, null))).toBe('ambiguous');
    expect(kind(readPercentCell('1,234%', null))).toBe('ambiguous');
    expect(readIntegerCell('1.234', 0, 9999, ',')).toBe(1234);
    expect(Object.is(readIntegerCell('-0.0', 0, 9, '.'), 0)).toBe(true);
    expect(Object.is(readPercentCell('-0%', null), 0)).toBe(true);
    expect(kind(readPercentCell('9999999999', null))).toBe('bad');
    expect(readMoneyCell('99999999999999999', 'USD', null)).toEqual({
      kind: 'bad',
      reason: '"99999999999999999" is beyond the 9e+15 minor units the book can hold',
    });
    expect(readCurrencyCell(' ')).toBeNull();
    expect(readChoiceCell(' ', ['open'], new Map())).toBeNull();
    expect(kind(readChoiceCell('x'.repeat(70), ['open'], new Map()))).toBe('unknown');
    expect(readDateCell(`${'x'.repeat(70)}`, null)).toEqual({
      kind: 'bad',
      reason: `"${'x'.repeat(57)}…" is not a date`,
    });
  });

  it('quarters, currencies and texts', () => {
    expect(['2020-Q1', 'Q1/2020', '2020Q1', 'Q1 2020'].map(readQuarterCell)).toEqual(
      Array(4).fill('2020-Q1'),
    );
    expect(kind(readQuarterCell('Q5/2020'))).toBe('bad');
    expect(readCurrencyCell('eur')).toBe('EUR');
    expect(kind(readCurrencyCell('euro'))).toBe('bad');
    expect(readText('  as it stands ', 50)).toBe('  as it stands ');
    expect(kind(readText('x'.repeat(51), 50))).toBe('bad');
    expect(kind(readText('#REF!', 50))).toBe('bad');
    expect(readText('#1 dealer', 50)).toBe('#1 dealer');
  });

  it('a closed field takes the recipe’s meanings first, and asks about the rest', () => {
    const meanings = new Map<string, string | null>([
      ['Shipped', 'won'],
      ['n/a', null],
    ]);
    const values = ['open', 'won', 'lost'];
    expect(readChoiceCell('Shipped', values, meanings)).toBe('won');
    expect(readChoiceCell('n/a', values, meanings)).toBeNull();
    expect(readChoiceCell('OPEN', values, meanings)).toBe('open');
    expect(kind(readChoiceCell('Stuck', values, meanings))).toBe('unknown');
  });
});

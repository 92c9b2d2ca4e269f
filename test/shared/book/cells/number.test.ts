import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../../src/shared/book/cells/number.ts';

const value = (text: string, decimal: '.' | ',' | null = null) => {
  const reading = readNumber(text, decimal);
  return reading.kind === 'number' ? reading.text : reading.kind;
};

describe('numbers as exports write them', () => {
  it.each([
    ['1234', '1234'],
    ['-12', '-12'],
    ['1234.5', '1234.5'],
    ['23590.84', '23590.84'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['12,34,567.5', '1234567.5'],
    ['10 000,00', '10000.00'],
    ['10\u00a0000,00', '10000.00'],
    ["1'234.50", '1234.50'],
    ['$10K', '10000'],
    ['$1.5M', '1500000'],
    ['1.25k', '1250'],
    ['USD 5', '5'],
    ['5 EUR', '5'],
    ['€ 12.34', '12.34'],
    ['(12.00)', '-12.00'],
    ['12-', '-12'],
    ['\u22125', '-5'],
    ['+7', '7'],
    ['-$3.10', '-3.10'],
    ['0.123', '0.123'],
    ['.5', '0.5'],
    ['1234.567', '1234.567'],
    ['$1.2345K', '1234.5'],
    ['$0.5k', '500'],
    ['1.2345678M', '1234567.8'],
  ])('[S03] %s is %s', (text, expected) => expect(value(text)).toBe(expected));

  it.each(['1.234', '1,234', '12.345', '-1.234'])(
    '[S03] %s can be read two ways and is not guessed',
    (text) => {
      expect(value(text)).toBe('ambiguous');
    },
  );

  it('[S03] what is known of the column settles it', () => {
    expect(value('1.234', '.')).toBe('1.234');
    expect(value('1.234', ',')).toBe('1234');
    expect(value('1,5', '.')).toBe('none');
  });

  it.each([
    '',
    'abc',
    '1.2.3,4,5',
    '12a',
    '1e5',
    '--1',
    '1,23,4',
    '1,234,56',
    '1234,567,890',
    '1,234.5,6',
    '#N/A',
    '12:30',
    '2020-01-01',
  ])('%s is no number', (text) => expect(value(text)).toBe('none'));

  it('says which decimal sign a text proves', () => {
    expect(readNumber('1.5', null)).toMatchObject({ proves: '.' });
    expect(readNumber('1,5', null)).toMatchObject({ proves: ',' });
    expect(readNumber('1.234.567', null)).toMatchObject({ proves: ',' });
    expect(readNumber('15', null)).toMatchObject({ proves: null });
  });
});

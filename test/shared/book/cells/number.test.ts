import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currenciesOf } from '../../../../src/shared/book/cells/currency-marks.ts';
import { readNumber, shiftDecimal } from '../../../../src/shared/book/cells/number.ts';

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
    ['12,34,567.00', '1234567.00'],
    ['10 000,00', '10000.00'],
    ['10\u00a0000,00', '10000.00'],
    ['1\u202f234,56', '1234.56'],
    ['1\u2009234,56', '1234.56'],
    ["1'234.50", '1234.50'],
    ['$10K', '10000'],
    ['$1.5M', '1500000'],
    ['1.5M', '1500000'],
    ['2k', '2000'],
    ['1.25k', '1250'],
    ['1,5 Mio. €', '1500000'],
    ['2 bn', '2000000000'],
    ['3 lakh', '300000'],
    ['1,5 M€', '1500000'],
    ['USD 5', '5'],
    ['USD 1,000.00', '1000.00'],
    ['5 EUR', '5'],
    ['$5.00 USD', '5.00'],
    ['€ 12.34', '12.34'],
    ['1.234,56 €', '1234.56'],
    ["CHF 1'234.50", '1234.50'],
    ['R$ 1.234,56', '1234.56'],
    ['kr 1 234', '1234'],
    ['1.234,50 kr.', '1234.50'],
    ['1 234 zł', '1234'],
    ['¥1,234,567', '1234567'],
    ['1,234,567円', '1234567'],
    ['１，２３４．５０', '1234.50'],
    ['(12.00)', '-12.00'],
    ['(1,234.50)', '-1234.50'],
    ['$(5.00)', '-5.00'],
    ['($5.00)', '-5.00'],
    ['1,234.50-', '-1234.50'],
    ['12-', '-12'],
    ['\u22125', '-5'],
    ['-5 €', '-5'],
    ['€ -5', '-5'],
    ['+7', '7'],
    ['-$3.10', '-3.10'],
    ['0.123', '0.123'],
    ['.5', '0.5'],
    ['1234.567', '1234.567'],
    ['1 234.567', '1234.567'],
    ['$1.2345K', '1234.5'],
    ['$0.5k', '500'],
    ['1.2345678M', '1234567.8'],
    ['1.000.000', '1000000'],
    ['1e5', '100000'],
    ['1.2E+05', '120000'],
    ['1,2E+05', '120000'],
    ['1.234E+05', '123400'],
    ['-1.5e-3', '-0.0015'],
    ['9.99999999999999E+14', '999999999999999'],
    ['50 %', '50'],
    ['%50', '50'],
    ['5,-', '5.00'],
    ["1'234.–", '1234.00'],
    ['1 234:-', '1234'],
    ['$ -', '0'],
    ['- €', '0'],
    ['="1234"', '1234'],
  ])('[S03.4] %s is %s', (text, expected) => expect(value(text)).toBe(expected));

  it.each([
    '1.234',
    '1,234',
    '12.345',
    '-1.234',
    '1.234 €',
    '$1,234',
    '¥1,234',
    '(1,234)',
    '1.234k',
  ])('[S03] %s can be read two ways and is not guessed', (text) => {
    expect(value(text)).toBe('ambiguous');
  });

  it('[S03] what is known of the column settles it', () => {
    expect(value('1.234', '.')).toBe('1.234');
    expect(value('1.234', ',')).toBe('1234');
    expect(value('1,5', '.')).toBe('none');
    expect(value('1,2E+05', '.')).toBe('none');
    expect(value('1,2E+05', ',')).toBe('120000');
  });

  it.each([
    '',
    'abc',
    '1.2.3,4,5',
    '12a',
    '5 pcs',
    '5.00 CR',
    '5.00 DR',
    '--1',
    '(-1)',
    '-1-',
    '1,23,4',
    '1,234,56',
    '1,234,56,789',
    '1234,567,890',
    '1,234.5,6',
    '1 23',
    '1234 567',
    '1 234 56',
    '1,234 567',
    '#N/A',
    '12:30',
    '2020-01-01',
    '5 % %',
    '$5 €',
    '10²',
    '1e9999',
    '-',
    '$',
    '9'.repeat(101),
  ])('%s is no number', (text) => expect(value(text)).toBe('none'));

  it('says which decimal sign a text proves', () => {
    expect(readNumber('1.5', null)).toMatchObject({ proves: '.' });
    expect(readNumber('1,5', null)).toMatchObject({ proves: ',' });
    expect(readNumber('1.234.567', null)).toMatchObject({ proves: ',' });
    expect(readNumber('1,2E+05', null)).toMatchObject({ proves: ',' });
    expect(readNumber('15', null)).toMatchObject({ proves: null });
    expect(readNumber('1e5', null)).toMatchObject({ proves: null });
  });

  it('[S03.6] says which currencies its marks can stand for', () => {
    const of = (text: string) => {
      const reading = readNumber(text, '.');
      return reading.kind === 'number' ? reading.currencies : reading.kind;
    };
    expect([of('5'), of('€ 5'), of('5 usd'), of('US$5'), of('$5 CAD'), of('5 %')]).toEqual([
      null,
      ['EUR'],
      ['USD'],
      ['USD'],
      ['CAD'],
      null,
    ]);
    expect(of('$5')).toEqual(expect.arrayContaining(['USD', 'AUD', 'MXN']));
    expect(of('5 kr')).toEqual(['SEK', 'NOK', 'DKK', 'ISK']);
    expect([currenciesOf('QTY'), currenciesOf('constructor')]).toEqual([null, null]);
  });

  it('[S03.p1] a number written in any supported spelling reads back the same, or is asked about, never as another', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 99_999_999_999_999n }),
        fc.constantFrom('us', 'de', 'fr', 'ch', 'in', 'wide', 'plain'),
        fc.constantFrom('', '-', '(', 'after'),
        fc.constantFrom('', '€', 'USD ', ' EUR', 'R$ ', ' %'),
        (cents, style, sign, mark) => {
          const whole = (cents / 100n).toString();
          const fraction = (cents % 100n).toString().padStart(2, '0');
          const text = signed(withMark(written(whole, fraction, style), mark), sign);
          const reading = readNumber(text, null);
          const exact = `${sign === '' ? '' : '-'}${whole}.${fraction}`;
          expect(reading, text).toMatchObject({ kind: 'number', text: exact });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[S03.p1] three digits after one sign are never read without proof', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('.', ','),
        fc.constantFrom('', '-', '(', 'after'),
        (whole, rest, sign, minus) => {
          const text = signed(`${whole}${sign}${String(rest).padStart(3, '0')}`, minus);
          expect(value(text)).toBe('ambiguous');
          const [decimal, grouping] = sign === '.' ? (['.', ','] as const) : ([',', '.'] as const);
          expect(Number(value(text, grouping))).toBe(Number(shiftDecimal(value(text, decimal), 3)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[S03.p1] powers of ten are exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -12, max: 12 }),
        (n, places) => {
          const there = shiftDecimal(String(n), places);
          expect(shiftDecimal(there, -places)).toBe(String(n));
          expect(Number(there)).toBeCloseTo(n * 10 ** places, 2);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function written(whole: string, fraction: string, style: string): string {
  if (style === 'in') return `${lakhs(whole)}.${fraction}`;
  const [group, point] = {
    us: [',', '.'],
    de: ['.', ','],
    fr: ['\u202f', ','],
    ch: ['\u2019', '.'],
    wide: ['，', '．'],
  }[style] ?? ['', '.'];
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, group ?? '')}${point}${fraction}`;
  if (style !== 'wide') return text;
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function lakhs(whole: string): string {
  const last = whole.slice(-3);
  const first = whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',');
  return first === '' ? last : `${first},${last}`;
}

function withMark(text: string, mark: string): string {
  return mark.startsWith(' ') ? `${text}${mark}` : `${mark}${text}`;
}

function signed(text: string, sign: string): string {
  if (sign === '(') return `(${text})`;
  return sign === 'after' ? `${text}-` : `${sign}${text}`;
}

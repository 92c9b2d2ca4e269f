import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currencyExponent,
  divideMinor,
  formatMajor,
  formatMinor,
  formatMinorShort,
  isCurrencyCode,
  maxMinor,
  minorFromMajor,
  minorToDecimal,
  parseMinor,
  sumMinor,
} from '../../../src/shared/kernel/money.ts';
import { runs } from '../runs.ts';

const amount = fc.integer({ min: -maxMinor, max: maxMinor });
const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'CLF', 'CHF');

describe('money', () => {
  test.each([
    ['118400', 'USD', 11_840_000],
    ['40.38', 'USD', 4_038],
    ['0.005', 'USD', 1],
    ['-0.005', 'USD', -1],
    ['0.0049999', 'USD', 0],
    ['-0.001', 'USD', 0],
    ['5000', 'JPY', 5_000],
    ['0.5', 'JPY', 1],
    ['1.2345', 'KWD', 1_235],
    ['+7', 'USD', 700],
  ])('[G6] %s %s is %i minor units, rounded once away from zero', (text, code, expected) => {
    expect(parseMinor(text, code)).toEqual({ ok: true, value: expected });
  });

  test.each(['', 'abc', '1,000', '1e5', '--1', '.5', '1.', 'NaN', 'Infinity', '0x10'])(
    '[G6] %j is not an amount',
    (text) => {
      expect(parseMinor(text, 'USD')).toEqual({ ok: false, error: 'not-a-number' });
    },
  );

  test('[G6] amounts beyond 9e15 minor units are refused', () => {
    expect(parseMinor('90000000000000.00', 'USD')).toEqual({ ok: true, value: maxMinor });
    expect(parseMinor('90000000000000.01', 'USD')).toEqual({ ok: false, error: 'out-of-range' });
    expect(parseMinor('9'.repeat(400), 'USD')).toEqual({ ok: false, error: 'out-of-range' });
    expect(() => sumMinor([maxMinor, 1])).toThrow(RangeError);
    expect(() => minorFromMajor(1e15, 'USD')).toThrow(RangeError);
    expect(() => minorFromMajor(Number.NaN, 'USD')).toThrow(RangeError);
    expect(sumMinor([5, -7])).toBe(-2);
  });

  test('[G6] writing and reading an amount is the identity in every currency', () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        expect(parseMinor(minorToDecimal(minor, code), code)).toEqual({
          ok: true,
          value: minor === 0 ? 0 : minor,
        });
      }),
      runs,
    );
  });

  test('[G6] what is shown holds exactly the digits of the amount', () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        const digits = formatMinor(minor, code).replace(/\D/g, '');
        expect(digits).toBe(minorToDecimal(minor, code).replace(/\D/g, ''));
      }),
      runs,
    );
  });

  test('[G6] formats are the same on every machine', () => {
    expect(formatMinor(11_840_000, 'USD')).toBe('$118,400.00');
    expect(formatMinor(-310, 'USD')).toBe('\u2212$3.10');
    expect(formatMinor(5_000, 'JPY')).toBe('¥5,000');
    expect(formatMinor(1_250, 'CHF')).toBe('CHF 12.50');
    expect(formatMinor(7, 'KWD')).toBe('KWD 0.007');
    expect(formatMinorShort(11_840_000, 'USD')).toBe('$118,400');
    expect(formatMinorShort(11_840_050, 'USD')).toBe('$118,400.50');
    expect(formatMinorShort(100, 'JPY')).toBe('¥100');
    expect(formatMajor(11_840_050, 'USD')).toBe('$118,401');
    expect(formatMajor(-49, 'USD')).toBe('$0');
    expect(currencyExponent('ZZZ')).toBe(2);
    expect(isCurrencyCode('usd')).toBe(false);
    expect(isCurrencyCode('USD')).toBe(true);
  });

  test('[G6] division rounds once, halves away from zero', () => {
    expect(divideMinor(5, 2)).toBe(3);
    expect(divideMinor(-5, 2)).toBe(-3);
    expect(divideMinor(-1, 3)).toBe(0);
    expect(divideMinor(1, 0)).toBeNull();
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 10_000 }), (num, den) => {
        const quotient = BigInt(divideMinor(num, den) ?? 0);
        const twice = 2n * (BigInt(num) - quotient * BigInt(den));
        expect(twice <= BigInt(den) && twice >= -BigInt(den)).toBe(true);
      }),
      runs,
    );
  });

  test('[G6] major units convert exactly as they are written', () => {
    expect(minorFromMajor(333_333.33, 'USD')).toBe(33_333_333);
    expect(minorFromMajor(1.005, 'USD')).toBe(101);
    expect(minorFromMajor(25_000, 'JPY')).toBe(25_000);
    expect(minorFromMajor(1e-7, 'USD')).toBe(0);
  });
});

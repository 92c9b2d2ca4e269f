import { multiplyRatios, type Ratio, ratio, roundRatio } from './ratio.ts';
import { err, ok, type Result } from './result.ts';
import { roundDivide } from './whole.ts';
import { groupedCount } from './words.ts';

/**
 * Money is a pair: integer minor units and an ISO 4217 currency beside them (11840000 and 'USD' is $118,400.00).
 * This is the largest size of an amount, in minor units; beyond it amounts are refused.
 */
export const maxMinor = 9e15;

const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

const symbols: Readonly<Record<string, string>> = {
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  INR: '₹',
  KRW: '₩',
  CAD: 'CA$',
  AUD: 'A$',
  NZD: 'NZ$',
  BRL: 'R$',
};

const minus = '\u2212';

/** Digits after the decimal point of a currency: JPY 0, USD 2, KWD 3. Unlisted codes have 2. */
export function currencyExponent(currency: string): number {
  return exponents[currency] ?? 2;
}

/** Whether the text has the form of a currency code: three capital letters. */
export function isCurrencyCode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

export type MoneyFault = 'not-a-number' | 'out-of-range';

const plainAmount = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a plain decimal ("118400", "-12.345"; point as decimal sign, no grouping) into minor units.
 * Extra digits are rounded once, half away from zero. Writing found in files is normalised before it comes here.
 */
export function parseMinor(text: string, currency: string): Result<number, MoneyFault> {
  const match = plainAmount.exec(text.trim());
  if (match === null) return err('not-a-number');
  const exponent = currencyExponent(currency);
  const fraction = match[3] ?? '';
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  const roundUp = (fraction.charCodeAt(exponent) || 48) >= 53;
  const size = BigInt(`${String(match[2])}${kept}`) + (roundUp ? 1n : 0n);
  if (size > BigInt(maxMinor)) return err('out-of-range');
  return ok(match[1] === '-' && size !== 0n ? -Number(size) : Number(size));
}

/** Minor units of an amount in major units (25000 -> 2500000 for USD), half away from zero. Throws RangeError beyond the range. */
export function minorFromMajor(major: number, currency: string): number {
  const scaled = major * 10 ** currencyExponent(currency);
  if (Number.isInteger(major) && Math.abs(scaled) <= maxMinor) return scaled === 0 ? 0 : scaled;
  const parsed = parseMinor(decimalText(major), currency);
  if (!parsed.ok) throw new RangeError(`Not an amount: ${major}`);
  return parsed.value;
}

/** A number as plain decimal text, without an exponent. */
function decimalText(value: number): string {
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(currencyDigitsKept) : text;
}
const currencyDigitsKept = 6;

/** Exact text of minor units, machine-readable: "118400.00", "-5". */
export function minorToDecimal(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const sign = minor < 0 ? '-' : '';
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-exponent)}`;
}

function withCurrency(negative: boolean, body: string, currency: string): string {
  const symbol = symbols[currency];
  return `${negative ? minus : ''}${symbol ?? `${currency} `}${body}`;
}

/** "$118,400.00", "¥5,000", "CHF 12.50", "−$3.10": the same on every machine. */
export function formatMinor(minor: number, currency: string): string {
  return written(minor, currency, false);
}

/** Without a zero fraction, for sentences and titles: "$118,400", but "$118,400.50". */
export function formatMinorShort(minor: number, currency: string): string {
  return written(minor, currency, true);
}

function written(minor: number, currency: string, short: boolean): string {
  const size = Math.abs(minor);
  const unit = 10 ** currencyExponent(currency);
  const rest = size % unit;
  const whole = groupedCount((size - rest) / unit);
  const bare = unit === 1 || (short && rest === 0);
  // The unit's leading 1 keeps the zeros of a small rest: 5 of 100 is "105", and ".05" without it.
  const body = bare ? whole : `${whole}.${String(unit + rest).slice(1)}`;
  return withCurrency(minor < 0, body, currency);
}

/** Rounded to whole major units, half away from zero, for headlines and charts: "$118,401". */
export function formatMajor(minor: number, currency: string): string {
  const unit = 10n ** BigInt(currencyExponent(currency));
  const whole = (2n * BigInt(Math.abs(minor)) + unit) / (2n * unit);
  return withCurrency(minor < 0 && whole !== 0n, groupedCount(Number(whole)), currency);
}

/** Sum of minor units; throws RangeError when it leaves the range. */
export function sumMinor(amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) {
    total += amount;
    if (Math.abs(total) > maxMinor)
      throw new RangeError('The sum of these amounts is beyond the range of the book.');
  }
  return total;
}

/** num / den rounded once to a whole minor unit, half away from zero; null when den is 0. */
export function divideMinor(num: number, den: number): number | null {
  return den === 0 ? null : roundDivide(num, den);
}

/** amount x rate, rounded once to a whole minor unit, half away from zero (G6): one computed line. */
export function timesRate(amount: number, rate: Ratio): number {
  return Number(roundRatio(multiplyRatios(ratio(amount), rate)));
}

import { err, ok, type Result } from './result.ts';

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
  const size = BigInt(`${match[2] ?? '0'}${kept}`) + (roundUp ? 1n : 0n);
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

function grouped(whole: string): string {
  let text = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3) {
    text = `${whole.slice(Math.max(0, end - 3), end)},${text}`;
  }
  return text;
}

function withCurrency(negative: boolean, body: string, currency: string): string {
  const symbol = symbols[currency];
  return `${negative ? minus : ''}${symbol ?? `${currency} `}${body}`;
}

/** "$118,400.00", "¥5,000", "CHF 12.50", "−$3.10": the same on every machine. */
export function formatMinor(minor: number, currency: string): string {
  const exact = minorToDecimal(Math.abs(minor), currency);
  const point = exact.indexOf('.');
  const whole = point < 0 ? exact : exact.slice(0, point);
  const fraction = point < 0 ? '' : exact.slice(point);
  return withCurrency(minor < 0, `${grouped(whole)}${fraction}`, currency);
}

/** Without a zero fraction, for sentences and titles: "$118,400", but "$118,400.50". */
export function formatMinorShort(minor: number, currency: string): string {
  return formatMinor(minor, currency).replace(/\.0+$/, '');
}

/** Rounded to whole major units, half away from zero, for headlines and charts: "$118,401". */
export function formatMajor(minor: number, currency: string): string {
  const unit = 10n ** BigInt(currencyExponent(currency));
  const whole = (2n * BigInt(Math.abs(minor)) + unit) / (2n * unit);
  return withCurrency(minor < 0 && whole !== 0n, grouped(String(whole)), currency);
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
  if (den === 0) return null;
  const negative = num < 0 !== den < 0;
  const [n, d] = [BigInt(Math.abs(num)), BigInt(Math.abs(den))];
  const size = Number((2n * n + d) / (2n * d));
  return negative && size !== 0 ? -size : size;
}

import { currencyExponent, formatMajor } from '../../shared/kernel/money.ts';

const units = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** An amount short enough for an axis: "$0", "$60k", "$1.2M", "−€500". Minor units. */
export function axisMoney(minor: number, currency: string): string {
  const symbol = formatMajor(0, currency).replace(/0$/, '');
  const major = Math.abs(minor) / 10 ** currencyExponent(currency);
  const [size, letter] = units.find(([least]) => major >= least) ?? [1, ''];
  const digits = Number((major / size).toPrecision(3));
  const text = String(Math.round(digits * 100) / 100);
  return `${minor < 0 ? '\u2212' : ''}${symbol}${text}${letter}`;
}

import { currencyExponent, minorToDecimal } from '../../shared/kernel/money.ts';

/** How numbers, money and dates are written: the machine's language, never a clock. */

const minus = '\u2212';
const dash = '\u2014';

/** Undefined: the language of the machine. */
let locale: string | undefined;

/** Tests and screenshots fix the language. */
export function setLocale(next: string | undefined): void {
  locale = next;
  cache.clear();
  dateCache.clear();
}

const cache = new Map<string, Intl.NumberFormat>();

function numbers(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const kept = cache.get(key);
  if (kept !== undefined) return kept;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
}

const dateCache = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using one does. */
function dates(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const kept = dateCache.get(key);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat(locale, options);
  dateCache.set(key, made);
  return made;
}

/** Figures line up when the minus is as wide as a plus. */
function withMinus(text: string): string {
  return text.replace(/-/g, minus);
}

export type MoneyStyle = 'whole' | 'exact' | 'short';

/** Minor units as money: 'whole' "$355,000", 'exact' "$355,000.12", 'short' "$18.4M". */
export function formatMoney(minor: number, currency: string, style: MoneyStyle = 'whole'): string {
  const digits = style === 'exact' ? currencyExponent(currency) : 0;
  const options: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
    ...(style === 'short'
      ? { notation: 'compact', maximumFractionDigits: 1 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  };
  const format = numbers(`${currency}:${style}`, options);
  // A decimal text keeps amounts exact where a double could not.
  return withMinus(format.format(minorToDecimal(minor, currency) as Intl.StringNumericLiteral));
}

/** A sentence of the rules, its whole amounts without cents: "$323,324.72 of $100,000.00" ends in "$100,000". */
export function withoutZeroCents(text: string): string {
  return text.replace(/(\d)\.00(?![\d%])/g, '$1');
}

/** A first letter that begins a line: "strong" is "Strong". */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

export function formatNumber(value: number, digits = 0): string {
  return withMinus(numbers(`n:${digits}`, { maximumFractionDigits: digits }).format(value));
}

/** A percentage that is 0-100 already. */
export function formatPercent(value: number): string {
  const digits = Math.abs(value) < 10 ? 1 : 0;
  return withMinus(
    numbers(`p:${digits}`, { style: 'percent', maximumFractionDigits: digits }).format(value / 100),
  );
}

/** A change in percent, with its sign: "+14%", "−6%", "0%". */
export function formatChange(value: number): string {
  const digits = Math.abs(value) < 10 ? 1 : 0;
  const format = numbers(`c:${digits}`, {
    style: 'percent',
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  });
  return withMinus(format.format(value / 100));
}

const day = 86_400_000;

function utc(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}

/** Days from one day to another; null where one is no date. */
export function daysBetween(from: string, to: string): number | null {
  const days = Math.round((utc(to) - utc(from)) / day);
  return Number.isNaN(days) ? null : days;
}

/** "Dec 3", and with its year where that is not the year of `today`. */
export function formatDate(date: string, today: string | null = null): string {
  const at = utc(date);
  if (Number.isNaN(at)) return date;
  const sameYear = today !== null && today.slice(0, 4) === date.slice(0, 4);
  return dates(sameYear ? 'day' : 'day and year', {
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(at);
}

/** A local date and time as typed: "Dec 3, 10:30 AM". */
export function formatDateTime(at: string, today: string | null = null): string {
  const time = Date.parse(`${at.slice(0, 16)}:00Z`);
  if (Number.isNaN(time)) return formatDate(at, today);
  return `${formatDate(at, today)}, ${formatClock(at)}`;
}

/** The time of day of a local date and time: "10:30 AM". */
export function formatClock(at: string): string {
  const time = Date.parse(`${at.slice(0, 16)}:00Z`);
  if (Number.isNaN(time)) return at;
  return dates('clock', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(time);
}

/** An instant of the change log, in the machine's own zone. */
export function formatInstant(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  return dates('instant', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** How long ago: "today", "2d", "34d", "3 mo" beyond 120 days, "2 y" beyond two years. */
export function formatAge(days: number): string {
  if (days === 0) return 'today';
  if (days < 0) return `in ${formatAge(-days)}`;
  if (days <= 120) return `${days}d`;
  return days <= 730 ? `${Math.round(days / 30.44)} mo` : `${Math.floor(days / 365.25)} y`;
}

/** '2020-Q1' as "Q1 2020", short "Q1 20". */
export function formatQuarter(quarter: string, short = false): string {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter);
  if (match === null) return quarter;
  const year = match[1] ?? '';
  return `Q${match[2]} ${short ? year.slice(2) : year}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${formatNumber(bytes / 1024)} KB`;
  if (bytes < 1024 ** 3) return `${formatNumber(bytes / 1024 ** 2, 1)} MB`;
  return `${formatNumber(bytes / 1024 ** 3, 1)} GB`;
}

/** "1 partner", "624 partners". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** What stands where nothing is known. */
export const nothing = dash;

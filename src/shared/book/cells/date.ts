import { type LocalDate, parseLocalDate } from '../../kernel/local-date.ts';
import { type DateStamp, dateOfStamp, stampsOf } from './date-stamp.ts';
import { isWeekday, monthOf } from './month-names.ts';
import { tidy } from './spelling.ts';

/** Order of a date's parts. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/**
 * - `date`: the day; `proves` names the order it could only have been written in.
 * - `ambiguous`: another day in each of these orders.
 * - `stamp`: a bare number, a day only under one of these countings.
 */
export type DateReading =
  | { kind: 'date'; date: LocalDate; proves: DateOrder | null }
  | { kind: 'ambiguous'; orders: readonly DateOrder[] }
  | { kind: 'stamp'; stamps: readonly DateStamp[] }
  | { kind: 'none' };

const none: DateReading = { kind: 'none' };
const longest = 80;

/** The part order a recipe's format names (`dd/MM/yyyy` → dmy), or null where it is no format of ours. */
export function orderOf(format: string): DateOrder | null {
  const order = format
    .replace(/excel1904|excel|unixms|unix/g, '')
    .replace(/[^yYMmdD]/g, '')
    .toLowerCase()
    .replace(/(.)\1*/g, '$1');
  return order === 'ymd' || order === 'dmy' || order === 'mdy' ? order : null;
}

/**
 * Reads a day as exports write it (S03.5): `2020-01-31`, `2020/1/31`, `20200131`, `31.01.2020` (dots are day first),
 * `31/01/2020`, `31/01/20`, `Jan 31, 2020`, `31-Jan-20`, `31 déc. 2020`, `2020年1月31日`; years 1900 to 2199. A time of day and its
 * zone are dropped: the day is the one written, never moved to another zone. A two-digit year up to 68 is of the 2000s.
 * Where the parts could be swapped and `order` is null, the text is ambiguous, never guessed (S03); so is a bare number while
 * `stamp` is null.
 */
export function readDate(
  raw: string,
  order: DateOrder | null,
  stamp: DateStamp | null = null,
): DateReading {
  const strict = raw.length === 10 ? parseLocalDate(raw) : null;
  if (strict !== null) return isUsual(strict) ? { kind: 'date', date: strict, proves: null } : none;
  if (raw.length > longest) return none;
  const text = tidy(raw);
  const stamps = stampsOf(text);
  if (stamps.length > 0) return readStamp(text, stamps, stamp);
  const day = withoutTime(text);
  if (day === null) return none;
  const reading = readDay(day, order);
  if (reading.kind !== 'none') return reading;
  const weekday = /^(\p{L}[\p{L}\p{M}-]{1,14})\.?,? /u.exec(day);
  return weekday !== null && isWeekday(String(weekday[1]))
    ? readDay(day.slice(weekday[0].length), order)
    : none;
}

function readStamp(
  text: string,
  stamps: readonly DateStamp[],
  known: DateStamp | null,
): DateReading {
  if (known === null) return { kind: 'stamp', stamps };
  const date = stamps.includes(known) ? dateOfStamp(text, known) : null;
  return date === null ? none : { kind: 'date', date, proves: null };
}

const time =
  /^(.*?)(?:[T ]|, ?)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,:]\d{1,9})?)? ?(?:[ap]\.? ?m\.?)? ?(?:(?:Z|[A-Z]{2,5}|Uhr)?(?:[+-]\d{1,2}(?::?\d{2})?)?(?: ?[([][^)\]]*[)\]])?)$/i;

/** The text before a time of day; null where the time is none. */
function withoutTime(text: string): string | null {
  const match = time.exec(text);
  if (match === null) return text;
  const [, day = '', hour, minute, second = '0'] = match;
  return Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 60 ? day.trim() : null;
}

const yearFirst = /^(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})\.?$/;
const compact = /^(\d{4})()(\d{2})(\d{2})$/;
const withCharacters =
  /^(\d{4}) ?([年년]) ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?(?: ?\(?\p{L}{1,3}\)?)?$/u;
const yearLast = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})\.?$/;

function readDay(text: string, order: DateOrder | null): DateReading {
  const first = yearFirst.exec(text) ?? compact.exec(text) ?? withCharacters.exec(text);
  if (first !== null) return dateOf(first[1], first[3], first[4], null);
  const last = yearLast.exec(text);
  return last === null ? readNamed(text) : readYearLast(last, order);
}

/**
 * Dots are day first, unless no day could be written so: then only the column's other rows can tell whether it is a slip. Slashes are
 * day or month first. Between dashes a two-digit year can stand first, too.
 */
function readYearLast(match: RegExpExecArray, known: DateOrder | null): DateReading {
  const [, a = '', separator = '', b = '', c = ''] = match;
  if (known !== null) {
    const canLead = a.length === 2 && c.length === 2;
    return known !== 'ymd' || canLead ? arranged(a, b, c, known, null) : none;
  }
  const orders = ordersOf(separator, a, c);
  const possible = orders.filter((order) => arranged(a, b, c, order, order).kind === 'date');
  const [first, ...others] = possible.map((order) => arranged(a, b, c, order, order));
  if (first?.kind !== 'date') return none;
  if (separator === '.' && first.proves === 'mdy')
    return c.length === 4 ? { kind: 'ambiguous', orders } : none;
  if (separator === '.') return others.length === 0 ? first : { ...first, proves: null };
  if (others.length === 0) return first;
  const same = others.every((other) => other.kind === 'date' && other.date === first.date);
  return same ? { ...first, proves: null } : { kind: 'ambiguous', orders: possible };
}

function ordersOf(separator: string, a: string, c: string): readonly DateOrder[] {
  return separator === '-' && a.length === 2 && c.length === 2
    ? ['dmy', 'mdy', 'ymd']
    : ['dmy', 'mdy'];
}

function arranged(
  a: string,
  b: string,
  c: string,
  order: DateOrder,
  proves: DateOrder | null,
): DateReading {
  if (order === 'ymd') return dateOf(a, b, c, proves);
  return order === 'dmy' ? dateOf(c, b, a, proves) : dateOf(c, a, b, proves);
}

const dayFirst =
  /^(\d{1,2})(?:\.|(?:st|nd|rd|th|er|o)(?!\p{L})|º|ª)?[ ./-]*(?:de |of |d')?(\p{L}[\p{L}\p{M}]{2,11})\.?(?: del?(?= ))?[ ,./-]*'?(\d{4}|\d{2})(?: ?г)?\.?$/iu;
const monthFirst =
  /^(\p{L}[\p{L}\p{M}]{2,11})\.?[ ./-]*(\d{1,2})(?:st|nd|rd|th)?(?:[ ,./-]+(\d{4})|, ?'?(\d{2}))$/iu;
const yearMonthDay = /^(\d{4})[ ./-]+(\p{L}[\p{L}\p{M}]{2,11})\.?[ ./-]+(\d{1,2})\.?$/iu;

function readNamed(text: string): DateReading {
  const day = dayFirst.exec(text);
  if (day !== null) return dateOf(day[3], monthNumber(day[2]), day[1], null);
  const month = monthFirst.exec(text);
  if (month !== null) return dateOf(month[3] ?? month[4], monthNumber(month[1]), month[2], null);
  const year = yearMonthDay.exec(text);
  return year === null ? none : dateOf(year[1], monthNumber(year[2]), year[3], null);
}

function monthNumber(word = ''): string {
  return String(monthOf(word) ?? '');
}

function dateOf(year = '', month = '', day = '', proves: DateOrder | null): DateReading {
  const full = year.length === 2 ? `${Number(year) <= 68 ? '20' : '19'}${year}` : year;
  const date = parseLocalDate(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date === null || !isUsual(date) ? none : { kind: 'date', date, proves };
}

/** Years beyond these are slips of the pen, or a system's word for "never". */
function isUsual(date: LocalDate): boolean {
  return date >= '1900' && date < '2200';
}

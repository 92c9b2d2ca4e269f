import { type LocalDate, parseLocalDate } from '../../kernel/local-date.ts';

/** Order of a date's parts. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export type DateReading =
  | { kind: 'date'; date: LocalDate; proves: DateOrder | null }
  | { kind: 'ambiguous' }
  | { kind: 'none' };

const none: DateReading = { kind: 'none' };
const time = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp][Mm])?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${time}$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayName = new RegExp(String.raw`^(\d{1,2})[\s.-]+([A-Za-z]{3,9})\.?[\s,-]+(\d{4})${time}$`);
const nameDay = new RegExp(
  String.raw`^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${time}$`,
);
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longNames =
  'january february march april may june july august september october november december sept'.split(
    ' ',
  );

/** The part order a recipe's format names (`dd/MM/yyyy` → dmy), or null where it is no format of ours. */
export function orderOf(format: string): DateOrder | null {
  const order = format
    .replace(/[^yYMmdD]/g, '')
    .toLowerCase()
    .replace(/(.)\1*/g, '$1');
  return order === 'ymd' || order === 'dmy' || order === 'mdy' ? order : null;
}

/**
 * Reads a day as exports write it: `2020-01-31`, `2020/1/31`, `20200131`, `31.01.2020` (dots are day first), `31/01/2020`,
 * `Jan 31, 2020`, `31-Jan-2020`; a time of day is dropped. Where day and month could be swapped and `order` is null, the
 * text is ambiguous, never guessed (S03). `proves` names the order a slashed date could only have been written in.
 */
export function readDate(raw: string, order: DateOrder | null): DateReading {
  const text = raw.trim();
  const strict = text.length === 10 ? parseLocalDate(text) : null;
  if (strict !== null) return { kind: 'date', date: strict, proves: null };
  const first = yearFirst.exec(text) ?? compact.exec(text);
  if (first !== null) {
    const isCompact = first.length === 4;
    return dateOf(first[1], isCompact ? first[2] : first[3], isCompact ? first[3] : first[4], null);
  }
  const last = yearLast.exec(text);
  return last === null ? readNamed(text) : readYearLast(last, order);
}

function readYearLast(match: RegExpExecArray, order: DateOrder | null): DateReading {
  const [, a = '', separator, b = '', year] = match;
  const known = order ?? (separator === '.' ? 'dmy' : null);
  if (known === 'dmy') return dateOf(year, b, a, null);
  if (known === 'mdy') return dateOf(year, a, b, null);
  if (known === 'ymd') return none;
  if (Number(a) > 12) return dateOf(year, b, a, 'dmy');
  if (Number(b) > 12) return dateOf(year, a, b, 'mdy');
  return Number(a) === Number(b) ? dateOf(year, b, a, null) : { kind: 'ambiguous' };
}

function readNamed(text: string): DateReading {
  const dayFirst = dayName.exec(text);
  if (dayFirst !== null) return dateOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], null);
  const monthFirst = nameDay.exec(text);
  if (monthFirst === null) return none;
  return dateOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], null);
}

function monthOf(name = ''): string {
  const lower = name.toLowerCase();
  const short = monthNames.indexOf(lower.slice(0, 3)) + 1;
  return short > 0 && (lower.length === 3 || longNames.includes(lower)) ? String(short) : '';
}

function dateOf(year = '', month = '', day = '', proves: DateOrder | null): DateReading {
  const date = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date === null ? none : { kind: 'date', date, proves };
}

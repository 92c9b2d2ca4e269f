/** A calendar day, 'YYYY-MM-DD', years 0001-9999. Plain text order is date order. */
export type LocalDate = string;

/** A local wall-clock minute, 'YYYY-MM-DDTHH:mm'. Carries no zone: the person's own clock. */
export type LocalDateTime = string;

type DateParts = { readonly year: number; readonly month: number; readonly day: number };

const dateTimePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/** Days in a month (1-12) of the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The digits at a place as a number; NaN when one of them is none. Faster than a pattern in the scoring loops. */
export function readDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function readParts(text: string): DateParts | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const [year, month, day] = [
    readDigits(text, 0, 4),
    readDigits(text, 5, 7),
    readDigits(text, 8, 10),
  ];
  return isDay(year, month, day) ? { year, month, day } : null;
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads 'YYYY-MM-DD' strictly; null for anything that is not a real day. */
export function parseLocalDate(text: string): LocalDate | null {
  return readParts(text) === null ? null : text;
}

/** Whether the text is a real day in ISO form. */
export function isLocalDate(text: string): boolean {
  return parseLocalDate(text) !== null;
}

/** Reads 'YYYY-MM-DDTHH:mm' (seconds are cut); null when it is no such minute. */
export function parseLocalDateTime(text: string): LocalDateTime | null {
  if (!dateTimePattern.test(text) || parseLocalDate(text.slice(0, 10)) === null) return null;
  const [hour, minute] = [readDigits(text, 11, 13), readDigits(text, 14, 16)];
  return hour <= 23 && minute <= 59 ? text.slice(0, 16) : null;
}

/** Year, month and day of a date. Throws RangeError on text that is no date: callers validate at the edge. */
export function partsOf(date: LocalDate): DateParts {
  const parts = readParts(date);
  if (parts === null) throw new RangeError(`Not a date: "${date}"`);
  return parts;
}

/** Writes a date from its parts; the parts must name a real day. */
export function localDate(year: number, month: number, day: number): LocalDate {
  const text = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  if (text.length !== 10 || !isDay(year, month, day)) throw new RangeError(`Not a date: "${text}"`);
  return text;
}

function twoDigits(n: number): string {
  return n >= 0 && n < 10 ? `0${n}` : String(n);
}

/** Days since 1970-01-01 (Hinnant's civil calendar algorithm: whole numbers only, no clock, no zone). */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const [firstDay, lastDay] = [-719_162, 2_932_896];
const [firstDate, lastDate] = ['0001-01-01', '9999-12-31'];

/**
 * The date of a day number; inverse of `dayNumber`. Stops at the first and last day of years 1-9999, so that no date
 * a person typed can make a window around it fail.
 */
export function dateOfDayNumber(days: number): LocalDate {
  if (days <= firstDay) return firstDate;
  if (days >= lastDay) return lastDate;
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return localDate(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

/** The date n days later (n may be negative). */
export function addDays(date: LocalDate, n: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + n);
}

/** Later minus earlier in days (G2); negative when `later` is before `earlier`. */
export function daysBetween(earlier: LocalDate, later: LocalDate): number {
  return dayNumber(later) - dayNumber(earlier);
}

/**
 * Same day number n calendar months on, clamped to the month's end (G4): 31 Jan + 1 = 28 or 29 Feb.
 * Stops at the first and last day of years 1-9999.
 */
export function addMonths(date: LocalDate, n: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + n;
  const toYear = Math.floor(index / 12);
  if (toYear < 1) return firstDate;
  if (toYear > 9999) return lastDate;
  const toMonth = index - toYear * 12 + 1;
  return localDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Full calendar months from one date to a later one, by G4's clamp: 31 Jan to 28 Feb 2026 is one; negative backwards. */
export function fullMonthsBetween(earlier: LocalDate, later: LocalDate): number {
  if (later < earlier) return -fullMonthsBetween(later, earlier);
  const [from, to] = [partsOf(earlier), partsOf(later)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return addMonths(earlier, months) <= later ? months : months - 1;
}

/** -1, 0 or 1. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** 1 = Monday ... 7 = Sunday (ISO 8601). */
export function weekday(date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const sinceMonday = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return (sinceMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Monday to Friday and no holiday of the list (G3). */
export function isBusinessDay(
  date: LocalDate,
  holidays: ReadonlySet<LocalDate> = new Set(),
): boolean {
  return weekday(date) <= 5 && !holidays.has(date);
}

/** The n-th business day after the trigger; the first business day after it is day 1 (G3, Appendix E). n >= 0. */
export function addBusinessDays(
  date: LocalDate,
  n: number,
  holidays: ReadonlySet<LocalDate> = new Set(),
): LocalDate {
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return day;
}

/** The trailing twelve months: the day after (as-of minus 12 months) through as-of, inclusive (G4, Appendix E). */
export function trailing12Months(asOf: LocalDate): {
  readonly from: LocalDate;
  readonly to: LocalDate;
} {
  return { from: addDays(addMonths(asOf, -12), 1), to: asOf };
}

/** The last n days with as-of as the last one: n = 90 gives as-of - 89 through as-of. */
export function trailingDays(
  asOf: LocalDate,
  n: number,
): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: addDays(asOf, 1 - n), to: asOf };
}

/** The day of a local date-time. */
export function dateOf(at: LocalDateTime): LocalDate {
  return at.slice(0, 10);
}

/** Moves a local date-time by minutes on the wall clock (may be negative). */
export function addMinutes(at: LocalDateTime, minutes: number): LocalDateTime {
  const total = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)) + minutes;
  const days = Math.floor(total / 1440);
  const rest = total - days * 1440;
  const clock = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  return `${addDays(dateOf(at), days)}T${clock}`;
}

/** Moves a local date-time by hours on the wall clock (may be negative). */
export function addHours(at: LocalDateTime, hours: number): LocalDateTime {
  return addMinutes(at, hours * 60);
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** "Mar 19, 2026", for sentences and slides; the screens' own dates follow the locale. */
export function formatDate(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${months.slice(3 * month - 3, 3 * month)} ${day}, ${year}`;
}

/** Whole minutes from one local date-time to a later one on the wall clock; negative when it is earlier (G3). */
export function minutesBetween(earlier: LocalDateTime, later: LocalDateTime): number {
  const minuteOf = (at: LocalDateTime): number =>
    Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
  return 1440 * daysBetween(dateOf(earlier), dateOf(later)) + minuteOf(later) - minuteOf(earlier);
}

/** Whether an hour limit is kept: elapsed at most the limit, weekends included (G3). */
export function withinHours(elapsedMinutes: number, limitHours: number): boolean {
  return elapsedMinutes <= 60 * limitHours;
}

import {
  addDays,
  addMonths,
  type LocalDate,
  localDate,
  partsOf,
  readDigits,
} from './local-date.ts';

/**
 * A fiscal quarter. `year` is the fiscal year, named after the calendar year in which it ends
 * (a year starting in July 2025 is 2026); with a start in January it is the calendar year.
 */
export type FiscalQuarter = { readonly year: number; readonly q: 1 | 2 | 3 | 4 };

/** The stable key of a fiscal quarter: '2020-Q1'. Text order is time order. */
export type QuarterKey = string;

/** First month of the fiscal year, 1-12 (default January, G4). */
export type FiscalStartMonth = number;

const forms = [
  /^(\d{4})[\s\-/_.]?Q([1-4])$/i,
  /^Q([1-4])[\s\-/_.]?(\d{4})$/i,
  /^(?:FY)?(\d{4})[\s\-/_.]?Q([1-4])$/i,
] as const;

/** `index` 0-3. */
function fiscalQuarter(year: number, index: number): FiscalQuarter {
  return { year, q: (index + 1) as FiscalQuarter['q'] };
}

/** Quarters since year 0: consecutive quarters have consecutive ordinals. */
export function ordinal({ year, q }: FiscalQuarter): number {
  return year * 4 + q - 1;
}

/** Inverse of `ordinal`. */
export function fromOrdinal(n: number): FiscalQuarter {
  const year = Math.floor(n / 4);
  return fiscalQuarter(year, n - year * 4);
}

/** '2020-Q1'. */
export function quarterKey({ year, q }: FiscalQuarter): QuarterKey {
  return `${String(year).padStart(4, '0')}-Q${q}`;
}

/** "Q1 2020", or "Q1 2020 to date" while the quarter runs. */
export function quarterLabel({ year, q }: FiscalQuarter, toDate = false): string {
  return `Q${q} ${year}${toDate ? ' to date' : ''}`;
}

/** Reads '2018-Q1', '2018Q1', '2018 Q1', 'Q1/2018', 'Q1 2018', 'FY2018-Q1'; null for anything else. */
export function parseQuarter(text: string): FiscalQuarter | null {
  const key = readKey(text);
  if (key !== null) return key;
  const trimmed = text.trim();
  for (const [index, form] of forms.entries()) {
    const match = form.exec(trimmed);
    if (match === null) continue;
    const [a, b] = [Number(match[1]), Number(match[2])];
    const quarter = index === 1 ? fiscalQuarter(b, a - 1) : fiscalQuarter(a, b - 1);
    return quarter.year >= 1 ? quarter : null;
  }
  return null;
}

/** A key as `quarterKey` writes it, without a pattern: sentences name quarters in every scoring loop. */
function readKey(text: string): FiscalQuarter | null {
  if (text.length !== 7 || text[4] !== '-' || text[5] !== 'Q') return null;
  const [year, q] = [readDigits(text, 0, 4), readDigits(text, 6, 7)];
  return year >= 1 && q >= 1 && q <= 4 ? fiscalQuarter(year, q - 1) : null;
}

/** "Q4 2019" of a quarter key, "Q1 2020 to date" while it runs; the key itself when it is none. */
export function labelOf(key: string, toDate = false): string {
  const quarter = parseQuarter(key);
  return quarter === null ? key : quarterLabel(quarter, toDate);
}

/** The fiscal quarter a date lies in. */
export function quarterOf(date: LocalDate, startMonth: FiscalStartMonth = 1): FiscalQuarter {
  const { year, month } = partsOf(date);
  const monthOfYear = (month - startMonth + 12) % 12;
  const startedIn = month >= startMonth ? year : year - 1;
  return fiscalQuarter(startMonth === 1 ? startedIn : startedIn + 1, Math.floor(monthOfYear / 3));
}

/** First day of a fiscal quarter. */
export function startOfQuarter(
  { year, q }: FiscalQuarter,
  startMonth: FiscalStartMonth = 1,
): LocalDate {
  const startsIn = startMonth === 1 ? year : year - 1;
  return addMonths(localDate(startsIn, startMonth, 1), (q - 1) * 3);
}

/** Last day of a fiscal quarter. */
export function endOfQuarter(quarter: FiscalQuarter, startMonth: FiscalStartMonth = 1): LocalDate {
  return addDays(addMonths(startOfQuarter(quarter, startMonth), 3), -1);
}

/** The quarter n quarters on (n may be negative). */
export function addQuarters(quarter: FiscalQuarter, n: number): FiscalQuarter {
  return fromOrdinal(ordinal(quarter) + n);
}

/** The quarter before. */
export function previousQuarter(quarter: FiscalQuarter): FiscalQuarter {
  return addQuarters(quarter, -1);
}

/** The same quarter one fiscal year earlier. */
export function sameQuarterLastYear(quarter: FiscalQuarter): FiscalQuarter {
  return addQuarters(quarter, -4);
}

/** The last quarter whose last day is before today (a quarter is complete the day after its end). */
export function lastCompleteQuarter(
  today: LocalDate,
  startMonth: FiscalStartMonth = 1,
): FiscalQuarter {
  return previousQuarter(quarterOf(today, startMonth));
}

/** Whether today lies inside the quarter: its figures stand "to date". A quarter still ahead is running too. */
export function isToDate(
  quarter: FiscalQuarter,
  today: LocalDate,
  startMonth: FiscalStartMonth = 1,
): boolean {
  return endOfQuarter(quarter, startMonth) >= today;
}

/** Every quarter from the first through the last; empty when the last is earlier. */
export function quarterRange(first: FiscalQuarter, last: FiscalQuarter): FiscalQuarter[] {
  const count = Math.max(0, ordinal(last) - ordinal(first) + 1);
  return Array.from({ length: count }, (_, index) => addQuarters(first, index));
}

/** The four complete quarters that stand for the trailing twelve months of quarterly facts, oldest first. */
export function lastFourCompleteQuarters(
  today: LocalDate,
  startMonth: FiscalStartMonth = 1,
): FiscalQuarter[] {
  const last = lastCompleteQuarter(today, startMonth);
  return quarterRange(addQuarters(last, -3), last);
}

/** -1, 0 or 1 in time order. */
export function compareQuarters(a: FiscalQuarter, b: FiscalQuarter): -1 | 0 | 1 {
  const difference = ordinal(a) - ordinal(b);
  if (difference === 0) return 0;
  return difference < 0 ? -1 : 1;
}

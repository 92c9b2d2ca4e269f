import { dateOfDayNumber, type LocalDate } from '../../kernel/local-date.ts';

/**
 * What a bare number in a date column can count: `excel` days since the end of 1899, `excel1904` days since 1904 (old Macintosh
 * workbooks), `unix` seconds and `unixms` milliseconds since 1970 in UTC (S03.5).
 */
export type DateStamp = 'excel' | 'excel1904' | 'unix' | 'unixms';

const dayCount = /^\d{5}(?:[.,]\d+)?$/;
const secondCount = /^\d{9,10}(?:\.0+)?$/;
const milliCount = /^\d{12,13}(?:\.0+)?$/;
const [firstSecond, lastSecond] = [631_152_000, 4_102_444_800];

/**
 * The countings under which a tidy text could be a day: five digits from 20000 to 80000 (1954 to 2119) count days, seconds and
 * milliseconds run from 1990 to 2100. Empty for anything else. A number never says which it is: a person does, once.
 */
export function stampsOf(text: string): readonly DateStamp[] {
  if (dayCount.test(text)) {
    const days = Number(text.slice(0, 5));
    return days >= 20_000 && days <= 80_000 ? ['excel', 'excel1904'] : [];
  }
  if (secondCount.test(text)) return inSeconds(Number(text)) ? ['unix'] : [];
  return milliCount.test(text) && inSeconds(Number(text) / 1000) ? ['unixms'] : [];
}

function inSeconds(seconds: number): boolean {
  return seconds >= firstSecond && seconds < lastSecond;
}

/** The day a number counts to; `text` is one of `stampsOf` this counting. The time of day is dropped. */
export function dateOfStamp(text: string, stamp: DateStamp): LocalDate {
  const value = Number.parseFloat(text);
  if (stamp === 'unix') return dateOfDayNumber(Math.floor(value / 86_400));
  if (stamp === 'unixms') return dateOfDayNumber(Math.floor(value / 86_400_000));
  return dateOfDayNumber(Math.floor(value) - 25_569 + (stamp === 'excel1904' ? 1_462 : 0));
}

const words = ['excel1904', 'excel', 'unixms', 'unix'] as const;

/** The counting that a recipe's format names, alone or beside an order (`dd/MM/yyyy, excel`); null where it names none. */
export function stampOf(format: string): DateStamp | null {
  return words.find((word) => format.includes(word)) ?? null;
}

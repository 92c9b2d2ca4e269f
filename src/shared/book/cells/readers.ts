import { currencyExponent, maxMinor, parseMinor } from '../../kernel/money.ts';
import { parseQuarter, quarterKey } from '../../kernel/quarter.ts';
import { bad, CellProblem, type CellValue, isSpreadsheetError, quoted } from './cell.ts';
import { type DateOrder, readDate } from './date.ts';
import { type DecimalSign, readNumber } from './number.ts';

const twoWays = (text: string) =>
  new CellProblem('ambiguous', `${quoted(text)} can be read two ways`);

/** Text as it stands; only an empty cell is unknown. Longer than `max` characters is refused, never cut. */
export function readText(text: string, max: number): CellValue {
  if (text === '') return null;
  if (text.length > max) return bad(`The cell has ${text.length} characters, ${max} at most`);
  return isSpreadsheetError(text) ? bad(`${quoted(text)} is a spreadsheet error`) : text;
}

/** A day as 'YYYY-MM-DD'. */
export function readDateCell(text: string, order: DateOrder | null): CellValue {
  if (text.trim() === '') return null;
  const reading = readDate(text, order);
  if (reading.kind === 'date') return reading.date;
  return reading.kind === 'ambiguous' ? twoWays(text) : bad(`${quoted(text)} is not a date`);
}

const centsForm = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Integer minor units of a currency (S03, G6); extra digits round once, half away from zero. */
export function readMoneyCell(
  text: string,
  currency: string,
  decimal: DecimalSign | null,
): CellValue {
  const cents = decimal === ',' ? null : centsForm.exec(text);
  if (cents !== null && currencyExponent(currency) === 2) {
    const size = Number(cents[2]) * 100 + Number((cents[3] ?? '').padEnd(2, '0'));
    return cents[1] === '-' && size !== 0 ? -size : size;
  }
  if (text.trim() === '') return null;
  const reading = readNumber(text, decimal);
  if (reading.kind === 'ambiguous') return twoWays(text);
  if (reading.kind === 'none') return bad(`${quoted(text)} is not an amount`);
  const minor = parseMinor(reading.text, currency);
  if (minor.ok) return minor.value;
  return bad(
    `${quoted(text)} is beyond the ${maxMinor.toExponential(0)} minor units the book can hold`,
  );
}

/** A whole number between two limits. */
export function readIntegerCell(
  text: string,
  min: number,
  max: number,
  decimal: DecimalSign | null,
): CellValue {
  if (text.trim() === '') return null;
  const reading = readNumber(text, decimal);
  if (reading.kind === 'ambiguous') return twoWays(text);
  if (reading.kind === 'none' || !/^-?\d+(\.0+)?$/.test(reading.text))
    return bad(`${quoted(text)} is not a whole number`);
  const value = Number(reading.text);
  if (value < min || value > max) return bad(`${quoted(text)} is not between ${min} and ${max}`);
  return value === 0 ? 0 : value;
}

/** A percentage as its number: `80%`, `80` and `80,0 %` are 80. */
export function readPercentCell(text: string, decimal: DecimalSign | null): CellValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const reading = readNumber(
    trimmed.endsWith('%') ? trimmed.slice(0, -1).trim() : trimmed,
    decimal,
  );
  if (reading.kind === 'ambiguous') return twoWays(text);
  if (reading.kind === 'none') return bad(`${quoted(text)} is not a percentage`);
  const value = Number(reading.text);
  return Math.abs(value) <= 1e9 ? value || 0 : bad(`${quoted(text)} is not a percentage`);
}

/** A fiscal quarter as '2020-Q1'. */
export function readQuarterCell(text: string): CellValue {
  if (text.trim() === '') return null;
  const quarter = parseQuarter(text);
  return quarter === null ? bad(`${quoted(text)} is not a quarter`) : quarterKey(quarter);
}

/** An ISO currency code. */
export function readCurrencyCell(text: string): CellValue {
  const code = text.trim().toUpperCase();
  if (code === '') return null;
  return /^[A-Z]{3}$/.test(code) ? code : bad(`${quoted(text)} is not a currency code`);
}

/**
 * A value of a closed field: first what the recipe says it stands for, then the field's own words in any case.
 * Anything else stays unknown and is asked about.
 */
export function readChoiceCell(
  text: string,
  values: readonly string[],
  meanings: ReadonlyMap<string, string | null>,
): CellValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const meaning = meanings.get(trimmed);
  if (meaning !== undefined) return meaning;
  const lower = trimmed.toLowerCase();
  const own = values.find((value) => value.toLowerCase() === lower);
  return own ?? new CellProblem('unknown', `${quoted(trimmed)} is none of ${values.join(', ')}`);
}

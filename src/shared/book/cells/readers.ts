import { isLocalDate } from '../../kernel/local-date.ts';
import { currencyExponent, maxMinor, parseMinor } from '../../kernel/money.ts';
import { bad, CellProblem, type CellValue, quoted } from './cell.ts';
import { currenciesOf } from './currency-marks.ts';
import { type DateOrder, readDate } from './date.ts';
import type { DateStamp } from './date-stamp.ts';
import { type DecimalSign, type NumberReading, readNumber, shiftDecimal } from './number.ts';
import { readQuarter } from './quarter.ts';
import { isBlank, isSpreadsheetError, tidy } from './spelling.ts';

const twoWays = (text: string) =>
  new CellProblem('ambiguous', `${quoted(text)} can be read two ways`);

/** Longer than any date, number or word for nothing. */
const longestTyped = 200;

/** Why a typed cell has no value: nothing is there, a formula failed, or it is not what its field holds. */
function noValue(text: string, what: string): CellValue {
  if (text.length > longestTyped ? text.trim() === '' : isBlank(tidy(text))) return null;
  return isSpreadsheetError(text)
    ? bad(`${quoted(text)} is a spreadsheet error`)
    : bad(`${quoted(text)} is not ${what}`);
}

/**
 * Text as it stands, blanks and all; only an empty cell is unknown. Longer than `max` characters is refused, never cut; so is
 * what a failed formula left (S03.3). Text that looks like a formula is text.
 */
export function readText(text: string, max: number): CellValue {
  if (text === '') return null;
  if (text.length > max) return bad(`The cell has ${text.length} characters, ${max} at most`);
  return isSpreadsheetError(text) ? bad(`${quoted(text)} is a spreadsheet error`) : text;
}

/** A day as 'YYYY-MM-DD' (S03.5). */
export function readDateCell(
  text: string,
  order: DateOrder | null,
  stamp: DateStamp | null = null,
): CellValue {
  const reading = readDate(text, order, stamp);
  if (reading.kind === 'date') return reading.date;
  if (reading.kind === 'ambiguous') return twoWays(text);
  if (reading.kind === 'stamp')
    return new CellProblem(
      'ambiguous',
      `${quoted(text)} is a number, and what it counts is not said`,
    );
  return noValue(text, isLocalDate(text.trim()) ? 'a day from 1900 to 2199' : 'a date');
}

const bareForm = /^[\d.,\s'()+-]*$/;

/**
 * The currencies that the marks in a cell can stand for (S03.6): `€ 5` EUR alone, `$5` any dollar; null where it has none or is no
 * number.
 */
export function markedCurrencies(text: string): readonly string[] | null {
  if (bareForm.test(text)) return null;
  const reading = readNumber(text, '.');
  const other = reading.kind === 'number' ? reading : readNumber(text, ',');
  return other.kind === 'number' ? other.currencies : null;
}

/**
 * Minor units of `-123`, `123.4` or `123.45` with at most twelve digits before the point, the usual cell; null for any other
 * text. A currency without minor units has its `.00` taken off, and no other fraction.
 */
function plainMinor(text: string, decimal: DecimalSign | null, exponent: number): number | null {
  const { length } = text;
  const from = text.charCodeAt(0) === 45 ? 1 : 0;
  let size = 0;
  let point = length;
  for (let at = from; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) size = size * 10 + digit;
    else if (digit === -2 && point === length && decimal !== ',') point = at;
    else return null;
  }
  const places = point === length ? 0 : length - point - 1;
  const isUsual = point > from && point - from <= 12 && places <= 2 && point !== length - 1;
  if (!isUsual) return null;
  const cents = places === 2 ? size : places === 1 ? size * 10 : size * 100;
  if (exponent === 0 && cents % 100 !== 0) return null;
  const minor = exponent === 0 ? cents / 100 : cents;
  return from === 1 && minor !== 0 ? -minor : minor;
}

/**
 * Integer minor units of a currency (S03, G6); extra digits round once, half away from zero. A mark in the cell that can't stand
 * for this currency refuses it (S03.6).
 */
export function readMoneyCell(
  text: string,
  currency: string,
  decimal: DecimalSign | null,
): CellValue {
  const exponent = currencyExponent(currency);
  const isUsual = exponent === 2 || exponent === 0;
  const usual = isUsual ? plainMinor(text, decimal, exponent) : null;
  if (usual !== null) return usual;
  const reading = readNumber(text, decimal);
  if (reading.kind === 'ambiguous') return twoWays(text);
  if (reading.kind === 'none' || reading.percent) return noValue(text, 'an amount');
  if (reading.currencies?.includes(currency) === false)
    return bad(`${quoted(text)} is an amount in another currency than ${currency}`);
  const exact = isUsual ? plainMinor(reading.text, '.', exponent) : null;
  if (exact !== null) return exact;
  const minor = parseMinor(reading.text, currency);
  if (minor.ok) return minor.value;
  return bad(
    `${quoted(text)} is beyond the ${maxMinor.toExponential(0)} minor units the book can hold`,
  );
}

/** A whole number between two limits (S03.4). */
export function readIntegerCell(
  text: string,
  min: number,
  max: number,
  decimal: DecimalSign | null,
): CellValue {
  const reading = readNumber(text, decimal);
  if (reading.kind === 'ambiguous') return twoWays(text);
  const isWhole =
    reading.kind === 'number' &&
    !reading.percent &&
    reading.currencies === null &&
    /^-?\d+(\.0+)?$/.test(reading.text);
  if (!isWhole) return noValue(text, 'a whole number');
  const value = Number(reading.text);
  if (value < min || value > max) return bad(`${quoted(text)} is not between ${min} and ${max}`);
  return value === 0 ? 0 : value;
}

/** How a percent column writes a half without a `%`: `whole` as 50, `fraction` as 0.5. */
export type PercentForm = 'whole' | 'fraction';

/**
 * Which forms a percent column's cell could be written in (S03.4): both for a bare number from -1 to 1 except zero, `whole` for a
 * larger one; null where it says nothing: empty, with `%`, zero, or no number.
 */
export function percentForms(
  text: string,
  decimal: DecimalSign | null,
): readonly PercentForm[] | null {
  return percentFormsOf(readNumber(text, decimal));
}

/** The same of a cell whose number is read already (S03.4). */
export function percentFormsOf(reading: NumberReading): readonly PercentForm[] | null {
  if (reading.kind !== 'number' || reading.percent) return null;
  const size = Math.abs(Number(reading.text));
  if (size === 0) return null;
  return size <= 1 ? ['whole', 'fraction'] : ['whole'];
}

/**
 * A percentage from 0 to 100 as its number: `80%`, `80` and `80,0 %` are 80. A bare number up to 1 is ambiguous until `form` says
 * whether 0.5 means half a percent or a half (S03.4).
 */
export function readPercentCell(
  text: string,
  decimal: DecimalSign | null,
  form: PercentForm | null = null,
): CellValue {
  const reading = readNumber(text, decimal);
  if (reading.kind === 'ambiguous') return twoWays(text);
  if (reading.kind === 'none' || reading.currencies !== null) return noValue(text, 'a percentage');
  const bare = !reading.percent;
  const size = Math.abs(Number(reading.text));
  if (bare && form === null && size <= 1 && size > 0) return twoWays(text);
  const value = Number(bare && form === 'fraction' ? shiftDecimal(reading.text, 2) : reading.text);
  return value >= 0 && value <= 100 ? value || 0 : bad(`${quoted(text)} is not between 0 and 100`);
}

/** A fiscal quarter as '2020-Q1' (S03.7). */
export function readQuarterCell(text: string): CellValue {
  return readQuarter(text) ?? noValue(text, 'a quarter');
}

const codeAndName = /^([A-Z]{3}) ?[-(:] ?\p{L}.*$/iu;

/** An ISO currency code: `EUR`, `eur`, `USD - U.S. Dollar`, and a sign that stands for one currency alone, as `€` (S03.6). */
export function readCurrencyCell(text: string): CellValue {
  if (/^[A-Z]{3}$/.test(text)) return text;
  if (text.length > longestTyped) return noValue(text, 'a currency code');
  const tidied = tidy(text);
  const code = (codeAndName.exec(tidied)?.[1] ?? tidied).toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return isBlank(tidied) ? null : code;
  const meant = currenciesOf(tidied)?.join(' ');
  return meant?.length === 3 ? meant : noValue(text, 'a currency code');
}

/** A word of a closed field with what tells it apart for a person: case, accents, blanks, hyphens and underscores are taken away. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\s_\p{Pd}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** What the words of a closed field stand for: as written first, then by `foldWord` where one meaning alone is left. */
export class Meanings {
  readonly #exact: ReadonlyMap<string, string | null>;
  readonly #folded = new Map<string, string | null | undefined>();

  constructor(said: Iterable<readonly [string, string | null]>) {
    this.#exact = new Map(said);
    for (const [text, meaning] of this.#exact) {
      const word = foldWord(text);
      const clash = this.#folded.has(word) && this.#folded.get(word) !== meaning;
      this.#folded.set(word, clash ? undefined : meaning);
    }
  }

  /** The value a trimmed text stands for, null where it stands for nothing, undefined where nobody has said. */
  of(text: string): string | null | undefined {
    const exact = this.#exact.get(text);
    return exact === undefined ? this.#folded.get(foldWord(text)) : exact;
  }
}

/**
 * A value of a closed field: first what the recipe says it stands for, then the field's own words in any case.
 * Anything else stays unknown and is asked about.
 */
export function readChoiceCell(
  text: string,
  values: readonly string[],
  meanings: Pick<Meanings, 'of'>,
): CellValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const meaning = meanings.of(trimmed);
  if (meaning !== undefined) return meaning;
  const word = foldWord(trimmed);
  const own = values.find((value) => value === word);
  if (own !== undefined) return own;
  if (isBlank(tidy(trimmed))) return null;
  if (isSpreadsheetError(trimmed)) return bad(`${quoted(trimmed)} is a spreadsheet error`);
  return new CellProblem('unknown', `${quoted(trimmed)} is none of ${values.join(', ')}`);
}

import type { Delimiter, ImportQuestion, ImportWarning } from '../../../shared/book/inspection.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import { filledCells, isBlankCell, lookOf } from './cell-looks.ts';
import { CsvScanner, type QuoteSign } from './csv-scanner.ts';
import { isMostlySingle } from './table-head.ts';

/** How a file's text is cut into cells. */
export interface Dialect {
  delimiter: Delimiter;
  quote: QuoteSign;
  backslash: boolean;
  /** The first line is Excel's `sep=`. */
  separatorLine: boolean;
  warnings: ImportWarning[];
  ask: ImportQuestion[];
}

export interface DialectWish {
  delimiter?: Delimiter | undefined;
  escape?: 'backslash' | 'none' | undefined;
}

const names: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};
const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];
const sampleLength = 96 * 1024;
const sampleRecords = 150;
/** Two delimiters that fit this nearly as well: a person decides. */
const asGood = 0.9;

/** Finds a text's dialect from its beginning. */
export function dialectOf(text: string, whole: boolean, wish: DialectWish, file: string): Dialect {
  const said = separatorLine(text, file);
  const line = said === null ? 0 : text.search(/\r\n|\n|\r|$/);
  const sample = text.slice(line, line + sampleLength);
  const all = whole && sample.length === text.length - line;
  const quote = quoteSign(sample);
  const escaped = quote === '"' && wish.escape === undefined ? escapedQuote(sample) : null;
  const backslash = wish.escape === 'backslash';
  const found = { quote, backslash, separatorLine: said !== null };
  const notes = escaped === null ? { warnings: [], ask: [] } : backslashNotes(escaped);
  notes.warnings.push(...spacedQuotes(sample));
  if (wish.delimiter !== undefined) return { ...found, ...notes, delimiter: wish.delimiter };
  const { delimiter, ask } = findDelimiter(sample, all, { quote, backslash });
  if (said !== null) {
    const doubt = saidAnother(sample, said.delimiter, delimiter);
    return { ...found, ...notes, delimiter: said.delimiter, ask: [...notes.ask, ...doubt] };
  }
  return { ...found, delimiter, warnings: notes.warnings, ask: [...notes.ask, ...ask] };
}

/** `sep=;` on the first line, as Excel writes it. */
function separatorLine(text: string, file: string): { delimiter: Delimiter } | null {
  const match = /^\ufeff?"?sep=([^\r\n])"?[,;\t| ]*(?:\r\n|\n|\r|$)/i.exec(text);
  if (match === null) return null;
  const delimiter = candidates.find((candidate) => candidate === match[1]);
  if (delimiter !== undefined) return { delimiter };
  throw badInput(
    'Delimiter',
    `${file} separates its columns by "${match[1] ?? ''}", which is not read.`,
    'Export it with commas, semicolons, tabs or pipes.',
    'delimiter',
  );
}

interface Fit {
  delimiter: Delimiter;
  score: number;
  /** The first line is a table's, not a title's. */
  fromFirst: boolean;
  /** Nearly every delimiter is followed by a blank, as in sentences. */
  spaced: boolean;
}

function findDelimiter(
  sample: string,
  whole: boolean,
  options: { quote: QuoteSign; backslash: boolean },
): { delimiter: Delimiter; ask: ImportQuestion[] } {
  const readings = candidates.map((delimiter) => ({
    delimiter,
    records: recordsOf(sample, delimiter, whole, options),
  }));
  const fits = readings
    .map(({ delimiter, records }) => fitOf(delimiter, records))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, second] = fits;
  const unsplit = readings.find(({ records }) => records.every(({ length }) => length === 1));
  if (best === undefined) return { delimiter: unsplit?.delimiter ?? ',', ask: [] };
  if (!best.fromFirst && best.spaced) {
    const first = readings.find(({ delimiter }) => delimiter === best.delimiter)?.records[0];
    return {
      delimiter: unsplit?.delimiter ?? best.delimiter,
      ask: [columnsOrText(best.delimiter, first?.length ?? 1)],
    };
  }
  const isOpen = second !== undefined && second.score >= best.score * asGood;
  return { delimiter: best.delimiter, ask: isOpen ? [whichDelimiter(best, second)] : [] };
}

function whichDelimiter(best: Fit, second: Fit): ImportQuestion {
  return {
    question: `What separates the columns: ${names[best.delimiter]} or ${names[second.delimiter]}? Both fit.`,
    options: [names[best.delimiter], names[second.delimiter]],
  };
}

/** `sep=` names a delimiter that the line of column names has not, though it has another. */
function saidAnother(sample: string, said: Delimiter, fits: Delimiter): ImportQuestion[] {
  const line = sample.split(/\r\n|\n|\r/).find((text) => text.trim() !== '') ?? '';
  if (said === fits || line.includes(said) || !line.includes(fits)) return [];
  return [
    {
      question: `What separates the columns: ${names[said]}, as the first line says, or ${names[fits]}, as the second looks?`,
      options: [names[said], names[fits]],
    },
  ];
}

function columnsOrText(delimiter: Delimiter, first: number): ImportQuestion {
  const there = first === 1 ? 'none' : `${first - 1}, and the others have another number`;
  return {
    question: `Does a ${names[delimiter]} separate columns here, or is it part of the text? The first line has ${there}.`,
    options: [names[delimiter], 'one column'],
  };
}

function recordsOf(
  sample: string,
  delimiter: Delimiter,
  whole: boolean,
  options: { quote: QuoteSign; backslash: boolean },
): string[][] {
  const records: string[][] = [];
  const scanner = new CsvScanner(
    delimiter,
    (cells) => {
      if (records.length < sampleRecords && filledCells(cells) > 0) records.push(cells);
    },
    options,
  );
  scanner.push(sample);
  if (whole) scanner.end();
  return records;
}

/** How well a delimiter fits: how alike the records are below the titles, and how whole the cells look. */
function fitOf(delimiter: Delimiter, records: readonly string[][]): Fit {
  const width = commonWidth(records);
  const none: Fit = { delimiter, score: 0, fromFirst: false, spaced: false };
  const from = records.findIndex(({ length }) => length === width);
  if (width < 2 || from < 0 || from > 20) return none;
  const below = records.slice(from);
  const last = below.findLastIndex(({ length }) => length === width);
  const foot = below.length - 1 - last;
  const body = foot <= 12 ? below.slice(0, last + 1) : below;
  const alike = body.filter(({ length }) => length === width).length / body.length;
  let whole = 0;
  let cells = 0;
  let spaced = 0;
  let followers = 0;
  for (const record of body.slice(0, 60))
    for (const [index, cell] of record.slice(0, 60).entries()) {
      cells += 1;
      whole += wholeness(cell, delimiter);
      if (index === 0) continue;
      followers += 1;
      if (/^ \S/.test(cell)) spaced += 1;
    }
  const fromFirst = from === 0;
  const titled = fromFirst ? 1 : 0.9;
  const few = body.length === 1 && records.length > 1 ? 0.5 : 1;
  const score = alike * alike * (whole / cells) * titled * few;
  return { delimiter, score, fromFirst, spaced: spaced >= followers * 0.8 };
}

function commonWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 1;
  let most = 0;
  for (const [width, count] of counts) {
    const weight = width === 1 ? 0 : count * Math.log2(width + 1);
    if (weight > most) [best, most] = [width, weight];
  }
  const lengths = records.map(({ length }) => length);
  return isMostlySingle(lengths, best) ? 1 : best;
}

/** 1 for a cell that looks whole, less where it still holds what may be a delimiter. */
function wholeness(cell: string, delimiter: Delimiter): number {
  if (isBlankCell(cell)) return 1;
  if (cell.includes('"')) return 0.6;
  if (delimiter !== '\t' && cell.includes('\t')) return 0.1;
  const others = candidates.filter((other) => other !== delimiter && other !== '\t');
  const inside = others.filter((other) => cell.includes(other));
  if (inside.length === 0) return 1;
  const look = lookOf(cell);
  if (inside.length === 1 && inside[0] === ',')
    return look === 'number' ? 1 : /,(?! )/.test(cell) ? 0.5 : 0.8;
  return inside.every((sign) => new RegExp(`\\${sign} `).test(cell)) ? 0.7 : 0.5;
}

/** Single quotes are quotes only where nearly every line begins and ends with one and no other quotes are there. */
function quoteSign(sample: string): QuoteSign {
  if (sample.includes('"') || !sample.includes("'")) return '"';
  const lines = sample
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 200);
  const pairs = lines.filter((line) => /^'.*'[,;\t|]'.*'$/.test(line)).length;
  return lines.length >= 2 && pairs === lines.length ? "'" : '"';
}

/** The first line on which a backslash stands before a quote inside a quoted cell; null where none plainly does. */
function escapedQuote(sample: string): number | null {
  const match = /(?:^|[,;\t|\r\n])"(?:[^"\\\r\n]|\\.)*\\"[^",;\t|\r\n][^"\r\n]*"/.exec(sample);
  if (match === null) return null;
  return sample.slice(0, match.index + 1).split(/\r\n|\n|\r/).length;
}

/** A blank before a quote makes it text like any other, which nobody meant who writes all cells so. */
function spacedQuotes(sample: string): ImportWarning[] {
  const match = /[,;\t|] +"[^"\r\n]*" *(?:[,;\t|\r\n]|$)/.exec(sample);
  if (match === null) return [];
  const line = sample.slice(0, match.index).split(/\r\n|\n|\r/).length;
  const message = `A blank stands before a quote on line ${line}: such quotes are read as part of the text. Export without blanks after the delimiter.`;
  return [{ code: 'spacedQuotes', message }];
}

function backslashNotes(line: number): Pick<Dialect, 'warnings' | 'ask'> {
  return {
    warnings: [
      {
        code: 'backslash',
        message: `A backslash stands before a quote on line ${line}. Where it means the quote itself, say so: --escape backslash.`,
      },
    ],
    ask: [
      {
        question: `Does a backslash stand before a quote that is part of the text, as on line ${line}?`,
        options: ['backslash', 'none'],
      },
    ],
  };
}

import type { ImportQuestion, ImportWarning } from '../../../shared/book/inspection.ts';
import { columnName, filledCells, isBlankCell, isValue, lookOf } from './cell-looks.ts';
import { isTitleText, labelOf } from './table-words.ts';

export interface HeadRecord {
  cells: string[];
  line: number;
}

/** What was said about a table's head, so that nothing has to be found out. */
export interface HeadWish {
  /** True: the first line of the table is its header; false: it has none. */
  header?: boolean | undefined;
}

/** Where a table starts. */
export interface TableHead {
  /** Place of the header among the records looked at; without one, of the first row. */
  start: number;
  hasHeader: boolean;
  /** Rows end where their last filled cell does: the exporter leaves empty cells out. */
  trimmed: boolean;
  warnings: ImportWarning[];
  ask: ImportQuestion[];
}

const deepestHeader = 20;

/** Finds the header among a file's first records, blank ones left out. */
export function findHead(records: readonly HeadRecord[], wish: HeadWish = {}): TableHead {
  const width = tableWidth(records);
  const start = firstOfTable(records, width);
  const header = records[start]?.cells ?? [];
  const rows = records.slice(start + 1).filter(({ cells }) => cells.length >= header.length);
  const hasHeader = wish.header !== false;
  const head: TableHead = {
    start,
    hasHeader,
    trimmed: isTrimmed(records.slice(start + 1), header.length),
    warnings: [],
    ask: [],
  };
  if (!hasHeader) return head;
  head.warnings.push(...secondLine(records, start, rows));
  if (wish.header === undefined)
    head.ask.push(...doubts(records, start, rows), ...laterHeader(records.slice(start)));
  return head;
}

/** How many cells most records have that have more than one; 1 where hardly any has. */
function tableWidth(records: readonly HeadRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) {
    if (cells.length < 2 || (cells.length === 2 && cells[0]?.trim().endsWith(':') === true))
      continue;
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let best = 1;
  let most = 0;
  for (const [width, count] of counts) {
    const weight = count * Math.log2(width + 1);
    if (weight > most) [best, most] = [width, weight];
  }
  const lengths = records.map(({ cells }) => cells.length);
  return isMostlySingle(lengths, best) ? 1 : best;
}

/** Titles above and a few footers below set aside, most records have one cell alone. */
export function isMostlySingle(lengths: readonly number[], width: number): boolean {
  const from = Math.max(0, lengths.indexOf(width));
  const last = lengths.lastIndexOf(width);
  const foot = lengths.length - 1 - last;
  const body = lengths.slice(from, foot <= 12 && last > from ? last + 1 : undefined);
  return body.filter((length) => length === 1).length * 2 > body.length;
}

function firstOfTable(records: readonly HeadRecord[], width: number): number {
  if (width === 1) return 0;
  const deepest = Math.min(records.length, deepestHeader);
  for (let at = 0; at < deepest; at += 1) {
    const record = records[at];
    if (record === undefined || isTitle(record.cells, width)) continue;
    if (at === 0 && isSentenceAbove(records, width)) continue;
    if (at === 0) return 0;
    return startsTable(records, at, width) ? at : 0;
  }
  return 0;
}

/** Fewer cells than the table has, or hardly any that holds something. */
function isTitle(cells: readonly string[], width: number): boolean {
  const filled = filledCells(cells);
  if (filled === 0) return true;
  if (cells.length < width && /^\s*(?:#|\/\/)\s/.test(cells[0] ?? '')) return true;
  if (filled === 1) return cells.length < width || width > 2;
  const first = labelOf(cells)?.text ?? '';
  if (filled === 2) {
    if (width >= 4) return cells.length < width || !bothFirst(cells);
    return width === 3 && cells.length === 2 && isTitleText(first);
  }
  return filled * 2 < width && isTitleText(first);
}

/** A first line that was cut at its commas: a sentence, or words apart from the table, above a line of names. */
function isSentenceAbove([first, second]: readonly HeadRecord[], width: number): boolean {
  if (first === undefined || second === undefined || first.cells.length >= width) return false;
  const apart = second.line > first.line + 1;
  const isSentence = first.cells.slice(1).every((cell) => /^ \S/.test(cell));
  const isNames =
    second.cells.length === width &&
    !second.cells.some(isValue) &&
    filledCells(second.cells) * 2 >= width;
  return (apart || isSentence) && isNames;
}

function bothFirst(cells: readonly string[]): boolean {
  return (
    !isBlankCell(cells[0] ?? '') && !isBlankCell(cells[1] ?? '') && !isTitleText(cells[0] ?? '')
  );
}

/** Titles are taken off only above a line that can be a header, or rows; a short header is no title. */
function startsTable(records: readonly HeadRecord[], at: number, width: number): boolean {
  const cells = records[at]?.cells ?? [];
  const above = records.slice(0, at);
  const padded = above.some((record) => record.cells.length >= width);
  if (cells.some(isValue))
    return above.every((record) => filledCells(record.cells) === 1) && !padded;
  if (!padded) return true;
  const rows = records.slice(at + 1, at + 12);
  return (
    above.some(({ cells: title }) => isTitleText(labelOf(title)?.text ?? '')) ||
    above.some(({ cells: title }) => filledCells(title) === 0) ||
    cells.some((cell, index) =>
      differs(
        cell,
        rows.map((row) => row.cells[index] ?? ''),
      ),
    )
  );
}

/** A name above values. */
function differs(name: string, column: readonly string[]): boolean {
  const filled = column.filter((cell) => !isBlankCell(cell));
  if (filled.length === 0 || isValue(name)) return false;
  const values = filled.filter((cell) =>
    ['number', 'date', 'address', 'code'].includes(lookOf(cell)),
  );
  return values.length * 10 >= filled.length * 7;
}

/** Rows of a trimming exporter never end in an empty cell, and many are short. */
function isTrimmed(records: readonly HeadRecord[], width: number): boolean {
  const rows = records.filter(({ cells }) => cells.length > 1);
  const short = rows.filter(({ cells }) => cells.length < width);
  // All of one width: a column is missing, and nobody knows which.
  if (rows.every(({ cells }) => cells.length === rows[0]?.cells.length)) return false;
  if (width < 3 || short.length < 5 || short.length * 5 < rows.length) return false;
  return rows.every(
    ({ cells }) =>
      cells.length <= width && !isBlankCell(cells.at(-1) ?? '') && !isBlankCell(cells[0] ?? ''),
  );
}

/** The header may take two lines: the one above it names groups, or the one below names units. */
function secondLine(
  records: readonly HeadRecord[],
  start: number,
  rows: readonly HeadRecord[],
): ImportWarning[] {
  const header = records[start];
  const above = records[start - 1];
  const first = rows[0];
  if (header === undefined) return [];
  const groups =
    above !== undefined &&
    above.line === header.line - 1 &&
    above.cells.length === header.cells.length &&
    filledCells(above.cells.slice(1)) >= 2;
  const others = rows.slice(1);
  const units =
    first !== undefined &&
    others.length >= 2 &&
    !first.cells.some((cell) => ['number', 'date', 'address', 'code'].includes(lookOf(cell))) &&
    filledCells(first.cells) * 2 >= first.cells.length &&
    first.cells.some((cell, index) =>
      differs(
        cell,
        others.map((row) => row.cells[index] ?? ''),
      ),
    );
  if (!groups && !units) return [];
  const line = groups ? above.line : (first?.line ?? header.line);
  return [
    {
      code: 'twoLineHeader',
      message: `The header may take two lines: look at lines ${Math.min(line, header.line)} and ${Math.max(line, header.line)}. Line ${header.line} alone was taken.`,
    },
  ];
}

/** Several lines of words of full width stand above the values: a title may be as wide as the table. */
function laterHeader(table: readonly HeadRecord[]): ImportQuestion[] {
  const width = table[0]?.cells.length ?? 0;
  const rows = table.filter(({ cells }) => cells.length === width).slice(0, 60);
  const firstValues = rows.findIndex(({ cells }) => cells.some(isValue));
  const [first, last] = [rows[0], rows[firstValues - 1]];
  if (firstValues < 3 || firstValues > 9 || first === undefined || last === undefined) return [];
  const words = rows.slice(1, firstValues);
  const below = rows.slice(firstValues);
  const telling = last.cells.filter((name, column) => {
    if (words.some(({ cells }) => isBlankCell(cells[column] ?? ''))) return false;
    return differs(
      name,
      below.map(({ cells }) => cells[column] ?? ''),
    );
  });
  if (telling.length < 2) return [];
  return [
    {
      question: `Which line names the columns: line ${first.line} or line ${last.line}? Say how many lines to skip where it is not line ${first.line}.`,
      options: [`line ${first.line}`, `line ${last.line}`],
    },
  ];
}

/** Names that look like values, or stand again below themselves: the file may have no header. */
function doubts(
  records: readonly HeadRecord[],
  start: number,
  rows: readonly HeadRecord[],
): ImportQuestion[] {
  const header = records[start];
  if (header === undefined || filledCells(header.cells) === 0) return [];
  const names = header.cells.map(columnName);
  const isRepeat = (cells: readonly string[]) =>
    cells.every((cell, i) => columnName(cell) === names[i]);
  const others = rows.filter(({ cells }) => !isRepeat(cells));
  const again = names.filter(
    (name, i) =>
      name !== '' && others.filter(({ cells }) => columnName(cells[i] ?? '') === name).length >= 2,
  );
  const values = names.filter(isValue);
  if (values.length === 0 && (again.length === 0 || names.length < 2)) return [];
  const shown = names.slice(0, 4).join(', ');
  return [
    {
      question: `Is line ${header.line} (${shown}) the line of column names, or does the file have none?`,
      options: ['header', 'no header'],
    },
  ];
}

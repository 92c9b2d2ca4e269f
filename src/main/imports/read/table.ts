import type { ImportWarning } from '../../../shared/book/inspection.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import { columnName, filledCells, isBlankCell, shownText } from './cell-looks.ts';
import { type Header, headerOf, numberedHeader } from './columns-of.ts';
import type { Quoting } from './csv-scanner.ts';
import { FootLines, type TableRecord } from './foot-lines.ts';
import { OtherHeaders } from './glued.ts';
import { spansRows } from './long-cells.ts';
import type { FileShape, PassControl } from './read.ts';
import { findHead, type TableHead } from './table-head.ts';
import { isRuling } from './table-words.ts';

export type { Header } from './columns-of.ts';

/** What a pass over a file hands out, in the file's order. Line numbers are physical, 1 = the first. */
export interface RowVisitor {
  header(header: Header): void;
  row(cells: string[], line: number): void;
  /** A record that is no row of this table: too few or too many cells, a quote never closed. */
  reject(line: number, reason: string, cells: string[]): void;
  /** A line that is not a row. */
  drop(line: number, reason: string, cells: string[]): void;
}

const maxColumns = 2000;
const cancelEvery = 1000;
/** Enough lines, and not too much text, to see where a table starts. */
const headRecords = 120;
const headLength = 512 * 1024;

/** Tells header, rows, titles, footers, blank lines and broken rows apart. */
export class RowSorter {
  lastRowShort = false;
  /** What only the whole pass could tell. */
  readonly warnings: ImportWarning[] = [];
  private width = 0;
  private headerLine = 0;
  /** Columns that are named, or have others behind them that are. */
  private namedWidth = 0;
  /** A printed table: its cells are filled up with blanks. */
  private printed = false;
  private seen = 0;
  /** The last row's cells. */
  private last: readonly string[] = [];
  private waiting: TableRecord[] | null = [];
  private waitingLength = 0;
  private trimmed = false;
  private padded = 0;
  private unnamed: number[] = [];
  private foot = new FootLines([]);
  private others = new OtherHeaders([]);
  private readonly shape: FileShape;
  private readonly visitor: RowVisitor;
  private readonly control: PassControl;

  constructor(shape: FileShape, visitor: RowVisitor, control: PassControl) {
    this.shape = shape;
    this.visitor = visitor;
    this.control = control;
  }

  record(cells: string[], line: number, quoting: Quoting = 'clean', lastLine = line): void {
    if (this.waiting === null) return this.sort(cells, line, quoting, lastLine);
    this.waiting.push({ cells, line, quoting, lastLine });
    for (const cell of cells) this.waitingLength += cell.length;
    if (this.waiting.length >= headRecords || this.waitingLength > headLength) this.begin();
  }

  finish(): void {
    if (this.waiting !== null) this.begin();
    this.endTable();
    if (this.width === 0)
      throw badInput(
        'Empty',
        `${this.shape.file} holds no header and no rows.`,
        'Export it again, and check that the export has rows.',
      );
  }

  /** The first records are here: finds where the table starts, and sorts them. */
  private begin(): void {
    const records = this.waiting ?? [];
    this.waiting = null;
    const { skipLines = 0, header } = this.shape;
    const isMeant = ({ cells, line, quoting }: TableRecord) =>
      !(line === 1 && this.shape.separatorLine) &&
      line > skipLines &&
      quoting !== 'open' &&
      quoting !== 'torn' &&
      !isEmptyRow(cells) &&
      !isRuling(cells, 0);
    const meant = records.filter(isMeant);
    const head = findHead(meant, { header });
    const start = meant[head.start];
    for (const record of records) {
      const { cells, line, quoting, lastLine } = record;
      if (this.width > 0) this.sort(cells, line, quoting, lastLine);
      else if (record === start) this.startWith(head, record);
      else this.skip(record, skipLines);
    }
  }

  private skip({ cells, line, quoting, lastLine }: TableRecord, skipLines: number): void {
    const { visitor } = this;
    if (line === 1 && this.shape.separatorLine) visitor.drop(line, 'Names the delimiter', cells);
    else if (isEmptyRow(cells)) visitor.drop(line, 'Blank line', cells);
    else if (isRuling(cells, 0)) visitor.drop(line, rulingReason, cells);
    else if (line <= skipLines) visitor.drop(line, 'Skipped, as was said', cells);
    else if (quoting === 'open' || quoting === 'torn')
      visitor.reject(line, brokenQuote(quoting, line, lastLine), cells);
    else visitor.drop(line, `Above the header, not a row: ${shownText(cells)}`, cells);
  }

  private startWith(head: TableHead, { cells, line, quoting, lastLine }: TableRecord): void {
    if (cells.length > maxColumns)
      throw badInput(
        'TooManyColumns',
        `${this.shape.file} has ${cells.length} columns; ${maxColumns} is the most that can be read.`,
        'Export fewer columns, and try again.',
      );
    this.width = cells.length;
    this.headerLine = line;
    this.trimmed = head.trimmed;
    const found = head.hasHeader ? headerOf(cells, line) : numberedHeader(cells.length, line);
    const header: Header = {
      ...found,
      warnings: [...found.warnings, ...head.warnings],
      ask: [...head.ask],
    };
    this.foot = new FootLines(header.names);
    this.others = new OtherHeaders(head.hasHeader ? header.cells : []);
    this.unnamed = trailingUnnamed(header.cells);
    this.namedWidth = cells.length - this.unnamed.length;
    this.visitor.header(header);
    if (!head.hasHeader) this.sort(cells, line, quoting, lastLine);
  }

  private sort(cells: string[], line: number, quoting: Quoting, lastLine: number): void {
    const { width, foot } = this;
    if (cells.length === width && quoting === 'clean' && foot.isQuiet && !foot.mayBe(cells)) {
      if (!this.others.mayBe(cells)) return this.row(cells, line);
    }
    this.sortOdd({ cells, line, quoting, lastLine });
  }

  /** Whatever is no plain row at first sight. */
  private sortOdd(record: TableRecord): void {
    const { cells, line, quoting, lastLine } = record;
    const { visitor, width } = this;
    if (cells.length === 1 && isEmptyRow(cells)) {
      this.foot.blank();
      return visitor.drop(line, 'Blank line', cells);
    }
    if (quoting === 'open' || quoting === 'torn') {
      this.release();
      return this.refuseQuote(record);
    }
    const heading = this.others.kind(cells, line);
    if (heading === 'same') {
      this.endPage();
      return visitor.drop(line, 'Repeats the header', cells);
    }
    if (heading !== null) {
      this.release();
      return this.reject(line, heading, cells);
    }
    if (this.isDrawn(cells, line)) return visitor.drop(line, rulingReason, cells);
    const place = this.foot.place(record, { width, above: this.last });
    if (place === 'held') return;
    if (place !== null) return visitor.drop(line, place.reason, cells);
    this.release();
    if (isEmptyRow(cells)) this.foot.blank();
    if (quoting === 'spans' && spansRows(cells, width, this.shape.delimiter)) {
      this.warnLong(line, lastLine);
      return this.reject(
        line,
        `A quoted cell takes in lines ${line} to ${lastLine}, which look like rows`,
        cells,
      );
    }
    this.sortByWidth(cells, line);
  }

  private sortByWidth(cells: string[], line: number): void {
    const { width, visitor } = this;
    if (cells.length === width) return this.row(cells, line);
    if (isEmptyRow(cells)) return visitor.drop(line, 'Empty row', cells);
    if (cells.length < width && cells.length > 1 && cells.length >= this.namedWidth)
      return this.row(filledUp(cells, width), line);
    if (cells.length > width && cells.slice(width).every(isBlankCell))
      return this.row(cells.slice(0, width), line);
    if (
      this.trimmed &&
      cells.length > 1 &&
      cells.length < width &&
      !isBlankCell(cells.at(-1) ?? '')
    ) {
      this.padded += 1;
      return this.row(filledUp(cells, width), line);
    }
    this.reject(line, `The row has ${cells.length} cells, the header has ${width}`, cells);
    this.lastRowShort = cells.length < width;
  }

  private row(cells: string[], line: number): void {
    this.lastRowShort = false;
    this.last = cells;
    this.count();
    if (this.unnamed.length > 0)
      this.unnamed = this.unnamed.filter((index) => isBlankCell(cells[index] ?? ''));
    this.visitor.row(this.printed ? cells.map((cell) => cell.trim()) : cells, line);
  }

  /** A line of dashes: cells of them only right below the header, where they can be nothing else. */
  private isDrawn(cells: readonly string[], line: number): boolean {
    if (!isRuling(cells, this.width)) return false;
    const below = line === this.headerLine + 1;
    if (below && this.shape.delimiter === '|') this.printed = true;
    return below || cells.length < this.width;
  }

  private reject(line: number, reason: string, cells: string[]): void {
    this.lastRowShort = false;
    this.count();
    this.visitor.reject(line, reason, cells);
  }

  private count(): void {
    this.seen += 1;
    if (this.seen % cancelEvery === 0) this.control.checkCancelled();
  }

  private refuseQuote({ cells, line, quoting, lastLine }: TableRecord): void {
    if (quoting === 'torn') this.warnLong(line, lastLine);
    this.reject(line, brokenQuote(quoting, line, lastLine), cells);
  }

  private warnLong(line: number, lastLine: number): void {
    if (this.warnings.filter(({ code }) => code === 'longCell').length >= 20) return;
    this.warnings.push({
      code: 'longCell',
      message: `A quoted cell goes from line ${line} to line ${lastLine}: its quote was probably never closed, and the rows in between are not read.`,
    });
  }

  /** Lines that looked like footers stand in the middle: they are what any line is. */
  private release(): void {
    for (const { cells, line } of this.foot.release()) this.sortByWidth(cells, line);
  }

  /** The table ends here, or goes on below its header on another page. */
  private endPage(): void {
    const kept = this.foot.end();
    for (const { cells, line } of kept.rows) this.sortByWidth(cells, line);
    for (const { record, reason } of kept.footers) {
      this.lastRowShort = false;
      this.visitor.drop(record.line, reason, record.cells);
    }
  }

  private endTable(): void {
    const { others } = this;
    this.endPage();
    this.warnings.push(...others.warnings());
    if (this.padded > 0)
      this.warnings.push({
        code: 'trimmedRows',
        message: `${this.padded} rows end before their last column, as of an exporter that leaves out empty cells; what is missing was read as empty.`,
      });
    if (this.seen > 0 && this.unnamed.length > 0)
      this.warnings.push({
        code: 'emptyColumn',
        message: `The last ${this.unnamed.length === 1 ? 'column has' : `${this.unnamed.length} columns have`} no name and no values; nothing is taken from there.`,
      });
  }
}

const rulingReason = 'A line that is drawn, not a row';

function brokenQuote(quoting: Quoting, line: number, lastLine: number): string {
  const lines = `lines ${line} to ${lastLine} are not read`;
  if (quoting === 'torn')
    return `A quote opens here and closes on line ${lastLine}, in the middle of another cell: ${lines}`;
  const open = 'A quote opens here and is never closed';
  return lastLine > line ? `${open}: ${lines}` : open;
}

function filledUp(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array<string>(width - cells.length).fill('')];
}

function trailingUnnamed(cells: readonly string[]): number[] {
  const unnamed: number[] = [];
  for (let index = cells.length - 1; index > 0; index -= 1) {
    if (columnName(cells[index] ?? '') !== '') break;
    unnamed.push(index);
  }
  return unnamed;
}

/** Delimiters and nothing between them, as spreadsheets leave below their tables. */
export function isEmptyRow(cells: readonly string[]): boolean {
  return isBlankCell(cells[0] ?? '') && filledCells(cells) === 0;
}

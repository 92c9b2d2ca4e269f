import type { ImportWarning } from '../../shared/book/inspection.ts';
import { badInput } from '../../shared/kernel/failure.ts';
import type { FileShape, PassControl } from './read.ts';

export interface Header {
  names: string[];
  line: number;
  warnings: ImportWarning[];
}

/** What a pass over a file hands out, in the file's order. Line numbers are physical, 1 = the first. */
export interface RowVisitor {
  header(header: Header): void;
  row(cells: string[], line: number): void;
  /** A record that is no row of this table: too few or too many cells, a quote never closed. */
  reject(line: number, reason: string, cells: string[]): void;
  /** A line that is not a row. */
  drop(line: number, reason: string): void;
}

const maxColumns = 2000;
const cancelEvery = 1000;

/** Tells header, rows, blank lines and broken rows apart. */
export class RowSorter {
  lastRowShort = false;
  private width = 0;
  private seen = 0;
  private pending: { cells: string[]; line: number } | null = null;
  private readonly shape: FileShape;
  private readonly visitor: RowVisitor;
  private readonly control: PassControl;

  constructor(shape: FileShape, visitor: RowVisitor, control: PassControl) {
    this.shape = shape;
    this.visitor = visitor;
    this.control = control;
  }

  /** One record behind, so that the last one of the file is known as such. */
  record(cells: string[], line: number): void {
    const before = this.pending;
    this.pending = { cells, line };
    if (before !== null) this.sort(before.cells, before.line);
  }

  finish(unclosedAt: number | null): void {
    const last = this.pending;
    this.pending = null;
    if (last !== null && unclosedAt !== null && unclosedAt >= last.line && this.width > 0)
      this.visitor.reject(last.line, 'A quote opens here and is never closed', last.cells);
    else if (last !== null) this.sort(last.cells, last.line);
    if (this.width === 0)
      throw badInput(
        'Empty',
        `${this.shape.file} holds no header and no rows.`,
        'Export it again, and check that the export has rows.',
      );
  }

  private sort(cells: string[], line: number): void {
    if (line === 1 && this.shape.separatorLine)
      return this.visitor.drop(line, 'Names the delimiter');
    if (isBlank(cells, this.width === 0)) return this.visitor.drop(line, 'Blank line');
    if (this.width === 0) return this.startWith(cells, line);
    if (cells.length !== this.width && isEmptyRow(cells))
      return this.visitor.drop(line, 'Empty row');
    this.lastRowShort = cells.length < this.width;
    this.seen += 1;
    if (this.seen % cancelEvery === 0) this.control.checkCancelled();
    if (cells.length === this.width) return this.visitor.row(cells, line);
    this.visitor.reject(
      line,
      `The row has ${cells.length} cells, the header has ${this.width}`,
      cells,
    );
  }

  private startWith(cells: string[], line: number): void {
    if (cells.length > maxColumns)
      throw badInput(
        'TooManyColumns',
        `${this.shape.file} has ${cells.length} columns; ${maxColumns} is the most that can be read.`,
        'Export fewer columns, and try again.',
      );
    this.width = cells.length;
    this.visitor.header(headerOf(cells, line));
  }
}

/** A line with nothing on it, or, above the header, with nothing but delimiters. */
function isBlank(cells: string[], beforeHeader: boolean): boolean {
  return (cells.length === 1 || beforeHeader) && isEmptyRow(cells);
}

/** Delimiters and nothing between them, as spreadsheets leave below their tables. */
export function isEmptyRow(cells: readonly string[]): boolean {
  return cells[0]?.trim() === '' && cells.every((cell) => cell.trim() === '');
}

/** Column names as they are used from here on: trimmed, never empty, never twice. */
function headerOf(cells: string[], line: number): Header {
  const used = new Set<string>();
  const warnings: ImportWarning[] = [];
  const names = cells.map((cell, index) => {
    const said = cell.trim().replace(/\s+/g, ' ');
    const name = freeName(said === '' ? `column ${index + 1}` : said, used);
    if (said === '')
      warnings.push({
        code: 'emptyHeader',
        message: `Column ${index + 1} has no name; it is called "${name}".`,
      });
    else if (name !== said)
      warnings.push({
        code: 'duplicateHeader',
        message: `"${said}" stands twice in the header; the later one is called "${name}".`,
      });
    used.add(name);
    return name;
  });
  return { names, line, warnings };
}

function freeName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; used.has(free); n += 1) free = `${name} (${n})`;
  return free;
}

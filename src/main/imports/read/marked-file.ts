import type { Header, RowVisitor } from './table.ts';

/** Two columns that only our own files of rows left out have: by them such a file is known again. */
export const markColumns = ['Line (Quarterdeck)', 'Reason (Quarterdeck)'] as const;

/** A number a spreadsheet keeps as one: it stays as it is. */
const number = /^[-+]?[ \u00A0]?[$€£¥]?\d[\d.,' \u00A0\u202F]*(?:[eE][-+]?\d+)?[ \u00A0]?%?$/;
/** What a spreadsheet would run, after blanks and signs nobody sees; and what begins like our own escape. */
const live = /^[\s\p{Cc}\p{Cf}]*['=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A cell of an export: a quote before what begins like a formula keeps it text. Numbers stay numbers. */
export function harmless(cell: string): string {
  return live.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}

/** The cell that was exported: one quote is taken off. */
export function asExported(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

const partial = {
  code: 'partial',
  message:
    'These are rows an earlier import left out; rows that are not among them have not vanished.',
};

/**
 * Hands a file on as it was before we exported it: of a file that carries our mark, the escape comes off its cells and the two
 * columns of ours go. Any other file passes as it is.
 */
export class Unmarking implements RowVisitor {
  /** The file holds some rows of another one: what it does not hold has not vanished. */
  isMarked = false;
  private readonly visitor: RowVisitor;
  private ours: ReadonlySet<number> = new Set();

  constructor(visitor: RowVisitor) {
    this.visitor = visitor;
  }

  header(header: Header): void {
    const at = markColumns.map((name) => header.names.indexOf(name));
    this.isMarked = at.every((index) => index >= 0);
    if (!this.isMarked) return this.visitor.header(header);
    this.ours = new Set(at);
    const warnings = [...header.warnings, partial];
    this.visitor.header({
      ...header,
      names: this.restored(header.names),
      cells: this.restored(header.cells),
      warnings,
    });
  }

  row(cells: string[], line: number): void {
    this.visitor.row(this.isMarked ? this.restored(cells) : cells, line);
  }

  reject(line: number, reason: string, cells: string[]): void {
    this.visitor.reject(line, reason, this.isMarked ? this.restored(cells) : cells);
  }

  drop(line: number, reason: string, cells: string[]): void {
    this.visitor.drop(line, reason, this.isMarked ? this.restored(cells) : cells);
  }

  private restored(cells: readonly string[]): string[] {
    return cells.filter((_, index) => !this.ours.has(index)).map(asExported);
  }
}

import { badInput } from '../../../shared/kernel/failure.ts';
import { type Encoding, encodingTitle } from './encoding-names.ts';
import type { Header, RowVisitor } from './table.ts';

/** What the text has shown so far. */
interface TextState {
  readonly damaged: boolean;
  readonly encoding: Encoding;
}

/** Rejects rows that hold a NUL or a byte that is no character; looks only once the text has shown such a one. */
export class SoundRows implements RowVisitor {
  private readonly visitor: RowVisitor;
  private readonly feed: TextState;
  private readonly file: string;

  constructor(visitor: RowVisitor, feed: TextState, file: string) {
    this.visitor = visitor;
    this.feed = feed;
    this.file = file;
  }

  header(header: Header): void {
    const problem = this.feed.damaged ? this.problemOf(header.names) : null;
    if (problem === null) return this.visitor.header(header);
    throw badInput(
      'Encoding',
      `The header of ${this.file} (line ${header.line}) ${problem}.`,
      'Name its encoding, or export it again as CSV UTF-8.',
      'encoding',
    );
  }

  row(cells: string[], line: number): void {
    const problem = this.feed.damaged ? this.problemOf(cells) : null;
    if (problem === null) return this.visitor.row(cells, line);
    this.visitor.reject(line, `The row ${problem}`, shown(cells));
  }

  reject(line: number, reason: string, cells: string[]): void {
    if (!this.feed.damaged) return this.visitor.reject(line, reason, cells);
    const problem = this.problemOf(cells);
    this.visitor.reject(line, problem === null ? reason : `The row ${problem}`, shown(cells));
  }

  drop(line: number, reason: string, cells: string[]): void {
    this.visitor.drop(line, reason, cells);
  }

  private problemOf(cells: readonly string[]): string | null {
    if (cells.some((cell) => cell.includes('\0'))) return 'holds a NUL byte, which no text has';
    if (cells.every((cell) => cell.isWellFormed())) return null;
    return `holds a byte that is not ${encodingTitle(this.feed.encoding.name)}`;
  }
}

/** What can't be read is shown as the sign for it. */
function shown(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.toWellFormed().replaceAll('\0', '\uFFFD'));
}

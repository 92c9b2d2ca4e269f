import type { ImportWarning } from '../../../shared/book/inspection.ts';
import { columnName, isValue } from './cell-looks.ts';

/** Headers in the middle of a table: files were glued together. */
export class OtherHeaders {
  private readonly names: readonly string[];
  private readonly known: ReadonlySet<string>;
  private readonly asWritten: ReadonlySet<string>;
  /** Lengths that column names have. */
  private readonly lengths: boolean[] = [];
  private repeated = 0;
  private others = 0;
  /** Line of another header, under which the rows stand now. */
  private under: number | null = null;

  constructor(cells: readonly string[]) {
    this.names = cells.map(fold);
    this.known = new Set(this.names.filter((name) => name !== ''));
    this.asWritten = new Set(cells.filter((cell) => fold(cell) !== ''));
    for (let length = 0; length <= 200; length += 1)
      this.lengths.push(cells.some((cell) => cell.length === length));
  }

  /** A cheap look: nearly every row passes by its first cell's length alone. */
  mayBe(cells: readonly string[]): boolean {
    if (this.under !== null) return true;
    if (this.names.length < 2) return false;
    const first = cells[0] ?? '';
    if (this.lengths[first.length] === true && this.asWritten.has(first)) return true;
    const second = cells[1] ?? '';
    return this.lengths[second.length] === true && this.asWritten.has(second);
  }

  /** `same`: the header once more. A reason where the rows stand under another one. Null for a row. */
  kind(cells: readonly string[], line: number): string | null {
    if (this.names.length < 2) return null;
    if (this.isSame(cells)) {
      this.repeated += 1;
      this.under = null;
      return 'same';
    }
    if (this.isOther(cells)) {
      this.others += 1;
      this.under = line;
      return 'Another header: the file is glued together from different tables';
    }
    return this.under === null
      ? null
      : `Stands under another header, the one on line ${this.under}`;
  }

  warnings(): ImportWarning[] {
    if (this.repeated + this.others === 0) return [];
    const said =
      this.others === 0
        ? `The header stands ${this.repeated + 1} times: the file was probably glued together from several.`
        : `${this.others === 1 ? 'Another header stands' : `${this.others} other headers stand`} in the middle of the file; the rows below are not read. Import those parts as files of their own.`;
    return [{ code: 'glued', message: said }];
  }

  private isSame(cells: readonly string[]): boolean {
    const { names } = this;
    if (cells.length < names.length || fold(cells[0] ?? '') !== names[0]) return false;
    return cells.every((cell, index) => fold(cell) === (names[index] ?? ''));
  }

  /** At least half of its cells are column names, in another order or among others. */
  private isOther(cells: readonly string[]): boolean {
    const met = new Set<string>();
    let filled = 0;
    for (const cell of cells) {
      const name = fold(cell);
      if (name === '') continue;
      if (isValue(cell)) return false;
      filled += 1;
      if (this.known.has(name)) met.add(name);
    }
    return met.size >= 2 && met.size * 2 >= filled && filled * 2 >= cells.length;
  }
}

function fold(cell: string): string {
  return cell.length > 200 ? cell : columnName(cell).toLowerCase();
}

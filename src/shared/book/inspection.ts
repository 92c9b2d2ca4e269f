/** A line of the file that is not a row (blank, title), or a row that can't be read, with the reason for a person. */
export interface LineNote {
  /** Physical line of the file, 1 = the first, where the record starts. */
  line: number;
  reason: string;
}

export interface ImportWarning {
  code: string;
  message: string;
}

/** Something only a person can settle. */
export interface ImportQuestion {
  question: string;
  options: string[];
  /** The column it is about, where it is about one. */
  column?: string;
  /** What of the column's rule in a recipe takes the chosen option as its answer. */
  setting?: 'date' | 'decimal' | 'percent' | 'currency';
}

export type Delimiter = ',' | ';' | '\t' | '|';

/** What reading a file found, before any recipe (cli.md `inspect`). */
export interface Inspection {
  encoding: string;
  bom: boolean;
  /** Of a workbook: the sheet that was read, and all that hold anything. Its encoding is then `xlsx`. */
  sheet?: { name: string; filled: string[] };
  delimiter: Delimiter;
  quote: '"' | "'" | null;
  newline: '\n' | '\r\n' | '\r' | 'mixed' | null;
  /** Column names as recipes use them: trimmed, never empty, never twice. */
  header: string[];
  /** The header's cells as they stand in the file; empty where it has none. */
  headerCells: string[];
  rowCount: number;
  dropped: LineNote[];
  rejected: LineNote[];
  warnings: ImportWarning[];
  ask: ImportQuestion[];
  /** Asked for with `rows`: every row, or the first `sample` ones. */
  rows?: string[][];
}

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
}

export type Delimiter = ',' | ';' | '\t' | '|';

/** What reading a file found, before any recipe (cli.md `inspect`). */
export interface Inspection {
  encoding: string;
  bom: boolean;
  delimiter: Delimiter;
  quote: '"' | null;
  newline: '\n' | '\r\n' | '\r' | 'mixed' | null;
  header: string[];
  rowCount: number;
  dropped: LineNote[];
  rejected: LineNote[];
  warnings: ImportWarning[];
  ask: ImportQuestion[];
  /** Asked for with `rows`: every row, or the first `sample` ones. */
  rows?: string[][];
}

import type {
  ImportQuestion,
  ImportWarning,
  Inspection,
  LineNote,
} from '../../../shared/book/inspection.ts';
import { OpenQuestions } from '../map/settle.ts';
import {
  type FileShape,
  fileShape,
  type PassControl,
  quietPass,
  type ReadOptions,
  readingQuestions,
  readingWarnings,
  readRows,
} from './read.ts';
import type { Header, RowVisitor } from './table.ts';

export interface InspectOptions extends ReadOptions {
  /** How many rows to hand back; all of them with `Infinity`. */
  rows?: number | undefined;
  /**
   * Find what would have to be asked, too; true unless it is said. `all`: also what is asked only where a column is said to hold
   * dates or percentages.
   */
  questions?: boolean | 'all' | undefined;
}

/** Reads a file as the importer would and changes nothing. Throws a Failure where it is no CSV. */
export function inspectFile(
  path: string,
  options: InspectOptions = {},
  control: PassControl = quietPass,
): Inspection {
  const shape = fileShape(path, options);
  const findings = new Findings(options);
  const end = readRows(shape, findings, control);
  const { names: header, headerCells, rowCount, rejected, dropped, rows } = findings;
  const warnings = [
    ...readingWarnings(shape),
    ...findings.warnings,
    ...end.warnings,
    ...shapeWarnings(shape, header, rowCount, findings.ask.length > 0),
  ];
  if (end.unclosedAt !== null)
    warnings.push({
      code: 'unclosedQuote',
      message: `A quote opens on line ${end.unclosedAt} and is never closed.`,
    });
  return {
    encoding: shape.encoding.name,
    bom: shape.encoding.bom,
    ...(shape.sheet === null
      ? {}
      : { sheet: { name: shape.sheet.name, filled: shape.sheet.filled } }),
    delimiter: shape.delimiter,
    quote: end.quoted ? shape.quote : null,
    newline: end.newline,
    header,
    headerCells,
    rowCount,
    dropped,
    rejected,
    warnings,
    ask: [...readingQuestions(shape), ...findings.ask, ...(findings.open?.questions() ?? [])],
    ...((options.rows ?? 0) > 0 ? { rows } : {}),
  };
}

/** What one pass over a file finds. */
class Findings implements RowVisitor {
  names: string[] = [];
  headerCells: string[] = [];
  ask: ImportQuestion[] = [];
  rowCount = 0;
  open: OpenQuestions | null = null;
  readonly rows: string[][] = [];
  readonly rejected: LineNote[] = [];
  readonly dropped: LineNote[] = [];
  readonly warnings: ImportWarning[] = [];
  readonly #wanted: number;
  readonly #asks: boolean | 'all';

  constructor({ rows = 0, questions = true }: InspectOptions) {
    this.#wanted = rows;
    this.#asks = questions;
  }

  header({ names, cells, warnings, ask }: Header): void {
    this.names = names;
    this.headerCells = cells;
    this.warnings.push(...warnings);
    this.ask.push(...ask);
    if (this.#asks !== false) this.open = new OpenQuestions(names, this.#asks === 'all');
  }

  row(cells: string[]): void {
    this.rowCount += 1;
    this.open?.row(cells);
    if (this.rows.length < this.#wanted) this.rows.push(cells);
  }

  reject(line: number, reason: string): void {
    this.rowCount += 1;
    this.rejected.push({ line, reason });
  }

  drop(line: number, reason: string): void {
    this.dropped.push({ line, reason });
  }
}

function shapeWarnings(
  shape: FileShape,
  header: string[],
  rowCount: number,
  isOpen: boolean,
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (rowCount === 0)
    warnings.push({ code: 'noRows', message: `${shape.file} has a header and no rows.` });
  if (isOpen || (shape.header === undefined && looksLikeData(header)))
    warnings.push({
      code: 'noHeader',
      message: 'The first line looks like data, not like column names.',
    });
  if (header.length === 1 && shape.sheet === null)
    warnings.push({
      code: 'oneColumn',
      message: 'Only one column was found; check the delimiter.',
    });
  return warnings;
}

/** Column names are words: a number, a date or an amount among them speaks against a header. */
export function looksLikeData(header: readonly string[]): boolean {
  return header.some(
    (name) => /^[-+$€£(]*\d[\d.,\s%)-]*$/.test(name) && !/^(19|20)\d\d$/.test(name),
  );
}

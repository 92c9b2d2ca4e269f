import { basename } from 'node:path';
import type {
  Delimiter,
  ImportQuestion,
  ImportWarning,
  Inspection,
} from '../../../shared/book/inspection.ts';
import { brokenText } from './broken-text.ts';
import { eachChunk, readStart } from './csv-bytes.ts';
import { CsvScanner, type NewlineCounts, type QuoteSign } from './csv-scanner.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { certainly, type Encoding, workbookEncoding } from './encoding-names.ts';
import { saidAgainst, wholeEncoding } from './encodings.ts';
import { isZip, refusedWorkbook } from './file-kind.ts';
import { Unmarking } from './marked-file.ts';
import { SoundRows } from './sound-rows.ts';
import { emptyFile, startText } from './start-text.ts';
import { RowSorter, type RowVisitor } from './table.ts';
import { TextFeed } from './text-feed.ts';
import { readWorkbook, type SheetShape, workbookShape } from './workbook/workbook.ts';

export interface ReadOptions {
  encoding?: string | undefined;
  /** The encoding files of this source are in, where the file itself leaves it open. */
  usualEncoding?: string | undefined;
  /** The sheet of a workbook; the first one that holds anything without it. */
  sheet?: string | undefined;
  delimiter?: Delimiter | undefined;
  /** Whether a backslash takes the sign after it as it is. */
  escape?: 'backslash' | 'none' | undefined;
  /** Whether the table begins with a line of column names; found out without it. */
  header?: boolean | undefined;
  /** Lines above the table, blank ones too. */
  skipLines?: number | undefined;
  /** What the person calls the file, where it lies under another name. */
  name?: string | undefined;
}

/** How a file is to be read: settled from its first bytes, before any row; its encoding at last by a pass over all of it. */
export interface FileShape {
  path: string;
  file: string;
  bytes: number;
  encoding: Encoding;
  usualEncoding?: string | undefined;
  /** Where it is a workbook. */
  sheet: SheetShape | null;
  delimiter: Delimiter;
  quote: QuoteSign;
  /** A backslash takes the sign after it as it is. */
  backslash: boolean;
  /** The first line is Excel's `sep=`. */
  separatorLine: boolean;
  /** The first line of the table is its header, or it has none; undefined where that is to be found out. */
  header?: boolean | undefined;
  skipLines?: number | undefined;
  /** What is to be said and asked about how the text is cut into cells. */
  notes: Pick<Dialect, 'warnings' | 'ask'>;
}

export interface ReadEnd {
  sha256: string;
  bytes: number;
  newline: Inspection['newline'];
  quoted: boolean;
  /** The file's last record has too few cells. */
  lastRowShort: boolean;
  unclosedAt: number | null;
  /** What only the whole pass could tell of the table. */
  warnings: ImportWarning[];
  /** The file carries our mark: it holds only rows that another import left out. */
  partial: boolean;
}

/** What a person is to settle about how the file is read. */
export function readingQuestions({ encoding, notes }: FileShape): ImportQuestion[] {
  return [...(encoding.doubt === null ? [] : [{ ...encoding.doubt }]), ...notes.ask];
}

export function readingWarnings({ file, sheet, notes }: FileShape): ImportWarning[] {
  if (sheet === null || sheet.filled.length < 2) return notes.warnings;
  const others = sheet.filled.filter((name) => name !== sheet.name).map((name) => `"${name}"`);
  const message = `${file} has several filled sheets; "${sheet.name}" is read, and ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} not.`;
  return [{ code: 'sheets', message }];
}

/** What a long pass reports and obeys. */
export interface PassControl {
  progress(done: number, total: number): void;
  checkCancelled(): void;
}

export const quietPass: PassControl = {
  progress: () => undefined,
  checkCancelled: () => undefined,
};

/** Looks at a file's first bytes: what it is, its encoding and delimiter. Throws a Failure where it is no CSV. */
export function fileShape(path: string, options: ReadOptions = {}): FileShape {
  const file = options.name ?? basename(path);
  const { start, bytes } = readStart(path);
  if (bytes === 0) throw emptyFile(file);
  if (isZip(start)) return workbookFile(path, file, bytes, options);
  const whole = start.length === bytes;
  const { encoding, text } = startText(path, file, { start, whole }, options);
  const { delimiter, quote, backslash, separatorLine, ...notes } = dialectOf(
    text,
    whole,
    options,
    file,
  );
  const against =
    options.encoding === undefined ? [] : saidAgainst(file, { start, whole }, encoding);
  notes.warnings.push(...(against.length > 0 ? against : brokenText(file, text)));
  const { usualEncoding, header, skipLines } = options;
  return {
    path,
    file,
    bytes,
    encoding,
    usualEncoding,
    sheet: null,
    ...{ delimiter, quote, backslash, separatorLine, header, skipLines, notes },
  };
}

/** A workbook's cells come as they are: what would be the encoding is its name, and the delimiter says nothing. */
function workbookFile(
  path: string,
  file: string,
  bytes: number,
  { sheet: asked, header, skipLines }: ReadOptions,
): FileShape {
  const sheet = workbookShape(path, file, asked);
  const misnamed = refusedWorkbook(file);
  if (misnamed !== null) throw misnamed;
  return {
    ...{ path, file, bytes, header, skipLines, sheet },
    encoding: certainly(workbookEncoding),
    delimiter: ',',
    quote: '"',
    backslash: false,
    separatorLine: false,
    notes: { warnings: [], ask: [] },
  };
}

/**
 * Reads the whole file once, row by row, making its SHA-256 on the way. An encoding that was open is settled in the shape by then.
 * `chunkBytes` is how much is read at a time.
 * The end mark of a DOS file is none of its text.
 */
export function readRows(
  shape: FileShape,
  visitor: RowVisitor,
  control: PassControl,
  chunkBytes?: number,
): ReadEnd {
  const unmarking = new Unmarking(visitor);
  if (shape.sheet !== null) return readSheetRows(shape, shape.sheet, unmarking, control);
  const { path, file, usualEncoding } = shape;
  const feed = new TextFeed(shape.encoding, () => wholeEncoding(path, { usualEncoding }));
  const rows = new RowSorter(shape, new SoundRows(unmarking, feed, file), control);
  const { delimiter, quote, backslash } = shape;
  const scanner = new CsvScanner(
    delimiter,
    (cells, line, quoting, lastLine) => rows.record(cells, line, quoting, lastLine),
    { quote, backslash },
  );
  const pinned = eachChunk(
    path,
    (chunk, done, total) => {
      const text = feed.push(chunk, done >= total);
      scanner.push(done >= total ? withoutEndMark(text) : text);
      control.progress(done, total);
    },
    chunkBytes,
  );
  scanner.end();
  rows.finish();
  shape.encoding = feed.encoding;
  return {
    ...pinned,
    newline: newlineOf(scanner.newlines),
    quoted: scanner.quoted,
    lastRowShort: rows.lastRowShort,
    unclosedAt: scanner.unclosedAt,
    warnings: rows.warnings,
    partial: unmarking.isMarked,
  };
}

function readSheetRows(
  shape: FileShape,
  sheet: SheetShape,
  visitor: Unmarking,
  control: PassControl,
): ReadEnd {
  const { path, file, encoding } = shape;
  const rows = new RowSorter(
    shape,
    new SoundRows(visitor, { damaged: true, encoding }, file),
    control,
  );
  const pinned = readWorkbook(
    { path, file, sheet },
    (cells, line) => rows.record(cells, line),
    control.progress,
  );
  rows.finish();
  const { lastRowShort, warnings } = rows;
  const partial = visitor.isMarked;
  return {
    ...{ ...pinned, lastRowShort, warnings, partial },
    newline: null,
    quoted: false,
    unclosedAt: null,
  };
}

function withoutEndMark(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\u001a') end -= 1;
  return text.slice(0, end);
}

function newlineOf({ lf, crlf, cr }: NewlineCounts): Inspection['newline'] {
  const seen = [lf > 0, crlf > 0, cr > 0].filter(Boolean).length;
  if (seen > 1) return 'mixed';
  if (seen === 0) return null;
  return crlf > 0 ? '\r\n' : lf > 0 ? '\n' : '\r';
}

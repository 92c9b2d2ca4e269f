import { basename } from 'node:path';
import type { Delimiter, Inspection } from '../../shared/book/inspection.ts';
import { badInput } from '../../shared/kernel/failure.ts';
import { type Encoding, eachChunk, encodingOf, readStart, TextFeed } from './csv-bytes.ts';
import { CsvScanner, type NewlineCounts } from './csv-scanner.ts';
import { refusedKind, separatorLine, sniffDelimiter } from './sniff.ts';
import { RowSorter, type RowVisitor } from './table.ts';

export interface ReadOptions {
  encoding?: string | undefined;
  delimiter?: Delimiter | undefined;
  /** What the person calls the file, where it lies under another name. */
  name?: string | undefined;
}

/** How a file is to be read: settled from its first bytes, before any row. */
export interface FileShape {
  path: string;
  file: string;
  bytes: number;
  encoding: Encoding;
  delimiter: Delimiter;
  /** The first line is Excel's `sep=`. */
  separatorLine: boolean;
}

export interface ReadEnd {
  sha256: string;
  bytes: number;
  newline: Inspection['newline'];
  quoted: boolean;
  /** The file's last record has too few cells. */
  lastRowShort: boolean;
  unclosedAt: number | null;
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
  if (bytes === 0)
    throw badInput(
      'Empty',
      `${file} is empty.`,
      'Export it again, and check that the export has rows.',
    );
  const refused = refusedKind(file, start);
  if (refused !== null) throw refused;
  const encoding = encodingOf(start, options.encoding);
  const whole = start.length === bytes;
  const text = new TextFeed(encoding, file).push(start, whole);
  const said = separatorLine(text);
  const delimiter = options.delimiter ?? said ?? sniffDelimiter(text, whole);
  return { path, file, bytes, encoding, delimiter, separatorLine: said !== null };
}

/** Reads the whole file once, row by row, making its SHA-256 on the way. */
export function readRows(shape: FileShape, visitor: RowVisitor, control: PassControl): ReadEnd {
  const rows = new RowSorter(shape, visitor, control);
  const scanner = new CsvScanner(shape.delimiter, (cells, line) => rows.record(cells, line));
  const feed = new TextFeed(shape.encoding, shape.file);
  const { sha256, bytes } = eachChunk(shape.path, (chunk, done, total) => {
    scanner.push(feed.push(chunk, done >= total));
    control.progress(done, total);
  });
  scanner.end();
  rows.finish(scanner.unclosedAt);
  return {
    sha256,
    bytes,
    newline: newlineOf(scanner.newlines),
    quoted: scanner.quoted,
    lastRowShort: rows.lastRowShort,
    unclosedAt: scanner.unclosedAt,
  };
}

function newlineOf({ lf, crlf, cr }: NewlineCounts): Inspection['newline'] {
  const seen = [lf > 0, crlf > 0, cr > 0].filter(Boolean).length;
  if (seen > 1) return 'mixed';
  if (seen === 0) return null;
  return crlf > 0 ? '\r\n' : lf > 0 ? '\n' : '\r';
}

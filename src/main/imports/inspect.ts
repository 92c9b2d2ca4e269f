import type { ImportWarning, Inspection, LineNote } from '../../shared/book/inspection.ts';
import {
  type FileShape,
  fileShape,
  type PassControl,
  quietPass,
  type ReadOptions,
  readRows,
} from './read.ts';

export interface InspectOptions extends ReadOptions {
  /** How many rows to hand back; all of them with `Infinity`. */
  rows?: number | undefined;
}

/** Reads a file as the importer would and changes nothing. Throws a Failure where it is no CSV. */
export function inspectFile(
  path: string,
  options: InspectOptions = {},
  control: PassControl = quietPass,
): Inspection {
  const shape = fileShape(path, options);
  const wanted = options.rows ?? 0;
  const rows: string[][] = [];
  const rejected: LineNote[] = [];
  const dropped: LineNote[] = [];
  const warnings: ImportWarning[] = [];
  let header: string[] = [];
  let rowCount = 0;
  const end = readRows(
    shape,
    {
      header: (found) => {
        header = found.names;
        warnings.push(...found.warnings);
      },
      row: (cells) => {
        rowCount += 1;
        if (rows.length < wanted) rows.push(cells);
      },
      reject: (line, reason) => {
        rowCount += 1;
        rejected.push({ line, reason });
      },
      drop: (line, reason) => dropped.push({ line, reason }),
    },
    control,
  );
  warnings.push(...shapeWarnings(shape, header, rowCount));
  if (end.unclosedAt !== null)
    warnings.push({
      code: 'unclosedQuote',
      message: `A quote opens on line ${end.unclosedAt} and is never closed.`,
    });
  return {
    encoding: shape.encoding.name,
    bom: shape.encoding.bom,
    delimiter: shape.delimiter,
    quote: end.quoted ? '"' : null,
    newline: end.newline,
    header,
    rowCount,
    dropped,
    rejected,
    warnings,
    ask: [],
    ...(wanted > 0 ? { rows } : {}),
  };
}

function shapeWarnings(shape: FileShape, header: string[], rowCount: number): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (rowCount === 0)
    warnings.push({ code: 'noRows', message: `${shape.file} has a header and no rows.` });
  if (looksLikeData(header))
    warnings.push({
      code: 'noHeader',
      message: 'The first line looks like data, not like column names.',
    });
  if (header.length === 1)
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

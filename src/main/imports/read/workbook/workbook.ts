import { badInput } from '../../../../shared/kernel/failure.ts';
import { eachChunk } from '../csv-bytes.ts';
import { refusal, zipKind } from '../file-kind.ts';
import { sheetWidth } from './extent.ts';
import {
  numberKinds,
  type SheetPart,
  sharedStrings,
  type WorkbookParts,
  workbookParts,
} from './parts.ts';
import { mostColumns, readSheet, type SheetReading, SheetTooLarge } from './sheet.ts';
import { BrokenXml } from './xml.ts';
import { BrokenZip, ZipBomb, ZipFile } from './zip.ts';

/** Rows that were never there are not worth listing by the thousand. */
const longestGap = 1000;

/** The sheet of a workbook that is to be read, and how wide its table is. */
export interface SheetShape {
  name: string;
  width: number;
  /** Sheets that hold anything, in the workbook's order. */
  filled: string[];
  /** It is another sheet than would be read unless it is said. */
  chosen: boolean;
}

/** The first sheet with anything on it, or the one asked for. Throws a Failure that says what is wrong with the file. */
export function workbookShape(path: string, file: string, asked: string | undefined): SheetShape {
  return opened(path, file, (zip, parts) => {
    const filled = parts.sheets.filter(({ entry }) => sheetWidth(zip, entry, true) > 0);
    const sheet = asked === undefined ? firstOf(filled, file) : askedFor(parts.sheets, asked, file);
    return {
      name: sheet.name,
      width: sheetWidth(zip, sheet.entry, false),
      filled: filled.map(({ name }) => name),
      chosen: sheet.name !== defaultSheet(filled)?.name,
    };
  });
}

/** Each row of the sheet that holds anything, padded to the table's width, with its number in the sheet. */
export function readWorkbook(
  { path, file, sheet: { name, width } }: { path: string; file: string; sheet: SheetShape },
  visit: (cells: string[], line: number) => void,
  progress: (done: number, total: number) => void,
): { sha256: string; bytes: number } {
  const pinned = eachChunk(path, () => undefined);
  opened(path, file, (zip, parts) => {
    const sheet = askedFor(parts.sheets, name, file);
    let last = 0;
    const reading: SheetReading = {
      strings: sharedStrings(zip, parts.strings),
      kinds: numberKinds(zip, parts.styles),
      since1904: parts.since1904,
    };
    readSheet(zip, sheet.entry, reading, {
      row: (cells, line) => {
        // Rows between two others that hold nothing are blank lines to whoever reads on.
        if (last > 0 && line - last <= longestGap)
          for (let gap = last + 1; gap < line; gap += 1) visit([''], gap);
        last = line;
        while (cells.length < width) cells.push('');
        visit(cells, line);
      },
      goes: (packed) => {
        progress(packed, sheet.entry.packed);
        return true;
      },
    });
  });
  return pinned;
}

function opened<T>(path: string, file: string, work: (zip: ZipFile, parts: WorkbookParts) => T): T {
  let zip: ZipFile | null = null;
  try {
    zip = new ZipFile(path);
    const parts = workbookParts(zip);
    if (parts === null) throw refusal(file, zipKind([...zip.entries.keys()]));
    return work(zip, parts);
  } catch (error) {
    throw failureOf(error, file);
  } finally {
    zip?.close();
  }
}

function failureOf(error: unknown, file: string): unknown {
  if (error instanceof SheetTooLarge)
    return badInput(
      'TooManyColumns',
      `${file} has cells in column ${error.columns}; ${mostColumns} columns are the most that can be read.`,
      'Delete the columns that are not part of the table, and try again.',
    );
  if (error instanceof ZipBomb)
    return badInput(
      'NotCsv',
      `${file} would unpack to far more than a workbook holds.`,
      'Save the sheet as CSV UTF-8 and choose that file.',
    );
  if (error instanceof BrokenZip || error instanceof BrokenXml)
    return badInput(
      'NotCsv',
      `${file} is a damaged workbook or archive: it can't be unpacked.`,
      'Download or export it again, or save it as CSV UTF-8.',
    );
  return error;
}

function defaultSheet(filled: readonly SheetPart[]): SheetPart | undefined {
  return filled.find(({ hidden }) => !hidden) ?? filled[0];
}

function firstOf(filled: readonly SheetPart[], file: string): SheetPart {
  const sheet = defaultSheet(filled);
  if (sheet !== undefined) return sheet;
  throw badInput(
    'Empty',
    `${file} is a workbook without a filled sheet.`,
    'Export it again, and check that the export has rows.',
  );
}

function askedFor(sheets: readonly SheetPart[], asked: string, file: string): SheetPart {
  const plain = (name: string) => name.trim().toLowerCase();
  const sheet =
    sheets.find(({ name }) => name === asked) ??
    sheets.find(({ name }) => plain(name) === plain(asked));
  if (sheet !== undefined) return sheet;
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  throw badInput('Sheet', `${file} has no sheet "${asked}".`, `Its sheets are: ${names}.`, 'sheet');
}

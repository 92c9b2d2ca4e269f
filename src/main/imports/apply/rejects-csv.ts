import { CsvScanner } from '../read/csv-scanner.ts';
import { csvLine } from '../read/csv-text.ts';
import { harmless, markColumns } from '../read/marked-file.ts';

interface Reject {
  line: number;
  reason: string;
  raw: string;
}

/**
 * The rows an import can't read, to be mended in a spreadsheet: where they stand, why, and their cells under the file's own
 * header. Mended, the file is imported like any other, and its other rows are not taken for vanished.
 */
export function rejectsCsv(header: readonly string[], rejects: readonly Reject[]): string {
  const lines = [[...markColumns, ...header.map(harmless)]];
  for (const { line, reason, raw } of rejects)
    lines.push([String(line), harmless(reason), ...csvCells(raw).map(harmless)]);
  return `\uFEFF${lines.map(csvLine).join('\r\n')}\r\n`;
}

/** The cells of a line that `csvLine` wrote. */
export function csvCells(raw: string): string[] {
  let found: string[] = [];
  const scanner = new CsvScanner(',', (cells) => {
    found = [...cells];
  });
  scanner.push(raw);
  scanner.end();
  return found;
}

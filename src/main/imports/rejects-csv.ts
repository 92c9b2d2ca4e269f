import { CsvScanner } from './csv-scanner.ts';
import { csvLine } from './csv-text.ts';

interface Reject {
  line: number;
  reason: string;
  raw: string;
}

/** The rows an import can't read, to be mended in a spreadsheet: where they stand, why, and their cells. */
export function rejectsCsv(header: readonly string[], rejects: readonly Reject[]): string {
  const lines = [['Line', 'Reason', ...header].map(harmless)];
  for (const { line, reason, raw } of rejects)
    lines.push([String(line), harmless(reason), ...cellsOf(raw).map(harmless)]);
  return `\uFEFF${lines.map(csvLine).join('\r\n')}\r\n`;
}

function cellsOf(raw: string): string[] {
  let found: string[] = [];
  const scanner = new CsvScanner(',', (cells) => {
    found = [...cells];
  });
  scanner.push(raw);
  scanner.end();
  return found;
}

const number = /^[-+]?\d[\d.,\s]*%?$/;

/** A spreadsheet runs a cell that begins like a formula; a quote before it keeps it text. Numbers stay numbers. */
function harmless(cell: string): string {
  const isFormula =
    /^[\s\u3000]*['=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) || /^[\t\r\n]/.test(cell);
  return isFormula && !number.test(cell.trim()) ? `'${cell}` : cell;
}

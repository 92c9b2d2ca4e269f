import type { Delimiter } from '../../shared/book/inspection.ts';
import { badInput, type Failure } from '../../shared/kernel/failure.ts';
import { CsvScanner } from './csv-scanner.ts';

const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];

const kinds: readonly { starts: readonly number[]; name: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], name: 'an Excel workbook or a zip archive' },
  { starts: [0x1f, 0x8b], name: 'a gzip archive' },
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'a PDF' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel workbook' },
  { starts: [0x89, 0x50, 0x4e, 0x47], name: 'a picture' },
];

/** A file that is plainly something else than its name says, by name; null where nothing speaks against text. */
export function refusedKind(file: string, start: Buffer): Failure | null {
  const known = kinds.find(({ starts }) => starts.every((byte, i) => start[i] === byte));
  const text = start.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  const kind =
    known?.name ??
    (text.startsWith('<!doctype html') || text.startsWith('<html')
      ? 'a web page, perhaps a login page'
      : null) ??
    (text.startsWith('<?xml') ? 'an XML file' : null);
  if (kind === null) return null;
  return badInput(
    'NotCsv',
    `${file} is ${kind}, not a CSV file.`,
    'Export the data as CSV (comma separated, UTF-8) and choose that file.',
  );
}

/** `sep=;` on the first line, as Excel writes it. */
export function separatorLine(text: string): Delimiter | null {
  const match = /^sep=([,;\t|])\r?\n/.exec(text);
  return candidates.find((candidate) => candidate === match?.[1]) ?? null;
}

/** The delimiter under which the first records agree best on more than one column; comma where none does. */
export function sniffDelimiter(text: string, whole: boolean): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const candidate of candidates) {
    const score = agreement(text, candidate, whole);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

function agreement(text: string, delimiter: Delimiter, whole: boolean): number {
  const widths: number[] = [];
  const scanner = new CsvScanner(delimiter, (cells) => {
    if (widths.length < 50 && !(cells.length === 1 && cells[0]?.trim() === ''))
      widths.push(cells.length);
  });
  scanner.push(text.slice(0, 64 * 1024));
  if (whole) scanner.end();
  const width = widths[0] ?? 1;
  if (width < 2) return 0;
  const agreeing = widths.filter((other) => other === width).length / widths.length;
  return agreeing * 1000 + Math.min(width, 500) / 500;
}

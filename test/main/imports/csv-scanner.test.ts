import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../../../src/main/imports/csv-scanner.ts';
import { csvLine } from '../../../src/main/imports/csv-text.ts';

function scan(text: string, chunk = text.length || 1, delimiter = ',') {
  const records: { cells: string[]; line: number }[] = [];
  const scanner = new CsvScanner(delimiter, (cells, line) => records.push({ cells, line }));
  for (let i = 0; i < text.length; i += chunk) scanner.push(text.slice(i, i + chunk));
  scanner.end();
  return { records, scanner };
}

const cells = (text: string) => scan(text).records.map((record) => record.cells);

describe('records of a CSV text', () => {
  it('quotes, doubled quotes, delimiters and line breaks inside quotes', () => {
    expect(cells('a,"b,c",d\n"say ""hi""","two\r\nlines",\n')).toEqual([
      ['a', 'b,c', 'd'],
      ['say "hi"', 'two\r\nlines', ''],
    ]);
  });

  it('names the physical line each record starts on', () => {
    const { records } = scan('h\n"a\nb\r\nc"\n\nlast');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5, 6]);
  });

  it('reads every kind of line end, mixed too', () => {
    const { records, scanner } = scan('a\r\nb\nc\rd');
    expect(records.map((record) => record.cells[0])).toEqual(['a', 'b', 'c', 'd']);
    expect(scanner.newlines).toEqual({ crlf: 1, lf: 1, cr: 1 });
  });

  it('says on which line a quote opens that is never closed', () => {
    expect(scan('a,b\n1,"x\n2,y\n').scanner.unclosedAt).toBe(2);
    expect(scan('a,b\n1,"x"').scanner.unclosedAt).toBeNull();
  });

  it('what is written comes back, wherever the chunks are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '😀') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, chunk, end) => {
          const text = rows.map((row) => csvLine(row) + end).join('');
          expect(scan(text, chunk).records.map((record) => record.cells)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});

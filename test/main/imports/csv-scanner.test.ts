import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner, type ScanOptions } from '../../../src/main/imports/read/csv-scanner.ts';

function scan(text: string, chunk = text.length || 1, delimiter = ',', options: ScanOptions = {}) {
  const records: { cells: string[]; line: number }[] = [];
  const scanner = new CsvScanner(
    delimiter,
    (cells, line) => records.push({ cells, line }),
    options,
  );
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

  it('quotes inside an unquoted cell, and text after a closing quote, are kept', () => {
    expect(cells('5" disk,"a"b,"c" \n')).toEqual([['5" disk', 'ab', 'c ']]);
  });

  it('the byte order mark of a glued file goes, also before a quote; one inside a cell stays', () => {
    expect(cells('a,b\n\ufeff"1",2\n\ufeff3,\ufeff4\n"\ufeff5",6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '\ufeff4'],
      ['\ufeff5', '6'],
    ]);
  });

  it('an unclosed quote costs its own line, and a second one all that follows', () => {
    const { records, scanner } = scan('a,b\n1,"x\n2,y\n');
    expect(records.map((record) => record.cells)).toEqual([
      ['a', 'b'],
      ['1', '"x'],
      ['2', 'y'],
    ]);
    expect(scanner.unclosedAt).toBe(2);
    expect(scan('a,"b\nc\n1,"x""\n2').records.at(-1)?.line).toBe(4);
  });

  it('names the line a quote opens on inside a record of several lines', () => {
    expect(scan('"a\nb","c\nd,e').scanner.unclosedAt).toBe(2);
  });

  it('gives up on a record that never ends, and reads on', () => {
    let rows = 0;
    const scanner = new CsvScanner(',', () => {
      rows += 1;
    });
    scanner.push('a,b\n1,"x\n');
    const lines =
      '2,yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n'.repeat(
        25_000,
      );
    for (let i = 0; i < 10; i += 1) scanner.push(lines);
    expect(scanner.unclosedAt).toBe(2);
    scanner.end();
    expect(rows).toBe(250_002);
  });

  it('says how far quotes can be trusted, and where a record ends', () => {
    const seen: [string, number, number][] = [];
    const scanner = new CsvScanner(',', (_, line, quoting, last) => {
      seen.push([quoting, line, last]);
    });
    scanner.push('a,b\n"x\ny",1\n"x\ny"z,1\n"x');
    scanner.end();
    expect(seen).toEqual([
      ['clean', 1, 1],
      ['spans', 2, 3],
      ['torn', 4, 5],
      ['open', 6, 6],
    ]);
  });

  const unit = fc.constantFrom(
    'a',
    'é',
    '"',
    "'",
    '\\',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    ' ',
    '😀',
  );
  const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
    fc.array(fc.array(fc.string({ unit, maxLength: 8 }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 6,
    }),
  );
  const style = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    always: fc.boolean(),
    lastEnd: fc.boolean(),
    backslash: fc.boolean(),
  });

  it('any table comes back as it was written, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(table, style, (rows, { delimiter, end, always, lastEnd, backslash }) => {
        const write = (cell: string) => {
          const text = backslash ? cell.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : cell;
          const doubled = backslash ? text : text.replaceAll('"', '""');
          return always || /[",;\t|\r\n\\]/.test(cell) || cell === '' ? `"${doubled}"` : cell;
        };
        const text =
          rows.map((row) => row.map(write).join(delimiter)).join(end) + (lastEnd ? end : '');
        const whole = scan(text, text.length, delimiter, { backslash }).records;
        expect(whole.map((record) => record.cells)).toEqual(rows);
        for (let chunk = 1; chunk <= 17; chunk += 1)
          expect(scan(text, chunk, delimiter, { backslash }).records).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });

  it('any text at all gives the same records, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 40 }),
        fc.integer({ min: 1, max: 17 }),
        (text, chunk) => {
          expect(scan(text, chunk).records).toEqual(scan(text).records);
        },
      ),
      { numRuns: 300 },
    );
  });
});

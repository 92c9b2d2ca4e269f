import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { work } from './work.ts';

describe('what reading a file finds', () => {
  it.each([
    ['comma', 'a,b\n1,2\n', ','],
    ['semicolon, with decimal commas', 'a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['tab', 'a\tb\n1\t2\n', '\t'],
    ['quotes hide the others', 'a;b\n"1,2,3";"x,y"\n', ';'],
    ['Excel’s own line', 'sep=;\na;b\n1;2\n', ';'],
  ])('tells the delimiter: %s', (_name, text, delimiter) => {
    const cleanups: (() => void)[] = [];
    const w = work({ onTestFinished: (fn) => cleanups.push(fn as () => void) });
    const found = inspectFile(w.file('a.csv', text), { rows: 5 });
    expect(found.delimiter).toBe(delimiter);
    expect(found.header).toEqual(['a', 'b']);
    expect(found.rows?.[0]).toHaveLength(2);
    for (const clean of cleanups.reverse()) clean();
  });

  it('UTF-8 with and without its mark, UTF-16 by its mark, others when they are named', (t) => {
    const w = work(t);
    const text = 'näme,b\nÄ,€\n';
    const mark = Buffer.from([0xef, 0xbb, 0xbf]);
    const files = {
      plain: [Buffer.from(text), undefined, 'utf-8', false],
      marked: [Buffer.concat([mark, Buffer.from(text)]), undefined, 'utf-8', true],
      utf16: [Buffer.from(`\ufeff${text}`, 'utf16le'), undefined, 'utf-16le', true],
      windows: [
        Buffer.from(text.replace('€', 'ß'), 'latin1'),
        'windows-1252',
        'windows-1252',
        false,
      ],
    } as const;
    for (const [name, [bytes, asked, encoding, bom]] of Object.entries(files)) {
      const found = inspectFile(w.file(`${name}.csv`, bytes), { encoding: asked, rows: 1 });
      expect(found, name).toMatchObject({ encoding, bom, header: ['näme', 'b'], rowCount: 1 });
      expect(found.rows?.[0]?.[0], name).toBe('Ä');
    }
  });

  it('characters cut by a chunk’s end stay whole', (t) => {
    const w = work(t);
    const row = `${'é€😀'.repeat(40)},x\n`;
    const path = w.file('big.csv', `a,b\n${row.repeat(6000)}`);
    const found = inspectFile(path, { rows: Number.POSITIVE_INFINITY });
    expect(found.rowCount).toBe(6000);
    expect(new Set(found.rows?.map(([cell]) => cell))).toEqual(new Set(['é€😀'.repeat(40)]));
  });

  it('names columns that have no name, or one that is taken', (t) => {
    const w = work(t);
    const found = inspectFile(w.file('a.csv', ' a ,,a,a\r\n1,2,3,4\r\n'));
    expect(found.header).toEqual(['a', 'column 2', 'a (2)', 'a (3)']);
    expect(found.warnings.map(({ code }) => code)).toEqual([
      'emptyHeader',
      'duplicateHeader',
      'duplicateHeader',
    ]);
    expect(found).toMatchObject({ newline: '\r\n', quote: null, rowCount: 1 });
  });

  it('says what speaks against a header, and against the delimiter', (t) => {
    const w = work(t);
    const codes = (text: string) =>
      inspectFile(w.file('a.csv', text)).warnings.map(({ code }) => code);
    expect(codes('1,2020-01-01\n2,2020-01-02\n')).toContain('noHeader');
    expect(codes('id,2020\n1,5\n')).toEqual([]);
    expect(codes('id\n1\n')).toEqual(['oneColumn']);
    expect(codes('a,b\n1,"2\n3,4\n')).toEqual(['unclosedQuote']);
  });

  it('[S03] asks what an import would have to ask: columns that can be read two ways and never tell', (t) => {
    const w = work(t);
    const asked = (text: string) =>
      inspectFile(w.file('a.csv', text)).ask.map(({ column, options }) => [column, options]);
    expect(asked('id,on,size\n1,01/02/2020,1.234\n2,03/04/2020,2.345\n')).toEqual([
      ['on', ['dd/MM/yyyy', 'MM/dd/yyyy']],
      ['size', ['.', ',']],
    ]);
    expect(asked('id,on,size\n1,01/02/2020,1.234\n2,13/04/2020,2.5\n')).toEqual([]);
    expect(asked('id,on,size\n1,01/02/2020,1.234\n2,next week,a lot\n')).toEqual([]);
    const path = w.file('a.csv', 'id,on\n1,01/02/2020\n');
    expect(inspectFile(path, { questions: false }).ask).toEqual([]);
    const serials = w.file('b.csv', 'id,on,share\n1,43831,0.5\n2,43832,1\n');
    expect(inspectFile(serials).ask).toEqual([]);
    expect(inspectFile(serials, { questions: 'all' }).ask.map(({ options }) => options)).toEqual([
      ['excel', 'excel1904'],
      ['whole', 'fraction'],
    ]);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../src/main/imports/read/inspect.ts';
import { Failure, type FailureData } from '../../../src/shared/kernel/failure.ts';
import { work } from './work.ts';

function refusalOf(path: string): FailureData {
  try {
    inspectFile(path);
  } catch (error) {
    if (error instanceof Failure) return error.data;
    throw error;
  }
  throw new Error('It was read.');
}

const bytes = (...values: (number | string)[]): Buffer =>
  Buffer.concat(values.map((one) => Buffer.from(typeof one === 'string' ? one : [one])));
const zip = (...names: string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));
const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(512),
    Buffer.from(stream, 'utf16le'),
  ]);
const page = '<!DOCTYPE html>\n<html><body><form>Sign in</form></body></html>';

describe('a file that is not what its name says is refused by name', () => {
  const cases: [string, string | Buffer, string][] = [
    ['gzip', gzipSync('id,name\n1,a\n'), 'a gzip archive'],
    ['bzip2', bytes('BZh91AY&SY', 1, 2, 3), 'a bzip2 archive'],
    ['xz', bytes(0xfd, '7zXZ', 0, 0, 4), 'an xz archive'],
    ['7z', bytes('7z', 0xbc, 0xaf, 0x27, 0x1c), 'a 7z archive'],
    ['zstd', bytes(0x28, 0xb5, 0x2f, 0xfd, 4), 'a zstd archive'],
    ['zip', zip('export.csv'), 'a zip archive'],
    ['Word', zip('[Content_Types].xml', 'word/document.xml'), 'a Word document'],
    ['Numbers', zip('Index/Document.iwa'), 'a Numbers document'],
    ['OpenDocument', zip('mimetype', 'content.xml'), 'an OpenDocument file'],
    ['xlsb', zip('xl/workbook.bin'), 'a binary Excel workbook (.xlsb)'],
    ['old Excel', compound('Workbook'), 'an old Excel workbook (.xls)'],
    ['even older Excel', bytes(9, 8, 8, 0, 0, 5, 5, 0), 'an old Excel workbook (.xls)'],
    ['a password', compound('EncryptedPackage'), 'a workbook with a password'],
    ['PDF', '%PDF-1.7\n1 0 obj\n', 'a PDF'],
    ['PNG', bytes(0x89, 'PNG\r\n', 0x1a, '\n'), 'a picture'],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'a picture'],
    ['PNG with nothing in it', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 0), 'a picture'],
    [
      'tar',
      Buffer.concat([Buffer.from('a.csv'), Buffer.alloc(252), bytes('ustar', 0, '00')]),
      'a tar archive',
    ],
    ['lz4', bytes(4, 0x22, 0x4d, 0x18, 0x60), 'an lz4 archive'],
    ['Access', bytes(0, 1, 0, 0, 'Standard ACE DB', 0), 'an Access database'],
    ['Arrow', bytes('ARROW1', 0, 0, 0xff), 'an Arrow file'],
    ['SQLite', bytes('SQLite format 3', 0, 16), 'a SQLite database'],
    ['Parquet', bytes('PAR1', 0x15, 0, 0x15), 'a Parquet file'],
    ['a login page', page, 'a web page, perhaps a login page'],
    ['a page after a comment', `\n<!-- saved -->\n${page}`, 'a web page, perhaps a login page'],
    [
      'a page in UTF-16',
      Buffer.from(`\uFEFF${page}`, 'utf16le'),
      'a web page, perhaps a login page',
    ],
    [
      'a table called .xls',
      '<table><tr><td>id</td></tr></table>',
      'a web page, perhaps a login page',
    ],
    ['XML', '<?xml version="1.0"?>\n<rows><row id="1"/></rows>', 'an XML file'],
    ['XML without a prolog', '<rows>\n<row>1</row>\n</rows>\n', 'an XML file'],
    ['RTF', '{\\rtf1\\ansi hello}', 'an RTF document'],
    ['a JSON array', '[{"id":1,"name":"a"},{"id":2}]', 'JSON'],
    ['a JSON object', '{\n  "rows": [\n    {"id": 1}\n  ]\n}\n', 'JSON'],
    ['JSON that was cut', '{\n  "rows": [\n    {"id": 1},', 'JSON'],
    ['JSON lines', '{"id":1}\n{"id":2}\n', 'JSON'],
    ['much JSON', `[${'{"id":1,"name":"abc"},'.repeat(20_000)}{}]`, 'JSON'],
  ];
  for (const [name, content, kind] of cases)
    for (const file of ['export.csv', 'export.xlsx'])
      it(`${name} called ${file}`, (t) => {
        const data = refusalOf(work(t).file(file, content));
        expect(data).toMatchObject({
          code: 'BadInput',
          reason: 'NotCsv',
          message: `${file} is ${kind}, not a CSV file.`,
        });
        expect(data.hint).toMatch(/\.$/);
      });

  it('bytes no text has, through and through', (t) => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251));
    expect(refusalOf(work(t).file('a.csv', noise))).toMatchObject({
      reason: 'NotCsv',
      message: 'a.csv is not a CSV file: it holds bytes no text has.',
    });
    expect(refusalOf(work(t).file('a.csv', Buffer.alloc(4096)))).toMatchObject({
      reason: 'NotCsv',
    });
  });

  it('a picture whose first bytes were mangled on the way', (t) => {
    for (const start of ['PNG\r\n\u001a\n\0\0\0\0', '\uFFFDPNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u0001'])
      expect(refusalOf(work(t).file('logo.png', start))).toMatchObject({ reason: 'NotCsv' });
  });

  it('a table with some such bytes loses only the rows that hold them', (t) => {
    const w = work(t);
    const rows = Array.from({ length: 40 }, (_, n) => `P${n},Muster ${n}`);
    const tail = w.file('a.csv', `id,name\n${rows.join('\n')}\n${'\0'.repeat(4096)}`);
    expect(inspectFile(tail)).toMatchObject({ rowCount: 41, rejected: [{ line: 42 }] });
    const one = w.file('b.csv', 'id,name\n1,a\n\0,b\n');
    expect(inspectFile(one)).toMatchObject({ rowCount: 2, rejected: [{ line: 3 }] });
    const ids = w.file('c.csv', `id\n${'P1\n'.repeat(99)}P\0\0\0\n`);
    expect(inspectFile(ids)).toMatchObject({ rowCount: 100, rejected: [{ line: 101 }] });
  });

  const empty: [string, string | Buffer][] = [
    ['nothing', ''],
    ['a mark alone', '\uFEFF'],
    ['a mark of UTF-16 alone', Buffer.from([0xff, 0xfe])],
    ['blanks and line ends alone', ' \r\n\n \t \n'],
  ];
  for (const [name, content] of empty)
    it(`${name} is empty`, (t) => {
      expect(refusalOf(work(t).file('a.csv', content))).toMatchObject({
        code: 'BadInput',
        reason: 'Empty',
      });
    });

  it('a folder, a pipe and a device are no file, and none is waited for', (t) => {
    const { dir } = work(t);
    const folder = join(dir, 'folder.csv');
    mkdirSync(folder);
    const places = [folder];
    if (process.platform !== 'win32') {
      const pipe = join(dir, 'pipe.csv');
      execFileSync('mkfifo', [pipe]);
      places.push(pipe, '/dev/zero');
    }
    for (const place of places)
      expect(refusalOf(place)).toMatchObject({ code: 'BadInput', reason: 'NotCsv' });
  });
});

describe('a table that merely begins like something else is read', () => {
  const headers = [
    '{id},name',
    '{"id"},name',
    '[id],name',
    '[1],[2]',
    '<id>,<name>',
    '<b>id</b>,name',
    'PK,name',
    'PAR1,name',
    'BM,name',
    '%PDF,name',
    'II*,name',
    'GIF8,name',
    '<,name',
    '{,name',
    '[,name',
    '"{""id"":1}",name',
    'SQLite format 3,name',
    'BZh,name',
  ];
  for (const header of headers)
    it(header, (t) => {
      const path = work(t).file('a.csv', `${header}\n1,Muster\n2,Test\n`);
      expect(inspectFile(path)).toMatchObject({ rowCount: 2, rejected: [] });
    });

  it('a file of two letters', (t) => {
    expect(inspectFile(work(t).file('a.csv', 'PK')).header).toEqual(['PK']);
  });

  it('cells of markup and JSON below the header', (t) => {
    const path = work(t).file('a.csv', 'id,note\n1,<p>hello</p>\n2,"{""a"":1}"\n3,[1]\n');
    expect(inspectFile(path).rowCount).toBe(3);
  });
});

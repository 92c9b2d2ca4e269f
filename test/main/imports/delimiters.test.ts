import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { codesOf, reading } from './reading.ts';

describe('the delimiter, from hard files', () => {
  it.each([
    ['decimal commas in a semicolon file', 'name;amount\nA;1,5\nB;2,5\n', ';', ['A', '1,5']],
    ['decimal commas and no header', '1,5;2,5\n3,5;4,5\n', ';', ['3,5', '4,5']],
    ['commas within text in a tab file', 'id\tnote\n1\ta, b\n2\tc, d\n', '\t', ['1', 'a, b']],
    ['commas within text in a pipe file', 'id|note\n1|a, b\n2|c, d\n', '|', ['1', 'a, b']],
    ['lists by semicolons in a comma file', 'id,tags\n1,a;b\n2,c;d\n', ',', ['1', 'a;b']],
    ['quoted cells with other delimiters', 'a;b\n"1,2,3";"x,y"\n', ';', ['1,2,3', 'x,y']],
    ['two lines', 'a|b\n1|2\n', '|', ['1', '2']],
    ['a title with commas above', 'Deals, all, Q3\n\nid;n;a\n1;A;5,5\n', ';', ['1', 'A', '5,5']],
    ['a few footers below', 'a;b;c\n1;2;3\n\nx, y\nCopyright, us\nz, z\n', ';', ['1', '2', '3']],
  ])('%s', (_name, text, delimiter, first) => {
    const found = reading(text);
    expect(found.delimiter).toBe(delimiter);
    expect(found.rows?.[0]).toEqual(first);
  });

  it('a header alone tells it', () => {
    expect(reading('a;b;c\n')).toMatchObject({ delimiter: ';', header: ['a', 'b', 'c'] });
  });

  it('two that fit alike are asked about', () => {
    expect(reading('a,b;c\nd,e;f\n').ask).toEqual([
      expect.objectContaining({ options: ['comma', 'semicolon'] }),
    ]);
    expect(reading('a,b;c\nd,e;f\n', { delimiter: ';' }).ask).toEqual([]);
  });

  it('one column stays one, and commas of its text are asked about', () => {
    expect(reading('name\nAcme\nBeta\n')).toMatchObject({ header: ['name'], rowCount: 2, ask: [] });
    const found = reading('name\nAcme, Inc.\nBeta, LLC\n');
    expect(found.rows).toEqual([['Acme, Inc.'], ['Beta, LLC']]);
    expect(found.ask).toEqual([expect.objectContaining({ options: ['comma', 'one column'] })]);
  });

  it.each([
    ['as Excel writes it', 'sep=;\r\na;b\r\n1;2\r\n'],
    ['in capitals', 'SEP=;\na;b\n1;2\n'],
    ['after a byte order mark', '\ufeffsep=;\na;b\n1;2\n'],
    ['quoted', '"sep=;"\na;b\n1;2\n'],
    ['with an old Mac’s line ends', 'sep=;\ra;b\r1;2\r'],
    ['against what the rows suggest', 'sep=;\na,x;b\n1,5;2\n'],
  ])('the sep= line %s', (_name, text) => {
    expect(reading(text)).toMatchObject({
      delimiter: ';',
      rowCount: 1,
      dropped: [{ line: 1, reason: 'Names the delimiter' }],
    });
  });

  it('a sep= line with a sign that is not read is refused by name', () => {
    expect(() => reading('sep=^\na^b\n')).toThrow(Failure);
    expect(() => reading('sep=^\na^b\n')).toThrow(/"\^"/);
  });

  it('single quotes are quotes only where the whole file says so', () => {
    const quoted = reading("'id','name'\n'1','O, Neil'\n'2','x'\n");
    expect(quoted).toMatchObject({ quote: "'", header: ['id', 'name'] });
    expect(quoted.rows?.[0]).toEqual(['1', 'O, Neil']);
    expect(reading("id,name\n'1','x'\n").rows).toEqual([["'1'", "'x'"]]);
  });

  it('backslashes escape on request; a file that plainly uses them is not read without a word', () => {
    const text = 'id,name\n1,"say \\"hi\\", now"\n2,a\\,b\n3,C:\\temp\n';
    expect(reading(text, { escape: 'backslash' }).rows).toEqual([
      ['1', 'say "hi", now'],
      ['2', 'a,b'],
      ['3', 'C:\\temp'],
    ]);
    expect(codesOf(reading(text))).toContain('backslash');
    expect(reading(text).ask[0]?.options).toEqual(['backslash', 'none']);
    expect(reading(text, { escape: 'none' }).ask).toEqual([]);
    expect(codesOf(reading('id,path\n1,"C:\\temp\\"\n2,"b"\n'))).toEqual([]);
  });
});

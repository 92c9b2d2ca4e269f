import { describe, expect, it } from 'vitest';
import { codesOf, droppedLines, reading, rejectedLines } from './reading.ts';

/** A file nobody would write by hand, and what is to be found in it; cells are joined by `|`. */
interface Case {
  name: string;
  text: string;
  header: string;
  rows: readonly string[];
  dropped?: readonly number[];
  rejected?: readonly number[];
  codes?: readonly string[];
  asked?: number;
}

const cases: readonly Case[] = [
  {
    name: 'sep= names a delimiter that is not there',
    text: 'sep=,\nid;name;amount\n1;A;2,5\n2;B;3,5\n',
    header: '1;A;2|5',
    rows: ['2;B;3|5'],
    dropped: [1, 2],
    codes: ['noHeader'],
    asked: 2,
  },
  {
    name: 'a title as wide as the header',
    text: 'Deals,Q3,2026,EMEA\nCreated,by,the,system\nid,name,amount,closed\n1,A,5.00,2026-01-01\n2,B,6.00,2026-01-02\n',
    header: 'Deals|Q3|2026|EMEA',
    rows: [
      'Created|by|the|system',
      'id|name|amount|closed',
      '1|A|5.00|2026-01-01',
      '2|B|6.00|2026-01-02',
    ],
    codes: ['noHeader'],
    asked: 1,
  },
  {
    name: 'a total in Spanish',
    text: 'id,nombre,importe\n1,A,5\n2,B,6\nTotal general,,11\n',
    header: 'id|nombre|importe',
    rows: ['1|A|5', '2|B|6'],
    dropped: [4],
  },
  {
    name: 'a total in Polish',
    text: 'id,nazwa,kwota\n1,A,5\n2,B,6\nRazem,,11\n',
    header: 'id|nazwa|kwota',
    rows: ['1|A|5', '2|B|6'],
    dropped: [4],
  },
  {
    name: 'a total in Italian',
    text: 'id,nome,importo\n1,A,5\n2,B,6\nTotale complessivo,,11\n',
    header: 'id|nome|importo',
    rows: ['1|A|5', '2|B|6'],
    dropped: [4],
  },
  {
    name: 'a total in Korean',
    text: 'id,name,amount\n1,A,5\n2,B,6\n합계,,11\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
    dropped: [4],
  },
  {
    name: 'a header on line 12',
    text: 'Parameter 0: value\nParameter 1: value\nParameter 2: value\nParameter 3: value\nParameter 4: value\nParameter 5: value\nParameter 6: value\nParameter 7: value\nParameter 8: value\nParameter 9: value\nParameter 10: value\nid,name,amount,stage\nP1,Muster,10.50,Won\nP2,Beispiel,20.50,Open\nP3,Test,30.50,Lost\n',
    header: 'id|name|amount|stage',
    rows: ['P1|Muster|10.50|Won', 'P2|Beispiel|20.50|Open', 'P3|Test|30.50|Lost'],
    dropped: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  },
  {
    name: 'pages with a footer and the header again',
    text: 'id,name,amount,stage\nP1,Muster,10.50,Won\nP2,Beispiel,20.50,Open\nP3,Test,30.50,Lost\nPage 1 of 2\nid,name,amount,stage\nP4,D,1,Won\nPage 2 of 2\n',
    header: 'id|name|amount|stage',
    rows: ['P1|Muster|10.50|Won', 'P2|Beispiel|20.50|Open', 'P3|Test|30.50|Lost', 'P4|D|1|Won'],
    dropped: [5, 6, 8],
    codes: ['glued'],
  },
  {
    name: 'pages with a footer as wide as the table',
    text: 'id,name,amount,stage\nP1,Muster,10.50,Won\nP2,Beispiel,20.50,Open\nP3,Test,30.50,Lost\nPage 1 of 2,,,\nid,name,amount,stage\nP4,D,1,Won\nPage 2 of 2,,,\n',
    header: 'id|name|amount|stage',
    rows: ['P1|Muster|10.50|Won', 'P2|Beispiel|20.50|Open', 'P3|Test|30.50|Lost', 'P4|D|1|Won'],
    dropped: [5, 6, 8],
    codes: ['glued'],
  },
  {
    name: 'Excel CSV UTF-8 with rows of semicolons',
    text: '\ufeffid;name;amount;stage\nP1;Müller;1,5;Won\nP2;B;2,5;Won\n;;;\n;;;\n',
    header: 'id|name|amount|stage',
    rows: ['P1|Müller|1,5|Won', 'P2|B|2,5|Won', '|||', '|||'],
  },
  {
    name: 'one column of ids',
    text: 'id\n001\n002\n003\n',
    header: 'id',
    rows: ['001', '002', '003'],
    codes: ['oneColumn'],
  },
  {
    name: 'one column of ids, no header',
    text: '001\n002\n003\n',
    header: '001',
    rows: ['002', '003'],
    codes: ['noHeader', 'oneColumn'],
    asked: 1,
  },
  {
    name: 'years as column names',
    text: 'partner,2019,2020,2021\nA,5,6,7\nB,1,2,3\n',
    header: 'partner|2019|2020|2021',
    rows: ['A|5|6|7', 'B|1|2|3'],
  },
  {
    name: 'cells of dashes under the header',
    text: 'id,name,amount\n-----,-----,-----\n1,A,5\n2,B,6\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
    dropped: [2],
  },
  {
    name: 'one line of dashes under the header',
    text: 'id,name,amount\n--------------\n1,A,5\n2,B,6\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
    dropped: [2],
  },
  {
    name: 'a dash for every value is a row',
    text: 'id,name,amount\n1,A,5\n--,--,--\n2,B,6\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '--|--|--', '2|B|6'],
  },
  {
    name: 'psql',
    text: ' id | name  | amount\n----+-------+--------\n  1 | Muster |   5.00\n 12 | Test  |   6.00\n(2 rows)\n\n',
    header: 'id|name|amount',
    rows: ['1|Muster|5.00', '12|Test|6.00'],
    dropped: [2, 5, 6],
  },
  {
    name: 'mysql',
    text: '+----+------+\n| id | name |\n+----+------+\n|  1 | A |\n|  2 | B |\n+----+------+\n2 rows in set (0.00 sec)\n',
    header: 'column 1|id|name|column 4',
    rows: ['|1|A|', '|2|B|'],
    dropped: [1, 3, 6, 7],
    codes: ['emptyHeader', 'emptyHeader', 'emptyColumn'],
  },
  {
    name: 'SQL*Plus',
    text: '\n"ID","NAME","AMOUNT"\n1,"A",5\n2,"B",6\n\n2 rows selected.\n\nSQL> spool off\n',
    header: 'ID|NAME|AMOUNT',
    rows: ['1|A|5', '2|B|6'],
    dropped: [1, 5, 6, 7, 8],
  },
  {
    name: 'SQL Server',
    text: 'id,name,amount\n--,----,------\n1,A,5\n2,B,6\n\n(2 rows affected)\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
    dropped: [2, 5, 6],
  },
  {
    name: 'Markdown',
    text: '| id | name | amount |\n|----|:-----|-------:|\n| 1 | A | 5 |\n| 2 | B | 6 |\n',
    header: 'column 1|id|name|amount|column 5',
    rows: ['|1|A|5|', '|2|B|6|'],
    dropped: [2],
    codes: ['emptyHeader', 'emptyHeader', 'emptyColumn'],
  },
  {
    name: 'blanks behind closing quotes',
    text: '"id" ,"name" ,"amount"\n"1" ,"A, B" ,"5"\n',
    header: 'id|name|amount',
    rows: ['1 |A, B |5'],
  },
  {
    name: 'blanks before opening quotes',
    text: '"id", "name", "amount"\n"1", "A", "5"\n"2", "B, C", "6"\n',
    header: 'id|"name"|"amount"',
    rows: ['1| "A"| "5"'],
    rejected: [3],
    codes: ['spacedQuotes'],
  },
  {
    name: 'a backslash and an n',
    text: 'id,note\n1,a\\nb\n2,"c\\nd"\n',
    header: 'id|note',
    rows: ['1|a\\nb', '2|c\\nd'],
  },
  {
    name: '\\N for nothing',
    text: 'id,name,amount\n1,\\N,5\n2,B,\\N\n',
    header: 'id|name|amount',
    rows: ['1|\\N|5', '2|B|\\N'],
  },
  {
    name: 'quotes in the header only',
    text: '"id","name","amount"\n1,A,5\n2,B,6\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
  },
  {
    name: 'a mark, a quote, a line break in a name',
    text: '\ufeff"id","na\nme"\n"1","A"\n',
    header: 'id|na me',
    rows: ['1|A'],
  },
  {
    name: 'quotes within quotes, not doubled',
    text: 'id,name,amount\n1,"A "Best" Inc",5\n2,"B",6\n',
    header: 'id|name|amount',
    rows: ['1|A Best" Inc"|5', '2|B|6'],
  },
  {
    name: 'quotes within quotes, and a comma',
    text: 'id,name,amount\n1,"A "Best, Big" Inc",5\n2,"B",6\n',
    header: 'id|name|amount',
    rows: ['2|B|6'],
    rejected: [2],
  },
  {
    name: 'the end mark of DOS on a line of its own',
    text: 'id,name\n1,A\n2,B\n\u001a',
    header: 'id|name',
    rows: ['1|A', '2|B'],
  },
  {
    name: 'the end marks of CP/M behind the last cell',
    text: 'id,name\r\n1,A\r\n2,B\u001a\u001a\u001a',
    header: 'id|name',
    rows: ['1|A', '2|B'],
  },
  {
    name: 'form feeds between pages',
    text: 'id,name,amount,stage\nP1,Muster,10.50,Won\nP2,Beispiel,20.50,Open\nP3,Test,30.50,Lost\n\f\nid,name,amount,stage\nP4,D,1,Won\n\fP5,E,1,Won\n',
    header: 'id|name|amount|stage',
    rows: [
      'P1|Muster|10.50|Won',
      'P2|Beispiel|20.50|Open',
      'P3|Test|30.50|Lost',
      'P4|D|1|Won',
      'P5|E|1|Won',
    ],
    dropped: [5, 6],
    codes: ['glued'],
  },
  {
    name: 'a form feed before the header',
    text: 'id,name,amount,stage\nP1,Muster,10.50,Won\nP2,Beispiel,20.50,Open\nP3,Test,30.50,Lost\n\fid,name,amount,stage\nP4,D,1,Won\n',
    header: 'id|name|amount|stage',
    rows: ['P1|Muster|10.50|Won', 'P2|Beispiel|20.50|Open', 'P3|Test|30.50|Lost', 'P4|D|1|Won'],
    dropped: [5],
    codes: ['glued'],
  },
  {
    name: 'a delimiter behind every row, not the header',
    text: 'id,name,amount\n1,A,5,\n2,B,6,\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
  },
  {
    name: 'a delimiter behind every line',
    text: 'id,name,amount,\n1,A,5,\n2,B,6,\n',
    header: 'id|name|amount|column 4',
    rows: ['1|A|5|', '2|B|6|'],
    codes: ['emptyHeader', 'emptyColumn'],
  },
  {
    name: 'a delimiter behind the header alone',
    text: 'id,name,amount,\n1,A,5\n2,B,6\n',
    header: 'id|name|amount|column 4',
    rows: ['1|A|5|', '2|B|6|'],
    codes: ['emptyHeader', 'emptyColumn'],
  },
  {
    name: 'a name more than every row has cells',
    text: 'id,name,amount,stage\n1,A,5\n2,B,6\n3,C,7\n4,D,8\n5,E,9\n',
    header: 'id|name|amount|stage',
    rows: [],
    rejected: [2, 3, 4, 5, 6],
  },
  {
    name: 'a name fewer than every row has cells',
    text: 'id,name,amount\n1,A,5,x\n2,B,6,y\n',
    header: 'id|name|amount',
    rows: [],
    rejected: [2, 3],
  },
  {
    name: 'comments above',
    text: '# Exported 2026-01-01\n# by crm, v2\nid,name,amount\n1,A,5\n2,B,6\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
    dropped: [1, 2],
  },
  {
    name: 'a comment between',
    text: '# Exported\nid,name,amount\n1,A,5\n# half\n2,B,6\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
    dropped: [1],
    rejected: [4],
  },
  {
    name: 'a header with a number sign',
    text: '#id,name,amount\n1,A,5\n2,B,6\n',
    header: '#id|name|amount',
    rows: ['1|A|5', '2|B|6'],
  },
  {
    name: 'a partner called "Total"',
    text: 'id,name,amount\nP1,"Total",5\nP2,Suma,6\nP3,EOF,7\n',
    header: 'id|name|amount',
    rows: ['P1|Total|5', 'P2|Suma|6', 'P3|EOF|7'],
  },
  {
    name: 'line ends with two returns',
    text: 'id;name\r\n1;A\r\r\n2;B\r\r\n',
    header: 'id|name',
    rows: ['1|A', '2|B'],
    dropped: [3, 5],
  },
  {
    name: 'pipes and commas as text of others',
    text: 'id;tags;city\n1;a|b|c;A, B\n2;d|e|f;C, D\n',
    header: 'id|tags|city',
    rows: ['1|a|b|c|A, B', '2|d|e|f|C, D'],
  },
  {
    name: 'a word for the end',
    text: 'id,name,x\n1,A,2\n2,B,3\nEOF\n',
    header: 'id|name|x',
    rows: ['1|A|2', '2|B|3'],
    dropped: [4],
  },
  {
    name: 'a trailer with a count',
    text: 'id,name,x\n1,A,2\n2,B,3\nTRAILER,2,\n',
    header: 'id|name|x',
    rows: ['1|A|2', '2|B|3'],
    dropped: [4],
  },
  {
    name: 'a record for a header',
    text: 'HDR,20260101,X1\nid,name,x\n1,A,2\n2,B,3\nTRL,2\n',
    header: 'HDR|20260101|X1',
    rows: ['id|name|x', '1|A|2', '2|B|3'],
    dropped: [5],
    codes: ['twoLineHeader', 'noHeader'],
    asked: 1,
  },
  {
    name: 'a total, then a count',
    text: 'id,name,amount\n1,A,5\n2,B,6\nTotal,,11\nCount,2,\n',
    header: 'id|name|amount',
    rows: ['1|A|5', '2|B|6'],
    dropped: [4, 5],
  },
];

describe('files of many makers', () => {
  it.each(cases)(
    '$name',
    ({ text, header, rows, dropped = [], rejected = [], codes = [], asked = 0 }) => {
      const found = reading(text);
      expect(found.header.join('|')).toBe(header);
      expect(found.rows?.map((cells) => cells.join('|'))).toEqual(rows);
      expect(droppedLines(found).sort((a, b) => a - b)).toEqual(dropped);
      expect(rejectedLines(found)).toEqual(rejected);
      expect(codesOf(found)).toEqual(codes);
      expect(found.ask).toHaveLength(asked);
    },
  );

  it('tabs and line ends within quotes, in UTF-16 of the other order', () => {
    const text = 'id\tname\tnote\rP1\t"Mü\tller"\t"a\rb"\rP2\t"Be""ta"\tx\r';
    const found = reading(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
    expect(found).toMatchObject({
      encoding: 'utf-16be',
      bom: true,
      delimiter: '\t',
      newline: '\r',
    });
    expect(found.rows).toEqual([
      ['P1', 'Mü\tller', 'a\rb'],
      ['P2', 'Be"ta', 'x'],
    ]);
  });
});

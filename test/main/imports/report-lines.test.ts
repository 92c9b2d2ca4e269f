import { describe, expect, it } from 'vitest';
import { droppedLines, reading } from './reading.ts';

const rowsOf = (text: string) => reading(text).rows?.map((cells) => cells.join('|'));

describe('lines that sum up the group above them', () => {
  it('[S03] by the group’s own name, in the middle of the table as at its end', () => {
    const text =
      'region,name,amount\nEMEA,A,5\nEMEA,B,6\nEMEA Total,,11\nAPAC,C,7\nAPAC Total,,7\nGrand Total,,18\n';
    expect(rowsOf(text)).toEqual(['EMEA|A|5', 'EMEA|B|6', 'APAC|C|7']);
    expect(droppedLines(reading(text))).toEqual([4, 6, 7]);
  });

  it('[S03] within other groups, and in other words', () => {
    const nested =
      'region,country,name,amount\nEMEA,DE,A,5\nEMEA,DE Total,,5\nEMEA Total,,,5\nAPAC,JP,C,7\n';
    expect(rowsOf(nested)).toEqual(['EMEA|DE|A|5', 'APAC|JP|C|7']);
    expect(rowsOf('Region;Name;Betrag\nNord;A;5\nNord Ergebnis;;5\nWest;C;7\n')).toEqual([
      'Nord|A|5',
      'West|C|7',
    ]);
    expect(rowsOf('région,nom,montant\nNord,A,5\nTotal Nord,,5\nOuest,C,7\n')).toEqual([
      'Nord|A|5',
      'Ouest|C|7',
    ]);
  });

  it('[S03] a partner of such a name stays: with an id, with every cell filled, or under another', () => {
    const named = ['1|Acme|X|5', '2|Acme Total||6', '3|C|Y|7'];
    expect(rowsOf('id,name,city,amount\n1,Acme,X,5\n2,Acme Total,,6\n3,C,Y,7\n')).toEqual(named);
    expect(rowsOf('name,amount\nAcme,5\nAcme Total,6\nC,7\n')).toHaveLength(3);
    expect(rowsOf('name,city,amount\nAcme,X,5\nBolt Total,,6\nC,Y,7\n')).toHaveLength(3);
  });

  it('[S03] sums and averages of a whole column', () => {
    const text = 'id,name,amount\n1,A,5\n2,B,6\nSum,,11\nAverage,,5.5\n';
    expect(rowsOf(text)).toEqual(['1|A|5', '2|B|6']);
    expect(droppedLines(reading(text))).toEqual([4, 5]);
  });
});

describe('lines below a table', () => {
  it.each([
    'Nombre de lignes : 2',
    'Page 1 sur 3',
    'Generado el 01/02/2026',
    'Gegenereerd op 01-02-2026',
    '出力日: 2026-01-01',
    'Всего записей: 2',
    'Exported from HubSpot on 2026-01-01',
    '*** END ***',
    'Vertraulich',
    'Count: 2',
    'Last updated 2026-01-01',
    'All amounts in USD',
    'Time zone: UTC',
  ])('[S03] "%s" is no row, and is listed', (line) => {
    const found = reading(`id,name,amount\n1,A,5\n2,B,6\n${line}\n`);
    expect(found.rowCount).toBe(2);
    expect(droppedLines(found)).toEqual([4]);
  });

  it('[S03] a page that begins with its number and the header again', () => {
    const text = 'id,name,amount\n1,A,5\nPage 2\nid,name,amount\n2,B,6\n';
    expect(rowsOf(text)).toEqual(['1|A|5', '2|B|6']);
    expect(droppedLines(reading(text))).toEqual([3, 4]);
  });

  it('[S03] what stands in the middle of a table, or has cells of its own, is no footer', () => {
    const text = 'id,name,amount\nCount: 2,B,6\n1,Vertraulich AG,5\nFin Bank,C,7\n';
    expect(rowsOf(text)).toHaveLength(3);
  });
});

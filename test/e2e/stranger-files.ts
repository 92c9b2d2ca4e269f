import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

type File = { path: string; name: string };

function write(folder: string, name: string, lines: readonly string[]): File {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  return { path, name };
}

/** What a browser saves when the session had ended: the login page under the export's name. */
export function writeLoginPage(folder: string): File {
  return write(folder, 'partners.csv', [
    '<!doctype html>',
    '<html><head><title>Sign in</title></head>',
    '<body><form action="/login"><input name="user"><input name="password"></form></body></html>',
  ]);
}

const header = 'partner_id;name;tier;owner;city;member_since';

/** A title above, a total below, dates that can be read two ways, and one row without a name. */
export function writeJanuary(folder: string): File {
  return write(folder, 'partners-january.csv', [
    header,
    'P-1;Marlow & Finch;Gold;Ines Vidal;Lisbon;03/04/2021',
    'P-2;Cedar Point Systems;Silver;Ines Vidal;Porto;05/06/2020',
    'P-3;Bluewater Consulting;Gold;Tom Adeyemi;Faro;07/02/2019',
    'P-4;Orchard Lane IT;Silver;Tom Adeyemi;Braga;01/12/2022',
    'P-5;Stonebridge Labs;Bronze;Ines Vidal;Évora;02/03/2023',
    'P-6;;Bronze;Ines Vidal;Coimbra;04/05/2023',
  ]);
}

/** A month later: every owner is another, one partner is gone, one is new. */
export function writeFebruary(folder: string): File {
  return write(folder, 'partners-february.csv', [
    header,
    'P-1;Marlow & Finch;Gold;Rui Castro;Lisbon;03/04/2021',
    'P-2;Cedar Point Systems;Silver;Rui Castro;Porto;05/06/2020',
    'P-3;Bluewater Consulting;Gold;Rui Castro;Faro;07/02/2019',
    'P-4;Orchard Lane IT;Gold;Tom Adeyemi;Braga;01/12/2022',
    'P-7;Gravel Road Media;Bronze;Rui Castro;Aveiro;08/09/2025',
  ]);
}

/** One old letter, which is another one in each encoding that could hold it, and nothing else to tell by. */
export function writeOldLetters(folder: string): File {
  const name = 'partners-old.csv';
  const path = join(folder, name);
  const text = 'partner_id;name\r\nP-1;K\x9aln Digital\r\nP-2;Cedar Point Systems\r\n';
  writeFileSync(path, Buffer.from(text, 'latin1'));
  return { path, name };
}

/** Another system's names of companies the book has already. */
export function writeNamesakes(folder: string): File {
  return write(folder, 'portal-partners.csv', [
    'account_id,name,city',
    'A-1,MARLOW & FINCH Ltd,Lisbon',
    'A-2,Cedar Point Systems GmbH,Porto',
    'A-3,Silver Birch Studio,Évora',
  ]);
}

/** As many deals as nobody reads one by one. */
export function writeManyDeals(folder: string, rows = 100_000): File {
  const lines = ['deal_id,partner_id,account,amount,currency,stage,opened_on'];
  for (let at = 1; at <= rows; at += 1)
    lines.push(
      `D-${at},P-${1 + (at % 5)},Account ${at},${(at * 37) % 90_000}.50,EUR,${at % 3 === 0 ? 'Won' : 'Proposal'},2026-0${1 + (at % 9)}-15`,
    );
  return write(folder, 'deals-all.csv', lines);
}

import { expect, test } from 'vitest';
import { type LookWish, lookAtFile } from '../../../src/main/imports/recipes/look.ts';
import { type Work, work } from './work.ts';
import { xlsx } from './xlsx-file.ts';

// How a file is read is said once: the next file like it is looked at, planned and applied in the same way.

const look = (w: Work, path: string, wish: Partial<LookWish> = {}) =>
  lookAtFile(path, {}, { source: 'crm', ...wish }, w.context);

const titled = (tier: string) =>
  `name,city\nreally,nothing\npartner_id,name,tier\nP1,Marlow,${tier}\nP2,Cedar,Gold\n`;

test('[S03] lines above a table are remembered, found out anew, and remembered for no other file', (t) => {
  const w = work(t);
  const first = w.file('a.csv', titled('Gold'));
  expect(look(w, first).inspection.header).toEqual(['name', 'city']);
  const said = lookAtFile(first, { skipLines: 2 }, { source: 'crm' }, w.context);
  expect(said.inspection.header).toEqual(['partner_id', 'name', 'tier']);
  w.bring({ path: first, entity: 'partners', source: 'erp', skipLines: 2 });

  const next = w.file('b.csv', titled('Silver'));
  const again = look(w, next);
  expect(again.remembered).toEqual({ skipLines: 2 });
  expect(again.inspection.header).toEqual(['partner_id', 'name', 'tier']);
  expect(again.known.map(({ source, drift }) => [source, drift])).toEqual([['erp', null]]);
  const changed = w.file('d.csv', titled('Silver').replace('tier', 'level'));
  expect(look(w, changed).remembered).toEqual({ skipLines: 2 });
  const anotherKey = w.file('e.csv', titled('Silver').replace('partner_id', 'number'));
  expect(look(w, anotherKey).remembered).toEqual({});
  const anew = look(w, next, { anew: ['skipLines'] });
  expect(anew.remembered).toEqual({});
  expect(anew.inspection.header).toEqual(['name', 'city']);

  const other = w.file(
    'c.csv',
    'partner_id,name,tier\nP1,Marlow,Gold\nP3,Birch,Gold\nP4,Elm,Gold\n',
  );
  expect(look(w, other).remembered).toEqual({});
  expect(look(w, other).inspection.rowCount).toBe(3);
});

test('[S03] an encoding said once is used where a file leaves it open again, and can be asked anew', (t) => {
  const w = work(t);
  const koeln = (id: string) => Buffer.from(`partner_id,name\n${id},K\x9aln Digital\n`, 'latin1');
  const first = w.file('a.csv', koeln('P1'));
  expect(look(w, first).inspection.ask).toHaveLength(1);
  w.bring({ path: first, entity: 'partners', source: 'erp', encoding: 'macintosh' });
  const again = look(w, w.file('b.csv', koeln('P2')));
  expect(again.remembered).toEqual({ encoding: 'macintosh' });
  expect(again.inspection.rows).toEqual([['P2', 'Köln Digital']]);
  expect(again.inspection.ask).toEqual([]);
  expect(look(w, w.file('b.csv', koeln('P2')), { anew: ['encoding'] }).inspection.ask).toHaveLength(
    1,
  );
});

test('[S03] a file without column names is none for ever: one with names is read by them', (t) => {
  const w = work(t);
  const first = w.file('a.csv', 'P1,Marlow\nP2,Cedar\n');
  const columns = { 'column 1': 'externalId', 'column 2': 'name' };
  const recipe = { entity: 'partners', source: 'erp', key: ['column 1'], columns, header: false };
  w.bring({ path: first, entity: 'partners', recipe });
  const named = look(w, w.file('b.csv', 'partner_id,name\nP1,Marlow\nP2,Cedar\n'));
  expect(named.remembered).toEqual({});
  expect(named.inspection.header).toEqual(['partner_id', 'name']);
  const bare = look(w, w.file('c.csv', '101,Marlow\n102,Cedar\n101,Birch\n'));
  expect(bare.remembered).toEqual({ header: false });
  expect(bare.inspection.rowCount).toBe(3);
});

test('[S03] a sheet chosen once is read again, where a workbook has it with these columns', (t) => {
  const w = work(t);
  const sheets = (name: string) =>
    xlsx({
      sheets: [
        {
          name: 'Notes',
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
        {
          name,
          rows: [
            ['partner_id', 'name'],
            ['P1', 'Marlow'],
            ['P2', 'Cedar'],
          ],
        },
      ],
    });
  const first = w.file('a.xlsx', sheets('Partners'));
  w.bring({ path: first, entity: 'partners', source: 'erp', sheet: 'Partners' });
  const again = look(w, w.file('b.xlsx', sheets('Partners')));
  expect(again.remembered).toEqual({ sheet: 'Partners' });
  expect(again.inspection.sheet?.name).toBe('Partners');
  const other = look(w, w.file('c.xlsx', sheets('Other')));
  expect(other.remembered).toEqual({});
  expect(other.inspection.sheet?.name).toBe('Notes');
});

test('[S03] a plan’s file is looked at as its plan has it read', (t) => {
  const w = work(t);
  const path = w.file('a.csv', titled('Gold'));
  const reading = { skipLines: 2, escape: 'backslash' as const };
  const looked = look(w, path, { reading, anew: ['escape'] });
  expect(looked.remembered).toEqual({ skipLines: 2 });
  expect(looked.inspection.header).toEqual(['partner_id', 'name', 'tier']);
});

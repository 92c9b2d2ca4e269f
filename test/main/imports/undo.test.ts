import { describe, expect, it } from 'vitest';
import { openConflicts } from '../../../src/main/imports/apply/conflicts.ts';
import { previewUndoImports, redoImport } from '../../../src/main/imports/apply/undo.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { setFields } from './edits.ts';
import { header, month1, recipe } from './two-deals.ts';
import { type Work, work } from './work.ts';

const month2 = month1.replace('Ann', 'Amy');
const everyGuard = ['gone', 'older'];

const bring = (w: Work, name: string, text: string, more: Partial<RecipeInput> = {}) =>
  w.bring({ path: w.file(name, text), entity: 'deals', recipe: { ...recipe, ...more } }, everyGuard)
    .import ?? '';
const partners = (w: Work) =>
  w.bring({
    ...{ path: w.file('partners.csv', 'pid,name\nP1,One\nP2,Two\n'), entity: 'partners' },
    recipe: {
      entity: 'partners',
      source: 'crm',
      key: ['pid'],
      columns: { pid: 'externalId', name: 'name' },
    },
  }).import ?? '';
const owner = (w: Work) =>
  w.book.read.get<{ owner: string }>("SELECT owner FROM deal WHERE external_id = '1'")?.owner;

describe('what an undo keeps, and why', () => {
  it('a value edited by hand, with its day; the rest goes back', (t) => {
    const w = work(t);
    bring(w, 'a.csv', month1);
    const second = bring(w, 'b.csv', `${header}1,Alpha two,Amy,P1\n2,Beta,Bo,P2\n`);
    setFields(w, 1, { owner: 'Zoe' });
    expect(w.undo(second)).toMatchObject({
      reversed: 1,
      kept: [{ why: 'edited by you Mar 31', count: 1, first: ['Alpha two: owner'] }],
    });
    expect(owner(w)).toBe('Zoe');
  });

  it('a value the same source changed again says so by that file', (t) => {
    const w = work(t);
    bring(w, 'a.csv', month1);
    const second = bring(w, 'b.csv', month2);
    bring(w, 'deals-feb.csv', month1.replace('Ann', 'Ada'));
    expect(w.undo(second)).toMatchObject({
      reversed: 0,
      kept: [
        {
          why: 'changed by the import of deals-feb.csv on Mar 31',
          ...{ count: 1, first: ['Alpha: owner'] },
        },
      ],
    });
  });

  it('a link and its text are one thing', (t) => {
    const w = work(t);
    partners(w);
    bring(w, 'a.csv', month1);
    const second = bring(w, 'b.csv', month1.replace('Ann,P1', 'Ann,P2'));
    setFields(w, 1, { partnerId: null, partnerText: null });
    expect(w.undo(second).kept).toEqual([
      { why: 'edited by you Mar 31', count: 1, first: ['Alpha: partner'] },
    ]);
  });

  it('partners that deals of a later file belong to, until that file is taken back', (t) => {
    const w = work(t);
    const before = w.hash();
    const first = partners(w);
    const second = bring(w, 'a.csv', month1);
    const full = w.hash();
    const kept = [{ why: 'needed by 1 deal', count: 2, first: ['One', 'Two'] }];
    expect(w.undo(first)).toEqual({ reversed: 0, kept, failed: [], change: null });
    expect(w.hash()).toBe(full);
    w.undo(second);
    w.undo(first);
    expect(w.hash()).toBe(before);
  });

  it('nothing at all, where everything has to stay: the book is as it was, and it can be tried again', (t) => {
    const w = work(t);
    bring(w, 'a.csv', month1);
    const second = bring(w, 'b.csv', month2);
    const edited = w.book.change({ label: 'Edit', origin: 'ui' }, (writer) =>
      writer.set('deals', 1, { owner: 'Zoe' }),
    );
    expect(edited.change).not.toBeNull();
    const before = w.hash();
    expect(w.undo(second)).toMatchObject({ reversed: 0, change: null });
    expect(w.hash()).toBe(before);
    setFields(w, 1, { owner: 'Amy' });
    expect(w.undo(second)).toMatchObject({ reversed: 1, kept: [] });
    expect(owner(w)).toBe('Ann');
  });
});

describe('the source’s word steps back with an undo', () => {
  it('a hand edit made since is compared with the file before', (t) => {
    const w = work(t);
    bring(w, 'a.csv', month1);
    const second = bring(w, 'b.csv', `${header}1,Alpha two,Amy,P1\n2,Beta,Bo,P2\n`);
    setFields(w, 1, { owner: 'Zoe' });
    const edited = w.hash();
    w.undo(second);
    expect(w.book.read.all('SELECT field, value FROM source_base')).toEqual([
      { field: 'owner', value: '"Ann"' },
    ]);
    const undone = w.hash();
    bring(w, 'a.csv', month1);
    expect(openConflicts(w.book.read)).toEqual([]);
    expect(w.hash()).toBe(undone);
    redoImport({ importId: second }, w.context);
    expect(w.hash()).toBe(edited);
  });

  it('the same file again asks about it, as it would have', (t) => {
    const w = work(t);
    bring(w, 'a.csv', month1);
    const second = bring(w, 'b.csv', `${header}1,Alpha two,Amy,P1\n2,Beta,Bo,P2\n`);
    setFields(w, 1, { owner: 'Zoe' });
    w.undo(second);
    bring(w, 'b.csv', `${header}1,Alpha two,Amy,P1\n2,Beta,Bo,P2\n`);
    expect(openConflicts(w.book.read)).toMatchObject([
      { field: 'owner', base: 'Ann', mine: 'Zoe', theirs: 'Amy' },
    ]);
  });

  it('a decided conflict that was edited since goes back to what the log says', (t) => {
    const w = work(t);
    bring(w, 'a.csv', month1);
    setFields(w, 1, { owner: 'Zoe' });
    const second = w.bring({
      ...{ path: w.file('b.csv', month2.replace('Alpha', 'Alpha two')), entity: 'deals', recipe },
      conflicts: 'theirs',
    }).import;
    setFields(w, 1, { owner: 'Mia' });
    w.undo(second ?? '');
    expect(w.book.read.all('SELECT field, value FROM source_base')).toEqual([
      { field: 'owner', value: '"Ann"' },
    ]);
  });

  it('an import that archived what had vanished', (t) => {
    const w = work(t);
    bring(w, 'a.csv', month1, { vanished: 'archive' });
    const before = w.hash();
    const second = bring(w, 'b.csv', `${header}1,Alpha,Ann,P1\n`, { vanished: 'archive' });
    expect(w.book.read.get('SELECT sum(archived) AS n FROM deal')).toEqual({ n: 1 });
    expect(w.undo(second)).toMatchObject({ reversed: 1, kept: [] });
    expect(w.hash()).toBe(before);
    const third = bring(w, 'b.csv', `${header}1,Alpha,Ann,P1\n`, { vanished: 'archive' });
    const back = bring(w, 'a.csv', month1, { vanished: 'archive' });
    const returned = w.hash();
    w.undo(back);
    redoImport({ importId: back }, w.context);
    expect(w.hash()).toBe(returned);
    w.undo(back);
    w.undo(third);
    expect(w.hash()).toBe(before);
  });
});

describe('redo', () => {
  it('brings an import back whole, as often as one likes', (t) => {
    const w = work(t);
    partners(w);
    const before = w.hash();
    const id = bring(w, 'a.csv', month1);
    const after = w.hash();
    for (let round = 0; round < 3; round += 1) {
      w.undo(id);
      expect(w.hash()).toBe(before);
      expect(redoImport({ importId: id }, w.context)).toMatchObject({ kept: [], failed: [] });
      expect(w.hash()).toBe(after);
    }
  });

  it('of deals into a book without partners brings them back too', (t) => {
    const w = work(t);
    const id = bring(w, 'a.csv', month1);
    const after = w.hash();
    w.undo(id);
    expect(redoImport({ importId: id }, w.context)).toMatchObject({ reversed: 2, kept: [] });
    expect(w.hash()).toBe(after);
  });

  it('of what stands is refused, and so are an undo of what was undone and an id that is none', (t) => {
    const w = work(t);
    const id = bring(w, 'a.csv', month1);
    const importId = 'nothing';
    expect(() => redoImport({ importId: id }, w.context)).toThrow('was not undone');
    w.undo(id);
    expect(() => w.undo(id)).toThrow('undone already');
    expect(() => previewUndoImports([id], w.context)).toThrow('taken back already');
    expect(() => redoImport({ importId }, w.context)).toThrow('no import "nothing"');
    expect(() => w.undo(importId)).toThrow('no import "nothing"');
  });

  it('where the file came in again meanwhile, the newer rows stand, named by their file', (t) => {
    const w = work(t);
    const id = bring(w, 'a.csv', month1);
    w.undo(id);
    bring(w, 'again.csv', `${header}1,Alpha,Ann,P1\n`);
    expect(redoImport({ importId: id }, w.context)).toMatchObject({
      reversed: 1,
      kept: [{ why: 'imported again Mar 31 with again.csv', count: 1, first: ['Alpha'] }],
    });
    expect(w.book.read.get('SELECT count(*) AS n FROM deal')).toEqual({ n: 2 });
  });
});

it('a preview of several counts on the ones before', (t) => {
  const w = work(t);
  const first = partners(w);
  const second = bring(w, 'a.csv', month1);
  const before = w.hash();
  expect(previewUndoImports([first], w.context).kept).toHaveLength(1);
  expect(previewUndoImports([second, first], w.context)).toEqual({
    ...{ reversed: 4, kept: [], failed: [], change: null },
  });
  expect(w.hash()).toBe(before);
});

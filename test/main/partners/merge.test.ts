import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoChange } from '../../../src/main/book/undo.ts';
import { applyPlan } from '../../../src/main/imports/apply/apply.ts';
import { planImport } from '../../../src/main/imports/plan/plan.ts';
import {
  getRecord,
  mergePartners,
  mergePreview,
  setFields,
  undoEdit,
  unmergePartner,
} from '../../../src/main/partners/index.ts';
import type { Act } from '../../../src/main/program/index.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { dealLinks as links } from '../imports/deal-links.ts';
import { lawRuns, lawTimeout } from '../imports/laws/runs.ts';
import { withWork } from '../imports/laws/world.ts';
import { type Work, work } from '../imports/work.ts';

const recipe = (source: string, other: Partial<RecipeInput> = {}): RecipeInput => ({
  entity: 'partners',
  source,
  key: ['id'],
  columns: { id: 'externalId', name: 'name', domain: 'domain', city: 'city' },
  ...other,
});
const both = 'A,Acme Inc,acme.example,Oslo\nB,Acme Corporation,acme.example,Rome\nC,Zenith,,\n';
const actOf = (w: Work): Act => ({
  book: w.book,
  origin: 'ui',
  today: '2026-03-19',
  nowLocal: '2026-03-19T12:00',
});
const partners = (w: Work, rows = both, source = 'crm', other: Partial<RecipeInput> = {}) =>
  w.bring(
    {
      path: w.file(`${source}.csv`, `id,name,domain,city\n${rows}`),
      entity: 'partners',
      recipe: recipe(source, other),
    },
    ['gone', 'twoSources'],
  );
const deals = (w: Work, rows: string, source = 'crm', match?: 'name') =>
  w.bring(
    {
      path: w.file('deals.csv', `deal,partner,amount\n${rows}`),
      entity: 'deals',
      recipe: {
        entity: 'deals',
        source,
        key: ['deal'],
        columns: {
          deal: 'externalId',
          partner: match === undefined ? 'partner' : { field: 'partner', match },
          amount: 'amount',
        },
      },
    },
    ['gone', 'twoSources'],
  );
const merge = (w: Work, key = 'A', into = 'B') => mergePartners(actOf(w), { key, into });
const unmerge = (w: Work, key = 'A') => unmergePartner(actOf(w), { key });
const field = (w: Work, key: string, name: string) => getRecord(w.book.read, 'partners', key)[name];

/** A book with two partners of one company, their deals, a touch and a contact made by hand. */
function twins(w: Work): void {
  partners(w);
  deals(w, 'D1,A,1\nD2,B,2\nD3,C,3\n');
  w.book.change({ label: 'Add', origin: 'ui' }, (writer) => {
    writer.create('touches', { partnerId: 1, on: '2026-03-01' });
    writer.create('contacts', { partnerId: 1, name: 'Ann Lee' });
    writer.create('qbrs', {
      partnerId: 1,
      quarter: '2026-Q1',
      meetsAt: '2026-03-30T10:00',
      slotMinutes: 60,
      agendaPreset: 'Q1',
      status: 'planned',
    });
  });
}

describe('merging partners', () => {
  it('facts move, keys become keys of the other, its fields stay', (t) => {
    const w = work(t);
    twins(w);
    const before = getRecord(w.book.read, 'partners', 'B');
    expect(mergePreview(w.book.read, { key: 'A', into: 'B' })).toMatchObject({
      from: { name: 'Acme Inc' },
      into: { name: 'Acme Corporation' },
      moved: [
        { record: 'contacts', count: 1 },
        { record: 'deals', count: 1 },
        { record: 'touches', count: 1 },
        { record: 'qbrs', count: 1 },
      ],
      keys: [{ source: 'crm', key: 'A' }],
    });
    const merged = merge(w);
    expect(merged).toMatchObject({ id: before.id, keys: 1 });
    expect(links(w)).toEqual({ D1: 'B', D2: 'B', D3: 'C' });
    expect(getRecord(w.book.read, 'partners', 'A').id).toBe(before.id);
    expect({ ...getRecord(w.book.read, 'partners', 'B'), key: null }).toEqual({
      ...before,
      key: null,
    });
    expect(w.book.read.all('SELECT name FROM partner WHERE archived = 0 ORDER BY id')).toEqual([
      { name: 'Acme Corporation' },
      { name: 'Zenith' },
    ]);
  });

  it('unmerge undoes merge, by the book’s hash, however it is asked for', (t) => {
    const w = work(t);
    twins(w);
    const before = w.hash();
    const asked = [
      () => unmerge(w, 'A'),
      () => unmerge(w, 'crm:A'),
      () => unmerge(w, 'B'),
      (merged: ReturnType<typeof merge>) => unmerge(w, merged.merged),
      (merged: ReturnType<typeof merge>) => undoEdit(actOf(w), merged.change ?? 0),
    ];
    for (const ask of asked) {
      const merged = merge(w);
      expect(w.hash()).not.toBe(before);
      expect(ask(merged)).toMatchObject({ kept: [] });
      expect(w.hash()).toBe(before);
    }
  });

  it('is done again by undoing the undo, and taken back once more', (t) => {
    const w = work(t);
    twins(w);
    const before = w.hash();
    merge(w);
    const after = w.hash();
    const { change } = unmerge(w);
    undoChange(w.book, change ?? 0);
    expect(w.hash()).toBe(after);
    expect(unmerge(w)).toMatchObject({ kept: [] });
    expect(w.hash()).toBe(before);
  });

  it('the same files again change nothing, and neither key writes over the other', (t) => {
    const w = work(t);
    twins(w);
    merge(w);
    const hash = w.hash();
    expect(partners(w).counts).toMatchObject({ unchanged: 3, vanished: 0, conflicts: 0 });
    expect(deals(w, 'D1,A,1\nD2,B,2\nD3,C,3\n').counts).toMatchObject({ unchanged: 3 });
    expect(w.hash()).toBe(hash);
    expect(partners(w, both, 'crm', { vanished: 'archive' }).counts).toMatchObject({
      unchanged: 3,
    });
    expect(field(w, 'B', 'name')).toBe('Acme Corporation');
  });

  it('the record’s own key has the say; what the merged one’s row says is kept and moves nothing', (t) => {
    const w = work(t);
    twins(w);
    merge(w);
    const next = both.replace('Acme Inc,acme.example,Oslo', 'Acme Group,acme.example,Bergen');
    expect(partners(w, next).counts).toMatchObject({ changed: 1, unchanged: 2, conflicts: 0 });
    expect([field(w, 'B', 'name'), field(w, 'B', 'city')]).toEqual(['Acme Corporation', 'Rome']);
    const hash = w.hash();
    expect(partners(w, next).counts).toMatchObject({ unchanged: 3 });
    expect(w.hash()).toBe(hash);
    const later = next.replace('Rome', 'Milan');
    for (const rows of [later, later.split('\n').reverse().join('\n').trim()]) {
      partners(w, rows);
      expect([field(w, 'B', 'name'), field(w, 'B', 'city')]).toEqual(['Acme Corporation', 'Milan']);
    }
  });

  it('of two sources each keeps its own base: an unchanged file never writes over the other’s value', (t) => {
    const w = work(t);
    partners(w, 'A,Acme Inc,acme.example,Oslo\n', 'crm');
    partners(w, 'X,Acme Corporation,,Rome\n', 'erp');
    merge(w, 'crm:A', 'erp:X');
    const hash = w.hash();
    expect(partners(w, 'A,Acme Inc,acme.example,Oslo\n', 'crm').counts).toMatchObject({
      unchanged: 1,
    });
    expect(partners(w, 'X,Acme Corporation,,Rome\n', 'erp').counts).toMatchObject({ unchanged: 1 });
    expect(w.hash()).toBe(hash);
    const asks = partners(w, 'A,Acme Inc,acme.example,Bergen\n', 'crm');
    expect(asks.conflicts).toMatchObject([
      { field: 'city', base: 'Oslo', mine: 'Rome', theirs: 'Bergen' },
    ]);
    expect(field(w, 'erp:X', 'city')).toBe('Rome');
  });

  it('rows that come later by the merged one’s key, name or domain are the other’s', (t) => {
    const w = work(t);
    twins(w);
    merge(w);
    deals(w, 'D1,A,1\nD2,B,2\nD3,C,3\nD4,A,4\n');
    expect(links(w).D4).toBe('B');
    deals(w, 'E1,Acme Inc,1\n', 'portal', 'name');
    expect(links(w).E1).toBe('B');
  });

  it('a new row of another source that is called like the merged one is probably the other', (t) => {
    const w = work(t);
    twins(w);
    merge(w);
    const path = w.file('erp.csv', 'id,name,domain,city\nZ9,ACME inc.,,\n');
    const { matches } = w.plan({ path, entity: 'partners', recipe: recipe('erp') });
    const [survivor] = [getRecord(w.book.read, 'partners', 'B').id];
    expect(matches[0]?.candidates.map(({ id, why }) => [id, why])).toEqual([[survivor, 'name']]);
  });

  it('rows that waited because two partners had one name are linked', (t) => {
    const w = work(t);
    partners(w, 'A,Twin,,\nB,Twin,,\n');
    deals(w, 'D1,Twin,1\n', 'portal', 'name');
    expect(links(w).D1).toBeNull();
    const before = w.hash();
    merge(w);
    expect(links(w).D1).toBe('B');
    unmerge(w);
    expect(links(w).D1).toBeNull();
    expect(w.hash()).toBe(before);
  });

  it('a source may move a fact on that a merge moved', (t) => {
    const w = work(t);
    twins(w);
    merge(w);
    deals(w, 'D1,C,1\nD2,B,2\nD3,C,3\n');
    expect(links(w).D1).toBe('C');
    expect(unmerge(w)).toMatchObject({
      kept: [{ why: 'linked elsewhere since', count: 1, first: ['D1'] }],
    });
    expect(links(w).D1).toBe('C');
  });

  it('after imports in between, unmerging gives back what came by its keys, and follows its source', (t) => {
    const w = work(t);
    twins(w);
    merge(w);
    deals(w, 'D1,A,1\nD2,B,2\nD3,C,3\nD4,A,4\nD5,B,5\n');
    partners(w, both.replace('Oslo', 'Bergen').replace('Rome', 'Milan'));
    expect(unmerge(w)).toMatchObject({ kept: [] });
    expect(links(w)).toEqual({ D1: 'A', D2: 'B', D3: 'C', D4: 'A', D5: 'B' });
    expect([field(w, 'A', 'city'), field(w, 'B', 'city')]).toEqual(['Bergen', 'Milan']);
    const hash = w.hash();
    expect(
      partners(w, both.replace('Oslo', 'Bergen').replace('Rome', 'Milan')).counts,
    ).toMatchObject({ unchanged: 3 });
    expect(w.hash()).toBe(hash);
  });

  it('an edit before the merge stays protected through it', (t) => {
    const w = work(t);
    twins(w);
    setFields(actOf(w), { entity: 'partners', key: 'A', values: { city: 'Paris' } });
    const before = w.hash();
    merge(w);
    unmerge(w);
    expect(w.hash()).toBe(before);
    merge(w);
    partners(w, both.replace('Oslo', 'Bergen'));
    unmerge(w);
    expect(field(w, 'A', 'city')).toBe('Paris');
  });

  it('an import that created both is undone around the merge: what rests on it stays, and is named', (t) => {
    const w = work(t);
    const first = partners(w);
    merge(w);
    const undone = w.undo(first.import ?? '');
    expect(undone.kept.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(w.book.read.all('SELECT name FROM partner ORDER BY id')).toEqual([
      { name: 'Acme Inc' },
      { name: 'Acme Corporation' },
    ]);
    expect(w.book.read.get('PRAGMA foreign_key_check')).toBeUndefined();
  });

  it('is refused where it makes no sense, with the next step', (t) => {
    const w = work(t);
    twins(w);
    expect(() => merge(w, 'A', 'A')).toThrow('into itself');
    expect(() => unmerge(w, 'A')).toThrow('No partner was merged into Acme Inc.');
    const { merged } = merge(w);
    expect(() => merge(w, merged, 'C')).toThrow(
      'Acme Inc was merged into Acme Corporation already.',
    );
    expect(() => merge(w, 'C', merged)).toThrow('already');
    mergePartners(actOf(w), { key: 'B', into: 'C' });
    expect(() => unmerge(w, merged)).toThrow('Acme Corporation was merged into Zenith since.');
    unmerge(w, 'B');
    expect(unmerge(w, merged)).toMatchObject({ kept: [] });
    w.book.change({ label: 'x', origin: 'ui' }, (writer) =>
      writer.set('partners', 3, { archived: 1 }),
    );
    expect(() => merge(w, 'A', 'C')).toThrow('Zenith is archived');
  });

  it('merges in a row are taken back newest first, to the very book', (t) => {
    const w = work(t);
    twins(w);
    const hashes = [w.hash()];
    const first = merge(w, 'A', 'B');
    hashes.push(w.hash());
    const second = merge(w, 'B', 'C');
    expect(links(w)).toEqual({ D1: 'C', D2: 'C', D3: 'C' });
    expect(partners(w).counts).toMatchObject({ unchanged: 3 });
    unmerge(w, second.merged);
    expect(w.hash()).toBe(hashes[1]);
    unmerge(w, first.merged);
    expect(w.hash()).toBe(hashes[0]);
  });

  it('a plan made before a merge is stopped, and a fresh one is offered', (t) => {
    const w = work(t);
    twins(w);
    const path = w.file('next.csv', `id,name,domain,city\n${both.replace('Oslo', 'Bergen')}`);
    const { planPath } = planImport({ path, entity: 'partners', recipe: recipe('crm') }, w.context);
    merge(w);
    const hash = w.hash();
    expect(() => applyPlan({ planPath }, w.context)).toThrow(/changed since this plan was made/);
    expect(w.hash()).toBe(hash);
  });

  it(
    'law: unmerge undoes merge, whatever came before; after it the same files change nothing',
    () => {
      const value = fc.constantFrom('', 'x', 'y', 'z');
      const row = fc.record({
        name: fc.constantFrom('Acme', 'Zenith'),
        city: value,
        in: fc.boolean(),
      });
      const month = fc.record({
        rows: fc.tuple(row, row, row),
        edit: fc.option(fc.record({ key: fc.constantFrom('A', 'B', 'C'), city: value })),
      });
      const text = (rows: readonly { name: string; city: string; in: boolean }[]) =>
        rows
          .map((one, at) => (one.in || at === 2 ? `${'ABC'[at]},${one.name},,${one.city}\n` : ''))
          .join('');
      fc.assert(
        fc.property(fc.array(month, { maxLength: 3 }), row, row, (months, a, b) =>
          withWork((w) => {
            partners(w);
            deals(w, 'D1,A,1\nD2,B,2\nD3,C,3\n');
            for (const { rows, edit } of months) {
              partners(w, text(rows));
              if (edit !== null)
                setFields(actOf(w), {
                  entity: 'partners',
                  key: edit.key,
                  values: { city: edit.city },
                });
            }
            const before = w.hash();
            const { merged } = merge(w);
            const last = text(months.at(-1)?.rows ?? []);
            if (last !== '') {
              const quiet = { new: 0, changed: 0, conflicts: 0, vanished: 0 };
              expect(partners(w, last).counts).toMatchObject(quiet);
            }
            expect(unmerge(w, merged)).toMatchObject({ kept: [] });
            expect(w.hash()).toBe(before);

            merge(w);
            const next = text([
              { ...a, in: true },
              { ...b, in: true },
              { name: 'C', city: '', in: true },
            ]);
            partners(w, next);
            deals(w, 'D1,A,1\nD2,B,2\nD3,C,3\nD4,A,4\n');
            unmerge(w, merged);
            expect(links(w)).toEqual({ D1: 'A', D2: 'B', D3: 'C', D4: 'A' });
            expect(partners(w, next).counts).toMatchObject({ unchanged: 3 });
            expect(w.book.read.get('PRAGMA foreign_key_check')).toBeUndefined();
          }),
        ),
        lawRuns,
      );
    },
    lawTimeout,
  );
});

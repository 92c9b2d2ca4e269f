import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { setFields } from './edits.ts';
import { lawRuns, lawTimeout } from './laws/runs.ts';
import { withWork } from './laws/world.ts';
import { type Work, work } from './work.ts';

const recipe = (source: string, other: Partial<RecipeInput> = {}): RecipeInput => ({
  entity: 'partners',
  source,
  key: ['id'],
  keySpace: 'account',
  columns: { id: 'externalId', name: 'name', city: 'city', owner: 'owner' },
  ...other,
});
const header = 'id,name,city,owner\n';
const accept = ['gone', 'twoSources', 'older', 'nearKeys'];
const bring = (w: Work, source: string, rows: string, other: Partial<RecipeInput> = {}) =>
  w.bring(
    {
      path: w.file(`${source}.csv`, header + rows),
      entity: 'partners',
      recipe: recipe(source, other),
    },
    accept,
  );
const partner = (w: Work) => w.book.read.get('SELECT name, city, owner FROM partner');
/** An edit by hand, where there is a partner to edit. */
function editCity(w: Work, city: string): void {
  const id = w.book.read.get<{ id: number }>('SELECT id FROM partner')?.id;
  if (id !== undefined) setFields(w, id, { city: city === '' ? null : city }, 'partners');
}
const quiet = { new: 0, changed: 0, conflicts: 0, vanished: 0 };

describe('two sources that share their keys', () => {
  it('alternating files that say what they said before change nothing, in any order', (t) => {
    const w = work(t);
    const [a, b] = ['P1,Acme,Oslo,Ann\n', 'P1,Acme AS,Rome,\n'];
    bring(w, 'crm', a);
    bring(w, 'erp', b);
    const hash = w.hash();
    for (const [source, rows] of [
      ['crm', a],
      ['erp', b],
      ['erp', b],
      ['crm', a],
    ] as const) {
      expect(bring(w, source, rows).counts).toMatchObject(quiet);
      expect(w.hash()).toBe(hash);
    }
    expect(partner(w)).toEqual({ name: 'Acme AS', city: 'Rome', owner: null });
  });

  it('a source’s own change is asked about where the other has had its word since, taken where it has not', (t) => {
    const w = work(t);
    bring(w, 'crm', 'P1,Acme,Oslo,Ann\n');
    bring(w, 'erp', 'P1,Acme,Rome,Ann\n');
    const third = bring(w, 'crm', 'P1,Acme,Bergen,Bea\n');
    expect(third.conflicts).toEqual([
      { key: 'P1', field: 'city', base: 'Oslo', mine: 'Rome', theirs: 'Bergen' },
    ]);
    expect(partner(w)).toEqual({ name: 'Acme', city: 'Rome', owner: 'Bea' });
    expect(bring(w, 'erp', 'P1,Acme,Rome,Ann\n').counts).toMatchObject(quiet);
    expect(partner(w)).toEqual({ name: 'Acme', city: 'Rome', owner: 'Bea' });
  });

  it('a third source that meets the record takes no word of the first two for a person’s edit', (t) => {
    const w = work(t);
    bring(w, 'crm', 'P1,Acme,Oslo,Ann\n');
    bring(w, 'erp', 'P1,Acme,Rome,Ann\n');
    const met = bring(w, 'psa', 'P1,Acme,Lima,Ann\n');
    expect(met.counts).toMatchObject({ changed: 1, conflicts: 0 });
    setFields(w, 1, { owner: 'Cy' }, 'partners');
    const fourth = bring(w, 'lms', 'P1,Acme,Lima,Dee\n');
    expect(fourth.conflicts).toMatchObject([{ field: 'owner', mine: 'Cy', theirs: 'Dee' }]);
    expect(partner(w)).toEqual({ name: 'Acme', city: 'Lima', owner: 'Cy' });
  });

  it('an edit before they met is protected from the second one’s next word', (t) => {
    const w = work(t);
    bring(w, 'crm', 'P1,Acme,Oslo,Ann\n');
    setFields(w, 1, { city: 'Paris' }, 'partners');
    expect(bring(w, 'erp', 'P1,Acme,Oslo,Ann\n').counts).toMatchObject(quiet);
    expect(partner(w)).toMatchObject({ city: 'Paris' });
    expect(bring(w, 'erp', 'P1,Acme,Rome,Ann\n').conflicts).toMatchObject([
      { field: 'city', mine: 'Paris' },
    ]);
  });

  it('one that no longer holds a record archives nothing the other still holds', (t) => {
    const w = work(t);
    const archive = { vanished: 'archive' } as const;
    bring(w, 'crm', 'P1,Acme,Oslo,Ann\nP2,Zenith,,\n', archive);
    bring(w, 'erp', 'P1,Acme,Oslo,Ann\n', archive);
    bring(w, 'crm', 'P2,Zenith,,\n', archive);
    expect(w.book.read.all('SELECT name FROM partner WHERE archived = 1')).toEqual([]);
    bring(w, 'erp', 'P9,Else,,\n', archive);
    expect(w.book.read.all('SELECT name FROM partner WHERE archived = 1')).toEqual([
      { name: 'Acme' },
    ]);
  });

  it(
    'never fight: files, undo and the same files again, whatever came before',
    () => {
      const value = fc.constantFrom('', 'x', 'y', 'z');
      const step = fc.record({
        source: fc.constantFrom('crm', 'erp'),
        city: value,
        owner: value,
        undo: fc.boolean(),
        edit: fc.option(value, { freq: 4 }),
      });
      fc.assert(
        fc.property(fc.array(step, { minLength: 2, maxLength: 6 }), (steps) =>
          withWork((w) => {
            const said = new Map<string, string>();
            for (const { source, city, owner, undo, edit } of steps) {
              if (edit !== null) editCity(w, edit);
              const before = w.hash();
              const rows = `P1,Acme,${city},${owner}\n`;
              const done = bring(w, source, rows);
              if (undo) {
                w.undo(done.import ?? '');
                expect(w.hash()).toBe(before);
              } else said.set(source, rows);
              const hash = w.hash();
              for (const [other, text] of said) {
                expect(bring(w, other, text).counts).toMatchObject(quiet);
                expect(w.hash()).toBe(hash);
              }
            }
          }),
        ),
        lawRuns,
      );
    },
    lawTimeout,
  );
});

describe('twoSources: a file that brings another source’s records', () => {
  const alone = { keySpace: null };
  const names = (w: Work, source: string, rows: string, other: Partial<RecipeInput> = alone) =>
    w
      .plan({
        path: w.file('x.csv', header + rows),
        entity: 'partners',
        recipe: recipe(source, other),
      })
      .guards.map(({ name }) => name);
  const three = 'P1,Acme,,\nP2,Zenith,,\nP3,Nova,,\n';

  it('stops with the evidence, writes nothing, and passes by name', (t) => {
    const w = work(t);
    bring(w, 'crm', three, alone);
    const before = w.hash();
    const input = {
      path: w.file('x.csv', header + three),
      entity: 'partners' as const,
      recipe: recipe('erp', alone),
    };
    expect(w.plan(input).guards).toEqual([
      {
        name: 'twoSources',
        message:
          'All 3 new rows have keys of "crm": these look like its records. Name the source so, or share its key space in the recipe; otherwise they are added as records of their own.',
        evidence: ['P1: Acme', 'P2: Zenith', 'P3: Nova'],
      },
    ]);
    expect(() => w.bring(input)).toThrow(/Nothing was imported/);
    expect(w.hash()).toBe(before);
    expect(w.bring(input, ['twoSources']).counts).toMatchObject({ new: 3 });
  });

  it('not under a shared key space, for one key, for less than half, or for other names under equal numbers', (t) => {
    const w = work(t);
    bring(w, 'crm', three);
    expect(names(w, 'erp', three, { keySpace: 'account' })).toEqual([]);
    expect(names(w, 'erp', 'P1,Acme,,\n')).toEqual([]);
    expect(names(w, 'erp', 'P1,Acme,,\nP2,Zenith,,\nX1,One,,\nX2,Two,,\n')).toEqual([]);
    expect(names(w, 'erp', 'P1,Acme,,\nP2,Zenith Ltd,,\nX1,One,,\n')).toEqual(['twoSources']);
    expect(names(w, 'erp', 'P1,Other,,\nP2,Else,,\nP3,More,,\n')).toEqual([]);
  });
});

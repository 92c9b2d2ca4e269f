import { describe, expect, it } from 'vitest';
import { salesforceChecksum } from '../../../src/shared/book/key.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { dealLinks as links } from './deal-links.ts';
import { setFields } from './edits.ts';
import { type Work, work } from './work.ts';

const partners: RecipeInput = {
  entity: 'partners',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name', domain: 'domain' },
};
const deals = (match?: 'key' | 'name' | 'domain', source = 'crm'): RecipeInput => ({
  entity: 'deals',
  source,
  key: ['deal'],
  columns: {
    deal: 'externalId',
    partner: match === undefined ? 'partner' : { field: 'partner', match },
  },
});

const bringPartners = (w: Work, rows: string) =>
  w.bring(
    {
      path: w.file('partners.csv', `id,name,domain\n${rows}`),
      entity: 'partners',
      recipe: partners,
    },
    ['gone'],
  );
const bringDeals = (w: Work, rows: string, recipe = deals()) =>
  w.bring({ path: w.file('deals.csv', `deal,partner\n${rows}`), entity: 'deals', recipe }, [
    'gone',
  ]);

describe('whose row it is', () => {
  it('by the partner’s key in the same source, whichever file comes first', (t) => {
    const w = work(t);
    const early = bringDeals(w, 'D1,P1\nD2,P2\nD3,\n');
    expect(early.warnings.find(({ code }) => code === 'partnersWaiting')?.message).toContain(
      '2 partners',
    );
    expect(links(w)).toEqual({ D1: null, D2: null, D3: null });
    const before = w.hash();
    const late = bringPartners(w, 'P1,Acme,\nP2,Zenith,\n');
    expect(links(w)).toEqual({ D1: 'P1', D2: 'P2', D3: null });
    expect(w.undo(late.import ?? '').kept).toEqual([]);
    expect(links(w)).toEqual({ D1: null, D2: null, D3: null });
    expect(w.hash()).toBe(before);
  });

  it('by the key of another source under a shared key space, whichever file comes first', (t) => {
    const w = work(t);
    const space = { keySpace: 'account' };
    const erp = deals('key', 'erp');
    const bringAll = (rows: string) =>
      w.bring({
        path: w.file('partners.csv', `id,name,domain\n${rows}`),
        entity: 'partners',
        recipe: { ...partners, ...space },
      });
    bringDeals(w, 'D1,P1\nD2,P2\n', { ...erp, ...space });
    const before = w.hash();
    const late = bringAll('P1,Acme,\n');
    expect(links(w)).toEqual({ D1: 'P1', D2: null });
    w.undo(late.import ?? '');
    expect(w.hash()).toBe(before);
    bringAll('P1,Acme,\nP2,Zenith,\n');
    bringDeals(w, 'D1,P1\nD2,P2\nD3,P1\n', { ...erp, ...space });
    expect(links(w)).toEqual({ D1: 'P1', D2: 'P2', D3: 'P1' });
    const alone = deals('key', 'portal');
    bringDeals(w, 'E1,P1\n', alone);
    expect(links(w)).toMatchObject({ E1: null });
  });

  it('by name only where the recipe says so and only one has it', (t) => {
    const w = work(t);
    bringPartners(w, 'P1,Acme,\nP2,Twin,\nP3,Twin,\n');
    const result = bringDeals(w, 'D1,  ACME \nD2,Twin\nD3,Nobody\n', deals('name'));
    expect(links(w)).toEqual({ D1: 'P1', D2: null, D3: null });
    expect(result.warnings.find(({ code }) => code === 'namesakes')?.message).toContain('Twin');
    expect(result.warnings.find(({ code }) => code === 'partnersWaiting')?.message).toContain(
      'Nobody',
    );
    bringDeals(w, 'D4,Acme\n', deals('key'));
    expect(links(w).D4).toBeNull();
  });

  it('across sources by name, and by web domain', (t) => {
    const w = work(t);
    bringPartners(w, 'P1,Acme,acme.example\n');
    bringDeals(w, 'D1,acme\n', deals('name', 'erp'));
    bringDeals(w, 'D2,ACME.example\n', deals('domain', 'portal'));
    expect(links(w)).toEqual({ D1: 'P1', D2: 'P1' });
  });

  it('follows the source to another partner, but never away from a link made by hand', (t) => {
    const w = work(t);
    bringPartners(w, 'P1,Acme,\nP2,Zenith,\nP3,Nova,\n');
    bringDeals(w, 'D1,P1\nD2,P1\n');
    const nova = w.book.read.get<{ id: number }>("SELECT id FROM partner WHERE name = 'Nova'");
    const second = w.book.read.get<{ id: number }>("SELECT id FROM deal WHERE external_id = 'D2'");
    setFields(w, second?.id, { partnerId: nova?.id ?? null });
    const result = bringDeals(w, 'D1,P2\nD2,P2\n');
    expect(result.changedFields).toEqual({ partner: 2 });
    expect(links(w)).toEqual({ D1: 'P2', D2: 'P3' });
  });

  it('a renamed partner keeps its deals', (t) => {
    const w = work(t);
    bringPartners(w, 'P1,Acme,\n');
    bringDeals(w, 'D1,P1\n');
    expect(bringPartners(w, 'P1,Acme Worldwide,\n').changedFields).toEqual({ name: 1 });
    expect(links(w)).toEqual({ D1: 'P1' });
  });
});

describe('names that change', () => {
  it('swapped names are followed by key: the deals stay where they are', (t) => {
    const w = work(t);
    bringPartners(w, 'P1,Acme,\nP2,Zenith,\n');
    bringDeals(w, 'D1,P1\nD2,P2\n');
    expect(bringPartners(w, 'P1,Zenith,\nP2,Acme,\n').changedFields).toEqual({ name: 2 });
    expect(links(w)).toEqual({ D1: 'P1', D2: 'P2' });
    expect(w.book.read.all('SELECT external_id AS id, name FROM partner ORDER BY id')).toEqual([
      { id: 'P1', name: 'Zenith' },
      { id: 'P2', name: 'Acme' },
    ]);
    expect(bringDeals(w, 'D1,P1\nD2,P2\n').counts).toMatchObject({ unchanged: 2 });
  });

  it('a row that waits is linked once a partner takes its name, or a second one of that name goes', (t) => {
    const w = work(t);
    bringPartners(w, 'P1,Acme,\nP2,Twin,\nP3,Twin,\n');
    bringDeals(w, 'D1,Nova\nD2,Twin\n', deals('name'));
    expect(links(w)).toEqual({ D1: null, D2: null });
    bringPartners(w, 'P1,Nova,\nP2,Twin,\nP3,Triplet,\n');
    expect(links(w)).toEqual({ D1: 'P1', D2: 'P2' });
  });

  it('a key of 18 characters names the partner whose key has 15', (t) => {
    const w = work(t);
    bringPartners(w, '0011x00000AbCdE,Acme,\n');
    bringDeals(w, `D1,0011x00000AbCdE${salesforceChecksum('0011x00000AbCdE')}\n`);
    expect(links(w)).toEqual({ D1: '0011x00000AbCdE' });
  });
});

describe('records other sources know', () => {
  it('are listed as probable matches, never merged', (t) => {
    const w = work(t);
    bringPartners(w, 'P1,Acme,acme.example\n');
    w.book.change({ label: 'By hand', origin: 'ui' }, (writer) =>
      writer.create('partners', { name: 'Zenith' }),
    );
    const recipe = { ...partners, source: 'erp' };
    const path = w.file(
      'erp.csv',
      'id,name,domain\nX1, acme ,\nX2,Other,ACME.EXAMPLE\nP1,Third,\nX4,zenith,\nX5,New,\n',
    );
    const result = w.bring({ path, entity: 'partners', recipe });
    expect(
      result.matches.map(({ key, candidates }) => [
        key,
        candidates.map(({ name, why }) => [name, why]),
      ]),
    ).toEqual([
      ['X1', [['Acme', 'name']]],
      ['X2', [['Acme', 'domain']]],
      ['P1', [['Acme', 'key']]],
      ['X4', [['Zenith', 'name']]],
    ]);
    expect(result.counts).toMatchObject({ new: 5 });
  });

  it('are met by key under a shared key space, and two sources never fight', (t) => {
    const w = work(t);
    const a: RecipeInput = { ...partners, keySpace: 'account' };
    const b: RecipeInput = { ...a, source: 'erp' };
    const bring = (recipe: RecipeInput, rows: string) =>
      w.bring({ path: w.file('x.csv', `id,name,domain\n${rows}`), entity: 'partners', recipe });
    bring(a, 'P1,Acme,acme.example\n');
    const before = w.hash();
    const met = bring(b, 'P1,ACME Inc,acme.example\nP2,New,\n');
    expect(met.counts).toMatchObject({ rows: 2, new: 1, changed: 1 });
    expect(w.book.read.all('SELECT name FROM partner ORDER BY id')).toEqual([
      { name: 'ACME Inc' },
      { name: 'New' },
    ]);
    const after = w.hash();
    expect(bring(a, 'P1,Acme,acme.example\n').counts).toMatchObject({ unchanged: 1 });
    const again = bring(b, 'P1,ACME Inc,acme.example\nP2,New,\n');
    expect(again.counts).toMatchObject({ unchanged: 2 });
    expect(w.hash()).toBe(after);
    w.undo(again.import ?? '');
    w.undo(met.import ?? '');
    expect(w.hash()).toBe(before);
  });
});

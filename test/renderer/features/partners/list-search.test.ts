import { describe, expect, it } from 'vitest';
import {
  isFiltered,
  listInput,
  readSearch,
  writeSearch,
} from '../../../../src/renderer/features/partners/list-search.ts';

describe('the address of the partners list', () => {
  it('opens on the most revenue first, unfiltered', () => {
    const search = readSearch({});
    expect(search.sort).toEqual({ by: 'revenueT12M', desc: true });
    expect(isFiltered(search)).toBe(false);
    expect(writeSearch(search)).toEqual({});
  });

  it('comes back from its address as it was', () => {
    const search = readSearch({ q: 'har', tier: ['Gold', ''], sort: 'health', dir: 'asc' });
    expect(readSearch(writeSearch(search))).toEqual(search);
  });

  it('asks for "no value" with null', () => {
    const { filter, sort } = listInput(
      readSearch({ tier: ['Gold', ''], sort: 'name', dir: 'asc' }),
    );
    expect(filter?.tiers).toEqual(['Gold', null]);
    expect(filter?.owners).toBeUndefined();
    expect(sort).toEqual({ by: 'name', direction: 'asc' });
  });

  it('shows the whole list for an address that was mistyped', () => {
    expect(readSearch({ sort: '__proto__', tier: { a: 1 }, q: ['x'], add: 'yes' })).toEqual(
      readSearch({}),
    );
  });
});

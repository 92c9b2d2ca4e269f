import { expect, it } from 'vitest';
import { sortingOf, sortOf } from '../../../src/renderer/components/data-table-model.ts';

it('keeps one column to sort by, or none', () => {
  expect(sortOf(sortingOf({ id: 'health', desc: true }))).toEqual({ id: 'health', desc: true });
  expect(sortOf(sortingOf(null))).toBeNull();
});

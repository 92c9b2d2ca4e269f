import { expect, it } from 'vitest';
import { fitRows, sortingOf, sortOf } from '../../../src/renderer/components/data-table-model.ts';

it('keeps one column to sort by, or none', () => {
  expect(sortOf(sortingOf({ id: 'health', desc: true }))).toEqual({ id: 'health', desc: true });
  expect(sortOf(sortingOf(null))).toBeNull();
});

it('a card of few rows ends with them, and may shrink to the window when there are many', () => {
  expect(fitRows(1, 36)).toEqual({ flex: '0 1 73px', minHeight: 73 });
  expect(fitRows(1000, 36)).toEqual({ flex: '0 1 36037px', minHeight: 200 });
  expect(fitRows(0, 36)).toEqual({});
});

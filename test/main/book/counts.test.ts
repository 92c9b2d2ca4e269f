import { expect, it } from 'vitest';
import { bookCounts } from '../../../src/main/book/counts.ts';
import { freshBook } from '../../fixtures/base-book.ts';

it('counts the records of each kind, and the changes', (t) => {
  const { book } = freshBook(t);
  expect(bookCounts(book.read).records.every(({ count }) => count === 0)).toBe(true);
  for (const name of ['One', 'Two'])
    book.change({ label: 'Add', origin: 'ui' }, (writer) => writer.create('partners', { name }));
  const { records, changes } = bookCounts(book.read);
  expect(records.filter(({ count }) => count > 0)).toEqual([
    { entity: 'partners', label: 'Partners', count: 2 },
  ]);
  expect(changes).toBe(2);
});

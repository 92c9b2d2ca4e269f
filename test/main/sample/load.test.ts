import { expect, test } from 'vitest';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import { recompute } from '../../../src/main/recompute/index.ts';
import { loadSample } from '../../../src/main/sample/index.ts';
import { type FreshBook, freshBook } from '../../fixtures/base-book.ts';

const today = '2026-11-20';

function load({ book }: FreshBook, steps: string[] = []) {
  let id = 0;
  return loadSample({
    book,
    today: () => today,
    now: () => '2026-11-20T09:00:00.000Z',
    newId: () => `sample${String(++id).padStart(12, '0')}`,
    progress: ({ done, total }) => steps.push(`${done}/${total}`),
    checkCancelled: () => undefined,
  });
}

test('the sample fills an empty book through imports and commands', (t) => {
  const fresh = freshBook(t, { recompute, today: () => today });
  const steps: string[] = [];
  const loaded = load(fresh, steps);
  expect(loaded.partners).toBe(60);
  expect(loaded.deals).toBeGreaterThan(1000);
  expect(steps).toHaveLength(7);
  const { read } = fresh.book;
  const count = (sql: string) => read.get<{ n: number }>(sql)?.n;
  expect(count('SELECT count(*) AS n FROM import_run')).toBe(7);
  expect(count("SELECT count(*) AS n FROM qbr WHERE status = 'held'")).toBe(2);
  expect(count("SELECT count(*) AS n FROM qbr WHERE status = 'planned'")).toBe(3);
  expect(count('SELECT count(*) AS n FROM deal WHERE partner_id IS NULL')).toBe(0);
  expect(count('SELECT count(*) AS n FROM partner_score WHERE health IS NOT NULL')).toBeGreaterThan(
    40,
  );
});

test('a book with partners in it refuses the sample and stays as it was', (t) => {
  const fresh = freshBook(t, { recompute, today: () => today });
  load(fresh);
  const before = bookHash(fresh.book.read);
  expect(() => load(fresh)).toThrow('only goes into an empty book');
  expect(bookHash(fresh.book.read)).toEqual(before);
});

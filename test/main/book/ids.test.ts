import { expect, it } from 'vitest';
import { newId } from '../../../src/main/book/ids.ts';

it('ids are url-safe, each its own, and none reads as an option of the command line', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[A-Za-z0-9_][\w-]{15}$/.test(id))).toEqual([]);
});

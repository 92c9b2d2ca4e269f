import { expect, it, type TestContext } from 'vitest';
import { KnownRows } from '../../../src/main/imports/diff/known-rows.ts';
import { SeenRows } from '../../../src/main/imports/diff/seen-rows.ts';
import { RowHasher } from '../../../src/main/imports/map/row-hash.ts';
import { work } from './work.ts';

const hasher = new RowHasher('key');
const row = (key: string, value = key) => ({ key, values: [value], hash: hasher.of([value]) });

/** A book that knows some keys of the source `crm`, and `others` of another one. */
function bookOf(t: TestContext, keys: readonly string[], others = 0) {
  const w = work(t);
  w.book.change({ label: 'rows', origin: 'import' }, (writer) => {
    const source = (name: string) =>
      writer.run('INSERT INTO source (name, change_id) VALUES (?, ?)', [name, writer.changeId])
        .lastInsertRowid;
    const add = (sourceId: number, key: string, record: number) =>
      writer.run(
        "INSERT INTO source_row (source_id, entity, key, record_id, hash, change_id) VALUES (?, 'deals', ?, ?, ?, ?)",
        [sourceId, key, record, row(key).hash, writer.changeId],
      );
    const crm = source('crm');
    const other = source('other');
    for (let n = 0; n < others; n += 1) add(other, `O${n}`, n + 1);
    for (const [at, key] of keys.entries()) add(crm, key, 5000 + at);
  });
  return w;
}

it.for([
  ['most of the book', 2500, 0],
  ['little of the book', 40, 400],
] as const)('knows the rows of its source alone, where they are %s', ([, count, others], t) => {
  const keys = Array.from({ length: count }, (_unused, n) => `D"${n},\n é東\u2028`);
  const w = bookOf(t, keys, others);
  const known = new KnownRows(w.book.read, 'crm', 'deals');
  expect(known.size).toBe(count);
  for (const [at, key] of keys.entries()) {
    expect([known.find(key), known.key(at), known.recordId(at)]).toEqual([at, key, 5000 + at]);
    expect([known.sameHash(at, row(key).hash), known.hasVanished(at)]).toEqual([true, false]);
  }
  expect(known.find('O1')).toBe(-1);
  expect(known.sameHash(0, row('something else').hash)).toBe(false);
  expect(known.set).toEqual({ rows: count, last: known.rowId(count - 1) });
});

it('knows nothing of a source nobody imported', (t) => {
  const known = new KnownRows(bookOf(t, ['D1']).book.read, 'new', 'deals');
  expect([known.size, known.sourceId, known.find('D1')]).toEqual([0, null, -1]);
});

it('tells first, repeated and duplicate rows of known and of new keys', (t) => {
  const seen = new SeenRows(new KnownRows(bookOf(t, ['D1', 'D2', 'D3']).book.read, 'crm', 'deals'));
  expect(seen.meet(row('D2'), 2)).toEqual({ kind: 'first', at: 1 });
  expect(seen.meet(row('D2'), 3)).toEqual({ kind: 'repeated', line: 2 });
  expect(seen.meet(row('D2', 'other'), 4)).toEqual({ kind: 'duplicate', line: 2 });
  for (let n = 0; n < 100; n += 1)
    expect(seen.meet(row(`N${n}`), 5 + n)).toEqual({ kind: 'first', at: -1 });
  expect(seen.meet(row('N99'), 200)).toEqual({ kind: 'repeated', line: 104 });
  expect(seen.meet(row('N0', 'other'), 201)).toEqual({ kind: 'duplicate', line: 5 });
  seen.markUnread('D3');
  expect([0, 1, 2].map((at) => seen.holds(at))).toEqual([false, true, true]);
  expect(seen.vanished().map(({ key }) => key)).toEqual(['D1']);
  expect(seen.newKeys().length).toBe(100);
});

it('finds new keys that are near a known one, or another new one', (t) => {
  const seen = new SeenRows(new KnownRows(bookOf(t, ['ab 1']).book.read, 'crm', 'deals'));
  for (const [at, key] of [
    'AB1',
    'Ｘ９',
    'x9',
    'X 9',
    'ok',
    '001A00000012345',
    '001a00000012345',
  ].entries())
    seen.meet(row(key), at + 2);
  expect(seen.nearKeys()).toEqual([
    ['AB1', 'ab 1'],
    ['x9', 'Ｘ９'],
    ['X 9', 'Ｘ９'],
  ]);
});

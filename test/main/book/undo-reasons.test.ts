import { describe, expect, test } from 'vitest';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import type { Book, ChangeMeta } from '../../../src/main/book/types.ts';
import { previewUndo, undoChange } from '../../../src/main/book/undo.ts';
import { dayText, neededBy } from '../../../src/main/book/undo-reasons.ts';
import { freshBook } from '../../fixtures/base-book.ts';

const edit: ChangeMeta = { label: 'Edit partner', origin: 'ui' };
const calendar = { today: '2026-03-31', zone: 'UTC' };

function owned(book: Book, owner: string, meta: ChangeMeta = edit): number {
  return book.change(meta, (w) => w.set('partners', 1, { owner })).change ?? 0;
}

function withPartner(book: Book): number {
  book.change(edit, (w) => w.create('partners', { name: 'Harbor Supply' }));
  return owned(book, 'Ann');
}

describe('a day in a reason', () => {
  test('is told in the zone asked for, with the year where it is another one', () => {
    const at = '2026-01-08T23:30:00.000Z';
    expect(dayText(at, calendar)).toBe('Jan 8');
    expect(dayText(at, { today: '2026-03-31', zone: 'Asia/Tokyo' })).toBe('Jan 9');
    expect(dayText(at, { today: '2027-03-31', zone: 'UTC' })).toBe('Jan 8, 2026');
    expect(dayText('2026-01-01T02:00:00Z', { today: '2026-03-31', zone: 'America/New_York' })).toBe(
      'Dec 31, 2025',
    );
    expect(dayText('no instant', calendar)).toBe('');
  });
});

describe('who changed a field since', () => {
  const why = (book: Book, change: number) =>
    undoChange(book, change, { calendar }).kept.map((kept) => kept.why);

  test('a person, on screen or by a command', (t) => {
    const { book } = freshBook(t);
    const change = withPartner(book);
    owned(book, 'Bo', { label: 'Edit', origin: 'cli' });
    expect(why(book, change)).toEqual(['edited by you Mar 31']);
  });

  test('the sample, or the book itself', (t) => {
    const { book } = freshBook(t);
    const change = withPartner(book);
    owned(book, 'Bo', { label: 'Fill with the sample', origin: 'sample' });
    expect(why(book, change)).toEqual(['changed on Mar 31 (Fill with the sample)']);
  });

  test('an undo, where nothing else stands', (t) => {
    const { book } = freshBook(t);
    const first = withPartner(book);
    const second = owned(book, 'Bo');
    const third = owned(book, 'Cy');
    expect(why(book, second)).toEqual(['edited by you Mar 31']);
    undoChange(book, first, { calendar });
    undoChange(book, third, { calendar });
    expect(undoChange(book, second, { calendar })).toMatchObject({ reversed: 1, kept: [] });
  });

  test('nobody: a value that is back where the undo would put it is not kept', (t) => {
    const { book } = freshBook(t);
    withPartner(book);
    const change = owned(book, 'Bo');
    owned(book, 'Ann');
    expect(undoChange(book, change, { calendar }).kept).toEqual([]);
  });
});

describe('what stays', () => {
  test('is counted by kind, in the singular and the plural', () => {
    expect(
      neededBy([
        { record: 'touches', count: 2 },
        { record: 'qbrs', count: 1 },
      ]),
    ).toBe('needed by 2 touches, 1 QBR');
    expect(neededBy([{ record: 'quarters', count: 1200 }])).toBe(
      'needed by 1,200 quarterly figures',
    );
  });

  test('is named record by record, those alike together', (t) => {
    const { book } = freshBook(t);
    const { change } = book.change(edit, (w) => {
      for (const name of ['A', 'B', 'C']) w.create('partners', { name });
    });
    book.change(edit, (w) => {
      for (const partnerId of [1, 2]) {
        w.create('touches', { partnerId, on: '2026-01-08' });
        w.create('touches', { partnerId, on: '2026-01-09' });
      }
      w.create('touches', { partnerId: 3, on: '2026-01-09' });
    });
    expect(undoChange(book, change ?? 0)).toEqual({
      change: null,
      reversed: 0,
      kept: [
        { why: 'needed by 2 touches', count: 2, first: ['A', 'B'] },
        { why: 'needed by 1 touch', count: 1, first: ['C'] },
      ],
    });
  });

  test('in more ways than anybody reads is told in general words from there on', (t) => {
    const { book } = freshBook(t);
    const many = 53;
    const { change } = book.change(edit, (w) => {
      for (let n = 1; n <= many; n += 1) w.create('partners', { name: `P${n}` });
    });
    book.change(edit, (w) => {
      for (let n = 1; n <= many; n += 1)
        for (let m = 0; m < n; m += 1) w.create('touches', { partnerId: n, on: '2026-01-08' });
    });
    const { kept } = undoChange(book, change ?? 0);
    expect(kept).toHaveLength(51);
    expect(kept.at(-1)).toEqual({
      ...{ why: 'other records refer to it', count: 3 },
      first: ['P51', 'P52', 'P53'],
    });
  });
});

test('a preview says what an undo will do, changes nothing, and counts on the ones before it', (t) => {
  const { book } = freshBook(t);
  const created = book.change(edit, (w) => w.create('partners', { name: 'A' })).change ?? 0;
  const edited = owned(book, 'Bo');
  const before = bookHash(book.read).hash;
  const ask = (...ids: number[]) =>
    previewUndo(
      book,
      ids.map((changeId) => ({ changeId, options: { calendar } })),
    );
  expect(ask(created)).toEqual([
    { reversed: 0, kept: [{ why: 'edited by you Mar 31', count: 1, first: ['A'] }] },
  ]);
  expect(ask(edited, created)).toEqual([
    { reversed: 1, kept: [] },
    { reversed: 1, kept: [] },
  ]);
  expect(bookHash(book.read).hash).toBe(before);
  expect(book.read.get('SELECT count(*) AS n FROM change')).toEqual({ n: 2 });
  expect(() => ask(99)).toThrow('not in the book');
});

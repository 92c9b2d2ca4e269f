import { expect, it } from 'vitest';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import { openBook } from '../../../src/main/book/open.ts';
import { keepQbrDraft, planQbr, qbrDrafts } from '../../../src/main/qbr/index.ts';
import { testOptions } from '../../fixtures/base-book.ts';
import { type World, world } from '../recompute/world.ts';

const now = '2026-05-15T09:00';

function planned(w: World): string {
  const partner = w.add('partners', { name: 'Alpha' }).publicId;
  return planQbr(w.act, { partner, on: '2026-05-21T15:00' }).id;
}

const changes = (w: World) =>
  w.book.read.get<{ n: number }>('SELECT count(*) AS n FROM change')?.n ?? 0;

it('a draft is kept, replaced, and forgotten', (t) => {
  const w = world(t);
  const qbr = planned(w);
  keepQbrDraft(w.book, { qbr, field: 'new.win', text: 'Half a sen' }, now);
  keepQbrDraft(w.book, { qbr, field: 'new.win', text: 'Half a sentence' }, '2026-05-15T09:01');
  keepQbrDraft(w.book, { qbr, field: 'note.abc-1', text: 'Edited' }, now);
  expect(qbrDrafts(w.book.read, qbr)).toEqual([
    { field: 'new.win', text: 'Half a sentence', at: '2026-05-15T09:01' },
    { field: 'note.abc-1', text: 'Edited', at: now },
  ]);
  keepQbrDraft(w.book, { qbr, field: 'new.win', text: null }, now);
  expect(qbrDrafts(w.book.read, qbr).map(({ field }) => field)).toEqual(['note.abc-1']);
});

it('typing is no fact: no change, no event, the same hash', (t) => {
  const w = world(t);
  const qbr = planned(w);
  const before = { changes: changes(w), hash: bookHash(w.book.read).hash };
  let told = 0;
  w.book.onChange(() => {
    told += 1;
  });
  keepQbrDraft(w.book, { qbr, field: 'new.gap', text: 'Churn' }, now);
  expect({ changes: changes(w), hash: bookHash(w.book.read).hash }).toEqual(before);
  expect(told).toBe(0);
});

it('drafts are those of one QBR, though its id hold what LIKE takes for any letter', (t) => {
  const w = world(t);
  const [one, other] = [planned(w), planned(w)];
  keepQbrDraft(w.book, { qbr: one, field: 'new.win', text: 'One' }, now);
  keepQbrDraft(w.book, { qbr: other, field: 'new.win', text: 'Other' }, now);
  expect(qbrDrafts(w.book.read, one).map(({ text }) => text)).toEqual(['One']);
  expect(qbrDrafts(w.book.read, '%')).toEqual([]);
  expect(qbrDrafts(w.book.read, '_'.repeat(one.length))).toEqual([]);
});

it('a draft of a QBR that is not there is refused, and so is one in a book that is only read', (t) => {
  const w = world(t);
  expect(() => keepQbrDraft(w.book, { qbr: 'nosuch', field: 'new.win', text: 'x' }, now)).toThrow(
    'There is no QBR with the id "nosuch".',
  );
  const qbr = planned(w);
  const reading = openBook(w.book.path, testOptions({ mode: 'read' }));
  t.onTestFinished(() => reading.close());
  expect(() => keepQbrDraft(reading, { qbr, field: 'new.win', text: 'x' }, now)).toThrow(
    'open for reading only',
  );
});

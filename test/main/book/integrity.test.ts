import { describe, expect, test } from 'vitest';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import { recordHistory } from '../../../src/main/book/history.ts';
import { checkBook } from '../../../src/main/book/integrity.ts';
import { openBook } from '../../../src/main/book/open.ts';
import { opened } from '../../../src/main/book/opened-book.ts';
import type { Book, Recompute } from '../../../src/main/book/types.ts';
import { undoChange } from '../../../src/main/book/undo.ts';
import { freshBook, testOptions } from '../../fixtures/base-book.ts';

const meta = { label: 'Test', origin: 'ui' } as const;
const today = '2026-03-31';

/** Derives the number of deals, as of the day. */
const recompute: Recompute = (writer, partners, day) => {
  const ids = partners ?? writer.all<{ id: number }>('SELECT id FROM partner').map(({ id }) => id);
  for (const id of ids) {
    writer.run(
      `INSERT INTO partner_score (partner_id, as_of, rules_version, coverage, provisional, points, open_deals)
       VALUES (?, ?, 1, 0, 0, '{}', (SELECT count(*) FROM deal WHERE partner_id = ?))
       ON CONFLICT (partner_id) DO UPDATE SET open_deals = excluded.open_deals, as_of = excluded.as_of`,
      [id, day, id],
    );
  }
};

function fill(book: Book): number {
  return book.change(meta, (w) => {
    const { id } = w.create('partners', { name: 'A' });
    w.create('deals', { partnerId: id, name: 'D', amount: 100, probability: 50.5 });
    return id;
  }).value;
}

describe('check', () => {
  test('of a sound book says so, and writes nothing', (t) => {
    const { book } = freshBook(t, { recompute });
    fill(book);
    const { hash, tables } = bookHash(book.read);
    expect(checkBook(book, today)).toEqual({
      ok: true,
      integrity: 'ok',
      foreignKeys: 0,
      search: 0,
      derived: 0,
      hash,
      tables,
    });
    expect(book.read.get('SELECT count(*) AS n FROM partner_score')).toEqual({ n: 1 });
    expect(book.change(meta, (w) => w.create('partners', { name: 'B' })).change).toBe(2);
  });

  test('works on a book open for reading beside its writer', (t) => {
    const { book, path } = freshBook(t, { recompute });
    fill(book);
    const reading = openBook(path, testOptions({ mode: 'read', recompute }));
    t.onTestFinished(() => reading.close());
    expect(checkBook(reading, today)).toMatchObject({ ok: true, derived: 0 });
    expect(() =>
      opened(reading).connection.db.exec("INSERT INTO ui_setting (key, value) VALUES ('a', 'b')"),
    ).toThrow('readonly');
  });

  test('finds a derived row that is not what the facts say, one too many and one too few', (t) => {
    const { book } = freshBook(t, { recompute });
    const id = fill(book);
    const damage = (sql: string) => book.change(meta, (w) => w.run(sql));
    damage('UPDATE partner_score SET open_deals = 9');
    expect(checkBook(book, today)).toMatchObject({ ok: false, derived: 1 });
    expect(book.read.get('SELECT open_deals AS n FROM partner_score')).toEqual({ n: 9 });
    damage('DELETE FROM partner_score');
    expect(checkBook(book, today)).toMatchObject({ ok: false, derived: 1 });
    book.change(meta, (w) => w.touch(id));
    expect(checkBook(book, today).ok).toBe(true);
  });

  test('finds a search row that is not what a rebuild would have', (t) => {
    const { book } = freshBook(t, { recompute });
    fill(book);
    book.change(meta, (w) => w.run('DELETE FROM search WHERE rowid % 8 = 2'));
    expect(checkBook(book, today)).toMatchObject({ ok: false, search: 1 });
  });

  test('derived rows are checked for the day they stand for, not for another', (t) => {
    const { book } = freshBook(t, { recompute });
    fill(book);
    expect(checkBook(book, '2027-01-01')).toMatchObject({ ok: true, derived: 0 });
  });
});

describe('the hash of a book', () => {
  test('moves with every fact and no other row', (t) => {
    const { book } = freshBook(t, { recompute });
    const id = fill(book);
    const seen = new Set([bookHash(book.read).hash]);
    const fact = (name: string, work: () => unknown) => {
      work();
      const { hash } = bookHash(book.read);
      expect(seen.has(hash), name).toBe(false);
      seen.add(hash);
    };
    const run = (sql: string) => book.change(meta, (w) => w.run(sql));
    fact('a field', () => book.change(meta, (w) => w.set('partners', id, { city: 'Oslo' })));
    fact('a custom field', () =>
      book.change(meta, (w) => w.set('partners', id, { 'custom.a': 1 })),
    );
    fact('archived', () => book.change(meta, (w) => w.set('partners', id, { archived: 1 })));
    fact('a link', () => book.change(meta, (w) => w.set('deals', 1, { partnerId: null })));
    fact('a source row', () => {
      run("INSERT INTO source (name, change_id) VALUES ('crm', 1)");
      run(
        "INSERT INTO source_row (source_id, entity, key, record_id, hash, change_id) VALUES (1, 'partners', 'k', 1, x'01', 1)",
      );
    });
    fact('its hash', () => run("UPDATE source_row SET hash = x'02'"));
    fact('a base', () =>
      run(
        "INSERT INTO source_base (source_row_id, field, value, change_id) VALUES (1, 'city', '1', 1)",
      ),
    );
    fact('an open conflict', () =>
      run(
        "INSERT INTO import_conflict (public_id, change_id, source_row_id, field, base, mine, theirs) VALUES ('c', 1, 1, 'city', '1', '2', '3')",
      ),
    );
    fact('settings', () =>
      run(
        "INSERT INTO program_setting (public_id, change_id, kind, version, effective_from, value) VALUES ('s', 1, 'k', 1, '2026-01-01', '{}')",
      ),
    );
    const before = bookHash(book.read).hash;
    run("INSERT INTO ui_setting (key, value) VALUES ('theme', 'dark')");
    run('UPDATE partner_score SET open_deals = 5');
    run("UPDATE change SET at = 'later'");
    run('UPDATE partner SET change_id = 77');
    expect(bookHash(book.read).hash).toBe(before);
  });

  test('does not see surrogate ids: rows under other numbers are the same facts', (t) => {
    const ids = ['p1', 'p2', 'd1'];
    const build = (order: readonly number[]) => {
      const { book } = freshBook(t);
      book.change(meta, (w) => {
        for (const n of order)
          w.run('INSERT INTO partner (public_id, change_id, name) VALUES (?, 1, ?)', [
            ids[n] ?? '',
            `P${n}`,
          ]);
        w.run(
          "INSERT INTO deal (public_id, change_id, partner_id) SELECT 'd1', 1, id FROM partner WHERE public_id = 'p1'",
        );
      });
      return bookHash(book.read);
    };
    expect(build([0, 1])).toEqual(build([1, 0]));
  });

  test('of an empty book names every table with no rows', (t) => {
    const { tables } = bookHash(freshBook(t).book.read);
    expect(Object.keys(tables)).toEqual(
      expect.arrayContaining([
        'partners',
        'deals',
        'qbrs',
        'sourceRows',
        'bases',
        'conflicts',
        'settings',
      ]),
    );
    expect(Object.values(tables).every(({ rows }) => rows === 0)).toBe(true);
  });
});

test('a record’s history: created once, set per field, undone and said so', (t) => {
  const { book } = freshBook(t);
  const { id } = book.change({ label: 'Add a partner', origin: 'cli' }, (w) =>
    w.create('partners', { name: 'A' }),
  ).value;
  const deal = book.change(meta, (w) => w.create('deals', { name: 'D' })).value.id;
  const set = book.change({ label: 'Edit', origin: 'ui' }, (w) =>
    w.set('deals', deal, { partnerId: id, amount: 5 }),
  );
  undoChange(book, set.change ?? 0);
  const lines = recordHistory(book.read, 'deals', deal).map(
    ({ kind, field, old, new: to, label, undone }) => ({
      kind,
      field,
      old,
      to,
      label,
      undone,
    }),
  );
  expect(lines).toEqual([
    { kind: 'set', field: 'amount', old: 5, to: null, label: 'Undo: Edit', undone: false },
    { kind: 'set', field: 'partnerId', old: 'A', to: null, label: 'Undo: Edit', undone: false },
    { kind: 'set', field: 'amount', old: null, to: 5, label: 'Edit', undone: true },
    { kind: 'set', field: 'partnerId', old: null, to: 'A', label: 'Edit', undone: true },
    { kind: 'created', field: null, old: null, to: null, label: 'Test', undone: false },
  ]);
  expect(recordHistory(book.read, 'partners', id)).toMatchObject([
    { kind: 'created', label: 'Add a partner', origin: 'cli' },
  ]);
});

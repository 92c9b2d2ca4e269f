import { describe, expect, test } from 'vitest';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import type { Book } from '../../../src/main/book/types.ts';
import { undoChange } from '../../../src/main/book/undo.ts';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { freshBook } from '../../fixtures/base-book.ts';

const meta = { label: 'Test', origin: 'ui' } as const;

function hash(book: Book): string {
  return bookHash(book.read).hash;
}

function addPartner(book: Book, name = 'Harbor Supply'): { id: number; change: number } {
  const { change, value } = book.change(meta, (w) =>
    w.create('partners', { name, 'custom.zone': 'N' }),
  );
  return { id: value.id, change: change ?? 0 };
}

/** A file's worth of rows, written as an import writes them. */
function importPartners(book: Book, names: string[]): number {
  const { change } = book.change({ label: 'Import', origin: 'import' }, (w) => {
    const source =
      w.get<{ id: number }>("SELECT id FROM source WHERE name = 'crm'")?.id ??
      w.run('INSERT INTO source (name, change_id) VALUES (?, ?)', ['crm', w.changeId])
        .lastInsertRowid;
    w.run(
      `INSERT INTO import_run (public_id, change_id, source_id, entity, file, sha256, bytes, recipe,
         recipe_hash, plan_hash, at, counts, changed_fields, lines)
       VALUES (?, ?, ?, 'partners', 'crm.csv', '', 0, '{}', '', '', '', '{}', '{}', x'')`,
      [`run${w.changeId}`, w.changeId, source],
    );
    for (const name of names) {
      const { id } = w.create('partners', { name, externalId: name });
      const row = w.run(
        "INSERT INTO source_row (source_id, entity, key, record_id, hash, change_id) VALUES (?, 'partners', ?, ?, ?, ?)",
        [source, name, id, Buffer.from('beef', 'hex'), w.changeId],
      ).lastInsertRowid;
      w.run(
        'INSERT INTO source_base (source_row_id, field, value, change_id) VALUES (?, ?, ?, ?)',
        [row, 'owner', '"Ines"', w.changeId],
      );
    }
  });
  return change ?? 0;
}

describe('undoing one change', () => {
  test('a creation goes, and comes back under its old ids', (t) => {
    const { book } = freshBook(t);
    const before = hash(book);
    const { change } = addPartner(book);
    const after = hash(book);
    const undone = undoChange(book, change);
    expect(undone).toEqual({ change: 2, reversed: 1, kept: [] });
    expect(hash(book)).toBe(before);
    const redone = undoChange(book, undone.change ?? 0);
    expect(redone).toEqual({ change: 3, reversed: 1, kept: [] });
    expect(hash(book)).toBe(after);
    expect(book.read.all('SELECT label, origin, undoes FROM change ORDER BY id')).toEqual([
      { label: 'Test', origin: 'ui', undoes: null },
      { label: 'Undo: Test', origin: 'undo', undoes: 1 },
      { label: 'Redo: Test', origin: 'undo', undoes: 2 },
    ]);
  });

  test('frozen scores come back with their partner, though others have been frozen since', (t) => {
    const { book } = freshBook(t);
    const freeze = (id: number, health: number) =>
      book.change(meta, (w) =>
        w.run(
          `INSERT INTO score_snapshot (partner_id, kind, "on", rules_version, health, coverage, inputs)
           VALUES (?, 'month', '2026-02-28', 1, ?, 100, '{}')`,
          [id, health],
        ),
      );
    const frozen = () =>
      book.read.all('SELECT partner_id AS id, health FROM score_snapshot ORDER BY health');
    const first = addPartner(book);
    freeze(first.id, 40);
    const undone = undoChange(book, first.change);
    const second = addPartner(book, 'Second');
    freeze(second.id, 80);
    undoChange(book, undone.change ?? 0);
    expect(frozen()).toEqual([
      { id: first.id, health: 40 },
      { id: second.id, health: 80 },
    ]);
  });

  test('an edit is put back: fields, custom fields, archived', (t) => {
    const { book } = freshBook(t);
    const { id } = addPartner(book);
    const before = hash(book);
    const values = {
      name: 'Other',
      owner: 'Ines',
      'custom.zone': null,
      'custom.new': 7,
      archived: 1,
    };
    const { change } = book.change(meta, (w) => w.set('partners', id, values));
    const after = hash(book);
    expect(after).not.toBe(before);
    const undone = undoChange(book, change ?? 0);
    expect(undone).toMatchObject({ reversed: 5, kept: [] });
    expect(hash(book)).toBe(before);
    undoChange(book, undone.change ?? 0);
    expect(hash(book)).toBe(after);
  });

  test('undo, redo and undo again, as often as one likes', (t) => {
    const { book } = freshBook(t);
    const empty = hash(book);
    const { change } = addPartner(book);
    const full = hash(book);
    let last = change;
    for (const expected of [empty, full, empty, full, empty]) {
      last = undoChange(book, last).change ?? 0;
      expect(hash(book)).toBe(expected);
    }
  });

  test('twice is refused, and so is a change that is not there', (t) => {
    const { book } = freshBook(t);
    const { change } = addPartner(book);
    undoChange(book, change);
    const before = hash(book);
    expect(() => undoChange(book, change)).toThrow('taken back already');
    expect(() => undoChange(book, 99)).toThrow(Failure);
    expect(hash(book)).toBe(before);
    expect(book.read.get('SELECT count(*) AS n FROM change')).toEqual({ n: 2 });
  });

  test('a field edited since is kept and named; the others are put back', (t) => {
    const { book } = freshBook(t);
    const { id } = addPartner(book);
    const { change } = book.change(meta, (w) =>
      w.set('partners', id, { owner: 'Ines', city: 'Oslo' }),
    );
    book.change(meta, (w) => w.set('partners', id, { owner: 'Per' }));
    expect(undoChange(book, change ?? 0)).toMatchObject({
      reversed: 1,
      kept: [{ why: 'edited by you Mar 31', count: 1, first: ['Harbor Supply: owner'] }],
    });
    expect(book.read.get('SELECT owner, city FROM partner')).toEqual({ owner: 'Per', city: null });
  });

  test('a record edited since is kept, until that edit is undone too', (t) => {
    const { book } = freshBook(t);
    const before = hash(book);
    const { id, change } = addPartner(book);
    const edit = book.change(meta, (w) => w.set('partners', id, { owner: 'Ines' })).change ?? 0;
    const kept = [{ why: 'edited by you Mar 31', count: 1, first: ['Harbor Supply'] }];
    expect(undoChange(book, change)).toEqual({ change: null, reversed: 0, kept });
    undoChange(book, edit);
    expect(undoChange(book, change)).toMatchObject({ reversed: 1, kept: [] });
    expect(hash(book)).toBe(before);
  });

  test('a record others refer to is kept, children of the same change go with it', (t) => {
    const { book } = freshBook(t);
    const { change } = book.change(meta, (w) => {
      const { id } = w.create('partners', { name: 'With child' });
      w.create('deals', { partnerId: id, name: 'Child' });
      w.create('partners', { name: 'Alone' });
    });
    const [{ id }] = book.read.all<{ id: number }>(
      "SELECT id FROM partner WHERE name = 'Alone'",
    ) as [{ id: number }];
    book.change(meta, (w) => w.create('contacts', { partnerId: id, name: 'Ines' }));
    expect(undoChange(book, change ?? 0)).toMatchObject({
      reversed: 2,
      kept: [{ why: 'needed by 1 contact', count: 1, first: ['Alone'] }],
    });
    expect(book.read.all('SELECT name FROM partner')).toEqual([{ name: 'Alone' }]);
    expect(book.read.all('SELECT * FROM deal')).toEqual([]);
  });

  test('the numbers of removed records are never given to others', (t) => {
    const { book } = freshBook(t);
    const { id, change } = addPartner(book);
    undoChange(book, change);
    expect(addPartner(book, 'Next').id).toBeGreaterThan(id);
  });

  test('recomputes the partners it touched, and tells of them', (t) => {
    const seen: number[][] = [];
    const { book } = freshBook(t, {
      recompute: (_w, partners) => seen.push([...(partners ?? [])]),
    });
    const { id } = addPartner(book);
    const deal = book.change(meta, (w) => w.create('deals', { partnerId: id })).change ?? 0;
    seen.length = 0;
    undoChange(book, deal);
    expect(seen).toEqual([[id]]);
  });

  test('of program settings recomputes the whole book', (t) => {
    const seen: unknown[] = [];
    const { book } = freshBook(t, { recompute: (_w, partners) => seen.push(partners) });
    const before = hash(book);
    const { change } = book.change(meta, (w) =>
      w.run(
        "INSERT INTO program_setting (public_id, change_id, kind, version, effective_from, value) VALUES ('s', ?, 'tiers', 1, '2026-01-01', '{}')",
        [w.changeId],
      ),
    );
    const after = hash(book);
    expect(after).not.toBe(before);
    const undone = undoChange(book, change ?? 0);
    expect(hash(book)).toBe(before);
    expect(seen).toEqual([null]);
    undoChange(book, undone.change ?? 0);
    expect(hash(book)).toBe(after);
  });
});

describe('undoing an import', () => {
  test('is the book before, keys and bases too; redo is the book after', (t) => {
    const { book } = freshBook(t);
    addPartner(book);
    const before = hash(book);
    const change = importPartners(book, ['A', 'B', 'C']);
    const after = hash(book);
    const undone = undoChange(book, change);
    expect(undone).toMatchObject({ reversed: 3, kept: [] });
    expect(hash(book)).toBe(before);
    expect(book.read.get('SELECT undone_by FROM import_run')).toEqual({ undone_by: undone.change });
    undoChange(book, undone.change ?? 0);
    expect(hash(book)).toBe(after);
    expect(book.read.get('SELECT undone_by FROM import_run')).toEqual({ undone_by: null });
  });

  test('keeps what a person edited, with its key, and takes the rest', (t) => {
    const { book } = freshBook(t);
    const change = importPartners(book, ['A', 'B']);
    book.change(meta, (w) => w.set('partners', 2, { owner: 'Per' }));
    expect(undoChange(book, change)).toMatchObject({
      reversed: 1,
      kept: [{ why: 'edited by you Mar 31', count: 1, first: ['B'] }],
    });
    expect(book.read.all('SELECT key FROM source_row')).toEqual([{ key: 'B' }]);
    expect(book.read.all('SELECT field FROM source_base')).toHaveLength(1);
  });

  test('keeps what another import brought too', (t) => {
    const { book } = freshBook(t);
    const change = importPartners(book, ['A', 'B']);
    book.change({ label: 'Other', origin: 'import' }, (w) => {
      const { lastInsertRowid } = w.run("INSERT INTO source (name, change_id) VALUES ('erp', ?)", [
        w.changeId,
      ]);
      w.run(
        "INSERT INTO source_row (source_id, entity, key, record_id, hash, change_id) VALUES (?, 'partners', 'x', 1, x'00', ?)",
        [lastInsertRowid, w.changeId],
      );
    });
    expect(undoChange(book, change)).toMatchObject({
      reversed: 1,
      kept: [{ why: 'another import brought it too', first: ['A'] }],
    });
  });

  test('puts back hashes, vanished marks and bases it changed', (t) => {
    const { book } = freshBook(t);
    importPartners(book, ['A', 'B']);
    const before = hash(book);
    const { change } = book.change({ label: 'Second', origin: 'import' }, (w) => {
      w.run("UPDATE source_row SET hash = x'cafe' WHERE id = 1");
      w.log('sourceRows', 1, 'hash', 'beef', 'cafe');
      w.run('UPDATE source_row SET vanished_in = 1 WHERE id = 2');
      w.log('sourceRows', 2, 'vanishedIn', null, 1);
      w.log('bases', 1, 'owner', '"Ines"', null);
      w.run('DELETE FROM source_base WHERE source_row_id = 1');
      w.log('bases', 2, 'city', null, '"Oslo"');
      w.run(
        "INSERT INTO source_base (source_row_id, field, value, change_id) VALUES (2, 'city', '\"Oslo\"', ?)",
        [w.changeId],
      );
    });
    const after = hash(book);
    const undone = undoChange(book, change ?? 0);
    expect(hash(book)).toBe(before);
    undoChange(book, undone.change ?? 0);
    expect(hash(book)).toBe(after);
  });

  test('puts back decisions, recipes and links, and passes over what it cannot', (t) => {
    const { book } = freshBook(t);
    importPartners(book, ['A', 'B']);
    const open = book.change(meta, (w) => {
      w.run("INSERT INTO recipe (source_id, entity, value) VALUES (1, 'partners', 'first')");
      w.run(
        "INSERT INTO import_conflict (public_id, change_id, source_row_id, field, base, mine, theirs) VALUES ('c', 1, 1, 'city', '1', '2', '3')",
      );
    });
    expect(open.change).not.toBeNull();
    const before = hash(book);
    const { change } = book.change(meta, (w) => {
      w.run("UPDATE import_conflict SET decision = 'mine'");
      w.log('conflicts', 1, 'decision', null, 'mine');
      w.run("UPDATE recipe SET value = 'second'");
      w.log('recipes', 1, 'value', 'first', 'second');
      w.run('UPDATE source_row SET record_id = 2 WHERE id = 1');
      w.log('sourceRows', 1, 'recordId', 1, 2);
      w.log('recipes', 7, 'value', null, null);
      w.log('bases', 99, 'city', '"x"', null);
    });
    expect(hash(book)).not.toBe(before);
    undoChange(book, change ?? 0);
    expect(hash(book)).toBe(before);
    expect(book.read.get('SELECT value FROM recipe')).toEqual({ value: 'first' });
  });

  test('done again after the same file came in again brings no second copy', (t) => {
    const { book } = freshBook(t);
    const undone = undoChange(book, importPartners(book, ['A', 'B']));
    importPartners(book, ['A']);
    expect(undoChange(book, undone.change ?? 0)).toMatchObject({
      reversed: 1,
      kept: [{ why: 'imported again Mar 31 with crm.csv', count: 1, first: ['A'] }],
    });
    expect(book.read.all('SELECT name FROM partner ORDER BY name')).toEqual([
      { name: 'A' },
      { name: 'B' },
    ]);
    expect(book.read.all('PRAGMA foreign_key_check')).toEqual([]);
  });

  test('comes back from rows that an earlier build kept as objects', (t) => {
    const { book } = freshBook(t);
    const change = importPartners(book, ['A', 'B']);
    const after = hash(book);
    const undone = undoChange(book, change);
    book.change(meta, (w) => {
      const rows = w.all<{ id: number; entity: string; row: string }>(
        'SELECT id, entity, row FROM change_removed',
      );
      const tables: Record<string, string> = {
        ...{ partners: 'partner', sourceRows: 'source_row', bases: 'source_base' },
      };
      for (const { id, entity, row } of rows) {
        const columns = w.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [
          tables[entity] ?? '',
        ]);
        const values: unknown[] = JSON.parse(row);
        const object = Object.fromEntries(columns.map(({ name }, at) => [name, values[at]]));
        w.run('UPDATE change_removed SET row = ? WHERE id = ?', [JSON.stringify(object), id]);
      }
    });
    expect(undoChange(book, undone.change ?? 0)).toMatchObject({ reversed: 2, kept: [] });
    expect(hash(book)).toBe(after);
  });

  test('of many rows leaves search as a rebuild would', (t) => {
    const { book } = freshBook(t);
    addPartner(book);
    const before = book.read.all('SELECT rowid, title FROM search');
    const change = importPartners(
      book,
      Array.from({ length: 2500 }, (_, n) => `P${n}`),
    );
    const full = book.read.all('SELECT rowid, title FROM search');
    const undone = undoChange(book, change);
    expect(book.read.all('SELECT rowid, title FROM search')).toEqual(before);
    undoChange(book, undone.change ?? 0);
    expect(book.read.all('SELECT rowid, title FROM search')).toEqual(full);
    addPartner(book, 'Zephyr');
    expect(book.read.all("SELECT title FROM search WHERE search MATCH 'zeph*'")).toEqual([
      { title: 'Zephyr' },
    ]);
  });
});

import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ChangeEvent, Scalar } from '../../../src/main/book/types.ts';
import { freshBook } from '../../fixtures/base-book.ts';
import { failureOf } from '../../fixtures/failure-of.ts';

const meta = { label: 'Test', origin: 'ui' } as const;

describe('a change', () => {
  test('creates a record that carries it, and writes no field rows', (t) => {
    const { book } = freshBook(t);
    const { change, value } = book.change(meta, (w) =>
      w.create('partners', { name: 'Harbor Supply', 'custom.zone': 'North', 'custom.area': 'A' }),
    );
    const row = book.read.get<Record<string, unknown>>('SELECT * FROM partner');
    expect(row).toMatchObject({
      id: value.id,
      public_id: value.publicId,
      change_id: change,
      name: 'Harbor Supply',
      custom: '{"area":"A","zone":"North"}',
    });
    expect(book.read.all('SELECT * FROM change_field')).toEqual([]);
    expect(book.read.get('SELECT id, label, origin FROM change')).toEqual({ id: change, ...meta });
  });

  test('logs old and new of each field that differs, and only those', (t) => {
    const { book } = freshBook(t);
    const { id } = book.change(meta, (w) =>
      w.create('partners', { name: 'A', city: 'Oslo' }),
    ).value;
    const { value } = book.change(meta, (w) =>
      w.set('partners', id, { name: 'B', city: 'Oslo', 'custom.x': 1, archived: 1 }),
    );
    expect(value).toEqual(['name', 'custom.x', 'archived']);
    expect(book.read.all('SELECT field, old, new FROM change_field ORDER BY id')).toEqual([
      { field: 'name', old: '"A"', new: '"B"' },
      { field: 'custom.x', old: 'null', new: '1' },
      { field: 'archived', old: '0', new: '1' },
    ]);
    expect(book.read.get('SELECT custom FROM partner')).toEqual({ custom: '{"x":1}' });
  });

  test('keeps the first old and the last new where a field is set twice', (t) => {
    const { book } = freshBook(t);
    const { id } = book.change(meta, (w) => w.create('partners', { name: 'A' })).value;
    book.change(meta, (w) => {
      w.set('partners', id, { name: 'B' });
      w.set('partners', id, { name: 'C' });
    });
    expect(book.read.all('SELECT old, new FROM change_field')).toEqual([
      { old: '"A"', new: '"C"' },
    ]);
  });

  test('that wrote nothing leaves no trace and no gap', (t) => {
    const { book } = freshBook(t);
    const first = book.change(meta, (w) => w.create('partners', { name: 'A' }));
    const events: ChangeEvent[] = [];
    book.onChange((event) => events.push(event));
    const empty = book.change(meta, (w) => {
      w.set('partners', first.value.id, { name: 'A' });
      w.run('DELETE FROM deal');
    });
    expect(empty.change).toBeNull();
    expect(events).toEqual([]);
    const next = book.change(meta, (w) => w.create('partners', { name: 'B' }));
    expect(next.change).toBe((first.change ?? 0) + 1);
  });

  test('rolls back whole when its work throws, and throws the same', (t) => {
    const { book } = freshBook(t);
    const thrown = new Error('stop');
    expect(() =>
      book.change(meta, (w) => {
        w.create('partners', { name: 'A' });
        throw thrown;
      }),
    ).toThrow(thrown);
    expect(book.read.all('SELECT * FROM partner')).toEqual([]);
    expect(book.read.all('SELECT * FROM change')).toEqual([]);
  });

  test('rolls back when the recomputation throws', (t) => {
    const { book } = freshBook(t, {
      recompute: () => {
        throw new Error('rule');
      },
    });
    expect(() => book.change(meta, (w) => w.create('partners', { name: 'A' }))).toThrow('rule');
    expect(book.read.all('SELECT * FROM partner')).toEqual([]);
  });

  test('does not nest, cannot wait, and its writer ends with it', (t) => {
    const { book } = freshBook(t);
    expect(() => book.change(meta, () => book.change(meta, () => 1))).toThrow('nest');
    expect(() => book.change(meta, async () => 1)).toThrow('wait');
    const { value: writer } = book.change(meta, (w) => w);
    expect(() => writer.create('partners', { name: 'late' })).toThrow('over');
    expect(() => writer.run('DELETE FROM partner')).toThrow('over');
  });

  test('tells who listens what it touched, after it is in the book', (t) => {
    const { book } = freshBook(t);
    const events: ChangeEvent[] = [];
    const stop = book.onChange((event) => {
      expect(book.read.get('SELECT count(*) AS n FROM change')).toEqual({ n: event.seq });
      events.push(event);
    });
    const partner = book.change(meta, (w) => w.create('partners', { name: 'A' })).value;
    book.change(meta, (w) => w.create('deals', { partnerId: partner.id, amount: 100 }));
    stop();
    book.change(meta, (w) => w.create('partners', { name: 'B' }));
    expect(events).toEqual([
      {
        kind: 'change',
        seq: 1,
        label: 'Test',
        entities: ['partners'],
        partners: [partner.publicId],
      },
      { kind: 'change', seq: 2, label: 'Test', entities: ['deals'], partners: [partner.publicId] },
    ]);
  });

  test('recomputes the partner a record left and the one it went to', (t) => {
    const seen: (number[] | null)[] = [];
    const { book } = freshBook(t, {
      recompute: (_writer, partners) => seen.push(partners === null ? null : [...partners]),
    });
    const make = (name: string) =>
      book.change(meta, (w) => w.create('partners', { name })).value.id;
    const [a, b] = [make('A'), make('B')];
    const deal = book.change(meta, (w) => w.create('deals', { partnerId: a })).value.id;
    const qbr = book.change(meta, (w) =>
      w.create('qbrs', {
        partnerId: b,
        quarter: '2026-Q1',
        meetsAt: '2026-04-09T10:00',
        slotMinutes: 60,
        agendaPreset: 'Q1',
        status: 'planned',
      }),
    ).value.id;
    seen.length = 0;
    book.change(meta, (w) => w.set('deals', deal, { partnerId: b }));
    book.change(meta, (w) =>
      w.create('qbrNotes', { qbrId: qbr, kind: 'win', position: 1, text: '' }),
    );
    book.change(meta, (w) => w.touchAll());
    expect(seen).toEqual([[a, b], [b], null]);
  });

  test('recomputed rows alone are nobody’s change, yet they are told', (t) => {
    const { book } = freshBook(t, {
      recompute: (w) => w.run("INSERT INTO ui_setting (key, value) VALUES ('derived', '1')"),
    });
    const events: ChangeEvent[] = [];
    book.onChange((event) => events.push(event));
    expect(book.change(meta, (w) => w.touchAll()).change).toBeNull();
    expect(book.read.all('SELECT * FROM ui_setting')).toHaveLength(1);
    expect(book.read.all('SELECT * FROM change')).toEqual([]);
    expect(events).toEqual([
      { kind: 'change', seq: 0, label: 'Test', entities: [], partners: null },
    ]);
  });

  test('holds the write lock from its first read on, so that it cannot fail in the middle', (t) => {
    const { book, path } = freshBook(t);
    const other = new Database(path, { timeout: 0 });
    t.onTestFinished(() => {
      other.close();
    });
    book.change(meta, (w) => {
      w.get('SELECT count(*) FROM partner');
      expect(() => other.exec("INSERT INTO ui_setting (key, value) VALUES ('a', '1')")).toThrow(
        'locked',
      );
      w.create('partners', { name: 'A' });
    });
    other.exec("INSERT INTO ui_setting (key, value) VALUES ('a', '1')");
  });

  test('is the only way in: reading refuses every statement that writes', (t) => {
    const { book } = freshBook(t);
    const writes = [
      "INSERT INTO ui_setting (key, value) VALUES ('a', '1') RETURNING id",
      'DELETE FROM ui_setting RETURNING id',
      'DELETE FROM ui_setting',
      'DROP TABLE ui_setting',
    ];
    for (const sql of writes) {
      expect(() => book.read.get(sql)).toThrow('writes');
      expect(() => book.read.all(sql)).toThrow('writes');
      expect(() => book.read.each(sql, [], () => undefined)).toThrow('writes');
    }
    expect(book.read.all('SELECT * FROM ui_setting')).toEqual([]);
    expect(book.read.get('PRAGMA wal_checkpoint(TRUNCATE)')).toMatchObject({ busy: 0 });
  });

  test('meets a busy book as Busy, and leaves it as it was', (t) => {
    const { book, path } = freshBook(t);
    book.read.get('PRAGMA busy_timeout = 20');
    const other = new Database(path);
    t.onTestFinished(() => {
      other.close();
    });
    other.exec('BEGIN IMMEDIATE');
    expect(
      failureOf(() => book.change(meta, (w) => w.create('partners', { name: 'A' }))).code,
    ).toBe('Busy');
    other.exec('ROLLBACK');
    expect(book.change(meta, (w) => w.create('partners', { name: 'A' })).change).toBe(1);
  });
});

describe('values', () => {
  test.each([
    ['an unknown field', { name: 'A', nmae: 'B' }, 'UnknownField', 'nmae'],
    ['a field of the book’s own', { name: 'A', changeId: 7 }, 'UnknownField', 'changeId'],
    ['a missing required field', { city: 'Oslo' }, 'MissingValue', 'name'],
    [
      'text where a number belongs',
      { name: 'A', strategicValue: '5' },
      'WrongType',
      'strategicValue',
    ],
    ['a number where text belongs', { name: 5 }, 'WrongType', 'name'],
    [
      'not a number at all',
      { name: 'A', strategicValue: Number.NaN },
      'WrongType',
      'strategicValue',
    ],
    ['half a unit', { name: 'A', strategicValue: 1.5 }, 'WrongType', 'strategicValue'],
    ['a prototype’s name', { name: 'A', ['__proto__']: 'x' }, 'UnknownField', '__proto__'],
  ])('%s is refused with its name', (_what, values, reason, field) => {
    const { book } = freshBook({ onTestFinished });
    const failure = failureOf(() =>
      book.change(meta, (w) => w.create('partners', values as Record<string, Scalar>)),
    );
    expect(failure.data).toMatchObject({ code: 'BadInput', reason, field });
    expect(book.read.all('SELECT * FROM partner')).toEqual([]);
  });

  test('amounts beyond ±9·10^15 are refused at both doors', (t) => {
    const { book } = freshBook(t);
    for (const amount of [9e15 + 2, -9e15 - 2, Number.MAX_VALUE]) {
      const failure = failureOf(() => book.change(meta, (w) => w.create('deals', { amount })));
      expect(failure.data).toMatchObject({
        code: 'BadInput',
        reason: 'AmountOutOfRange',
        field: 'amount',
      });
    }
    const bulk = failureOf(() =>
      book.change(meta, (w) =>
        w.run("INSERT INTO deal (public_id, change_id, amount) VALUES ('x', 1, 9000000000000001)"),
      ),
    );
    expect(bulk.data).toMatchObject({ code: 'BadInput', reason: 'AmountOutOfRange' });
    expect(book.change(meta, (w) => w.create('deals', { amount: -9e15 })).change).toBe(1);
  });

  test('a custom field may have any name', (t) => {
    const { book } = freshBook(t);
    const { id } = book.change(meta, (w) =>
      w.create('partners', { name: 'A', 'custom.__proto__': 'x', 'custom.b': null }),
    ).value;
    expect(book.read.get('SELECT custom FROM partner')).toEqual({ custom: '{"__proto__":"x"}' });
    book.change(meta, (w) => w.set('partners', id, { 'custom.__proto__': null, 'custom.a': 2 }));
    expect(book.read.get('SELECT custom FROM partner')).toEqual({ custom: '{"a":2}' });
  });

  test('setting a record that is gone is NotFound', (t) => {
    const { book } = freshBook(t);
    expect(failureOf(() => book.change(meta, (w) => w.set('deals', 5, { name: 'x' }))).code).toBe(
      'NotFound',
    );
  });
});

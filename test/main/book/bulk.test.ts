import { describe, expect, it } from 'vitest';
import { isBulk, withoutIndexes } from '../../../src/main/book/bulk-indexes.ts';
import { BulkInsert } from '../../../src/main/book/bulk-insert.ts';
import type { Reader, SqlValue } from '../../../src/main/book/types.ts';
import { freshBook } from '../../fixtures/base-book.ts';

const meta = { label: 'Bulk', origin: 'import' } as const;
const schema = (reader: Reader) =>
  reader.all(
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name LIKE 'deal%' ORDER BY name",
  );

function add(insert: BulkInsert, values: readonly SqlValue[]): void {
  for (const value of values) insert.value(value);
  insert.endRow();
}

describe('tables written in bulk', () => {
  it.for([0, 1, 15, 16, 17, 50])('inserts %i rows, all of them, in their order', (count, t) => {
    const { book } = freshBook(t);
    book.change(meta, (writer) => {
      const insert = new BulkInsert(writer, 'deal', ['id', 'public_id', 'change_id', 'name']);
      for (let n = 1; n <= count; n += 1)
        add(insert, [n, `deal-${n}-0000000`, writer.changeId, `Deal ${n}`]);
      insert.flush();
      insert.flush();
    });
    const names = book.read.all<{ name: string }>('SELECT name FROM deal ORDER BY id');
    expect(names.map(({ name }) => name)).toEqual(
      Array.from({ length: count }, (_, n) => `Deal ${n + 1}`),
    );
  });

  it('works without the indexes and has them back as they were', (t) => {
    const { book } = freshBook(t);
    const before = schema(book.read);
    book.change(meta, (writer) => {
      const seen = withoutIndexes(writer, ['deal'], () => {
        writer.run("INSERT INTO deal (public_id, change_id) VALUES ('deal-1-0000000', ?)", [
          writer.changeId,
        ]);
        return schema(writer).length;
      });
      expect(seen).toBeLessThan(before.length - 2);
    });
    expect(schema(book.read)).toEqual(before);
    expect(book.read.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('finds a key that stands twice, and writes nothing then', (t) => {
    const { book } = freshBook(t);
    const before = schema(book.read);
    const twice = () =>
      book.change(meta, (writer) =>
        withoutIndexes(writer, ['deal'], () => {
          for (let n = 0; n < 2; n += 1)
            writer.run("INSERT INTO deal (public_id, change_id) VALUES ('deal-1-0000000', ?)", [
              writer.changeId,
            ]);
        }),
      );
    expect(twice).toThrow('A record with this key is in the book already.');
    expect(schema(book.read)).toEqual(before);
    expect(book.read.all('SELECT 1 FROM deal')).toEqual([]);
  });

  it('is bulk from two thousand rows on, where they are three in ten of the table', (t) => {
    const { book } = freshBook(t);
    book.change(meta, (writer) => {
      expect([isBulk(writer, 'deal', 1999), isBulk(writer, 'deal', 2000)]).toEqual([false, true]);
      const insert = new BulkInsert(writer, 'deal', ['public_id', 'change_id']);
      for (let n = 0; n < 5000; n += 1) add(insert, [`deal-${n}-0000000`, writer.changeId]);
      insert.flush();
      expect([isBulk(writer, 'deal', 2142), isBulk(writer, 'deal', 2143)]).toEqual([false, true]);
    });
  });
});

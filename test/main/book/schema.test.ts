import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Column, getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { migrations } from '../../../src/main/book/migrations.ts';
import { searchDifferences, searchSources } from '../../../src/main/book/search-index.ts';
import type { Reader } from '../../../src/main/book/types.ts';
import { freshBook } from '../../fixtures/base-book.ts';

interface TableInfo {
  name: string;
  strict: number;
}
interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  pk: number;
  dflt_value: string | null;
}

function tables(reader: Reader): TableInfo[] {
  return reader
    .all<TableInfo>(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
    )
    .filter(({ name }) => !name.startsWith('sqlite_'));
}

const columns = (reader: Reader, table: string) =>
  reader.all<ColumnInfo>('SELECT * FROM pragma_table_info(?)', [table]);

const indexes = (reader: Reader, table: string) =>
  reader
    .all<{ name: string; unique: number }>('SELECT name, "unique" FROM pragma_index_list(?)', [
      table,
    ])
    .map(({ name, unique }) => ({
      unique: unique === 1,
      columns: reader
        .all<{ name: string }>('SELECT name FROM pragma_index_info(?) ORDER BY seqno', [name])
        .map((column) => column.name),
    }));

test('every table is STRICT with an INTEGER PRIMARY KEY and a unique key of its own', (t) => {
  const { read } = freshBook(t).book;
  const all = tables(read);
  expect(all.length).toBeGreaterThan(25);
  for (const { name, strict } of all) {
    expect(strict, `${name} is STRICT`).toBe(1);
    const keys = columns(read, name).filter(({ pk }) => pk > 0);
    expect(keys, name).toMatchObject([{ name: 'id', type: expect.stringMatching(/^integer$/i) }]);
    const unique = indexes(read, name).filter((index) => index.unique);
    expect(unique, `${name} has a unique public or natural key`).not.toEqual([]);
  }
});

test('every record has a unique public id, and its number is never given again', (t) => {
  const { read } = freshBook(t).book;
  for (const { name } of tables(read)) {
    if (!columns(read, name).some((column) => column.name === 'public_id')) continue;
    expect(indexes(read, name), name).toContainEqual({ unique: true, columns: ['public_id'] });
    const { sql } = read.get<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?', [
      name,
    ]) ?? { sql: '' };
    expect(sql, name).toContain('AUTOINCREMENT');
  }
});

test('every foreign key leads an index', (t) => {
  const { read } = freshBook(t).book;
  let keys = 0;
  for (const { name } of tables(read)) {
    const leading = indexes(read, name).map((index) => index.columns[0]);
    for (const { from } of read.all<{ from: string }>(
      'SELECT "from" FROM pragma_foreign_key_list(?)',
      [name],
    )) {
      keys += 1;
      expect(leading, `${name}.${from}`).toContain(from);
    }
  }
  expect(keys).toBeGreaterThan(15);
});

const schemaFiles = import.meta.glob<Record<string, unknown>>('../../../db/schema/*.ts', {
  eager: true,
});
const drizzleTables = [
  ...new Set(
    Object.values(schemaFiles)
      .flatMap((module) => Object.values(module))
      .filter((value) => is(value, SQLiteTable)),
  ),
];

test('the drizzle schema is the migrated book: tables, columns, types, nullability', (t) => {
  const { read } = freshBook(t).book;
  const migrated = tables(read)
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('search'));
  expect(drizzleTables.map((table) => getTableName(table)).sort()).toEqual(migrated.sort());
  for (const table of drizzleTables) {
    const name = getTableName(table);
    const described = Object.values<Column>(getTableColumns(table)).map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      required: column.notNull,
      hasDefault: column.default !== undefined,
    }));
    const found = columns(read, name).map((column) => ({
      name: column.name,
      type: column.type.toLowerCase(),
      required: column.notnull === 1,
      hasDefault: column.dflt_value !== null,
    }));
    expect(found, name).toEqual(described);
  }
});

test('the drizzle schema names the same indexes, foreign keys and checks', (t) => {
  const { read } = freshBook(t).book;
  for (const table of drizzleTables) {
    const name = getTableName(table);
    const config = getTableConfig(table);
    const described = [
      ...config.indexes.map((index) => index.config.name),
      ...config.columns
        .filter((column) => column.isUnique)
        .map((column) => `${name}_${column.name}_unique`),
    ];
    const found = read
      .all<{ name: string }>('SELECT name FROM pragma_index_list(?)', [name])
      .map((index) => index.name);
    expect(found.sort(), name).toEqual(described.sort());
    const keys = read.all<{ from: string; table: string; on_delete: string }>(
      'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(?)',
      [name],
    );
    const references = config.foreignKeys.map((key) => {
      const { columns: from, foreignTable } = key.reference();
      return {
        from: from[0]?.name,
        table: getTableName(foreignTable),
        on_delete: (key.onDelete ?? 'no action').toUpperCase(),
      };
    });
    const byColumn = (a: { from?: string | undefined }, b: { from?: string | undefined }) =>
      String(a.from).localeCompare(String(b.from));
    expect(keys.sort(byColumn), name).toEqual(references.sort(byColumn));
    const { sql } = read.get<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?', [
      name,
    ]) ?? { sql: '' };
    for (const check of config.checks) expect(sql).toContain(`CONSTRAINT \`${check.name}\` CHECK`);
  }
});

test('the search triggers write what a rebuild would', (t) => {
  const { book } = freshBook(t);
  const meta = { label: 'Test', origin: 'ui' } as const;
  const made = book.change(meta, (w) => {
    const partner = w.create('partners', {
      name: 'A',
      domain: 'a.example',
      city: 'Oslo',
      owner: 'Per',
    });
    const contact = w.create('contacts', {
      partnerId: partner.id,
      name: 'B',
      email: 'b@a.example',
    });
    const deal = w.create('deals', { externalId: 'D-1', account: 'Acme', product: 'X' });
    const campaign = w.create('campaigns', { name: 'C', type: 'webinar' });
    return { partner, contact, deal, campaign };
  }).value;
  expect(book.read.get('SELECT count(*) AS n FROM search')).toEqual({ n: searchSources.length });
  expect(searchDifferences(book.read)).toBe(0);
  book.change(meta, (w) => {
    w.set('partners', made.partner.id, { city: null, name: 'Å' });
    w.set('contacts', made.contact.id, { role: 'CEO' });
    w.set('deals', made.deal.id, { name: 'Named', product: null });
    w.set('campaigns', made.campaign.id, { type: null });
  });
  expect(searchDifferences(book.read)).toBe(0);
  book.change(meta, (w) => w.run('DELETE FROM contact'));
  expect(searchDifferences(book.read)).toBe(0);
  book.change(meta, (w) =>
    w.run("UPDATE search SET title = 'wrong' WHERE rowid = ?", [made.partner.id * 8]),
  );
  expect(searchDifferences(book.read)).toBe(2);
});

test('the migrations in the folder are the ones that run, in order', () => {
  const folder = join(import.meta.dirname, '../../../db/migrations');
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  const files = entries.map(({ tag }) => readFileSync(join(folder, `${tag}.sql`), 'utf8'));
  expect(migrations).toEqual(files);
});

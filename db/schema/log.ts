import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** One row per transaction that wrote: the only history there is. */
export const change = sqliteTable(
  'change',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    at: text('at').notNull(),
    label: text('label').notNull(),
    /** ui, cli, import, undo, sample, system. */
    origin: text('origin').notNull(),
    importId: integer('import_id'),
    /** The change this one took back. */
    undoes: integer('undoes'),
  },
  (t) => [index('change_undoes').on(t.undoes)],
);

/** One row per field that had an earlier value, the last word of its change. Creating a record writes none. */
export const changeField = sqliteTable(
  'change_field',
  {
    id: integer('id').primaryKey(),
    changeId: integer('change_id')
      .notNull()
      .references(() => change.id),
    entity: text('entity').notNull(),
    recordId: integer('record_id').notNull(),
    field: text('field').notNull(),
    /** JSON scalars. */
    old: text('old').notNull(),
    new: text('new').notNull(),
  },
  (t) => [
    uniqueIndex('change_field_once').on(t.changeId, t.entity, t.recordId, t.field),
    index('change_field_record').on(t.entity, t.recordId),
  ],
);

/** A row an undo took out, whole, so that undoing the undo can bring it back under the same ids. */
export const changeRemoved = sqliteTable(
  'change_removed',
  {
    id: integer('id').primaryKey(),
    changeId: integer('change_id')
      .notNull()
      .references(() => change.id),
    entity: text('entity').notNull(),
    recordId: integer('record_id').notNull(),
    /** JSON object by column; a blob is hex. */
    row: text('row').notNull(),
  },
  (t) => [uniqueIndex('change_removed_once').on(t.changeId, t.entity, t.recordId)],
);

export const backup = sqliteTable('backup', {
  id: integer('id').primaryKey(),
  file: text('file').notNull().unique(),
  at: text('at').notNull(),
  /** auto, quit, import, undo, migration, restore, manual. */
  reason: text('reason').notNull(),
  /** Orders backups: a clock can go back, this cannot. */
  counter: integer('counter').notNull(),
  /** The newest change it contains. */
  lastChange: integer('last_change').notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
});

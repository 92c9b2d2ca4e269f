import { integer, text } from 'drizzle-orm/sqlite-core';

/** Columns of every record a person can name: a surrogate id, a public id, the change that created it. */
export function recordColumns() {
  return {
    /** Never reused: the change log names records by it, deleted ones too. */
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    /** The change that created this record; undo deletes by it. */
    changeId: integer('change_id').notNull(),
    archived: integer('archived').notNull().default(0),
  };
}

/** Records a CSV can fill also keep the columns nobody mapped: a JSON object with sorted keys. */
export function importedColumns() {
  return { ...recordColumns(), custom: text('custom').notNull().default('{}') };
}

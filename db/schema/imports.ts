import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const source = sqliteTable('source', {
  id: integer('id').primaryKey(),
  name: text('name').notNull().unique(),
  changeId: integer('change_id').notNull(),
});

/** The recipe a source's entity was last imported with. */
export const recipe = sqliteTable(
  'recipe',
  {
    id: integer('id').primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    entity: text('entity').notNull(),
    value: text('value').notNull(),
  },
  (t) => [uniqueIndex('recipe_source_entity').on(t.sourceId, t.entity)],
);

export const importRun = sqliteTable(
  'import_run',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    changeId: integer('change_id').notNull(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    entity: text('entity').notNull(),
    file: text('file').notNull(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    recipe: text('recipe').notNull(),
    recipeHash: text('recipe_hash').notNull(),
    planHash: text('plan_hash').notNull(),
    asOf: text('as_of'),
    at: text('at').notNull(),
    counts: text('counts').notNull(),
    changedFields: text('changed_fields').notNull(),
    /** The change that undid it, where it was undone. */
    undoneBy: integer('undone_by'),
    /**
     * Where in the file each source row was seen: pairs (source_row.id, line), sorted by id, delta-coded as varints.
     * An unchanged row costs no write of its own, and undoing an import needs no rewrite of lines.
     */
    lines: blob('lines', { mode: 'buffer' }).notNull(),
  },
  (t) => [index('import_run_source').on(t.sourceId, t.entity)],
);

export const importReject = sqliteTable(
  'import_reject',
  {
    id: integer('id').primaryKey(),
    importId: integer('import_id')
      .notNull()
      .references(() => importRun.id),
    /** 0 for the header of the file the rows come from. */
    line: integer('line').notNull(),
    reason: text('reason').notNull(),
    raw: text('raw').notNull(),
  },
  (t) => [uniqueIndex('import_reject_line').on(t.importId, t.line)],
);

/** Identity: (source, entity, key) → record. Also an alias after a merge. */
export const sourceRow = sqliteTable(
  'source_row',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    entity: text('entity').notNull(),
    /** Key parts joined with `|`, escaped `\|`. */
    key: text('key').notNull(),
    recordId: integer('record_id').notNull(),
    /** Over the mapped, normalized values and the recipe. */
    hash: blob('hash', { mode: 'buffer' }).notNull(),
    changeId: integer('change_id').notNull(),
    /** The import in which this row was first missing; null while the source still has it. */
    vanishedIn: integer('vanished_in'),
  },
  (t) => [
    uniqueIndex('source_row_key').on(t.sourceId, t.entity, t.key),
    index('source_row_record').on(t.entity, t.recordId),
  ],
);

/** What a source last said, kept where the live value differs from it. */
export const sourceBase = sqliteTable(
  'source_base',
  {
    id: integer('id').primaryKey(),
    sourceRowId: integer('source_row_id')
      .notNull()
      .references(() => sourceRow.id),
    field: text('field').notNull(),
    /** JSON scalar. */
    value: text('value').notNull(),
    changeId: integer('change_id').notNull(),
  },
  (t) => [uniqueIndex('source_base_field').on(t.sourceRowId, t.field)],
);

/** Yours and theirs differ, both from what the source said before: open until a person decides. */
export const importConflict = sqliteTable(
  'import_conflict',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    changeId: integer('change_id').notNull(),
    sourceRowId: integer('source_row_id')
      .notNull()
      .references(() => sourceRow.id),
    field: text('field').notNull(),
    base: text('base').notNull(),
    mine: text('mine').notNull(),
    theirs: text('theirs').notNull(),
    /** mine or theirs once decided. */
    decision: text('decision'),
  },
  (t) => [index('import_conflict_row').on(t.sourceRowId)],
);

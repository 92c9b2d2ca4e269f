import { storedScalar } from './stored-json.ts';
import type { Scalar, SqlParams, Writer } from './types.ts';

/** One field as the change log holds it. */
export interface LoggedField {
  entity: string;
  record_id: number;
  field: string;
  old: string;
  new: string;
}

/** Logged things that are no records: where their value lives, and how it is written. */
interface PseudoField {
  read: { sql: string; params: SqlParams };
  /** Null where the table cannot hold that value. */
  write: (old: Scalar) => { sql: string; params: SqlParams } | null;
}

/** Puts a source row's hash, a base, a decision or a setting back, where it still is what the change made it; says whether it did. */
export function undoPseudoField(writer: Writer, logged: LoggedField): boolean {
  const field = pseudoField(writer, logged);
  if (field === null) return false;
  const live = writer.get<{ value: Scalar }>(field.read.sql, field.read.params)?.value ?? null;
  if (JSON.stringify(live) !== logged.new) return false;
  const old = storedScalar(logged.old);
  const statement = field.write(old);
  if (statement === null || writer.run(statement.sql, statement.params).changes === 0) return false;
  writer.log(logged.entity, logged.record_id, logged.field, live, old);
  if (logged.entity === 'settings') writer.touchAll();
  return true;
}

function pseudoField(writer: Writer, logged: LoggedField): PseudoField | null {
  const { entity, field, record_id: id } = logged;
  if (entity === 'bases') return baseField(writer, id, field);
  if (entity === 'sourceRows' && field === 'hash') {
    return {
      read: { sql: 'SELECT lower(hex(hash)) AS value FROM source_row WHERE id = ?', params: [id] },
      write: (old) =>
        old === null
          ? null
          : { sql: 'UPDATE source_row SET hash = unhex(?) WHERE id = ?', params: [old, id] },
    };
  }
  const column = plainColumns[`${entity}.${field}`];
  if (column === undefined) return null;
  const { table, name, nullable } = column;
  return {
    read: { sql: `SELECT ${name} AS value FROM ${table} WHERE id = ?`, params: [id] },
    write: (old) =>
      old === null && !nullable
        ? null
        : { sql: `UPDATE ${table} SET ${name} = ? WHERE id = ?`, params: [old, id] },
  };
}

interface PlainColumn {
  table: string;
  name: string;
  nullable: boolean;
}

const plainColumns: Readonly<Record<string, PlainColumn>> = {
  'sourceRows.vanishedIn': { table: 'source_row', name: 'vanished_in', nullable: true },
  'sourceRows.recordId': { table: 'source_row', name: 'record_id', nullable: false },
  'conflicts.decision': { table: 'import_conflict', name: 'decision', nullable: true },
  'settings.value': { table: 'program_setting', name: 'value', nullable: false },
  'settings.effectiveFrom': { table: 'program_setting', name: 'effective_from', nullable: false },
  'sources.name': { table: 'source', name: 'name', nullable: false },
  'recipes.value': { table: 'recipe', name: 'value', nullable: false },
};

/** A base is a row of its own: null means there is none. */
function baseField(writer: Writer, sourceRowId: number, field: string): PseudoField {
  const where = 'WHERE source_row_id = ? AND field = ?';
  return {
    read: { sql: `SELECT value FROM source_base ${where}`, params: [sourceRowId, field] },
    write: (old) =>
      old === null
        ? { sql: `DELETE FROM source_base ${where}`, params: [sourceRowId, field] }
        : {
            sql: `INSERT INTO source_base (source_row_id, field, value, change_id)
                  SELECT id, ?, ?, ? FROM source_row WHERE id = ?
                  ON CONFLICT (source_row_id, field) DO UPDATE SET value = excluded.value`,
            params: [field, old, writer.changeId, sourceRowId],
          },
  };
}

import { isRecordName, shapes } from './record-shape.ts';
import { isUndone } from './standing-undo.ts';
import { storedScalar } from './stored-json.ts';
import type { Origin, Reader, Scalar } from './types.ts';

/** One line of a record's history: a field that changed, or that it was created, removed or brought back. */
export interface RecordChange {
  /** The change's number, and its public id. */
  change: number;
  changeId: string;
  at: string;
  kind: 'created' | 'set' | 'removed';
  /** Null where the whole record is meant. */
  field: string | null;
  old: Scalar;
  new: Scalar;
  /** The change's own label: "Edit deal". */
  label: string;
  origin: Origin;
  /** Of an import: its source and file. */
  source: string | null;
  file: string | null;
  undone: boolean;
}

interface LogRow {
  change: number;
  changeId: string;
  at: string;
  label: string;
  origin: Origin;
  source: string | null;
  file: string | null;
  undone: number;
}

interface FieldRow extends LogRow {
  field: string;
  old: string;
  new: string;
}

const changeColumns = `c.id AS change, c.public_id AS changeId, c.at, c.label, c.origin,
  (SELECT i.file FROM import_run i WHERE i.change_id = c.id) AS file,
  (SELECT s.name FROM import_run i JOIN source s ON s.id = i.source_id WHERE i.change_id = c.id) AS source,
  ${isUndone('c.id')} AS undone`;

/** A record's change log, newest first; its creation is one entry. */
export function recordHistory(reader: Reader, entity: string, recordId: number): RecordChange[] {
  const fields = reader.all<FieldRow>(
    `SELECT ${changeColumns}, f.field, f.old, f.new FROM change_field f JOIN change c ON c.id = f.change_id
     WHERE f.entity = ? AND f.record_id = ? ORDER BY f.id DESC`,
    [entity, recordId],
  );
  const entries = fields.map((row) => ({
    ...entry(row, 'set'),
    field: row.field,
    old: spoken(reader, row.field, storedScalar(row.old)),
    new: spoken(reader, row.field, storedScalar(row.new)),
  }));
  const whole = [...creation(reader, entity, recordId), ...removals(reader, entity, recordId)];
  // Within a change, its fields stand above what happened to the record as a whole.
  return [...entries, ...whole].sort((a, b) => b.change - a.change);
}

function creation(reader: Reader, entity: string, recordId: number): RecordChange[] {
  if (!isRecordName(entity)) return [];
  const rows = reader.all<LogRow>(
    `SELECT ${changeColumns} FROM ${shapes[entity].table} t JOIN change c ON c.id = t.change_id WHERE t.id = ?`,
    [recordId],
  );
  return rows.map((row) => entry(row, 'created'));
}

function removals(reader: Reader, entity: string, recordId: number): RecordChange[] {
  const rows = reader.all<LogRow>(
    `SELECT ${changeColumns} FROM change_removed k JOIN change c ON c.id = k.change_id
     WHERE k.entity = ? AND k.record_id = ?`,
    [entity, recordId],
  );
  return rows.map((row) => entry(row, 'removed'));
}

function entry(row: LogRow, kind: RecordChange['kind']): RecordChange {
  const { change, changeId, at, label, origin, source, file } = row;
  return {
    ...{ change, changeId, at, kind, field: null, old: null, new: null },
    ...{ label, origin, source, file, undone: row.undone === 1 },
  };
}

/** The log keeps a partner by its number; people know it by name. */
function spoken(reader: Reader, field: string, value: Scalar): Scalar {
  if (field !== 'partnerId' || value === null) return value;
  return (
    reader.get<{ name: string }>('SELECT name FROM partner WHERE id = ?', [value])?.name ?? value
  );
}

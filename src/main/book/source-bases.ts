import type { Scalar, Writer } from './types.ts';

interface KnownBase {
  id: number;
  value: string | null;
}

/**
 * A field of a record changed: what each source said of it last is kept beside, as long as the book says something else. The next
 * import then sees that somebody changed it, and asks instead of writing over it. `except` is the source row that brought the change.
 */
export function keepBases(
  writer: Writer,
  entity: string,
  recordId: number,
  field: string,
  before: Scalar,
  after: Scalar,
  except: number | null = null,
): void {
  const rows = writer.all<KnownBase>(
    `SELECT r.id, b.value FROM source_row r LEFT JOIN source_base b ON b.source_row_id = r.id AND b.field = ?
     WHERE r.entity = ? AND r.record_id = ?`,
    [field, entity, recordId],
  );
  for (const { id, value } of rows) {
    if (id === except) continue;
    const said = value ?? JSON.stringify(before);
    setBase(writer, id, field, value, said === JSON.stringify(after) ? null : said);
  }
}

/** What a source says of a field now, whatever it said before; null where book and source agree. */
export function replaceBase(
  writer: Writer,
  sourceRowId: number,
  field: string,
  after: string | null,
): void {
  const base = writer.get<{ value: string }>(
    'SELECT value FROM source_base WHERE source_row_id = ? AND field = ?',
    [sourceRowId, field],
  );
  setBase(writer, sourceRowId, field, base?.value ?? null, after);
}

/** Writes, replaces or removes one base; `null` means there is none. Texts are JSON, as the table keeps them. */
export function setBase(
  writer: Writer,
  sourceRowId: number,
  field: string,
  before: string | null,
  after: string | null,
): void {
  if (before === after) return;
  if (after === null) {
    writer.run('DELETE FROM source_base WHERE source_row_id = ? AND field = ?', [
      sourceRowId,
      field,
    ]);
  } else {
    writer.run(
      `INSERT INTO source_base (source_row_id, field, value, change_id) VALUES (?, ?, ?, ?)
       ON CONFLICT (source_row_id, field) DO UPDATE SET value = excluded.value`,
      [sourceRowId, field, after, writer.changeId],
    );
  }
  writer.log('bases', sourceRowId, field, before, after);
}

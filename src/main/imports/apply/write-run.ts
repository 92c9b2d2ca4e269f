import { canonicalJson } from '../../../shared/book/canonical-json.ts';
import { entities } from '../../../shared/book/entities.ts';
import type { Plan } from '../../../shared/book/plan.ts';
import { storedRecipe } from '../../book/stored-recipe.ts';
import type { Reader, Writer } from '../../book/types.ts';
import { withSettled } from '../map/settle.ts';
import { csvLine } from '../read/csv-text.ts';
import { rememberAbsent } from '../recipes/recipe-drift.ts';
import type { TouchedPartners } from './touched.ts';

/** The source's number; a new source is made on its first import. */
export function ensureSource(writer: Writer, name: string): number {
  const known = writer.get<{ id: number }>('SELECT id FROM source WHERE name = ?', [name]);
  if (known !== undefined) return known.id;
  return writer.run('INSERT INTO source (name, change_id) VALUES (?, ?)', [name, writer.changeId])
    .lastInsertRowid;
}

/** Remembers the recipe for the source's next file. */
export function rememberRecipe(writer: Writer, sourceId: number, { decisions }: Plan): void {
  const known = writer.get<{ id: number; value: string }>(
    'SELECT id, value FROM recipe WHERE source_id = ? AND entity = ?',
    [sourceId, decisions.entity],
  );
  const used = withSettled(decisions.recipe, decisions.settled);
  const last = known === undefined ? null : storedRecipe(known.value);
  const text = canonicalJson(rememberAbsent(used, last, decisions.header));
  if (known === undefined) {
    writer.run('INSERT INTO recipe (source_id, entity, value) VALUES (?, ?, ?)', [
      sourceId,
      decisions.entity,
      text,
    ]);
  } else if (known.value !== text) {
    writer.run('UPDATE recipe SET value = ? WHERE id = ?', [text, known.id]);
    writer.log('recipes', known.id, 'value', known.value, text);
  }
}

/** Marks rows the file no longer has, and takes the mark off those that are back. */
export function writeVanished(
  writer: Writer,
  runId: number,
  { decisions }: Plan,
  touched: TouchedPartners,
): void {
  const { table } = entities[decisions.entity];
  const partner = decisions.entity === 'partners' ? 'id' : 'partner_id';
  const mark = (rowId: number, before: number | null, after: number | null) => {
    writer.run('UPDATE source_row SET vanished_in = ? WHERE id = ?', [after, rowId]);
    writer.log('sourceRows', rowId, 'vanishedIn', before, after);
  };
  const archive = (recordId: number, archived: 0 | 1) => {
    const { changes } = writer.run(
      `UPDATE ${table} SET archived = ? WHERE id = ? AND archived <> ?`,
      [archived, recordId, archived],
    );
    if (changes > 0) writer.log(decisions.entity, recordId, 'archived', 1 - archived, archived);
  };
  const stands = (recordId: number) =>
    writer.get(
      'SELECT 1 FROM source_row WHERE entity = ? AND record_id = ? AND vanished_in IS NULL LIMIT 1',
      [decisions.entity, recordId],
    ) !== undefined;
  const touch = (recordId: number) =>
    touched.add(
      writer.get<{ id: number | null }>(`SELECT ${partner} AS id FROM ${table} WHERE id = ?`, [
        recordId,
      ])?.id ?? null,
    );
  for (const rowId of decisions.returned) {
    const row = writer.get<{ record_id: number; vanished_in: number | null }>(
      'SELECT record_id, vanished_in FROM source_row WHERE id = ?',
      [rowId],
    );
    if (row === undefined || row.vanished_in === null) continue;
    mark(rowId, row.vanished_in, null);
    if (decisions.recipe.vanished === 'archive' && !isArchivedByHand(writer, decisions, row))
      archive(row.record_id, 0);
    touch(row.record_id);
  }
  for (const rowId of decisions.superseded) mark(rowId, null, runId);
  if (decisions.recipe.vanished === 'keep') return;
  for (const { rowId, recordId } of decisions.vanished) {
    mark(rowId, null, runId);
    if (decisions.recipe.vanished === 'archive' && !stands(recordId)) archive(recordId, 1);
    touch(recordId);
  }
}

/** Whether a person set a record aside; an archiving that was undone and done again is its first maker's. */
function isArchivedByHand(
  reader: Reader,
  { entity }: Plan['decisions'],
  { record_id }: { record_id: number },
): boolean {
  const row = reader.get<{ origin: string }>(
    `WITH RECURSIVE maker(id, undoes, origin) AS (
       SELECT * FROM (SELECT c.id, c.undoes, c.origin FROM change_field f JOIN change c ON c.id = f.change_id
         WHERE f.entity = ? AND f.record_id = ? AND f.field = 'archived' ORDER BY f.change_id DESC LIMIT 1)
       UNION ALL SELECT c.id, c.undoes, c.origin FROM maker m JOIN change c ON c.id = m.undoes)
     SELECT origin FROM maker WHERE undoes IS NULL`,
    [entity, record_id],
  );
  return row !== undefined && row.origin !== 'import';
}

export interface RunRow {
  id: number;
  publicId: string;
  sourceId: number;
  at: string;
  lines: Buffer;
}

/** The import's own record, and the rows it had to leave out. */
export function writeRun(writer: Writer, run: RunRow, plan: Plan): void {
  const { decisions } = plan;
  writer.run(
    `INSERT INTO import_run (id, public_id, change_id, source_id, entity, file, sha256, bytes, recipe, recipe_hash, plan_hash, as_of, at,
       counts, changed_fields, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      run.id,
      run.publicId,
      writer.changeId,
      run.sourceId,
      decisions.entity,
      plan.file,
      decisions.sha256,
      decisions.bytes,
      canonicalJson(decisions.recipe),
      decisions.recipeHash,
      plan.planHash,
      decisions.asOf,
      run.at,
      canonicalJson(decisions.counts),
      canonicalJson(decisions.changedFields),
      run.lines,
    ],
  );
  writeRejects(writer, run.id, plan);
  // Undoing an older import asks which of its marks this one stands for.
  const { unjudged } = decisions;
  if (unjudged.length > 0)
    writer.log(
      'importRuns',
      run.id,
      'unjudged',
      null,
      unjudged === 'all' ? unjudged : JSON.stringify(unjudged),
    );
}

/** Rows that were left out; the header they stand under is kept with them, as line 0. */
function writeRejects(writer: Writer, runId: number, { decisions }: Plan): void {
  const { header, rejected } = decisions;
  if (rejected.length === 0) return;
  for (const { line, reason, raw } of [{ line: 0, reason: '', raw: csvLine(header) }, ...rejected])
    writer.run('INSERT INTO import_reject (import_id, line, reason, raw) VALUES (?, ?, ?, ?)', [
      ...[runId, line],
      ...[reason, raw],
    ]);
}

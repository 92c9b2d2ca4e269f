import { type EntityName, entities, isEntityName } from '../../../shared/book/entities.ts';
import { notFound } from '../../../shared/kernel/failure.ts';
import { storedRecipe } from '../../book/stored-recipe.ts';
import type { Reader } from '../../book/types.ts';
import { type ImportEntry, listImports } from '../apply/history.ts';
import { csvCells } from '../apply/rejects-csv.ts';

/** One kind of record a source brings, with the recipe remembered for it. */
export interface SourceEntry {
  source: string;
  entity: EntityName;
  key: string[];
  /** Columns with a field of their own. */
  columns: number;
  /** The newest import that stands; null where all were undone. */
  last: ImportEntry | null;
  /** Rows its last file had. */
  rows: number;
}

export interface ImportsOverview {
  sources: SourceEntry[];
  imports: ImportEntry[];
  /** Fields where yours and theirs differ and nobody has decided. */
  openConflicts: number;
}

export function importsOverview(reader: Reader): ImportsOverview {
  const imports = listImports(reader);
  const recipes = reader.all<{ source: string; entity: string; value: string }>(
    `SELECT s.name AS source, r.entity, r.value FROM recipe r JOIN source s ON s.id = r.source_id
     ORDER BY s.name, r.id`,
  );
  const sources = recipes.flatMap(({ source, entity, value }) => {
    if (!isEntityName(entity)) return [];
    const recipe = storedRecipe(value);
    const last =
      imports.find((one) => one.source === source && one.entity === entity && !one.undone) ?? null;
    const { key = [], columns = {} } = recipe ?? {};
    return [
      {
        source,
        entity,
        key,
        columns: Object.keys(columns).length,
        last,
        rows: last?.counts.rows ?? 0,
      },
    ];
  });
  return { sources, imports, openConflicts: openConflicts(reader, null) };
}

function openConflicts(reader: Reader, change: number | null): number {
  const sql =
    'SELECT count(*) AS n FROM import_conflict WHERE decision IS NULL AND (@change IS NULL OR change_id = @change)';
  return reader.get<{ n: number }>(sql, { change })?.n ?? 0;
}

/** One import, as its own screen shows it. */
export interface ImportDetail {
  entry: ImportEntry;
  bytes: number;
  changedFields: Record<string, number>;
  key: string[];
  rejects: { line: number; reason: string; raw: string }[];
  openConflicts: number;
  /** Partners whose rows it brought or changed, the most rows first. */
  partners: { count: number; first: { id: string; name: string; rows: number }[] };
}

const shownPartners = 12;
const shownRejects = 500;

export function importDetail(reader: Reader, id: string): ImportDetail {
  const entry = listImports(reader).find((one) => one.import === id);
  const row = reader.get<{ id: number; bytes: number; recipe: string; changed: string }>(
    'SELECT id, bytes, recipe, changed_fields AS changed FROM import_run WHERE public_id = ?',
    [id],
  );
  if (entry === undefined || row === undefined)
    throw notFound('There is no such import.', 'Look it up in the list of imports.');
  return {
    entry,
    bytes: row.bytes,
    changedFields: JSON.parse(row.changed) as Record<string, number>,
    key: storedRecipe(row.recipe)?.key ?? [],
    rejects: rejectsOf(reader, row.id, shownRejects),
    openConflicts: openConflicts(reader, entry.change),
    partners: touchedPartners(reader, entry),
  };
}

/** By the records that carry its change, and those whose fields it set. */
function touchedPartners(
  reader: Reader,
  { entity, change }: ImportEntry,
): ImportDetail['partners'] {
  if (!isEntityName(entity)) return { count: 0, first: [] };
  const own = entity === 'partners' ? 't.id' : 't.partner_id';
  const { table } = entities[entity];
  const rows = reader.all<{ id: string; name: string; rows: number }>(
    `SELECT p.public_id AS id, p.name, count(DISTINCT t.id) AS rows FROM ${table} t JOIN partner p ON p.id = ${own}
     WHERE t.change_id = @change OR t.id IN (SELECT f.record_id FROM change_field f WHERE f.change_id = @change AND f.entity = @entity)
     GROUP BY p.id ORDER BY rows DESC, p.name`,
    { change, entity },
  );
  return { count: rows.length, first: rows.slice(0, shownPartners) };
}

/** The rows an import left out, and the header they stood under. Throws NotFound where there is no such import. */
export function importRejects(
  reader: Reader,
  id: string,
): { header: string[]; rejects: ImportDetail['rejects'] } {
  const row = reader.get<{ id: number; header: string | null }>(
    `SELECT i.id, h.raw AS header FROM import_run i LEFT JOIN import_reject h ON h.import_id = i.id AND h.line = 0
     WHERE i.public_id = ?`,
    [id],
  );
  if (row === undefined)
    throw notFound('There is no such import.', 'Look it up in the list of imports.');
  return { header: csvCells(row.header ?? ''), rejects: rejectsOf(reader, row.id, -1) };
}

function rejectsOf(reader: Reader, runId: number, limit: number): ImportDetail['rejects'] {
  return reader.all(
    'SELECT line, reason, raw FROM import_reject WHERE import_id = ? AND line > 0 ORDER BY line LIMIT ?',
    [runId, limit],
  );
}

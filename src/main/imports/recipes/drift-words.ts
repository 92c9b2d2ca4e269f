import { entities, fieldOf } from '../../../shared/book/entities.ts';
import type { RecipeDrift } from '../../../shared/book/file-look.ts';
import type { ImportQuestion, ImportWarning } from '../../../shared/book/inspection.ts';
import { customField, type Recipe } from '../../../shared/book/recipe.ts';
import { badInput, type Failure } from '../../../shared/kernel/failure.ts';
import type { Reader } from '../../book/types.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import type { Followed } from './recipe-drift.ts';

type Gone = RecipeDrift['gone'][number];

/** What a changed header means for an import: a failure where a row can't be known by it, else words and questions. */
export function tellDrift({ recipe, drift }: Followed): {
  recipe: Recipe;
  warnings: ImportWarning[];
  ask: ImportQuestion[];
} {
  if (drift === null) return { recipe, warnings: [], ask: [] };
  const blocking = drift.gone.find(({ inKey, required }) => inKey || required);
  if (blocking !== undefined) throw missingColumn(recipe, blocking);
  return {
    recipe,
    warnings: warningsOf(recipe, drift),
    ask: drift.gone.flatMap(questionOf(recipe)),
  };
}

function missingColumn({ source, entity }: Recipe, { column, inKey, near }: Gone): Failure {
  const { label } = entities[entity];
  const role = inKey
    ? `tells the ${label.toLowerCase()} of ${source} apart`
    : `holds what ${label.toLowerCase()} must have`;
  return badInput(
    'RecipeHeader',
    `The file has no column "${column}", which ${role}.`,
    near === null
      ? 'Check that it is the same export; import it with a recipe of its own, or as another source.'
      : `"${near}" looks like it: if it is the same, change the recipe of ${source}; else import the file as another source.`,
    inKey ? 'key' : `columns.${column}`,
  );
}

function fieldWord({ entity }: Recipe, field: string | null): string {
  if (field === null) return 'nothing';
  return fieldOf(entity, field)?.label ?? field.replace(/^custom\.([^.]+\.)?/, '');
}

function warningsOf(recipe: Recipe, { renamed, gone, added }: RecipeDrift): ImportWarning[] {
  const warnings: ImportWarning[] = renamed.map(({ from, to }) => ({
    code: 'columnRenamed',
    message: `"${to}" is read as "${from}" was.`,
  }));
  for (const { column, field, near } of gone)
    if (near === null)
      warnings.push({
        code: 'columnGone',
        message: `The file has no column "${column}" any more: ${fieldWord(recipe, field)} stays as it is.`,
      });
  if (added.length > 0)
    warnings.push({
      code: 'columnNew',
      message: `New in this file, and kept as it is: ${added.slice(0, 20).join(', ')}.`,
    });
  return warnings;
}

const questionOf =
  (recipe: Recipe) =>
  ({ column, field, near }: Gone): ImportQuestion[] =>
    near === null
      ? []
      : [
          {
            column: near,
            question: `The file has no column "${column}", which filled ${fieldWord(recipe, field)}. Is "${near}" the same?`,
            options: [`${near} is ${column}`, `${near} is something else`],
          },
        ];

/** Rows looked at: enough to meet every column that is not nearly always blank. */
const lookedAt = 500;

/**
 * The columns without a field of their own that this source's records hold a value of; null where it brought none yet. Some records
 * tell of nearly all; those among `sought` that they don't tell of are looked for in every one.
 */
export function otherColumnsOf(
  reader: Reader,
  recipe: Recipe,
  sought: readonly string[] = [],
): ReadonlySet<string> | null {
  const { entity, source } = recipe;
  const sourceId = sourceIdOf(reader, source);
  if (sourceId === null) return null;
  const rows = `source_row s JOIN ${entities[entity].table} t ON t.id = s.record_id`;
  const some = reader.all<{ custom: string | null }>(
    `SELECT t.custom FROM ${rows} WHERE s.source_id = ? AND s.entity = ? ORDER BY s.key LIMIT ${lookedAt}`,
    [sourceId, entity],
  );
  if (some.length === 0) return null;
  const prefix = customField(recipe, '').slice('custom.'.length);
  const keys = new Set(
    some.flatMap(({ custom }) => Object.keys(JSON.parse(custom ?? '{}') as object)),
  );
  const missed = sought.map((column) => `${prefix}${column}`).filter((key) => !keys.has(key));
  if (missed.length > 0 && some.length === lookedAt) {
    const rare = reader.all<{ key: string }>(
      `SELECT DISTINCT j.key FROM ${rows}, json_each(t.custom) j
       WHERE s.source_id = ? AND s.entity = ? AND j.key IN (SELECT value FROM json_each(?))`,
      [sourceId, entity, JSON.stringify(missed)],
    );
    for (const { key } of rare) keys.add(key);
  }
  const own = [...keys].filter((key) => key.startsWith(prefix));
  return new Set(own.map((key) => key.slice(prefix.length)));
}

import { existsSync } from 'node:fs';
import { openConflicts } from '../../../../src/main/imports/apply/conflicts.ts';
import type { PlanInput } from '../../../../src/main/imports/plan/plan.ts';
import { csvLine } from '../../../../src/main/imports/read/csv-text.ts';
import type { RecipeInput } from '../../../../src/shared/book/recipe.ts';
import { guardNames } from '../../../../src/shared/kernel/guards.ts';
import { type Work, work } from '../work.ts';
import type { Field, Home, Model, Row, Values } from './model.ts';
import { fields, nameOf } from './model.ts';

/** Laws are about values, not about power cuts: where the system has a disk in memory, their books live there. */
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';

/** A book of its own for one run, gone when the run is over. */
export function withWork<T>(run: (w: Work) => T): T {
  const ends: (() => unknown)[] = [];
  try {
    return run(work({ onTestFinished: (end) => void ends.push(() => end({} as never)) }));
  } finally {
    for (const end of ends.reverse()) end();
  }
}

/** But for two: no file of the laws is cut off or can be read two ways. */
export const everyGuard = guardNames.filter((name) => name !== 'cut' && name !== 'ambiguous');

export function recipeOf({ source, entity }: Home, more: Partial<RecipeInput> = {}): RecipeInput {
  return {
    entity,
    source,
    key: ['id'],
    columns: { id: 'externalId', name: 'name', owner: 'owner', note: 'custom.note' },
    ...more,
  };
}

export function fileText(rows: readonly Row[]): string {
  const lines = rows.map(({ key, values }) =>
    csvLine([key, ...fields.map((field) => values[field] ?? '')]),
  );
  return `${['id,name,owner,note', ...lines].join('\r\n')}\r\n`;
}

export function planInput(w: Work, home: Home, rows: readonly Row[]): PlanInput {
  const path = w.file(`${home.source}-${home.entity}.csv`, fileText(rows));
  return { path, entity: home.entity, recipe: recipeOf(home) };
}

const tables = { deals: 'deal', partners: 'partner' } as const;

interface StoredRow {
  source: string;
  entity: Home['entity'];
  key: string;
  id: number;
  vanished: number;
}

export function sourceRows(w: Work): StoredRow[] {
  return w.book.read.all<StoredRow>(
    `SELECT s.name AS source, r.entity, r.key, r.record_id AS id, r.vanished_in IS NOT NULL AS vanished
     FROM source_row r JOIN source s ON s.id = r.source_id ORDER BY 1, 2, 3`,
  );
}

export function recordId(w: Work, home: Home, key: string): number | null {
  return (
    sourceRows(w).find(
      (row) => row.source === home.source && row.entity === home.entity && row.key === key,
    )?.id ?? null
  );
}

export function liveValues(w: Work, entity: Home['entity'], id: number): Values {
  const row = w.book.read.get<{ name: string | null; owner: string | null; custom: string }>(
    `SELECT name, owner, custom FROM ${tables[entity]} WHERE id = ?`,
    [id],
  );
  const custom: { note?: string } = JSON.parse(row?.custom ?? '{}');
  return { name: row?.name ?? null, owner: row?.owner ?? null, note: custom.note ?? null };
}

/** What the book says, in the model's words. */
export function seen(w: Work): Pick<Model, 'rows' | 'open'> {
  const rows: Model['rows'] = {};
  for (const { source, entity, key, id, vanished } of sourceRows(w)) {
    rows[nameOf({ source, entity }, key)] = {
      live: liveValues(w, entity, id),
      vanished: vanished === 1,
    };
  }
  const open: Model['open'] = {};
  for (const one of openConflicts(w.book.read)) {
    const home = { source: one.source, entity: one.entity as Home['entity'] };
    const field = (one.field === 'custom.note' ? 'note' : one.field) as Field;
    open[`${nameOf(home, one.key)} ${field}`] = { base: one.base, theirs: one.theirs };
  }
  return { rows, open };
}

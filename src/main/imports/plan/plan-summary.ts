import { type EntityName, entities } from '../../../shared/book/entities.ts';
import type { Plan } from '../../../shared/book/plan.ts';
import type { GuardFinding } from '../../../shared/kernel/guards.ts';
import { lastImport } from '../../book/last-import.ts';
import { labelSql } from '../../book/record-label.ts';
import type { Reader } from '../../book/types.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import { bookPosition } from './plan.ts';

type Decided = Plan['decisions'];

/** A plan without its rows: what stands around its table. */
export interface PlanSummary
  extends Pick<
    Decided,
    | 'entity'
    | 'source'
    | 'recipe'
    | 'asOf'
    | 'encoding'
    | 'delimiter'
    | 'header'
    | 'counts'
    | 'changedFields'
    | 'warnings'
    | 'ask'
    | 'settled'
  > {
  id: string;
  planHash: string;
  file: string;
  bytes: number;
  createdAt: string;
  guards: (GuardFinding & { absolute: boolean })[];
  /** Fields a person has still to decide, and all there are. */
  conflicts: { open: number; all: number };
  /** The file's columns that changed, in the tables that have a line per field, the most lines first. */
  columns: Readonly<Record<'changed' | 'conflict', ChangedColumn[]>>;
  matches: { count: number; first: Decided['matches'] };
  /** What was said of probable matches: by the new row's key, with the record's name. */
  answers: { key: string; record: string | null; name: string | null; same: boolean }[];
  dropped: { count: number; first: Decided['dropped'] };
  /** This source's import of the same entity before this one. */
  before: { at: string; asOf: string | null; sameFile: boolean } | null;
  /** The book has changed since the plan was made. */
  bookMoved: boolean;
}

/** One column of the file, with the fields it fills and how many lines are about it. */
export interface ChangedColumn {
  column: string;
  fields: string[];
  lines: number;
}

const shown = 20;
/** Probable matches wait for a word one by one: a person sees a good many. */
const shownMatches = 500;

export function planSummary(reader: Reader, plan: Plan): PlanSummary {
  const { decisions } = plan;
  const { entity, source, recipe, asOf, encoding, delimiter, header } = decisions;
  const { counts, changedFields, warnings, ask, settled, bytes } = decisions;
  const fields = decisions.rows.flatMap((row) => row.fields);
  const conflicts = fields.filter(({ conflict }) => conflict !== null);
  return {
    ...{ entity, source, recipe, asOf, encoding, delimiter, header },
    ...{ counts, changedFields, warnings, ask, settled, bytes },
    id: plan.id,
    planHash: plan.planHash,
    file: plan.file,
    createdAt: plan.createdAt,
    guards: decisions.guards.map((guard) => ({
      ...guard,
      absolute: decisions.absolute.includes(guard.name),
    })),
    conflicts: {
      open: conflicts.filter(({ conflict }) => conflict === 'open').length,
      all: conflicts.length,
    },
    columns: { changed: columnsOf(plan, 'changed'), conflict: columnsOf(plan, 'conflict') },
    matches: { count: decisions.matches.length, first: decisions.matches.slice(0, shownMatches) },
    answers: decisions.answers.map((answer) => ({
      ...answer,
      name: nameOf(reader, decisions.entity, answer.record),
    })),
    dropped: { count: decisions.dropped.length, first: decisions.dropped.slice(0, shown) },
    before: importBefore(reader, decisions),
    bookMoved: bookPosition(reader) !== plan.position,
  };
}

function nameOf(reader: Reader, entity: EntityName, record: string | null): string | null {
  const sql = `SELECT ${labelSql[entity]} AS name FROM ${entities[entity].table} WHERE public_id = ?`;
  return reader.get<{ name: string | null }>(sql, [record])?.name ?? record;
}

function columnsOf({ decisions }: Plan, bucket: 'changed' | 'conflict'): ChangedColumn[] {
  const found = new Map<string, { fields: Set<string>; lines: number }>();
  for (const row of decisions.rows) {
    if (row.bucket !== bucket) continue;
    for (const { column, field } of row.fields) {
      const entry = found.get(column) ?? { fields: new Set(), lines: 0 };
      entry.fields.add(field);
      entry.lines += 1;
      found.set(column, entry);
    }
  }
  return [...found]
    .map(([column, { fields, lines }]) => ({ column, fields: [...fields], lines }))
    .sort((a, b) => b.lines - a.lines);
}

function importBefore(reader: Reader, decided: Decided): PlanSummary['before'] {
  const last = lastImport(reader, sourceIdOf(reader, decided.source), decided.entity);
  if (last === null) return null;
  return { at: last.at, asOf: last.asOf, sameFile: last.sha256 === decided.sha256 };
}

import type { Plan } from '../../shared/book/plan.ts';
import type { Reader } from '../book/types.ts';
import { sourceIdOf } from './known-rows.ts';
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
  guards: { name: string; message: string; evidence: string[]; absolute: boolean }[];
  /** Fields a person has still to decide, and all there are. */
  conflicts: { open: number; all: number };
  matches: { count: number; first: Decided['matches'] };
  dropped: { count: number; first: Decided['dropped'] };
  /** This source's import of the same entity before this one. */
  before: { at: string; asOf: string | null; sameFile: boolean } | null;
  /** The book has changed since the plan was made. */
  bookMoved: boolean;
}

const shown = 20;

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
    matches: { count: decisions.matches.length, first: decisions.matches.slice(0, shown) },
    dropped: { count: decisions.dropped.length, first: decisions.dropped.slice(0, shown) },
    before: lastImport(reader, plan),
    bookMoved: bookPosition(reader) !== plan.position,
  };
}

function lastImport(reader: Reader, { decisions }: Plan): PlanSummary['before'] {
  const row = reader.get<{ at: string; asOf: string | null; sha256: string }>(
    `SELECT at, as_of AS asOf, sha256 FROM import_run WHERE source_id = ? AND entity = ? AND undone_by IS NULL
     ORDER BY id DESC LIMIT 1`,
    [sourceIdOf(reader, decisions.source) ?? -1, decisions.entity],
  );
  if (row === undefined) return null;
  return { at: row.at, asOf: row.asOf, sameFile: row.sha256 === decisions.sha256 };
}

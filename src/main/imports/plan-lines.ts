import { fieldOf } from '../../shared/book/entities.ts';
import type { Plan, PlanBucket, PlanField, Scalar } from '../../shared/book/plan.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { Reader } from '../book/types.ts';
import { reportingCurrency } from './currency.ts';
import { planRows } from './plan-rows.ts';
import type { FieldLine, ShelvedPlan } from './plan-shelf.ts';
import { type LineRecord, lastEdit, recordFinder } from './record-finder.ts';

/** One line of a plan's table. Changed rows take a line per field, the others one. */
export interface PlanLine {
  line: number | null;
  key: string | null;
  record: LineRecord | null;
  /** False on the second and later fields of a row. */
  first: boolean;
  field: (PlanField & { currency: string; editedAt: string | null }) | null;
  /** The file's cells in the header's order. */
  cells: string[] | null;
  reason: string | null;
}

export interface PlanPage {
  total: number;
  lines: PlanLine[];
}

const empty: PlanLine = {
  line: null,
  key: null,
  record: null,
  first: true,
  field: null,
  cells: null,
  reason: null,
};

/** A page of one bucket of a plan, with what the book says of the records it touches. */
export function planPage(
  reader: Reader,
  shelved: ShelvedPlan,
  bucket: PlanBucket,
  offset: number,
  limit: number,
): PlanPage {
  const { plan } = shelved;
  const { decisions } = plan;
  const slice = <T>(rows: readonly T[]) => rows.slice(offset, offset + limit);
  switch (bucket) {
    case 'changed':
    case 'conflict': {
      const all = shelved[bucket];
      return { total: all.length, lines: fieldLines(reader, plan, slice(all)) };
    }
    case 'new':
    case 'unchanged':
      return { total: countIn(plan, bucket), lines: fileLines(plan, bucket, offset, limit) };
    case 'vanished': {
      const records = recordFinder(reader, decisions.entity);
      const lines = slice(decisions.vanished).map(({ key, recordId }) => {
        const { stage, ...record } = records(recordId);
        return { ...empty, key, record, reason: fateOf(plan, stage) };
      });
      return { total: decisions.vanished.length, lines };
    }
    case 'rejected':
      return {
        total: decisions.rejected.length,
        lines: slice(decisions.rejected).map(({ line, reason, raw }) => ({
          ...empty,
          line,
          reason,
          cells: [raw],
        })),
      };
    case 'repeated':
      return {
        total: decisions.repeated.length,
        lines: slice(decisions.repeated).map(({ line, reason }) => ({ ...empty, line, reason })),
      };
    default:
      return unreachable(bucket);
  }
}

/** Unchanged rows whose own fields moved nothing still lie in `rows`: they are counted, and only the file's lines are listed. */
function countIn({ decisions }: Plan, bucket: 'new' | 'unchanged'): number {
  return decisions.counts[bucket];
}

function fileLines(
  plan: Plan,
  bucket: 'new' | 'unchanged',
  offset: number,
  limit: number,
): PlanLine[] {
  const { header } = plan.decisions;
  return planRows(plan, bucket, offset, limit).map(({ line, key, values }) => ({
    ...empty,
    line,
    key,
    cells: header.map((column) => values?.[column] ?? ''),
  }));
}

function fieldLines(reader: Reader, plan: Plan, lines: readonly FieldLine[]): PlanLine[] {
  const { entity } = plan.decisions;
  const records = recordFinder(reader, entity);
  const reporting = reportingCurrency(reader);
  return lines.map(({ row, field, first }) => {
    const { stage: _, currency, ...record } = records(row.recordId);
    return {
      ...empty,
      line: row.line,
      key: row.key,
      record,
      first,
      field: {
        ...field,
        currency: currencyOf(plan, row.fields) ?? currency ?? reporting,
        editedAt:
          field.mine === field.base ? null : lastEdit(reader, entity, row.recordId, field.field),
      },
    };
  });
}

/** The currency a row's amounts will have: the file's where it changes it. */
function currencyOf(plan: Plan, fields: readonly PlanField[]): string | null {
  if (fieldOf(plan.decisions.entity, 'currency') === null) return null;
  const said = fields.find(({ field }) => field === 'currency')?.theirs;
  return typeof said === 'string' ? said : null;
}

/** What becomes of a row that the file no longer has (architecture: vanished rows). */
function fateOf({ decisions }: Plan, stage: Scalar): string {
  if (decisions.recipe.vanished === 'keep') return 'Stays as it is';
  if (decisions.recipe.vanished === 'archive') return 'Is archived and counts in no figure';
  if (decisions.entity === 'quarters') return 'Keeps counting in its quarter';
  if (decisions.entity !== 'deals') return 'Stays, marked as missing from its source';
  return stage === 'won' || stage === 'lost'
    ? 'Keeps counting in its period'
    : 'Leaves the pipeline, marked as missing';
}

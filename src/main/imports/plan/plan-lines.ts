import { fieldOf } from '../../../shared/book/entities.ts';
import type { Plan, PlanBucket, PlanField, PlanRow, Scalar } from '../../../shared/book/plan.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import type { Reader } from '../../book/types.ts';
import { reportingCurrency } from '../map/currency.ts';
import type { FieldLine, ShelvedPlan } from './plan-shelf.ts';
import { countOf, type LineOrder, plainOrder } from './plan-view.ts';
import { type LineRecord, lastEdit, recordFinder } from './record-finder.ts';
import { cachedRows, cacheRows } from './row-cache.ts';

/** One line of a plan's table. Changed rows take a line per field, the others one. */
export interface PlanLine {
  line: number | null;
  key: string | null;
  record: LineRecord | null;
  /** False where the line above is about the same row. */
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

/**
 * A page of one bucket of a plan, with what the book says of the records it touches; without an order every line as planned.
 * New and unchanged rows are laid out first where nobody did that yet (`import.view`, for a file that is long).
 */
export function planPage(
  reader: Reader,
  shelved: ShelvedPlan,
  bucket: PlanBucket,
  { offset, limit, order = plainOrder(countOf(shelved, bucket)) }: PageWish,
): PlanPage {
  const places = order.places(offset, limit);
  const before = offset === 0 ? undefined : order.places(offset - 1, 1)[0];
  return { total: order.total, lines: linesAt(reader, shelved, bucket, places, before) };
}

export interface PageWish {
  offset: number;
  limit: number;
  order?: LineOrder | undefined;
}

function linesAt(
  reader: Reader,
  shelved: ShelvedPlan,
  bucket: PlanBucket,
  places: readonly number[],
  before: number | undefined,
): PlanLine[] {
  const { plan } = shelved;
  const { decisions } = plan;
  const at = <T>(rows: readonly T[]) =>
    places.flatMap((place) => {
      const row = rows[place];
      return row === undefined ? [] : [row];
    });
  switch (bucket) {
    case 'changed':
    case 'conflict': {
      const row = before === undefined ? undefined : shelved[bucket][before]?.row;
      return fieldLines(reader, plan, at(shelved[bucket]), row);
    }
    case 'new':
    case 'unchanged':
      cacheRows(shelved, bucket);
      return cachedRows(shelved, bucket, places).map((row) => ({ ...empty, ...row }));
    case 'vanished': {
      const records = recordFinder(reader, decisions.entity);
      return at(decisions.vanished).map(({ key, recordId }) => {
        const { stage, ...record } = records(recordId);
        return { ...empty, key, record, reason: fateOf(plan, stage) };
      });
    }
    case 'rejected':
      return at(decisions.rejected).map(({ line, reason, raw }) => ({
        ...{ ...empty, line, reason },
        cells: [raw],
      }));
    case 'repeated':
      return at(decisions.repeated).map(({ line, reason }) => ({ ...empty, line, reason }));
    default:
      return unreachable(bucket);
  }
}

function fieldLines(
  reader: Reader,
  plan: Plan,
  lines: readonly FieldLine[],
  before: PlanRow | undefined,
): PlanLine[] {
  const { entity } = plan.decisions;
  const records = recordFinder(reader, entity);
  const reporting = reportingCurrency(reader);
  return lines.map(({ row, field }, index) => {
    const { stage: _, currency, ...record } = records(row.recordId);
    return {
      ...empty,
      line: row.line,
      key: row.key,
      record,
      first: row !== (index === 0 ? before : lines[index - 1]?.row),
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

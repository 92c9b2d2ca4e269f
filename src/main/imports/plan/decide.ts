import type { Plan, PlanField, PlanRow } from '../../../shared/book/plan.ts';
import type { ConflictChoice } from '../../../shared/book/recipe.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import type { Book } from '../../book/types.ts';
import { typedValue } from '../map/typed-value.ts';
import { planHash, readPlan, storePlan } from './plan-store.ts';

/** Which of a plan's conflicts a person settles, and how; without `line` and `field` all of them. */
export interface ConflictDecision {
  line?: number | undefined;
  field?: string | undefined;
  choice: ConflictChoice;
  /** Neither of the two, but this, typed by the person: takes the choice's place. */
  value?: string | undefined;
}

/** A plan with some of its conflicts settled: what planning with that answer would have made. */
export function decideConflicts(
  book: Pick<Book, 'path' | 'read'>,
  planPath: string,
  decision: ConflictDecision,
): Plan {
  const plan = readPlan(planPath);
  let found = 0;
  const decided = (row: PlanRow, field: PlanField): PlanField => {
    const meant =
      field.conflict !== null &&
      (decision.line === undefined || decision.line === row.line) &&
      (decision.field === undefined || decision.field === field.field);
    if (!meant) return field;
    found += 1;
    const { typed: _, ...before } = field;
    if (decision.value === undefined) return { ...before, ...outcome[decision.choice] };
    const { recordId } = row;
    const place = { entity: plan.decisions.entity, recordId, field: field.field };
    return { ...before, ...outcome.mine, typed: typedValue(book.read, place, decision.value) };
  };
  const rows = plan.decisions.rows.map((row) =>
    row.bucket === 'conflict'
      ? { ...row, fields: row.fields.map((field) => decided(row, field)) }
      : row,
  );
  if (found === 0)
    throw badInput(
      'NoConflict',
      'There is nothing to decide here.',
      'Choose one of the rows where yours and theirs differ.',
    );
  const decisions = { ...plan.decisions, rows };
  const next = { ...plan, decisions, planHash: planHash(decisions) };
  storePlan(book.path, next);
  return next;
}

const outcome: Readonly<Record<ConflictChoice, Pick<PlanField, 'decision' | 'conflict'>>> = {
  mine: { decision: 'keep', conflict: 'settled' },
  theirs: { decision: 'take', conflict: 'settled' },
  ask: { decision: 'keep', conflict: 'open' },
};

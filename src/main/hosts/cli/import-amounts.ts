import { fieldOf } from '../../../shared/book/entities.ts';
import type { ImportResult, PlanRow, Scalar } from '../../../shared/book/plan.ts';
import { Failure } from '../../../shared/kernel/failure.ts';
import type { Planned } from '../../imports/index.ts';
import { getRecord } from '../../partners/index.ts';
import { amount, conflictAnswer } from './amounts.ts';
import type { Session } from './cli.ts';

/** One field that an import would change or has changed, as a person reads it. */
export interface ShownChange {
  key: string;
  field: string;
  from: Scalar;
  to: Scalar;
}

const shown = 10;

/** Conflicts in major units, as every other answer has its amounts. */
export function inMajorUnits(session: Session, result: ImportResult): ImportResult {
  const { entity, source } = result.recipe;
  const conflicts = result.conflicts.map((one) => {
    if (fieldOf(entity, one.field)?.type.kind !== 'money') return one;
    const currency = currencyOf(session, result, `${source}:${one.key}`);
    return conflictAnswer(one, currency);
  });
  return { ...result, conflicts };
}

/** The first fields that would change, old to new. */
export function firstChanges(session: Session, { plan, result }: Planned): ShownChange[] {
  const first = (bucket: PlanRow['bucket']) =>
    plan.decisions.rows.filter((row) => row.bucket === bucket).slice(0, shown);
  const rows = [...first('conflict'), ...first('changed')];
  return rows.flatMap((row) => changesOf(session, result, row)).slice(0, shown);
}

/** One line a column: what a column also fills on the way (a stage and its text) is the same change to a person. */
function changesOf(session: Session, result: ImportResult, row: PlanRow): ShownChange[] {
  const { entity, source } = result.recipe;
  const { key } = row;
  const byColumn = new Map<string, ShownChange>();
  for (const { field, column, mine, theirs } of row.fields) {
    if (mine === theirs || byColumn.has(column)) continue;
    const isMoney = fieldOf(entity, field)?.type.kind === 'money';
    const currency = isMoney ? currencyOf(session, result, `${source}:${key}`) : '';
    const inUnits = (value: Scalar) => amount(value, isMoney, currency);
    byColumn.set(column, { key, field: column, from: inUnits(mine), to: inUnits(theirs) });
  }
  return [...byColumn.values()];
}

/** The record's own currency; of one this source meets for the first time, the book's. */
function currencyOf(session: Session, { recipe }: ImportResult, key: string): string {
  try {
    const { currency } = getRecord(session.read, recipe.entity, key);
    return typeof currency === 'string' ? currency : session.currency;
  } catch (error) {
    if (error instanceof Failure) return session.currency;
    throw error;
  }
}

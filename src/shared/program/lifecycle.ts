import { because, type Explained, explained } from '../kernel/explained.ts';
import { addDays, daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { plural } from '../kernel/words.ts';
import type { LifecycleModel } from './lifecycle-model.ts';

/** Where a partner stands: days in its stage (`value`), the stage's limit, and what comes next. */
export type StagePlace = Explained<number> & {
  readonly stage: string;
  /** Place in the model from 0; null where the model has no such stage. */
  readonly index: number | null;
  readonly limitDays: number | null;
  readonly overdueOn: LocalDate | null;
  readonly overdue: boolean;
  readonly next: string | null;
};

/** Whether so many days in a stage are more than it allows; stages without a limit never are (S04.2). */
export function isStageOverdue(model: LifecycleModel, stage: string, days: number): boolean {
  const limit = model.stages.find(({ name }) => name === stage)?.limitDays ?? null;
  return limit !== null && days > limit;
}

/** Days in stage, limit and next stage of one partner (S04.1, S04.2). Unknown since when: `value` is null. */
export function placeInLifecycle(
  model: LifecycleModel,
  at: { readonly stage: string; readonly enteredOn: LocalDate | null },
  today: LocalDate,
): StagePlace {
  const index = model.stages.findIndex(({ name }) => name === at.stage);
  const limitDays = model.stages[index]?.limitDays ?? null;
  const value = at.enteredOn === null ? null : daysBetween(at.enteredOn, today);
  const overdue = value !== null && isStageOverdue(model, at.stage, value);
  return {
    ...explained<number>({
      value,
      because: [because(placeText(at, value, limitDays, overdue))],
      inputs: [
        { name: 'Stage', value: at.stage },
        { name: 'Entered', value: at.enteredOn },
      ],
      rule: 'S04.2',
      preset: model.preset,
    }),
    stage: at.stage,
    index: index < 0 ? null : index,
    limitDays,
    overdueOn:
      at.enteredOn === null || limitDays === null ? null : addDays(at.enteredOn, limitDays + 1),
    overdue,
    next: index < 0 ? null : nextStage(model, index),
  };
}

function nextStage({ stages, returnsTo }: LifecycleModel, index: number): string | null {
  return stages[index + 1]?.name ?? returnsTo;
}

function placeText(
  { stage, enteredOn }: { readonly stage: string; readonly enteredOn: LocalDate | null },
  days: number | null,
  limit: number | null,
  overdue: boolean,
): string {
  if (days === null || enteredOn === null) return `In ${stage}; since when is not recorded`;
  const since = `In ${stage} for ${plural(days, 'day')}, since ${formatDate(enteredOn)}`;
  if (limit === null) return since;
  return overdue
    ? `${since}: ${plural(days - limit, 'day')} over its ${limit}`
    : `${since}, of ${limit}`;
}

/** Days from the first stage to the first one without a limit; L3's 30 + 30 + 30 = 90 (S04.3). Null without limits. */
export function daysToOngoing({ stages }: LifecycleModel): number | null {
  const open = stages.findIndex(({ limitDays }) => limitDays === null);
  const limited = stages.slice(0, open < 0 ? stages.length : open);
  return limited.length === 0
    ? null
    : limited.reduce((total, { limitDays }) => total + Number(limitDays), 0);
}

export type StageMove = {
  readonly to: string;
  readonly enteredOn: LocalDate;
  /** The reason a gate was passed without what it asks for; null where it was not needed. */
  readonly override: string | null;
};
export type StageFault = {
  readonly field: 'stage' | 'scorecard';
  readonly message: string;
};

/**
 * Moves a partner to a stage of the model (S04.4). The gate's stage and those after it ask for a scorecard; without one a
 * reason overrides. The loop's way back is free.
 */
export function moveToStage(
  model: LifecycleModel,
  to: string,
  facts: { readonly hasScorecard: boolean; readonly override: string | null },
  today: LocalDate,
): Result<StageMove, StageFault> {
  const names = model.stages.map(({ name }) => name);
  const target = names.indexOf(to);
  if (target < 0) return err({ field: 'stage', message: `"${to}" is no stage of ${model.name}.` });
  const { gate } = model;
  const gated = gate !== null && target >= names.indexOf(gate.stage);
  const override = facts.override?.trim() ?? '';
  if (!gated || facts.hasScorecard) return ok({ to, enteredOn: today, override: null });
  if (override !== '') return ok({ to, enteredOn: today, override });
  return err({
    field: 'scorecard',
    message: `${to} asks for a scorecard first: ${gate.why.charAt(0).toLowerCase()}${gate.why.slice(1)}. Fill one in, or give a reason to go on without.`,
  });
}

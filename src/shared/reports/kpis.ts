import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { percentText } from '../kernel/percent.ts';
import { medianOf } from '../kernel/ranking.ts';
import {
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOf,
  toDecimals,
} from '../kernel/ratio.ts';
import { shareOf } from '../kernel/share.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { plural } from '../kernel/words.ts';
import { type KpiGoal, type KpiId, type KpiRules, kpiDefinitions } from './kpi-rules.ts';

/** A KPI's value: percent 0-100 for shares, else as its definition says; `met` null where nothing is asked. */
export type KpiResult = Explained<number> & {
  readonly kpi: KpiId;
  readonly met: boolean | null;
  readonly goal: KpiGoal | null;
};

/**
 * Judges a KPI against a program's goals (S104.2): a range is met from its low end up, time stays under its limit,
 * growth is above zero. `value` is exact and in the goal's own unit: a share 0-1, a multiple, a score, days, or growth.
 * Null is no data and judges nothing; nor does a KPI without a goal, or one that only describes what is usual.
 */
export function judgeKpi(rules: KpiRules, kpi: KpiId, value: Ratio | null): KpiResult {
  const goal = rules.goals[kpi] ?? null;
  const shown = value === null ? null : shownValue(kpi, value);
  const { label } = kpiDefinitions[kpi];
  const met = value === null || goal === null ? null : isMet(goal, value);
  return {
    ...explained({
      value: shown,
      because: [
        because(shown === null ? `${label}: no data.` : `${label}: ${valueText(kpi, shown)}.`),
        because(goal === null ? 'No goal is set.' : `Goal: ${goalText(goal)}.`),
      ],
      inputs: [{ name: label, value: shown }],
      rule: 'S104.2',
      preset: rules.preset,
    }),
    kpi,
    goal,
    met,
  };
}

function isMet(goal: KpiGoal, value: Ratio): boolean | null {
  switch (goal.kind) {
    case 'percent':
      return compareRatios(asPercent(value), ratioOf(goal.range.min)) >= 0;
    case 'multiple':
    case 'score':
      return compareRatios(value, ratioOf(goal.range.min)) >= 0;
    case 'under-days':
      return compareRatios(value, ratio(goal.days)) < 0;
    case 'growing':
      return value.num > 0n;
    case 'usual':
      return null;
    default:
      return unreachable(goal);
  }
}

function asPercent(share: Ratio): Ratio {
  return multiplyRatios(share, ratio(100));
}

function shownValue(kpi: KpiId, value: Ratio): number {
  switch (kpiDefinitions[kpi].unit) {
    case 'percent':
    case 'money':
      return toDecimals(asPercent(value), 1);
    case 'multiple':
      return toDecimals(value, 2);
    case 'days':
    case 'score':
      return toDecimals(value, 1);
  }
}

function valueText(kpi: KpiId, shown: number): string {
  switch (kpiDefinitions[kpi].unit) {
    case 'percent':
      return `${percentText(shown)}%`;
    case 'multiple':
      return `${shown}x`;
    case 'money':
      return `${percentText(shown)}% on the quarter before`;
    case 'days':
      return plural(shown, 'day');
    case 'score':
      return percentText(shown);
  }
}

function goalText(goal: KpiGoal): string {
  switch (goal.kind) {
    case 'percent':
      return goal.range.max === null
        ? `${goal.range.min}% or more`
        : `${goal.range.min}-${goal.range.max}%`;
    case 'multiple':
      return `${goal.range.min}-${goal.range.max}x`;
    case 'score':
      return `${goal.range.min} or more`;
    case 'under-days':
      return `under ${goal.days} days`;
    case 'growing':
      return 'growing';
    case 'usual':
      return goal.says;
    default:
      return unreachable(goal);
  }
}

/** A partner's first event after sign-up; `first` null is not reached yet. */
export type FirstEvent = { readonly signedUp: LocalDate; readonly first: LocalDate | null };

/**
 * Median days from sign-up to the first event over the partners that reached it (S104.3), exact; two middle ones: their
 * mean. Null when nobody reached it.
 */
export function medianDaysToFirst(events: readonly FirstEvent[]): Ratio | null {
  return medianOf(
    events.flatMap(({ signedUp, first }) => (first === null ? [] : [daysBetween(signedUp, first)])),
  );
}

/** Retention (S104.4): partners active in both years over those active last year; null when none was. */
export function retention(
  activeLastYear: ReadonlySet<string>,
  activeThisYear: ReadonlySet<string>,
): Ratio | null {
  const kept = [...activeLastYear].filter((id) => activeThisYear.has(id)).length;
  return shareOf(kept, activeLastYear.size);
}

/** Counts of partners by how far they came; `null` is unknown. */
export type ActivationCounts = {
  readonly signed: number | null;
  readonly onboarded: number | null;
  readonly withLead: number | null;
  readonly withClosedDeal: number | null;
};

/** Activation by a program's own definition, with the words that say of what (S104.5, A27, A28). */
export function activation(
  { activationOf }: Pick<KpiRules, 'activationOf'>,
  { signed, onboarded, withLead, withClosedDeal }: ActivationCounts,
): { readonly share: Ratio | null; readonly of: string } {
  return activationOf === 'onboarded'
    ? { share: shareOf(withLead, onboarded), of: 'onboarded partners with a first lead' }
    : { share: shareOf(withClosedDeal, signed), of: 'signed partners with a closed deal' };
}

import { because, type Explained, explained } from '../kernel/explained.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  type LocalDate,
} from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import type { TierLadder } from './ladder.ts';
import { type TierGrace, type TierReviewRules, tierGrace } from './review-rules.ts';

/** A failed review: the tier held, the day it failed, and the first day since then on which the tier was earned again. */
export type FailedReview = {
  readonly tier: string;
  readonly failedOn: LocalDate;
  readonly requalifiedOn: LocalDate | null;
};

/** Where a tier stands after its review. */
export type GraceState =
  | { readonly kind: 'ok' }
  | {
      readonly kind: 'in-grace';
      readonly tier: string;
      readonly end: LocalDate;
      readonly daysLeft: number;
      readonly dropsTo: string | null;
    }
  | { readonly kind: 're-qualified'; readonly tier: string; readonly on: LocalDate }
  | {
      readonly kind: 'drop';
      /** First day without the tier. */
      readonly on: LocalDate;
      readonly tier: string;
      /** The step below; null = no tier. */
      readonly to: string | null;
      /** Twelve months after the drop. */
      readonly nextReviewOn: LocalDate;
    };

export type TierGraceResult = Explained<GraceState['kind']> & { readonly state: GraceState };

/**
 * The state of a tier on a day (S14.3, B19, B20): in grace through its last day; earning the tier again on any day of
 * the grace clears it; after the last day the partner drops exactly one step. No failed review, or one still ahead: ok.
 * A tier without grace (a ladder's first step) is never dropped by review.
 */
export function graceState(
  rules: TierReviewRules,
  ladder: Pick<TierLadder, 'steps'>,
  failed: FailedReview | null,
  today: LocalDate,
): TierGraceResult {
  const grace = failed === null ? null : tierGrace(rules, ladder, failed.tier, failed.failedOn);
  const state: GraceState =
    failed === null || grace === null || today < failed.failedOn
      ? { kind: 'ok' }
      : stateIn(rules, failed, grace, today);
  return {
    ...explained({
      value: state.kind,
      because: [because(sentenceOf(state))],
      inputs: [{ name: 'review failed on', value: failed?.failedOn ?? 'none' }],
      rule: 'S14.3',
      preset: rules.preset,
    }),
    state,
  };
}

function stateIn(
  rules: TierReviewRules,
  { tier, failedOn, requalifiedOn }: FailedReview,
  { end, dropsTo }: TierGrace,
  today: LocalDate,
): GraceState {
  const cleared =
    requalifiedOn !== null &&
    requalifiedOn >= failedOn &&
    requalifiedOn <= end &&
    requalifiedOn <= today;
  if (cleared) return { kind: 're-qualified', tier, on: requalifiedOn };
  if (today <= end)
    return { kind: 'in-grace', tier, end, daysLeft: daysBetween(today, end), dropsTo };
  const on = addDays(end, 1);
  return { kind: 'drop', on, tier, to: dropsTo, nextReviewOn: addMonths(on, rules.everyMonths) };
}

function sentenceOf(state: GraceState): string {
  switch (state.kind) {
    case 'ok':
      return 'No grace is running.';
    case 'in-grace':
      return `${state.tier} is in grace through ${formatDate(state.end)}, ${plural(state.daysLeft, 'day')} left; then ${state.dropsTo ?? 'no tier'}.`;
    case 're-qualified':
      return `${state.tier} was earned again on ${formatDate(state.on)}, inside its grace.`;
    case 'drop':
      return `${state.tier} was not earned again in its grace: one step down to ${state.to ?? 'no tier'} from ${formatDate(state.on)}.`;
  }
}

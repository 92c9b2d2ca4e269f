import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { GraceState } from './grace.ts';
import type { HeldTier } from './review.ts';

/** A decision of the review: the record as it stands after it, and one line for the audit trail (S14.7). */
export type TierDecision = {
  /** Null = no tier any more. */
  readonly record: HeldTier | null;
  readonly audit: {
    readonly on: LocalDate;
    readonly by: string;
    readonly text: string;
    readonly reason: string | null;
  };
};

/**
 * Confirms a drop (S14.7): the step below, from the first day after the grace; the next review is twelve months after
 * that day. Fails while there is nothing to confirm.
 */
export function confirmDrop(
  held: HeldTier,
  state: GraceState,
  by: string,
  today: LocalDate,
): Result<TierDecision, string> {
  if (state.kind !== 'drop') return err('There is no drop to confirm: the grace is not over.');
  const text = `${held.tier} to ${state.to ?? 'no tier'} from ${formatDate(state.on)}.`;
  const audit = { on: today, by, text, reason: null };
  if (state.to === null) return ok({ record: null, audit });
  return ok({ record: { ...held, tier: state.to, awardedOn: state.on, reviewedOn: null }, audit });
}

/** Waives a failed review with a reason (S14.7): the tier is kept and the review counts as decided on its day. */
export function waiveReview(
  held: HeldTier,
  reviewOn: LocalDate,
  waiver: { readonly by: string; readonly reason: string },
  today: LocalDate,
): Result<TierDecision, string> {
  if (waiver.by.trim() === '') return err('A waiver needs the name of the person who grants it.');
  if (waiver.reason.trim() === '') return err('A waiver needs its reason.');
  const text = `${held.tier} is kept at the review of ${formatDate(reviewOn)}.`;
  return ok({
    record: { ...held, reviewedOn: reviewOn },
    audit: { on: today, by: waiver.by, text, reason: waiver.reason },
  });
}

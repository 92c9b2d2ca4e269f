import type { Fact } from '../kernel/explained.ts';
import { fullMonthsBetween, type LocalDate } from '../kernel/local-date.ts';
import { formatMinor } from '../kernel/money.ts';
import { compareRatios, ratio, roundRatio } from '../kernel/ratio.ts';
import { measureKind } from '../tiers/ladder.ts';
import type { TierCriterion, TierResult } from '../tiers/types.ts';

export type OnTrack =
  | { readonly state: 'top'; readonly text: string }
  | { readonly state: 'unknown'; readonly text: string }
  | { readonly state: 'too-early'; readonly text: string }
  | { readonly state: 'on-track' | 'off-track'; readonly text: string; readonly projected: number };

/** Value since the last tier review, minor units, and the day of that review. */
export type SinceReview = { readonly reviewedOn: LocalDate | null; readonly value: Fact<number> };

/**
 * Whether the next tier is within reach (S20): value since the review x 12 / full months elapsed meets the next tier's
 * commercial threshold, and no certification is short. Under one full month it is too early to say.
 */
export function onTrack(
  tier: TierResult | null,
  since: SinceReview | null,
  currency: string,
  today: LocalDate,
): OnTrack {
  if (tier === null) return { state: 'unknown', text: 'no data: tier unknown' };
  if (tier.next.top) return { state: 'top', text: 'highest tier' };
  const criterion = moneyCriterion(tier, tier.next.index);
  if (criterion === null)
    return { state: 'unknown', text: `n/a: ${tier.next.name} asks for no amount` };
  if (since === null || since.reviewedOn === null)
    return { state: 'unknown', text: 'no data: no tier review on record' };
  if (since.value.value === null)
    return { state: 'unknown', text: 'no data: value since the review is unknown' };
  const months = fullMonthsBetween(since.reviewedOn, today);
  if (months < 1) return { state: 'too-early', text: 'too early' };
  const value = since.value.value;
  const aYear = ratio(BigInt(value) * 12n, months);
  const projected = Number(roundRatio(aYear));
  const enough = compareRatios(aYear, ratio(criterion.threshold)) >= 0;
  const words = `${formatMinor(projected, currency)} a year at this pace, ${formatMinor(criterion.threshold, currency)} asked`;
  const shortfalls = tier.next.gaps.filter(({ kind }) => kind === 'enablement');
  if (enough && shortfalls.some(({ gap }) => gap === null))
    return { state: 'unknown', text: `${words}; certification unknown` };
  const short = shortfalls.map(({ text }) => text).join(', ');
  if (!enough || shortfalls.length > 0)
    return {
      state: 'off-track',
      projected,
      text: `no: ${words}${short === '' ? '' : `; ${short}`}`,
    };
  return { state: 'on-track', projected, text: `yes: ${words}` };
}

function moneyCriterion(tier: TierResult, index: number): TierCriterion | null {
  return (
    tier.steps[index]?.criteria.find(({ measure }) => measureKind(measure) === 'money') ?? null
  );
}

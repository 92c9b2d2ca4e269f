import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { formatPercent } from '../kernel/percent.ts';
import { placeIn, type RangePlace } from '../kernel/range.ts';
import { medianOf } from '../kernel/ranking.ts';
import { compareRatios, multiplyRatios, type Ratio, ratio, toDecimals } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import type { ActivationRules } from './activation-rules.ts';

export type ActivationCounts = {
  readonly activated: number | null;
  readonly onboarded: number | null;
  readonly signed: number | null;
};

/** Activation by both denominators; the expected range is judged on the onboarded one (A28). */
export type ActivationRate = Explained<Ratio> & {
  readonly ofSigned: Ratio | null;
  readonly place: RangePlace | null;
};

/** Activated / onboarded, and activated / signed beside it (S81.5, A28). Null while a count is unknown or zero. */
export function activationRate(rules: ActivationRules, counts: ActivationCounts): ActivationRate {
  const ofOnboarded = shareOf(counts.activated, counts.onboarded);
  const ofSigned = shareOf(counts.activated, counts.signed);
  const { min, max } = rules.activationPercent;
  const text = (share: Ratio | null, of: string): string =>
    share === null ? `Share of ${of} unknown.` : `${formatPercent(share)} of ${of}.`;
  return {
    ...explained<Ratio>({
      value: ofOnboarded,
      because: [
        because(text(ofOnboarded, 'onboarded partners')),
        because(text(ofSigned, 'signed partners')),
        because(`${min}-${max}% of onboarded partners is usual.`),
      ],
      inputs: Object.entries(counts).map(([name, value]) => ({ name, value })),
      rule: 'S81.5',
      preset: rules.preset,
    }),
    ofSigned,
    place:
      ofOnboarded === null
        ? null
        : placeIn(rules.activationPercent, multiplyRatios(ofOnboarded, ratio(100))),
  };
}

function shareOf(part: number | null, whole: number | null): Ratio | null {
  return part === null || whole === null || whole <= 0 ? null : ratio(part, whole);
}

export type FirstReferral = {
  readonly signedUpOn: LocalDate;
  readonly firstLeadOn: LocalDate | null;
};

/** `value` is the median in days over partners that reached it; `met`: under the target. */
export type TimeToFirstReferral = Explained<Ratio> & { readonly met: boolean | null };

/** Days from sign-up to the first lead, median over partners that have one as of today (S81.6); target under 30. */
export function timeToFirstReferral(
  rules: ActivationRules,
  partners: readonly FirstReferral[],
  today: LocalDate,
): TimeToFirstReferral {
  const days = partners.flatMap(({ signedUpOn, firstLeadOn }) =>
    firstLeadOn !== null && firstLeadOn <= today ? [daysBetween(signedUpOn, firstLeadOn)] : [],
  );
  const value = medianOf(days);
  const target = rules.firstReferralUnderDays;
  const text =
    value === null
      ? 'No partner has sent a first referral yet.'
      : `Median ${toDecimals(value, 1)} days over ${plural(days.length, 'partner')}; the target is under ${target}.`;
  return {
    ...explained<Ratio>({
      value,
      because: [because(text)],
      inputs: [{ name: 'partners with a first lead', value: days.length }],
      rule: 'S81.6',
      preset: rules.preset,
    }),
    met: value === null ? null : compareRatios(value, ratio(target)) < 0,
  };
}

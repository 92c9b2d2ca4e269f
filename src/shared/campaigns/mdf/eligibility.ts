import { because, type Explained, explained, type NamedInput } from '../../kernel/explained.ts';
import { formatMinor, formatMinorShort, minorFromMajor } from '../../kernel/money.ts';
import { type MdfRules, tierRank } from './rules.ts';

/** What MDF rules ask of a partner; null is not known. Money in minor units. */
export type MdfPartner = {
  readonly tier: string | null;
  readonly track: string | null;
  /** Trailing-12-month partner-sourced ARR. */
  readonly arr: number | null;
  readonly currency: string;
  /** The reason the ARR is waived for this partner; null where it is not. */
  readonly waiver: string | null;
};

type Side = { readonly met: boolean | null; readonly text: string };

/**
 * Whether a partner may draw on the fund (S38.1): its track, a tier from the start tier on, and the minimum ARR unless
 * that is waived; all must hold. A failed one decides; else an unknown one leaves it unknown.
 */
export function mdfEligibility(rules: MdfRules, partner: MdfPartner): Explained<boolean> {
  const sides = [trackSide(rules, partner), tierSide(rules, partner), arrSide(rules, partner)];
  const asked = sides.filter((side) => side !== null);
  return explained<boolean>({
    value: verdict(asked),
    because: asked.map(({ text }) => because(text)),
    inputs: eligibilityInputs(rules, partner),
    rule: 'S38.1',
    preset: rules.preset,
  });
}

/** The inputs the rules ask for: tier, and ARR or track only where they count. */
export function eligibilityInputs(rules: MdfRules, partner: MdfPartner): NamedInput[] {
  return [
    { name: 'tier', value: partner.tier },
    ...(rules.track === null ? [] : [{ name: 'track', value: partner.track }]),
    ...(rules.minimumArr === null || partner.waiver !== null
      ? []
      : [{ name: 'partner-sourced ARR', value: partner.arr }]),
  ];
}

function verdict(sides: readonly Side[]): boolean | null {
  if (sides.some(({ met }) => met === false)) return false;
  return sides.some(({ met }) => met === null) ? null : true;
}

function trackSide({ track }: MdfRules, partner: MdfPartner): Side | null {
  if (track === null) return null;
  if (partner.track === null) return { met: null, text: `Track not known; ${track} needed.` };
  const met = partner.track.trim().toLowerCase() === track.toLowerCase();
  return { met, text: `${partner.track} track; the fund is for the ${track} track.` };
}

function tierSide(rules: MdfRules, { tier }: MdfPartner): Side {
  const { startTier } = rules;
  if (tier === null) return { met: null, text: `Tier not known; ${startTier} or above needed.` };
  const rank = tierRank(rules, tier);
  if (rank < 0) return { met: false, text: `"${tier}" is not a tier of ${rules.preset}.` };
  const met = rank >= tierRank(rules, startTier);
  return { met, text: `${tier} tier; MDF starts at ${startTier}.` };
}

function arrSide({ minimumArr }: MdfRules, partner: MdfPartner): Side | null {
  if (minimumArr === null) return null;
  const { arr, currency, waiver } = partner;
  const needed = minorFromMajor(minimumArr, currency);
  const need = formatMinorShort(needed, currency);
  if (waiver !== null) return { met: true, text: `The ${need} of ARR is waived: ${waiver}.` };
  if (arr === null) return { met: null, text: `Partner-sourced ARR not known; ${need} needed.` };
  return {
    met: arr >= needed,
    text: `${formatMinor(arr, currency)} of partner-sourced ARR in twelve months; ${need} needed.`,
  };
}

import type { LocalDate } from '../kernel/local-date.ts';
import { divideRatios, ratio } from '../kernel/ratio.ts';
import { splitByWeights } from '../kernel/split.ts';
import { countWord } from '../kernel/words.ts';
import type { Credit } from './credit.ts';
import type { AttributionClass } from './decision.ts';
import type { AttributionRules } from './rules.ts';

/** One partner's class on a deal, and the day of its earliest evidence; null is unknown. */
export type PartnerCredit = {
  readonly partner: string;
  readonly class: AttributionClass;
  readonly credit: Credit | null;
  readonly evidenceOn: LocalDate | null;
};

export type SharedCredit = Pick<PartnerCredit, 'partner' | 'class' | 'credit'> & {
  readonly why: string;
};

/**
 * The credits of several partners on one deal (S44.9): one introducer at most, the winner of the channel conflict, else the one
 * with the earliest evidence (undecided when that does not tell); influence is shared equally, so that it never comes to
 * more than one influenced credit, unless the program pays each in full.
 */
export function shareCredit(
  rules: Pick<AttributionRules, 'sharedInfluence'>,
  partners: readonly PartnerCredit[],
  conflictWinner: string | null,
): SharedCredit[] {
  const introducers = partners.filter((one) => one.class === 'sourced');
  const introducer = introducers.length > 1 ? pickIntroducer(introducers, conflictWinner) : null;
  const influencers = partners.filter((one) => one.class === 'influenced').length;
  return partners.map((one) => {
    const { partner, credit } = one;
    if (one.class === 'sourced' && introducers.length > 1) return amongIntroducers(one, introducer);
    if (one.class === 'influenced' && influencers > 1 && rules.sharedInfluence)
      return {
        partner,
        class: one.class,
        credit: part(credit, influencers),
        why: `The influenced credit is shared by ${countWord(influencers)} partners.`,
      };
    return { partner, class: one.class, credit, why: `Alone as ${one.class}.` };
  });
}

function pickIntroducer(
  introducers: readonly PartnerCredit[],
  conflictWinner: string | null,
): string | null {
  if (introducers.some(({ partner }) => partner === conflictWinner)) return conflictWinner;
  let first: string | null = null;
  let earliest: LocalDate | null = null;
  for (const { partner, evidenceOn } of introducers) {
    if (evidenceOn === null) return null;
    if (earliest === null || evidenceOn < earliest) [first, earliest] = [partner, evidenceOn];
    else if (evidenceOn === earliest) first = null;
  }
  return first;
}

function amongIntroducers(
  { partner, class: found, credit }: PartnerCredit,
  introducer: string | null,
): SharedCredit {
  if (introducer === null)
    return {
      partner,
      class: 'undecided',
      credit: null,
      why: 'Several partners introduced it and neither a ruling nor the evidence tells who was first.',
    };
  return partner === introducer
    ? { partner, class: found, credit, why: `${partner} holds the introduction.` }
    : { partner, class: 'none', credit: null, why: `${introducer} holds the introduction.` };
}

function part(credit: Credit | null, among: number): Credit | null {
  return credit === null ? null : { ...credit, share: divideRatios(credit.share, ratio(among)) };
}

/** An influenced amount in equal parts, to the minor unit and never more than the whole (S44.9). `partners` is at least 1. */
export function splitInfluence(amount: number, partners: number): number[] {
  return splitByWeights(
    amount,
    Array.from({ length: partners }, () => 1),
  );
}

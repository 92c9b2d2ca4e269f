import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween } from '../kernel/local-date.ts';
import { countWord, plural } from '../kernel/words.ts';
import type { ConflictRules } from './conflict-rules.ts';
import type { Claim, DealOwner, RulingGround } from './conflict-types.ts';

export type PartnerRuling = Explained<RulingGround> & { readonly owner: DealOwner };

type Verdict = {
  readonly value: RulingGround;
  readonly winner: Claim | null;
  readonly text: string;
};

/**
 * Two partners claim one deal (S41.1): one that came in time beats a late one; in the same second the higher tier, then a
 * person decides; at most 7 days apart the first wins; further apart the older while it is in force, else the newer.
 */
export function rulePartners(rules: ConflictRules, claims: readonly [Claim, Claim]): PartnerRuling {
  const [a, b] = claims;
  const [older, newer] = toSecond(b) < toSecond(a) ? [b, a] : [a, b];
  const { value, winner, text } = decide(rules, older, newer);
  return {
    ...explained<RulingGround>({
      value,
      because: [because(text)],
      inputs: [older, newer].map(({ partner, registeredAt }) => ({
        name: partner,
        value: registeredAt,
      })),
      rule: 'S41.1',
      preset: rules.preset,
    }),
    owner:
      winner === null
        ? { kind: value === 'manual' ? 'people' : 'open-pool' }
        : { kind: 'partner', partner: winner.partner },
  };
}

function toSecond({ registeredAt }: Claim): string {
  return registeredAt.length === 16 ? `${registeredAt}:00` : registeredAt;
}

/** Whole days between two registrations (G2). */
function daysApart(older: Claim, newer: Claim): number {
  return daysBetween(older.registeredAt.slice(0, 10), newer.registeredAt.slice(0, 10));
}

function decide(rules: ConflictRules, older: Claim, newer: Claim): Verdict {
  if (older.late !== newer.late) {
    const [onTime, late] = older.late ? [newer, older] : [older, newer];
    if (onTime.inForce)
      return {
        value: 'on-time',
        winner: onTime,
        text: `${onTime.partner} registered in time; ${late.partner} was late and yields.`,
      };
  }
  if (toSecond(older) === toSecond(newer)) return sameSecond(older, newer);
  const days = daysApart(older, newer);
  const apart = `The registrations are ${plural(days, 'day')} apart`;
  if (days <= rules.firstWithinDays)
    return {
      value: 'first',
      winner: older,
      text: `${apart}, within ${countWord(rules.firstWithinDays)}: ${older.partner} was first.`,
    };
  if (older.inForce)
    return {
      value: 'older',
      winner: older,
      text: `${apart} and that of ${older.partner} still stands.`,
    };
  return newer.inForce
    ? {
        value: 'newer',
        winner: newer,
        text: `${apart} and that of ${older.partner} is no longer in force: ${newer.partner} has the deal.`,
      }
    : { value: 'none-in-force', winner: null, text: `${apart} and neither is in force.` };
}

function sameSecond(a: Claim, b: Claim): Verdict {
  if (a.tierRank === null || b.tierRank === null || a.tierRank === b.tierRank)
    return {
      value: 'manual',
      winner: null,
      text: `${a.partner} and ${b.partner} registered in the same second and no tier decides.`,
    };
  const winner = a.tierRank > b.tierRank ? a : b;
  return {
    value: 'higher-tier',
    winner,
    text: `Registered in the same second: ${winner.partner} has the higher tier.`,
  };
}

import { because, type Explained, explained, type NamedInput } from '../kernel/explained.ts';
import { formatDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { plural } from '../kernel/words.ts';
import type { ConflictRules } from './conflict-rules.ts';
import type { Claim, DealOwner, RulingGround } from './conflict-types.ts';
import { rulePartners } from './partner-conflict.ts';
import { type DirectSales, priorRelationship } from './prior-relationship.ts';
import { conflictFee, type ReferralFee } from './referral-fee.ts';
import { silenceState } from './registration-protection.ts';
import type { UpkeepRules } from './registration-rules.ts';

/** First-year contract value a fee is reckoned from, in minor units; null is unknown. */
export type DealValue = { readonly firstYearValue: number | null; readonly currency: string };

/** A dispute as it is brought (S41). */
export type Conflict =
  | { readonly kind: 'two-partners'; readonly claims: readonly [Claim, Claim] }
  | {
      readonly kind: 'partner-and-direct';
      readonly partner: string;
      /** The partner's registration; null when it never registered. */
      readonly claim: Claim | null;
      readonly direct: DirectSales;
      readonly deal: DealValue;
    }
  | {
      readonly kind: 'silent-registration';
      readonly partner: string;
      readonly upkeep: UpkeepRules;
      readonly silentDays: number;
    }
  | {
      readonly kind: 'customer-choice';
      readonly partner: string;
      readonly chosen: string;
      readonly deal: DealValue;
    };

/** A suggested ruling: its ground (`value`, null while a fact it turns on is unknown), the owner, and a fee that is due. */
export type Ruling = Explained<RulingGround> & {
  readonly owner: DealOwner;
  readonly fee: (ReferralFee & { readonly to: string }) | null;
};

/** The ruling the program's rules suggest; a person confirms or overrides it (S41.1 to S41.5). */
export function suggestRuling(rules: ConflictRules, conflict: Conflict): Ruling {
  switch (conflict.kind) {
    case 'two-partners':
      return { ...rulePartners(rules, conflict.claims), fee: null };
    case 'partner-and-direct':
      return ruleDirect(rules, conflict);
    case 'silent-registration':
      return ruleSilence(rules, conflict);
    case 'customer-choice':
      return ruleChoice(rules, conflict);
    default:
      return unreachable(conflict);
  }
}

type DirectConflict = Extract<Conflict, { kind: 'partner-and-direct' }>;
type Finding = {
  readonly value: RulingGround | null;
  readonly owner: DealOwner;
  readonly text: string;
  readonly fee?: boolean;
};

const direct: DealOwner = { kind: 'direct' };

function ruleDirect(rules: ConflictRules, conflict: DirectConflict): Ruling {
  const { partner, claim, deal } = conflict;
  const found = claim === null ? unregistered(partner) : weighDirect(rules, conflict, claim);
  const inputs: NamedInput[] = [
    { name: 'registered', value: claim === null ? 'never' : claim.registeredAt },
    { name: 'direct opportunity', value: conflict.direct.opportunityOpenedOn },
    { name: 'direct meetings', value: conflict.direct.meetings?.length ?? null },
  ];
  return {
    ...explained<RulingGround>({
      value: found.value,
      because: [because(found.text)],
      inputs,
      rule: found.value === 'direct-pipeline' ? 'S41.2' : 'S41.3',
      preset: rules.preset,
    }),
    owner: found.owner,
    fee:
      found.fee === true
        ? { ...conflictFee(rules, deal.firstYearValue, deal.currency), to: partner }
        : null,
  };
}

function unregistered(partner: string): Finding {
  const text = `${partner} has no registration; only one made before direct sales engages wins the deal.`;
  return { value: 'not-registered', owner: direct, text };
}

function weighDirect(rules: ConflictRules, conflict: DirectConflict, claim: Claim): Finding {
  const { partner, direct: sales } = conflict;
  const prior = priorRelationship(rules, sales, claim.registeredAt.slice(0, 10));
  if (prior.value === 'open-opportunity')
    return {
      value: 'direct-pipeline',
      owner: direct,
      fee: true,
      text: `Direct sales opened its opportunity before the registration: direct owns the deal, ${partner} gets a referral fee.`,
    };
  if (prior.value === 'meeting')
    return {
      value: 'prior-relationship',
      owner: direct,
      text: `Direct sales had the prior relationship: ${prior.text}`,
    };
  if (prior.value === null) return { value: null, owner: { kind: 'people' }, text: prior.text };
  if (claim.late && isEngaged(sales))
    return {
      value: 'late',
      owner: direct,
      text: `The registration of ${partner} was late and yields to direct contact.`,
    };
  return claim.inForce
    ? {
        value: 'registered-first',
        owner: { kind: 'partner', partner },
        text: `${partner} registered on ${formatDate(claim.registeredAt.slice(0, 10))}, before any relationship of direct sales.`,
      }
    : {
        value: 'not-in-force',
        owner: direct,
        text: `The registration of ${partner} is no longer in force.`,
      };
}

function isEngaged({ opportunityOpenedOn, meetings }: DirectSales): boolean {
  return opportunityOpenedOn !== false || meetings?.length !== 0;
}

function ruleSilence(
  { preset }: ConflictRules,
  { partner, upkeep, silentDays }: Extract<Conflict, { kind: 'silent-registration' }>,
): Ruling {
  const state = silenceState(upkeep, silentDays);
  const value = ({ ok: 'kept', reminder: 'kept', warning: 'warned', expired: 'silent' } as const)[
    state
  ];
  const said = `No update for ${plural(silentDays, 'day')}`;
  const text = {
    kept: `${said}: ${partner} keeps the deal.`,
    warned: `${said}: ${partner} is warned.`,
    silent: `${said}: the registration of ${partner} ends and the deal returns to the open pool.`,
  }[value];
  return {
    ...explained<RulingGround>({
      value,
      because: [because(text)],
      inputs: [{ name: 'silent days', value: silentDays }],
      rule: 'S41.4',
      preset,
    }),
    owner: value === 'silent' ? { kind: 'open-pool' } : { kind: 'partner', partner },
    fee: null,
  };
}

function ruleChoice(
  rules: ConflictRules,
  { partner, chosen, deal }: Extract<Conflict, { kind: 'customer-choice' }>,
): Ruling {
  return {
    ...explained<RulingGround>({
      value: 'customer-choice',
      because: [
        because(`The customer asks for ${chosen}: honored, and ${partner} gets a referral fee.`),
      ],
      inputs: [{ name: 'chosen partner', value: chosen }],
      rule: 'S41.5',
      preset: rules.preset,
    }),
    owner: { kind: 'partner', partner: chosen },
    fee: { ...conflictFee(rules, deal.firstYearValue, deal.currency), to: partner },
  };
}

import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { plural } from '../kernel/words.ts';
import { type PartnerRole, roleOverlapRules } from '../playbooks/conflict-roles.ts';
import { isLate } from './registration-check.ts';

/** What the role ladder needs to know when a partner and direct sales meet at one customer; null is unknown. */
export type RoleOverlapFacts = {
  readonly registeredOn: LocalDate | null;
  readonly firstContactOn: LocalDate | null;
  readonly directContactOn: LocalDate | false | null;
  readonly onProtectedList: boolean | null;
};

/** `general`: the role gives no answer, and the rules for partner and direct decide. */
export type RoleOutcome = 'partner' | 'direct' | 'general';

/**
 * Who keeps a deal on the role ladder when direct sales is there too (S41.9): a Referral partner loses when it registered after direct
 * contact, an Integration partner is protected when it registered within 14 days of first contact, a Solution partner by its
 * protected list. `registeredOn` null is not registered,
 * `directContactOn` false is no contact.
 */
export function roleDirectOverlap(
  role: PartnerRole,
  facts: RoleOverlapFacts,
): Explained<RoleOutcome> {
  const { value, text, asked } = judge(role, facts);
  return explained({
    value,
    because: [because(text)],
    inputs: [
      { name: 'role', value: role },
      { name: asked, value: facts[asked] },
    ],
    rule: 'S41.9',
    preset: 'T5',
  });
}

type Judged = {
  readonly value: RoleOutcome | null;
  readonly text: string;
  readonly asked: 'firstContactOn' | 'directContactOn' | 'onProtectedList';
};

function judge(role: PartnerRole, facts: RoleOverlapFacts): Judged {
  switch (role) {
    case 'Referral':
      return { asked: 'directContactOn', ...judgeReferral(facts) };
    case 'Integration':
      return { asked: 'firstContactOn', ...judgeIntegration(facts) };
    case 'Solution':
      return { asked: 'onProtectedList', ...judgeSolution(facts) };
    default:
      return unreachable(role);
  }
}

type Finding = Omit<Judged, 'asked'>;

function judgeReferral({ registeredOn, directContactOn }: RoleOverlapFacts): Finding {
  if (directContactOn === null)
    return { value: null, text: 'The day of direct contact is unknown.' };
  if (directContactOn === false)
    return { value: 'partner', text: 'Direct sales has had no contact.' };
  const contact = `direct contact on ${formatDate(directContactOn)}`;
  return registeredOn === null || registeredOn > directContactOn
    ? { value: 'direct', text: `Not registered by ${contact}: a Referral partner loses.` }
    : { value: 'partner', text: `Registered by ${contact}.` };
}

function judgeIntegration({ registeredOn, firstContactOn }: RoleOverlapFacts): Finding {
  const { protectedWithinDays } = roleOverlapRules.Integration.direct;
  if (registeredOn === null) return { value: 'general', text: 'Not registered.' };
  if (firstContactOn === null) return { value: null, text: 'The day of first contact is unknown.' };
  const days = daysBetween(firstContactOn, registeredOn);
  const told = `Registered ${plural(days, 'day')} after first contact`;
  return isLate(days, protectedWithinDays)
    ? { value: 'general', text: `${told}: past ${plural(protectedWithinDays, 'day')}.` }
    : {
        value: 'partner',
        text: `${told}, within ${plural(protectedWithinDays, 'day')}: protected.`,
      };
}

function judgeSolution({ onProtectedList }: RoleOverlapFacts): Finding {
  if (onProtectedList === null)
    return { value: null, text: 'Whether the account is on the protected list is unknown.' };
  return onProtectedList
    ? { value: 'partner', text: 'The account is on the protected list of the quarter.' }
    : { value: 'general', text: 'The account is not on the protected list.' };
}

import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import type { RegistrationRules } from './registration-rules.ts';

/** What the program knows when a registration comes in; null is unknown. */
export type CheckFacts = {
  /** The partner's ladder preset and tier in it; `tier` null is none held, the whole null is unknown. */
  readonly standing: { readonly ladder: string; readonly tier: string | null } | null;
  readonly certificateCurrent: boolean | null;
  readonly otherPartner: boolean | null;
  readonly directPipeline: boolean | null;
};

/** What the checks suggest, in the order they are made: stop, mediate, look at direct sales first, plain review. */
export type CheckOutcome = 'block' | 'conflict' | 'direct-flag' | 'review';

/**
 * The checks made at once when a registration is submitted (S40.4, S40.5): the gates by tier and certificate, then another
 * partner's claim, then the direct pipeline. The first that strikes decides. What is unknown strikes nothing, is said
 * and lowers the coverage. A program without automatic checks has only its gates; direct sales still looks up the rest.
 */
export function checkRegistration(
  rules: RegistrationRules,
  facts: CheckFacts,
): Explained<CheckOutcome> {
  const inputs = checkedInputs(rules, facts);
  const unknown = inputs
    .filter(({ value }) => value === null)
    .map(({ name }) => because(`Unknown, to be checked by hand: ${name}.`));
  const struck = strike(rules, facts) ?? { outcome: 'review', text: 'Nothing stands against it.' };
  return explained({
    value: struck.outcome,
    because: [because(struck.text), ...unknown],
    inputs,
    rule: struck.outcome === 'block' ? 'S40.4' : 'S40.5',
    preset: rules.preset,
  });
}

function checkedInputs({ gates, review }: RegistrationRules, facts: CheckFacts) {
  const tier = facts.standing === null ? null : (facts.standing.tier ?? 'no tier');
  return [
    { name: 'tier', value: tier },
    ...(gates.certificate ? [{ name: 'sales certificate', value: facts.certificateCurrent }] : []),
    ...(review.autoChecks
      ? [
          { name: 'other partner', value: facts.otherPartner },
          { name: 'direct pipeline', value: facts.directPipeline },
        ]
      : []),
  ];
}

type Strike = { readonly outcome: CheckOutcome; readonly text: string };

function strike(rules: RegistrationRules, facts: CheckFacts): Strike | null {
  const barred = barredBy(rules, facts);
  if (barred !== null) return { outcome: 'block', text: barred };
  if (rules.gates.certificate && facts.certificateCurrent === false)
    return { outcome: 'block', text: 'The partner has no valid sales certificate.' };
  if (!rules.review.autoChecks) return null;
  if (facts.otherPartner === true)
    return { outcome: 'conflict', text: 'The customer is in another partner\u2019s pipeline.' };
  return facts.directPipeline === true
    ? { outcome: 'direct-flag', text: 'The customer is in the direct pipeline.' }
    : null;
}

function barredBy({ gates }: RegistrationRules, { standing }: CheckFacts): string | null {
  const barred = standing === null ? undefined : gates.barredTiers[standing.ladder];
  if (standing === null || barred === undefined) return null;
  if (standing.tier === null) return `Ladder ${standing.ladder} asks for a tier to register deals.`;
  return barred.includes(standing.tier)
    ? `The ${standing.tier} tier of ladder ${standing.ladder} cannot register deals.`
    : null;
}

/** Whether something done `days` after its trigger is past its limit: day 14 of 14 is in time, day 15 is late (S40.2). */
export function isLate(days: number, limit: number): boolean {
  return days > limit;
}

/** What a registration's own dates earn it (S40.2, S40.3). */
export type RegistrationStanding = 'on-time' | 'late' | 'unprotected';

export type TimingFacts = {
  readonly registeredOn: LocalDate;
  readonly firstContactOn: LocalDate | null;
  /** The day of the quote; false while there is none; null is unknown. */
  readonly quotedOn: LocalDate | false | null;
  readonly reRegistration: boolean;
};

/**
 * Whether a registration came in time (S40.2, S40.3). A late one is kept without first-mover protection and yields to direct contact and to
 * any that came in time; one after the quote (or on its day) is stored without protection or bonus. A registration made
 * again is exempt from the deadline. A date that is needed and unknown leaves the standing unknown.
 */
export function registrationStanding(
  rules: RegistrationRules,
  facts: TimingFacts,
): Explained<RegistrationStanding> {
  const { value, text } = judgeTiming(rules, facts);
  const { kind } = rules.registerBy;
  const asked = {
    'after-first-contact': [{ name: 'first contact', value: facts.firstContactOn }],
    'before-quote': [{ name: 'quote', value: facts.quotedOn }],
    'any-time': [],
  }[kind];
  return explained({
    value,
    because: [because(text)],
    inputs: [{ name: 'registered', value: facts.registeredOn }, ...asked],
    rule: kind === 'before-quote' ? 'S40.3' : 'S40.2',
    preset: rules.preset,
  });
}

type Timing = { readonly value: RegistrationStanding | null; readonly text: string };

function judgeTiming(
  { registerBy }: RegistrationRules,
  { registeredOn, firstContactOn, quotedOn, reRegistration }: TimingFacts,
): Timing {
  if (registerBy.kind === 'any-time')
    return { value: 'on-time', text: 'This program has no deadline to register.' };
  if (registerBy.kind === 'before-quote') return judgeQuote(registeredOn, quotedOn);
  if (reRegistration)
    return { value: 'on-time', text: 'Registered again: the deadline does not apply.' };
  if (firstContactOn === null) return { value: null, text: 'The day of first contact is unknown.' };
  const days = daysBetween(firstContactOn, registeredOn);
  const told = `Registered ${plural(days, 'day')} after first contact on ${formatDate(firstContactOn)}; the limit is ${plural(registerBy.days, 'day')}`;
  return isLate(days, registerBy.days)
    ? { value: 'late', text: `${told}: late, without first-mover protection.` }
    : { value: 'on-time', text: `${told}.` };
}

function judgeQuote(registeredOn: LocalDate, quotedOn: TimingFacts['quotedOn']): Timing {
  if (quotedOn === null) return { value: null, text: 'Whether there is a quote is unknown.' };
  if (quotedOn === false)
    return { value: 'on-time', text: 'Registered before there was any quote.' };
  return registeredOn < quotedOn
    ? { value: 'on-time', text: `Registered before the quote of ${formatDate(quotedOn)}.` }
    : {
        value: 'unprotected',
        text: `Not registered before the quote of ${formatDate(quotedOn)}: stored, without protection or bonus.`,
      };
}

/** The percentage a registration adds to the partner's margin or commission (S40.11, S50): 0 unless it came in time. */
export function registrationBonusPercent(
  rules: RegistrationRules,
  standing: RegistrationStanding | null,
): number | null {
  if (rules.bonusPercent === null) return 0;
  if (standing === null) return null;
  return standing === 'on-time' ? rules.bonusPercent : 0;
}

import { because, type Explained, explained } from '../kernel/explained.ts';
import { plural } from '../kernel/words.ts';

/** One thing a compensation policy is checked for; yes is good. */
export type PolicyCheck = {
  readonly kind: 'component' | 'trait' | 'fault';
  readonly id: string;
  readonly question: string;
  readonly why: string;
  readonly fix: string;
};

/** What the plans themselves tell; null is unknown and leaves the question to a person. */
export type PlanTraits = {
  readonly clawbackPreset: string | null;
  /** Caps, in any unit; null when it is not known whether there is one. */
  readonly capped: boolean | null;
  readonly tierCount: number | null;
  /** Rates by tier from the lowest tier up, percent; empty when not known. */
  readonly ratesByTier: readonly number[];
  /** Points a registered deal adds, percent. */
  readonly registrationPercent: number | null;
  readonly volumeReward: boolean | null;
  readonly paysRenewals: boolean | null;
  /** Days from the pay trigger, or from the end of a holdback, to the payment at the latest. */
  readonly paymentDays: number | null;
  /** Different plans over the kinds of partner, and how many kinds there are. */
  readonly plans: { readonly kinds: number; readonly different: number } | null;
};

/**
 * Limits of the derived answers (S57.2, decided): four tiers at most, paid within a month (31 days, so that a monthly run is
 * on time) of the trigger or the end of a holdback.
 */
export const policyLimits = { maxTiers: 4, maxPaymentDays: 31 } as const;

export type PolicyAnswers = Readonly<Record<string, boolean | null>>;

export type PolicyFinding = PolicyCheck & {
  /** True is well, false needs the fix, null is unanswered. */
  readonly well: boolean | null;
  /** Whether a person answered or the plans did. */
  readonly from: 'person' | 'plan' | null;
};

/** The checklist: `value` counts what needs fixing; null while a question is open (S57.1). */
export type PolicyReport = Explained<number> & {
  readonly findings: readonly PolicyFinding[];
  readonly unanswered: number;
  /** Nothing to fix and nothing open. */
  readonly ready: boolean;
};

/**
 * Checks a compensation policy (S57.1): each check is answered by a person or else by the plans, and each that fails
 * comes with its fix. A person's answer wins over what the plans tell.
 */
export function checkPolicy(
  checks: readonly PolicyCheck[],
  traits: PlanTraits,
  answers: PolicyAnswers,
): PolicyReport {
  const derived = derivedAnswers(traits);
  const findings = checks.map((check): PolicyFinding => {
    const said = answers[check.id] ?? null;
    if (said !== null) return { ...check, well: said, from: 'person' };
    const told = derived[check.id] ?? null;
    return { ...check, well: told, from: told === null ? null : 'plan' };
  });
  const failing = findings.filter(({ well }) => well === false);
  const unanswered = findings.filter(({ well }) => well === null).length;
  const open = unanswered === 0 ? [] : [because(`${plural(unanswered, 'question')} open.`)];
  const about = explained({
    value: unanswered === 0 ? failing.length : null,
    because: [...failing.map(({ fix, why }) => ({ text: `${why}: ${fix}`, part: 1 })), ...open],
    inputs: findings.map(({ id, well }) => ({ name: id, value: well })),
    rule: 'S57.1',
    preset: null,
  });
  return { ...about, findings, unanswered, ready: unanswered + failing.length === 0 };
}

/** What the plans answer by themselves (S57.2). */
function derivedAnswers(traits: PlanTraits): PolicyAnswers {
  const { ratesByTier: rates, tierCount, paymentDays, registrationPercent, plans } = traits;
  const climbs =
    rates.length === 0
      ? null
      : rates.length > 1 && rates.every((rate, at) => at === 0 || rate > Number(rates[at - 1]));
  return {
    'predictable-margins': rates.length === 0 ? null : true,
    'tier-growth': climbs,
    'no-tier-incentive': climbs,
    'registration-reward': registrationPercent === null ? null : registrationPercent > 0,
    'volume-reward': traits.volumeReward,
    'no-clawback': traits.clawbackPreset === null ? null : true,
    caps: traits.capped === null ? null : !traits.capped,
    'complex-tiers': tierCount === null ? null : tierCount <= policyLimits.maxTiers,
    'ignored-renewals': traits.paysRenewals,
    'late-payment': paymentDays === null ? null : paymentDays <= policyLimits.maxPaymentDays,
    'same-terms': plans === null ? null : plans.kinds <= 1 || plans.different > 1,
  };
}

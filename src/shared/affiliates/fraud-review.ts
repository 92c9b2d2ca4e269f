import { type Explained, explained } from '../kernel/explained.ts';
import { addDays, daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type AffiliateMonth, type FraudFlag, fraudFlags } from './fraud-flags.ts';
import type { AffiliateFraudRules } from './fraud-rules.ts';

/** A held commission waits for a person: flags hold, people release or reverse (S65.15). */
export type AffiliateHold =
  | { readonly state: 'held'; readonly sale: string }
  | (HoldDecision & { readonly state: 'released' | 'reversed'; readonly sale: string });

export type HoldDecision = { readonly by: string; readonly on: LocalDate; readonly reason: string };

/** `value` is the amount held, minor units; its parts are the commissions held. */
export type FraudReview = Explained<number> & {
  readonly currency: string;
  readonly flags: readonly FraudFlag[];
  readonly holds: readonly AffiliateHold[];
};

/**
 * Reviews one affiliate's month (S65.15): every flag, and the commissions it holds. A flag on the whole month holds all
 * of its sales; nothing is cancelled by itself. `decided` are earlier decisions by sale; those sales are not held again.
 */
export function reviewAffiliate(
  rules: AffiliateFraudRules,
  month: AffiliateMonth,
  currency: string,
  decided: readonly AffiliateHold[] = [],
): FraudReview {
  const flags = fraudFlags(rules, month);
  const all = flags.some(({ sales }) => sales === null);
  const named = new Set(flags.flatMap(({ sales }) => sales ?? []));
  const settled = new Map(
    decided.flatMap((hold) => (hold.state === 'held' ? [] : [[hold.sale, hold]])),
  );
  const touched = month.sales.filter(({ id }) => all || named.has(id));
  const held = touched.filter(({ id }) => !settled.has(id));
  return {
    ...explained({
      value: sumMinor(held.map(({ commission }) => commission)),
      because: held.map(({ id, commission }) => ({
        text: `${formatMinor(commission, currency)} of ${id} is held: ${rulesOn(flags, id)}`,
        part: commission,
      })),
      inputs: [
        { name: 'clicks', value: month.clicks },
        { name: 'page views', value: month.pageViews },
        { name: 'conversions', value: month.conversions },
        { name: 'refunds', value: month.refunds },
        { name: 'verified email', value: month.emailVerified },
      ],
      rule: 'S65.15',
      preset: rules.preset,
    }),
    currency,
    flags,
    holds: touched.map(({ id }): AffiliateHold => settled.get(id) ?? { state: 'held', sale: id }),
  };
}

function rulesOn(flags: readonly FraudFlag[], sale: string): string {
  const rules = flags.filter(({ sales }) => sales === null || sales.includes(sale));
  return rules.map(({ rule }) => rule).join(', ');
}

/** Releases or reverses a held commission (S65.16). Either way a reason is needed, and a decision is made once. */
export function decideHold(
  hold: AffiliateHold,
  outcome: 'released' | 'reversed',
  decision: HoldDecision,
): Result<AffiliateHold, string> {
  if (hold.state !== 'held')
    return err(`${hold.sale} was ${hold.state} on ${formatDate(hold.on)} by ${hold.by}.`);
  if (decision.reason.trim() === '')
    return err(`A reason is needed before ${hold.sale} is ${outcome}.`);
  return ok({ ...decision, state: outcome, sale: hold.sale });
}

/** The day the review before a payout ends: 30 days from the sale (S65.17). */
export function reviewEnds(rules: AffiliateFraudRules, soldOn: LocalDate): LocalDate {
  return addDays(soldOn, rules.reviewDays);
}

/** Whether a refund reverses the commission: within 60 days of the sale, the 60th included (S65.17). */
export function refundReverses(
  rules: AffiliateFraudRules,
  soldOn: LocalDate,
  refundedOn: LocalDate,
): boolean {
  return daysBetween(soldOn, refundedOn) <= rules.refundReversalDays;
}

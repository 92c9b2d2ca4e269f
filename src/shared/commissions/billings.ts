import { addMonths, compareDates, type LocalDate } from '../kernel/local-date.ts';
import type { Ratio } from '../kernel/ratio.ts';
import {
  type Commission,
  type CommissionLine,
  commissionLine,
  commissionOf,
  percentFactor,
  shareFactors,
  unknownCommission,
} from './lines.ts';
import { type CommissionPlan, type PlanEarns, planRate, type RevenueModel } from './plan.ts';

/** One amount the customer was billed: a month, a contract year, a usage period or an outcome payment. */
export type Billing = {
  readonly on: LocalDate;
  /** Minor units; null while unknown. A credit is negative and reverses at the plan's rate. */
  readonly amount: number | null;
};

export type BillingFacts = {
  /** The deal or customer. */
  readonly id: string;
  readonly currency: string;
  readonly billings: readonly Billing[];
  /** Share of credit from attribution (S44): 1 sourced, 1/2 influenced, 0 none; null undecided. */
  readonly share: Ratio | null;
};

const billingWord: Readonly<Record<RevenueModel, string>> = {
  monthly: 'Month',
  annual: 'Contract year',
  usage: 'Usage period',
  outcome: 'Outcome payment',
};

/**
 * What a plan has earned from a customer's billings through today (S48.3): one line per billing that earns, in order
 * of date. An undecided credit makes the commission unknown, a credit of 0 makes it 0; a billing whose amount is
 * unknown is left out and lowers the coverage, and with none known the commission is unknown (G8).
 */
export function planCommission(
  plan: CommissionPlan,
  facts: BillingFacts,
  today: LocalDate,
): Commission {
  const { currency, share } = facts;
  const earning = earningBillings(plan.earns, facts.billings, today);
  const about = {
    currency,
    rule: 'S48.3',
    preset: plan.preset,
    inputs: [
      { name: 'credit share', value: share === null ? null : percentFactor(share).text },
      ...earning.map(({ on, amount }) => ({ name: `billed ${on}`, value: amount })),
    ],
  };
  if (share === null)
    return unknownCommission(about, 'The credit is undecided: no commission yet.');
  if (share.num === 0n) return commissionOf(about, [], ['No credit, so no commission.']);
  const notes = earning
    .filter(({ amount }) => amount === null)
    .map(({ on }) => `The billing of ${on} has no amount and is left out.`);
  if (earning.length === 0) notes.push('Nothing was billed yet.');
  const lines = linesOf(plan, facts.id, currency, share, earning);
  return earning.length > 0 && lines.length === 0
    ? unknownCommission(about, 'No billing that earns has an amount yet.')
    : commissionOf(about, lines, notes);
}

function linesOf(
  plan: CommissionPlan,
  id: string,
  currency: string,
  share: Ratio,
  earning: readonly Billing[],
): CommissionLine[] {
  const factors = [percentFactor(planRate(plan)), ...shareFactors(share)];
  return earning.flatMap(({ on, amount: base }, index) => {
    const label = `${billingWord[plan.revenueModel]} ${index + 1}`;
    return base === null ? [] : [commissionLine({ id, on, label, base, currency }, factors)];
  });
}

/** The billings that earn, in order of date: month 13 of a 12-month plan does not (S48.4). */
function earningBillings(
  earns: PlanEarns,
  billings: readonly Billing[],
  today: LocalDate,
): readonly Billing[] {
  const ordered = billings
    .filter(({ on }) => on <= today)
    .toSorted((a, b) => compareDates(a.on, b.on));
  const [first] = ordered;
  if (first === undefined || earns.kind === 'lifetime') return ordered;
  if (earns.kind === 'first') return [first];
  const end = addMonths(first.on, earns.months);
  return ordered.filter(({ on }) => on < end);
}

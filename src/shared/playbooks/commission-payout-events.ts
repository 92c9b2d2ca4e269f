import type { PayTrigger } from '../commissions/payout-rules.ts';

/** What a customer event means for revenue and for the commission on it (S53). */
export type PayoutEvent = {
  readonly event: PayTrigger;
  readonly revenue: string;
  readonly commission: 'accrue' | 'pay' | 'final';
};

/** Length of the trial after which a customer counts as kept (S53). */
export const payoutTrialDays = 30;

export const payoutEvents: readonly PayoutEvent[] = [
  { event: 'deal signed', revenue: 'ARR is recognized', commission: 'accrue' },
  { event: 'first payment received', revenue: 'Cash is in', commission: 'pay' },
  { event: 'implementation complete', revenue: 'Revenue is recognized', commission: 'pay' },
  {
    event: 'trial complete',
    revenue: `Retention is confirmed after the ${payoutTrialDays}-day trial`,
    commission: 'pay',
  },
  { event: 'clawback period end', revenue: 'Revenue is final', commission: 'final' },
];

/** Payment terms as agreements print them (S53). */
export type PayoutTerm = {
  readonly partner: string;
  readonly terms: string;
  readonly netDays: number | null;
  readonly holdDays: number | null;
  readonly run: 'monthly' | 'quarterly' | null;
};

const term = (
  partner: string,
  terms: string,
  netDays: number | null,
  holdDays: number | null,
  run: PayoutTerm['run'],
): PayoutTerm => ({ partner, terms, netDays, holdDays, run });

export const payoutTerms: readonly PayoutTerm[] = [
  term('Referral', 'Net 30 after the customer\u2019s payment clears', 30, null, null),
  term('Integration', 'Monthly', null, null, 'monthly'),
  term('Solution', 'Monthly with a quarterly true-up', null, null, 'monthly'),
  term('Reseller, margin', 'Net 30 from invoice', 30, null, null),
  term('Reseller, rebates', 'Quarterly', null, null, 'quarterly'),
  term('Affiliate', '30-day review before payout, then monthly', 30, 30, 'monthly'),
  term('T7 referral', 'Monthly with a 30-day refund holdback', null, 30, 'monthly'),
];

import type { CommissionPlan, PartnerRole, PlanEarns, RevenueModel } from '../commissions/plan.ts';
import type { Range } from '../kernel/range.ts';

const first: PlanEarns = { kind: 'first' };
const year: PlanEarns = { kind: 'months', months: 12 };
const lifetime: PlanEarns = { kind: 'lifetime' };

const plan = (
  revenueModel: RevenueModel,
  role: PartnerRole,
  min: number,
  max: number,
  earns: PlanEarns,
  option: CommissionPlan['option'] = 'A',
): CommissionPlan => ({
  preset: `${revenueModel}-${role}-${option}`,
  version: 1,
  revenueModel,
  role,
  option,
  ratePercent: { min, max },
  chosenPercent: min,
  earns,
});

/** Commission plans by revenue model and role (S48), each at the low end of its range. */
export const commissionCatalog: readonly CommissionPlan[] = [
  plan('monthly', 'referral', 15, 15, first),
  plan('monthly', 'referral', 10, 10, year, 'B'),
  plan('monthly', 'integration', 20, 20, lifetime),
  plan('monthly', 'solution', 30, 40, lifetime),
  plan('annual', 'referral', 10, 15, first),
  plan('annual', 'integration', 20, 25, lifetime),
  plan('annual', 'solution', 30, 40, lifetime),
  plan('usage', 'referral', 10, 10, year),
  plan('usage', 'integration', 20, 20, lifetime),
  plan('usage', 'solution', 30, 30, lifetime),
  plan('outcome', 'referral', 10, 10, first),
  plan('outcome', 'integration', 20, 20, lifetime),
  plan('outcome', 'solution', 35, 35, lifetime),
];

/** A way to share revenue with partners, and when it suits (S48). */
export type RevenueShareType = {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  readonly bestFor: string;
};

export const revenueShareTypes: readonly RevenueShareType[] = [
  {
    id: 'referral-fee',
    name: 'Referral fee',
    how: 'Paid once per lead or sale',
    bestFor: 'Low-touch partners',
  },
  {
    id: 'commission',
    name: 'Commission',
    how: 'A percentage of the deal',
    bestFor: 'Sales partnerships',
  },
  {
    id: 'revenue-share',
    name: 'Revenue share',
    how: 'A percentage for as long as revenue runs',
    bestFor: 'Long-term partnerships',
  },
  {
    id: 'margin',
    name: 'Margin or discount',
    how: 'The partner buys low and sells at list',
    bestFor: 'Resellers',
  },
  {
    id: 'mdf',
    name: 'Market development funds',
    how: 'Money for marketing activities',
    bestFor: 'Co-marketing',
  },
  {
    id: 'hybrid',
    name: 'Hybrid',
    how: 'A combination of the others',
    bestFor: 'Complex partnerships',
  },
];

/** A usual commission structure with its worked figures (S48). Money is in major units, percentages are 0-100. */
export type CommissionStructure = {
  readonly id: string;
  readonly name: string;
  readonly example: string;
  readonly flat: number | null;
  readonly percent: number | null;
  /** Months it runs: 0 once, null for the customer's lifetime. */
  readonly months: number | null;
  /** A higher rate from so many sales a month. */
  readonly step: { readonly fromSalesPerMonth: number; readonly percent: number } | null;
  readonly suits: string;
  readonly risk: string;
  readonly bestUse: string;
};

export const commissionStructures: readonly CommissionStructure[] = [
  {
    id: 'flat',
    name: 'Flat fee',
    example: '$50 per sign-up',
    flat: 50,
    percent: null,
    months: 0,
    step: null,
    suits: 'Contracts under $100 a month',
    risk: 'Says nothing about upsells and may overpay for small ones',
    bestUse: 'Low contract values',
  },
  {
    id: 'first-sale',
    name: 'Percentage of the first sale',
    example: '25% of the first payment',
    flat: null,
    percent: 25,
    months: 0,
    step: null,
    suits: 'Middle contract values',
    risk: 'Front-loaded',
    bestUse: 'Most SaaS',
  },
  {
    id: 'recurring',
    name: 'Recurring',
    example: '15% a month for 12 months',
    flat: null,
    percent: 15,
    months: 12,
    step: null,
    suits: 'SaaS with a high lifetime value',
    risk: 'A long commitment',
    bestUse: 'Subscriptions',
  },
  {
    id: 'lifetime',
    name: 'Lifetime recurring',
    example: '10% for as long as the customer stays',
    flat: null,
    percent: 10,
    months: null,
    step: null,
    suits: 'High retention',
    risk: 'Cost that cannot be predicted',
    bestUse: 'Subscriptions',
  },
  {
    id: 'volume',
    name: 'Tiered by volume',
    example: '20% base, 25% from 10 sales a month',
    flat: null,
    percent: 20,
    months: 0,
    step: { fromSalesPerMonth: 10, percent: 25 },
    suits: 'Partners who can grow',
    risk: 'Complexity',
    bestUse: 'Top performers',
  },
  {
    id: 'hybrid',
    name: 'Hybrid',
    example: '$100 flat and 10% recurring for 12 months',
    flat: 100,
    percent: 10,
    months: 12,
    step: null,
    suits: 'Balancing acquisition cost with lasting reward',
    risk: 'Harder to explain',
    bestUse: 'Balancing acquisition cost',
  },
];

/** Commission by tier where we own the customer (S48, A7); `max` null is "or more". Resale margins are a plan of their own. */
export type TierCommission = {
  readonly ladder: string;
  readonly track: string;
  readonly tier: string;
  readonly ratePercent: Range;
};

const tierRate = (
  ladder: string,
  track: string,
  tier: string,
  min: number,
  max: number | null = min,
): TierCommission => ({ ladder, track, tier, ratePercent: { min, max } });

export const tierCommissions: readonly TierCommission[] = [
  tierRate('T1', 'Commission', 'Registered', 10),
  tierRate('T1', 'Commission', 'Silver', 15),
  tierRate('T1', 'Commission', 'Gold', 20),
  tierRate('T1', 'Commission', 'Platinum', 25, null),
  tierRate('T7', 'Referral, first year', 'Referral', 15),
  tierRate('T7', 'Technology co-sell', 'Technology', 10, 15),
  tierRate('T7', 'Solution margin', 'Solution', 25, 40),
];

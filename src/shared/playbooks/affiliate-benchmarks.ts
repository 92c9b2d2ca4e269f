import type { Range } from '../kernel/range.ts';

/** A limit a figure is held against: `over` and `under` exclude their edge, a range includes both ends. */
export type Limit =
  | { readonly kind: 'over'; readonly edge: number }
  | { readonly kind: 'under'; readonly edge: number }
  | { readonly kind: 'from'; readonly edge: number }
  | { readonly kind: 'range'; readonly range: Range };

const over = (edge: number): Limit => ({ kind: 'over', edge });
const under = (edge: number): Limit => ({ kind: 'under', edge });
const from = (edge: number): Limit => ({ kind: 'from', edge });
const range = (min: number, max: number): Limit => ({ kind: 'range', range: { min, max } });

export const affiliateHealthMetrics = [
  'active_rate',
  'conversion',
  'avg_revenue',
  'epc',
  'refund',
  'first_sale',
  'top10',
] as const;
export type AffiliateHealthMetric = (typeof affiliateHealthMetrics)[number];

export type HealthRow = {
  readonly name: string;
  readonly unit: 'percent' | 'money' | 'days';
  readonly healthy: Limit;
  readonly warning: readonly Limit[];
  /** What a warning points to. */
  readonly sign: string | null;
};

/** The two-band scale (S66.1): percent 0-100, money in major units, days. What lies between is "watch". */
export const affiliateHealthTable: Readonly<Record<AffiliateHealthMetric, HealthRow>> = {
  active_rate: {
    name: 'Active affiliate rate',
    unit: 'percent',
    healthy: over(10),
    warning: [under(5)],
    sign: null,
  },
  conversion: {
    name: 'Click-to-conversion',
    unit: 'percent',
    healthy: range(2, 10),
    warning: [under(1), over(20)],
    sign: 'fraud, when it is too high',
  },
  /** Of the top fifth; a fall on the quarter before is a warning at any height. */
  avg_revenue: {
    name: 'Average revenue per affiliate',
    unit: 'money',
    healthy: over(200),
    warning: [],
    sign: null,
  },
  epc: {
    name: 'Earnings per click',
    unit: 'money',
    healthy: range(0.5, 5),
    warning: [under(0.1)],
    sign: null,
  },
  refund: {
    name: 'Refund rate',
    unit: 'percent',
    healthy: under(10),
    warning: [over(15)],
    sign: 'quality',
  },
  first_sale: {
    name: 'Time to first sale',
    unit: 'days',
    healthy: under(30),
    warning: [over(60)],
    sign: 'onboarding',
  },
  top10: {
    name: 'Top 10 concentration',
    unit: 'percent',
    healthy: under(60),
    warning: [over(80)],
    sign: 'risk',
  },
};

export const affiliateBenchMetrics = [
  'click_to_signup',
  'signup_to_paid',
  'refund',
  'active',
] as const;
export type AffiliateBenchMetric = (typeof affiliateBenchMetrics)[number];

export type BenchRow = {
  readonly name: string;
  readonly better: 'higher' | 'lower';
  readonly poor: Limit;
  readonly average: Range;
  readonly good: Limit;
};

/** The three-band scale (S66.2), percent 0-100. What lies in a hole is "between" its neighbors. */
export const affiliateBenchTable: Readonly<Record<AffiliateBenchMetric, BenchRow>> = {
  click_to_signup: {
    name: 'Click-to-signup',
    better: 'higher',
    poor: under(1),
    average: { min: 2, max: 5 },
    good: from(8),
  },
  signup_to_paid: {
    name: 'Signup-to-paid',
    better: 'higher',
    poor: under(10),
    average: { min: 20, max: 30 },
    good: from(40),
  },
  refund: {
    name: 'Refund rate',
    better: 'lower',
    poor: over(15),
    average: { min: 5, max: 10 },
    good: under(5),
  },
  active: {
    name: 'Active affiliates',
    better: 'higher',
    poor: under(10),
    average: { min: 20, max: 30 },
    good: from(40),
  },
};

/** The concentration row of the three-band scale (S66.8): share of the top so many percent, percent. */
export const affiliateConcentrationTable = {
  poor: { topPercent: 1, from: 80 },
  average: { topPercent: 10, upTo: 60 },
  good: { topPercent: 20, upTo: 50 },
} as const;

/** Figures the metrics rest on (S66.3-S66.7). */
export const affiliateHealthFigures = {
  /** Concentration is judged from this many producing affiliates on. */
  producingForConcentration: 25,
  topAffiliates: 10,
  /** Average revenue is that of the top so many percent of the active affiliates. */
  averageOfTopPercent: 20,
} as const;

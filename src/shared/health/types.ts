import type { Evidence } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { HealthBand, HealthDimensionId } from './rules.ts';

/** How often a partner is active (S09.4). */
export type EngagementFrequency = 'weekly' | 'monthly' | 'quarterly' | 'inactive';
export type StrategicFit = 'strong' | 'moderate' | 'weak';

/** What is known of a partner's engagement, best kind first: log, average, last date, manual (S09.4). */
export type EngagementFact =
  | {
      readonly kind: 'log';
      readonly activeDays: readonly LocalDate[];
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly kind: 'average';
      readonly loginsPerMonth: number;
      readonly on: LocalDate | null;
      readonly evidence: readonly Evidence[];
    }
  | { readonly kind: 'last'; readonly on: LocalDate; readonly evidence: readonly Evidence[] }
  | {
      readonly kind: 'manual';
      readonly frequency: EngagementFrequency;
      readonly on: LocalDate | null;
      readonly evidence: readonly Evidence[];
    }
  | { readonly kind: 'unknown' };

/**
 * Gathered inputs of one partner's health. Amounts are integer minor units of `currency`; `null` is unknown.
 * `revenue.quarter` is the last complete fiscal quarter ('2018-Q4'), `priorQuarter` the same one a year earlier.
 */
export type HealthFacts = {
  readonly currency: string;
  readonly revenue: {
    readonly quarter: string;
    readonly current: number | null;
    readonly priorQuarter: string;
    readonly prior: number | null;
    readonly evidence: readonly Evidence[];
  };
  readonly registrations: {
    readonly count: number | null;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly evidence: readonly Evidence[];
  };
  readonly engagement: EngagementFact;
  readonly nps: {
    readonly value: number;
    readonly on: LocalDate;
    readonly evidence: readonly Evidence[];
  } | null;
  readonly fit: {
    readonly value: StrategicFit;
    readonly on: LocalDate | null;
    readonly evidence: readonly Evidence[];
  } | null;
};

/** Which rule row fired in a dimension (G12). */
export type HealthBecause =
  | 'growth-strong'
  | 'growth'
  | 'flat'
  | 'declining'
  | 'new-revenue'
  | 'no-revenue'
  | 'registrations'
  | 'no-registrations'
  | EngagementFrequency
  | 'nps'
  | 'nps-negative'
  | 'nps-too-old'
  | StrategicFit
  | 'unknown';

export type HealthDimension = {
  readonly id: HealthDimensionId;
  readonly label: string;
  /** Share of the whole, in percent; the weights of a rule set sum to 100. */
  readonly weight: number;
  /** Points earned, or null when the input is unknown. */
  readonly points: number | null;
  readonly max: number;
  /** One plain sentence with its numbers. */
  readonly reason: string;
  readonly because: HealthBecause;
  readonly evidence: readonly Evidence[];
  readonly asOf: LocalDate | null;
  /** Days from `asOf` to today, or null when there is no date. */
  readonly ageDays: number | null;
};

/** The smallest single change in one dimension that raises the score. `gain` is in score points. */
export type HealthRaise = {
  readonly dimension: HealthDimensionId;
  readonly gain: number;
  readonly toScore: number;
  readonly action: string;
};

export type HealthScore = {
  /** 0-100, or null when unknown (never zero for unknown). */
  readonly value: number | null;
  readonly status: 'published' | 'unknown';
  readonly band: HealthBand | null;
  /** Available maximum, 0-100: how much of the score is known. */
  readonly coverage: number;
  /** True when a dimension is missing and the rest was rescaled. */
  readonly provisional: boolean;
  /** Sum of the points of known dimensions; equals `value` when coverage is 100. */
  readonly earned: number;
  /** Sum of the maxima of known dimensions; `value` = round(100 x earned / available). */
  readonly available: number;
  readonly dimensions: readonly HealthDimension[];
  /** The dimension that costs most points, or null when nothing known is lost. */
  readonly topLoss: HealthDimensionId | null;
  readonly raise: readonly HealthRaise[];
  /** One sentence: how the score comes about, with the rescaling when provisional. */
  readonly summary: string;
  readonly rule: 'S09';
  readonly preset: string;
  readonly today: LocalDate;
};

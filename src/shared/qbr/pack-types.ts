import type { Evidence, Fact } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { MetricId, MetricUnit } from '../program/metrics.ts';
import type { TierResult } from '../tiers/types.ts';
import type { SinceReview } from './on-track.ts';

/** Where a period's revenue comes from: one source of record, never the sum of both. */
export type RevenueBasis = 'quarterly facts' | 'won deals';

/**
 * Gathered inputs of a QBR data pack (S20) for one partner and one fiscal quarter ('2020-Q1').
 * Amounts are integer minor units of `currency`; `toDate` is true while the quarter is still running on `today`.
 */
export type PackFacts = {
  readonly partner: {
    readonly name: string;
    readonly tier: string | null;
    readonly manager: string | null;
  };
  readonly quarter: string;
  readonly toDate: boolean;
  readonly today: LocalDate;
  readonly currency: string;
  readonly revenue: {
    readonly basis: RevenueBasis | null;
    readonly actual: Fact<number>;
    readonly previous: Fact<number>;
    readonly priorYear: Fact<number>;
    readonly target: Fact<number>;
    readonly sourced: Fact<number>;
    readonly influenced: Fact<number>;
    readonly sourcedTarget: Fact<number>;
    readonly influencedTarget: Fact<number>;
  };
  readonly deals: {
    readonly won: Fact<number>;
    readonly lost: Fact<number>;
    /** Deals registered in the period. */
    readonly registered: Fact<number>;
    readonly open: Fact<number>;
    readonly pipelineValue: Fact<number>;
    /** Average days, may be fractional. */
    readonly salesCycleDays: Fact<number>;
  };
  readonly enablement: {
    readonly certifiedSales: Fact<number>;
    readonly certifiedTechnical: Fact<number>;
    /** What the ladder asks for the next (or held) tier; null = it asks nothing. */
    readonly requiredSales: number | null;
    readonly requiredTechnical: number | null;
    readonly trainingHours: Fact<number>;
  };
  readonly engagement: {
    readonly campaigns: Fact<number>;
    readonly escalations: Fact<number>;
    readonly loginsPerMonth: Fact<number>;
  };
  readonly tier: TierResult | null;
  /** For "on track": the commercial value since the last tier review, minor units. */
  readonly sinceReview: SinceReview | null;
};

export type PackField = {
  readonly id: string;
  readonly label: string;
  /** Raw value in `unit`; null = unknown or not applicable (`text` says which). */
  readonly value: number | string | null;
  readonly unit: MetricUnit | 'yes-no';
  /** As it is shown: "$118,400.00", "n/a", "no data", "3 of 5". */
  readonly text: string;
  readonly definition: string;
  readonly evidence: readonly Evidence[];
  readonly asOf: LocalDate | null;
  readonly basis: RevenueBasis | 'open deals' | 'closed deals' | 'records' | 'program rules' | null;
  readonly note: string | null;
  /** What to open for its lineage; null for words. */
  readonly metric: MetricId | null;
  readonly quarter: string | null;
};

export type PackSectionId =
  | 'header'
  | 'revenue'
  | 'pipeline'
  | 'enablement'
  | 'engagement'
  | 'tier'
  | 'attribution';

export type PackSection = {
  readonly id: PackSectionId;
  readonly title: string;
  readonly fields: readonly PackField[];
};

export type DataPack = {
  readonly partner: string;
  readonly quarter: string;
  readonly toDate: boolean;
  readonly today: LocalDate;
  readonly currency: string;
  readonly basis: RevenueBasis | null;
  readonly sections: readonly PackSection[];
  /** Share of the fields that are known, 0-100. */
  readonly coverage: number;
  readonly rule: 'S20';
};

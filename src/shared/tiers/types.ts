import type { Evidence, Fact } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { QuarterKey } from '../kernel/quarter.ts';
import type { TierMeasure } from './ladder.ts';

/** Revenue of one complete fiscal quarter ('2026-Q1'), minor units; null = unknown. */
export type TierQuarter = { readonly quarter: QuarterKey; readonly revenue: number | null };

/** Measures that certificates can stand for. */
export type CertifiedMeasure = 'certified' | 'certifiedSales' | 'certifiedTechnical';

/**
 * Gathered inputs of one partner's tier. Money measures (sourcedArr, revenue, influencedArr, commitment) are integer
 * minor units of `currency` over the trailing twelve months; boolean measures are 0 or 1; a missing measure is unknown.
 */
export type TierFacts = {
  readonly currency: string;
  /** Says what stands behind the ARR figure (S11, Appendix E). */
  readonly arrLabel: 'ARR' | 'revenue used as ARR';
  readonly measures: Readonly<Partial<Record<Exclude<TierMeasure, 'agreement'>, Fact<number>>>>;
  /** Date of the signed agreement; null = no signed agreement on record. */
  readonly agreementSignedOn: LocalDate | null;
  /** Average of the partner's deals closed in the trailing twelve months, minor units. */
  readonly averageDeal: number | null;
  /** Distinct deals won in the trailing twelve months; null = unknown. */
  readonly closedDealsT12M: number | null;
  /** The last four complete fiscal quarters, oldest first (S11.9); left out = unknown. */
  readonly quarters?: readonly TierQuarter[];
  /** Valid certificates, for ladders that count them instead of people (S11.8); left out = unknown. */
  readonly certificates?: Readonly<Partial<Record<CertifiedMeasure, Fact<number>>>>;
  /** What "certified" counts here; set by the ladder that reads the facts (S11.8). */
  readonly certifiedAs?: 'people' | 'certificates';
  /** Name of the tier the partner holds, as recorded; null = none recorded. */
  readonly held: string | null;
};

export type TierStanding = { readonly name: string; readonly index: number };

export type TierCriterion = {
  readonly measure: TierMeasure;
  readonly label: string;
  readonly value: number | null;
  readonly threshold: number;
  /** value / threshold, 0..1, or null when unknown; 1 for a threshold of 0. For display only: comparisons are exact. */
  readonly ratio: number | null;
  readonly met: boolean | null;
  /** e.g. "$70,000 of $100,000 partner-sourced ARR". */
  readonly text: string;
  /** Criteria with the same group are alternatives: one of them is enough. */
  readonly group: number;
  readonly evidence: readonly Evidence[];
  readonly asOf: LocalDate | null;
};

export type TierStepResult = {
  readonly name: string;
  /** true = every group met; null = all known groups met, the rest unknown; false = some group is not met. */
  readonly met: boolean | null;
  readonly criteria: readonly TierCriterion[];
};

export type TierGap = {
  readonly measure: TierMeasure;
  readonly gap: number | null;
  /** "$30,000 more partner-sourced ARR", "2 more certified people", "certification unknown". */
  readonly text: string;
  readonly kind: 'commercial' | 'enablement' | 'standing';
};

/** The way to the next step (S12). Percentages are floored display values 0-100, null when an input is unknown. */
export type TierNext = {
  readonly top: false;
  readonly name: string;
  readonly index: number;
  readonly percent: number | null;
  readonly commercialPercent: number | null;
  readonly gaps: readonly TierGap[];
  readonly dealsToGo: number | null;
  readonly referralsToGo: number | null;
  /** e.g. "70% of the way to Gold: two more deals at your average, or 10 qualified referrals." */
  readonly sentence: string;
};
export type TierTop = { readonly top: true; readonly sentence: string };

export type TierResult = {
  readonly held: TierStanding | null;
  /** The tier shown: earned by everything that is known. Null = no tier; `standing` names that state. */
  readonly earned: TierStanding | null;
  /** The tier proved without leaving any unknown criterion out; equals `earned` unless `provisional`. */
  readonly certain: TierStanding | null;
  /** True when `earned` leaves out an unknown criterion ("certification unknown"). */
  readonly provisional: boolean;
  /** What is shown for `earned`: its name, or the ladder's words for no tier ("Prospect"). */
  readonly standing: string;
  /** Measures left out because nothing is known of them. */
  readonly unknown: readonly TierMeasure[];
  /** Held against earned: an upgrade to confirm, held above what the figures support, or neither. */
  readonly change: 'upgrade' | 'below-held' | 'same' | 'not-recorded';
  /** Plain sentences, most important first. */
  readonly why: readonly string[];
  readonly steps: readonly TierStepResult[];
  readonly next: TierNext | TierTop;
  /** Share of the ladder's criteria whose input is known, 0-100. */
  readonly coverage: number;
  readonly rule: 'S11';
  readonly preset: string;
  readonly today: LocalDate;
};

/** What a list keeps of a `TierResult`. */
export type TierPlace = Pick<TierResult, 'held' | 'earned'> & {
  readonly next: Pick<TierNext, 'top' | 'name' | 'percent'> | Pick<TierTop, 'top'>;
};

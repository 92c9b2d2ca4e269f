import type { HealthScore } from '../health/types.ts';
import type { Evidence } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { MetricId, MetricUnit } from '../program/metrics.ts';
import type { MatrixPlace } from '../program/value-matrix.ts';
import type { TierResult } from '../tiers/types.ts';
import type { DataPack } from './pack-types.ts';
import type { Commitment, TimedAgenda } from './types.ts';

/** One quarter of the revenue chart. `revenue` is all partner revenue; parts are null where the kind is unknown. */
export type RevenuePoint = {
  readonly quarter: string;
  readonly revenue: number | null;
  readonly sourced: number | null;
  readonly influenced: number | null;
  readonly target: number | null;
  readonly toDate: boolean;
};

export type DeckDeal = {
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly stage: string;
  /** Minor units; null = unknown. */
  readonly amount: number | null;
  readonly expectedCloseOn: LocalDate | null;
  /** Days since the last stage change or update, when known. */
  readonly idleDays: number | null;
};

/**
 * All a deck is told from. `series` is in time order and ends with the deck's quarter; amounts are minor units of
 * `pack.currency`; `deals` are the partner's open deals in any order.
 */
export type DeckInput = {
  readonly partner: { readonly id: string; readonly name: string; readonly manager: string | null };
  readonly program: string;
  readonly pack: DataPack;
  readonly series: readonly RevenuePoint[];
  readonly deals: readonly DeckDeal[];
  /** Days without movement from which an open deal is stuck: a program setting (S19). */
  readonly stuckDealDays: number;
  readonly tier: TierResult | null;
  readonly health: HealthScore | null;
  readonly matrix: MatrixPlace | null;
  /** Commitments of earlier QBRs. */
  readonly lastCommitments: readonly Commitment[];
  /** Commitments made for the coming quarter. */
  readonly nextCommitments: readonly Commitment[];
  readonly wins: readonly string[];
  readonly gaps: readonly string[];
  readonly asks: readonly string[];
  /** Internal speaker notes, as typed. */
  readonly notes: string | null;
  readonly meetingOn: LocalDate | null;
  readonly agenda: TimedAgenda | null;
};

export type DeckAudience = 'partner' | 'internal';
export type DeckOptions = { readonly audience: DeckAudience };

/** What a figure opens: its metric, and the quarter where the metric belongs to one. */
export type Trace = { readonly metric: MetricId; readonly quarter: string | null };

export type DeckFigure = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly value: number | string | null;
  readonly unit: MetricUnit | 'yes-no';
  readonly trace: Trace;
  readonly note: string | null;
};

export type DeckFoot = { readonly definition: string; readonly source: string };

export type DeckCell = { readonly text: string; readonly trace: Trace | null };
export type DeckColumn = { readonly label: string; readonly align: 'left' | 'right' };
export type DeckTable = {
  readonly columns: readonly DeckColumn[];
  readonly rows: readonly (readonly DeckCell[])[];
  /** "and 7 more", or null when nothing was cut. */
  readonly more: string | null;
  /** What to say when there is no row. */
  readonly empty: string;
};

export type DeckSeries = {
  readonly id: 'revenue' | 'sourced' | 'influenced' | 'target';
  readonly label: string;
  readonly role: 'bar' | 'mark';
  /** Minor units; null = no data. */
  readonly values: readonly (number | null)[];
};

export type DeckChart = {
  readonly currency: string;
  /** "Q4 2019", "Q1 2020 to date". */
  readonly labels: readonly string[];
  readonly quarters: readonly string[];
  readonly series: readonly DeckSeries[];
  /** One sentence that says what the chart shows, for readers who cannot see it. */
  readonly description: string;
};

type SlideBase = {
  readonly id: string;
  readonly section: string;
  /** The slide's point in one sentence, with its figures. */
  readonly title: string;
  readonly foot: DeckFoot | null;
};

export type CoverSlide = SlideBase & {
  readonly kind: 'cover';
  readonly partner: string;
  readonly subtitle: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
};
export type SummarySlide = SlideBase & {
  readonly kind: 'summary';
  readonly figures: readonly DeckFigure[];
  readonly points: readonly string[];
  readonly wins: readonly string[];
  readonly gaps: readonly string[];
};
export type CommitmentsSlide = SlideBase & {
  readonly kind: 'commitments';
  readonly figures: readonly DeckFigure[];
  readonly table: DeckTable;
};
export type RevenueSlide = SlideBase & {
  readonly kind: 'revenue';
  readonly chart: DeckChart;
  readonly figures: readonly DeckFigure[];
  readonly table: DeckTable;
};
export type PipelineSlide = SlideBase & {
  readonly kind: 'pipeline';
  readonly figures: readonly DeckFigure[];
  readonly table: DeckTable;
  readonly stuck: readonly string[];
};
export type TierSlide = SlideBase & {
  readonly kind: 'tier';
  readonly standing: string;
  readonly provisional: boolean;
  readonly percent: number | null;
  readonly commercialPercent: number | null;
  readonly nextName: string | null;
  readonly sentence: string;
  readonly figures: readonly DeckFigure[];
  readonly table: DeckTable;
};
export type HealthSlide = SlideBase & {
  readonly kind: 'health';
  readonly figures: readonly DeckFigure[];
  readonly table: DeckTable;
  readonly raise: readonly string[];
};
export type MatrixSlide = SlideBase & {
  readonly kind: 'matrix';
  readonly quadrant: string;
  readonly recommendation: string;
  readonly points: readonly string[];
};
export type NextSlide = SlideBase & {
  readonly kind: 'next';
  readonly table: DeckTable;
  readonly asks: readonly string[];
  readonly agenda: readonly string[];
};
export type NotesSlide = SlideBase & {
  readonly kind: 'notes';
  readonly paragraphs: readonly string[];
};
/** Sources and definitions; a further slide carries only definitions: its `sources` has no rows and `empty` is ''. */
export type SourcesSlide = SlideBase & {
  readonly kind: 'sources';
  readonly sources: DeckTable;
  readonly definitions: DeckTable;
};

export type DeckSlide =
  | CoverSlide
  | SummarySlide
  | CommitmentsSlide
  | RevenueSlide
  | PipelineSlide
  | TierSlide
  | HealthSlide
  | MatrixSlide
  | NextSlide
  | NotesSlide
  | SourcesSlide;

export type DeckDocument = {
  readonly title: string;
  readonly partner: string;
  readonly quarter: string;
  readonly quarterLabel: string;
  readonly toDate: boolean;
  readonly audience: DeckAudience;
  readonly currency: string;
  readonly today: LocalDate;
  /** Evidence behind the deck, without repeats. */
  readonly evidence: readonly Evidence[];
  readonly slides: readonly DeckSlide[];
};

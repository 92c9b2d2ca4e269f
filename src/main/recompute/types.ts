import type { HealthScore } from '../../shared/health/types.ts';
import type { MetricId, MetricUnit } from '../../shared/program/metrics.ts';
import type { MatrixPlace } from '../../shared/program/value-matrix.ts';
import type { RevenuePoint } from '../../shared/qbr/deck-types.ts';
import type { TierResult } from '../../shared/tiers/types.ts';

/** Which rows of which file stand behind a figure; `source` is 'you' and `file` null for rows made by hand. */
export type FromFile = { source: string; file: string | null; rows: number };

/** A derived figure with all that defends it. Money is minor units; `value` null is unknown, and `note` says why. */
export type MetricValue = {
  value: number | string | null;
  unit: MetricUnit;
  asOf: string | null;
  /** How much of what the figure needs is known, 0-100. */
  coverage: number;
  basis: string | null;
  from: FromFile[];
  note: string | null;
};

export type Figure = MetricValue & {
  metric: MetricId;
  quarter: string | null;
  label: string;
  definition: string;
  currency: string;
};

export type SegmentStanding = {
  name: string;
  reason: string;
  /** Health under 60 while the segment stays (Appendix E, S07). */
  atRiskHealth: boolean;
};

export type Metrics = Partial<Record<MetricId, MetricValue>>;

export type ExplainedPartner = {
  partnerId: number;
  currency: string;
  /** The last complete fiscal quarter, or the one asked for. */
  quarter: string;
  metrics: Metrics;
  health: HealthScore;
  tier: TierResult;
  segment: SegmentStanding;
  matrix: MatrixPlace;
  series: RevenuePoint[];
  warnings: string[];
};

export type TraceRow = {
  source: string;
  file: string | null;
  line: number | null;
  /** What this row adds to the figure; the rows sum to it (a count: 1 or 0 each). */
  value: number | string | null;
  /** The record, for people: "SO44536", "2019-Q4 · Bikes". */
  label: string;
  entity: string;
  id: string;
  date: string | null;
  /** True where the source no longer has the row and it counts all the same. */
  vanished: boolean;
};

export type TracedMetric = {
  metric: MetricId;
  label: string;
  unit: MetricUnit;
  quarter: string | null;
  currency: string;
  value: number | string | null;
  definition: string;
  basis: string | null;
  note: string | null;
  asOf: string | null;
  rows: TraceRow[];
};

/** A record behind a figure, before its file and line are looked up. */
export type BehindRow = {
  entity: string;
  recordId: number;
  id: string;
  value: number | string | null;
  label: string;
  date: string | null;
};

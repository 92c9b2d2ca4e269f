import type { EntityName } from '../../shared/book/entities.ts';
import type { HealthScore } from '../../shared/health/types.ts';
import { badInput } from '../../shared/kernel/failure.ts';
import type { TierResult } from '../../shared/tiers/types.ts';
import type { Reader } from '../book/types.ts';
import {
  explainPartner,
  type Metrics,
  quarterAsked,
  type SegmentStanding,
  type TracedMetric,
  traceMetric,
} from '../recompute/index.ts';
import { resolveKey } from './keys.ts';
import { recordById } from './records.ts';
import type { RecordRow } from './types.ts';

export type PartnerRecord = {
  record: RecordRow;
  currency: string;
  /** The quarter its per-quarter metrics stand for. */
  quarter: string;
  metrics: Metrics;
  health: HealthScore;
  tier: TierResult;
  segment: SegmentStanding;
};

/** One partner with its metrics, health, tier and segment. */
export function getPartner(
  reader: Reader,
  key: string,
  today: string,
  quarter: string | null = null,
): PartnerRecord {
  const { id } = resolveKey(reader, 'partners', key);
  const explained = explainPartner(reader, id, today, quarterAsked(quarter));
  return {
    record: recordById(reader, 'partners', id),
    currency: explained.currency,
    quarter: explained.quarter,
    metrics: explained.metrics,
    health: explained.health,
    tier: explained.tier,
    segment: explained.segment,
  };
}

export type TraceRecordInput = {
  entity: EntityName;
  key: string;
  metric: string;
  quarter: string | null;
};

/** The rows behind a figure of a record. Figures are partners'. */
export function traceRecord(reader: Reader, input: TraceRecordInput, today: string): TracedMetric {
  if (input.entity !== 'partners')
    throw badInput(
      'NoMetrics',
      `Figures belong to partners, not to ${input.entity}.`,
      'Trace a partner: trace partners KEY METRIC.',
      'entity',
    );
  const { id } = resolveKey(reader, 'partners', input.key);
  return traceMetric(
    reader,
    { partnerId: id, metric: input.metric, quarter: input.quarter },
    today,
  );
}

import { metricIds } from '../../../shared/program/metrics.ts';
import type { DataPack } from '../../../shared/qbr/pack-types.ts';
import { measureKind, type TierMeasure } from '../../../shared/tiers/ladder.ts';
import type { TierResult } from '../../../shared/tiers/types.ts';
import type { PartnerRecord } from '../../partners/index.ts';
import type { Metrics, MetricValue, TracedMetric } from '../../recompute/index.ts';
import { major } from './text.ts';

// Amounts are integer minor units inside and plain numbers in major units in every JSON answer: as the files have
// them, as `list` shows them, and as `set` takes them.

type Value = number | string | null;

/** As it is where it is no amount. */
export function amount(value: Value, isMoney: boolean, currency: string): Value {
  return isMoney && typeof value === 'number' ? major(value, currency) : value;
}

export function partnerAnswer({ record, currency, metrics, tier, ...rest }: PartnerRecord) {
  return {
    ...record,
    currency,
    ...rest,
    metrics: metricsAnswer(metrics, currency),
    tier: tierAnswer(tier, currency),
  };
}

function metricsAnswer(metrics: Metrics, currency: string): Record<string, MetricValue> {
  return Object.fromEntries(
    metricIds.flatMap((id) => {
      const metric = metrics[id];
      if (metric === undefined) return [];
      const isMoney = metric.unit === 'money';
      const value = amount(metric.value, isMoney, currency);
      return [[id, { ...metric, value, ...(isMoney ? { currency } : {}) }]];
    }),
  );
}

export function traceAnswer(traced: TracedMetric): TracedMetric {
  const isMoney = traced.unit === 'money';
  const shown = (value: Value) => amount(value, isMoney, traced.currency);
  const rows = traced.rows.map((row) => ({ ...row, value: shown(row.value) }));
  return { ...traced, value: shown(traced.value), rows };
}

export function tierAnswer(tier: TierResult, currency: string): TierResult {
  const shown = (measure: TierMeasure, value: number) =>
    measureKind(measure) === 'money' ? major(value, currency) : value;
  const orNull = (measure: TierMeasure, value: number | null) =>
    value === null ? null : shown(measure, value);
  const steps = tier.steps.map((step) => ({
    ...step,
    criteria: step.criteria.map((one) => ({
      ...one,
      value: orNull(one.measure, one.value),
      threshold: shown(one.measure, one.threshold),
    })),
  }));
  if (tier.next.top) return { ...tier, steps };
  const gaps = tier.next.gaps.map((one) => ({ ...one, gap: orNull(one.measure, one.gap) }));
  return { ...tier, steps, next: { ...tier.next, gaps } };
}

/** The three values of a conflict about an amount. */
export function conflictAnswer<T extends { base: Value; mine: Value; theirs: Value }>(
  one: T,
  currency: string,
): T {
  const shown = (value: Value) => amount(value, true, currency);
  return { ...one, base: shown(one.base), mine: shown(one.mine), theirs: shown(one.theirs) };
}

export function packAnswer(pack: DataPack): DataPack {
  const sections = pack.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => ({
      ...field,
      value: amount(field.value, field.unit === 'money', pack.currency),
    })),
  }));
  return { ...pack, sections };
}

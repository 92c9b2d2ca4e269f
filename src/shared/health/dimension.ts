import { type Evidence, latestAsOf } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import type { HealthDimensionId } from './rules.ts';
import type { HealthBecause, HealthDimension } from './types.ts';

/** What a dimension's rule decides before it is dressed for the score. */
export type DimensionFinding = {
  readonly points: number | null;
  readonly because: HealthBecause;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly asOf: LocalDate | null;
};

const labels: Readonly<Record<HealthDimensionId, string>> = {
  revenue: 'Revenue',
  activity: 'Activity',
  engagement: 'Engagement',
  satisfaction: 'Satisfaction',
  fit: 'Strategic fit',
};

/** The name of a dimension as it is shown. */
export function dimensionLabel(id: HealthDimensionId): string {
  return labels[id];
}

/** A finding for an input nobody has recorded. */
export function missing(reason: string, evidence: readonly Evidence[] = []): DimensionFinding {
  return { points: null, because: 'unknown', reason, evidence, asOf: latestAsOf(evidence) };
}

/** Dresses a finding with its label, weight and age. */
export function dimension(
  id: HealthDimensionId,
  weight: number,
  finding: DimensionFinding,
  today: LocalDate,
): HealthDimension {
  const { points, because, reason, evidence, asOf } = finding;
  const ageDays = asOf === null ? null : daysBetween(asOf, today);
  return {
    id,
    label: labels[id],
    weight,
    points,
    max: weight,
    reason,
    because,
    evidence,
    asOf,
    ageDays,
  };
}

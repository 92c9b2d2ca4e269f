import { formatDate } from '../kernel/local-date.ts';
import { type DimensionFinding, missing } from './dimension.ts';
import type { HealthRules } from './rules.ts';
import type { HealthFacts, StrategicFit } from './types.ts';

type FitRules = HealthRules['dimensions']['fit'];

/** Points for strategic fit (S09). */
export function fitPoints(rules: FitRules, fit: StrategicFit): number {
  return rules.points[fit];
}

/** The strategic-fit dimension with its reason. */
export function judgeFit(rules: FitRules, fit: HealthFacts['fit']): DimensionFinding {
  if (fit === null) return missing('Strategic fit is not set');
  return {
    points: fitPoints(rules, fit.value),
    because: fit.value,
    reason:
      fit.on === null ? `Set to ${fit.value}` : `Set to ${fit.value} on ${formatDate(fit.on)}`,
    evidence: fit.evidence,
    asOf: fit.on,
  };
}

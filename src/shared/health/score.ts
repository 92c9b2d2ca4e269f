import type { LocalDate } from '../kernel/local-date.ts';
import { dimension, dimensionLabel } from './dimension.ts';
import { judge } from './judge.ts';
import { raiseHealth } from './raise.ts';
import { type HealthDimensionId, type HealthRules, healthDimensionIds } from './rules.ts';
import { type HealthTotal, totalHealth } from './total.ts';
import type { HealthDimension, HealthFacts, HealthScore } from './types.ts';

/**
 * Scores one partner's health (S09) and explains it: points with reason, evidence and age per dimension, what costs
 * most, and the smallest single change in each dimension that raises the score. Unknown inputs lower the coverage,
 * never the score. Same rules, facts and day give the same answer.
 */
export function scoreHealth(rules: HealthRules, facts: HealthFacts, today: LocalDate): HealthScore {
  const dimensions = healthDimensionIds.map((id) =>
    dimension(id, rules.dimensions[id].weight, judge(rules, facts, today, id), today),
  );
  const total = totalHealth(rules, dimensions);
  return {
    ...total,
    status: total.value === null ? 'unknown' : 'published',
    dimensions,
    topLoss: topLoss(dimensions),
    raise: raiseHealth(rules, facts, today, dimensions, total),
    summary: summarize(rules, dimensions, total),
    rule: 'S09',
    preset: rules.preset,
    today,
  };
}

function topLoss(dimensions: readonly HealthDimension[]): HealthDimensionId | null {
  let worst: { id: HealthDimensionId; loss: number } | null = null;
  for (const { id, points, max } of dimensions) {
    if (points === null || points >= max) continue;
    if (worst === null || max - points > worst.loss) worst = { id, loss: max - points };
  }
  return worst === null ? null : worst.id;
}

function summarize(
  rules: HealthRules,
  dimensions: readonly HealthDimension[],
  { value, earned, available }: HealthTotal,
): string {
  let known = '';
  const missing: string[] = [];
  for (const { id, points } of dimensions)
    if (points === null) missing.push(dimensionLabel(id).toLowerCase());
    else known += known === '' ? points : ` + ${points}`;
  const sum = `${known} = ${earned}`;
  if (missing.length === 0) return `${sum} of ${available} points.`;
  const unknown = `unknown: ${missing.join(', ')}`;
  if (value !== null)
    return `${sum} of ${available} known points; 100 \u00d7 ${earned} / ${available} = ${value}, provisional (${unknown}).`;
  const need = `a score needs ${rules.publishFromCoverage}% coverage and revenue or activity`;
  return `${available}% of the score is known (${unknown}); ${need}.`;
}

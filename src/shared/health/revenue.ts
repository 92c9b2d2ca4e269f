import { latestAsOf } from '../kernel/explained.ts';
import { formatMinor } from '../kernel/money.ts';
import { compareToPercent, growthText } from '../kernel/percent.ts';
import { labelOf } from '../kernel/quarter.ts';
import { type DimensionFinding, missing } from './dimension.ts';
import type { HealthRules } from './rules.ts';
import type { HealthBecause, HealthFacts } from './types.ts';

type RevenueRules = HealthRules['dimensions']['revenue'];
type RevenueFact = HealthFacts['revenue'];
type KnownCase = Extract<
  HealthBecause,
  'growth-strong' | 'growth' | 'flat' | 'declining' | 'new-revenue' | 'no-revenue'
>;

/**
 * Which row of the revenue table fires (S09.1, S09.2). Amounts in minor units; compared exactly.
 * An unknown quarter on either side is unknown, also when the other one is zero.
 */
export function revenueCase(
  rules: RevenueRules,
  current: number | null,
  prior: number | null,
): KnownCase | 'unknown' {
  return current === null || prior === null ? 'unknown' : knownCase(rules, current, prior);
}

function knownCase(rules: RevenueRules, current: number, prior: number): KnownCase {
  if (current <= 0) return 'no-revenue';
  if (prior <= 0) return 'new-revenue';
  const more = current - prior;
  if (compareToPercent(more, prior, rules.strongGrowthPercent) >= 0) return 'growth-strong';
  if (more === 0 || compareToPercent(Math.abs(more), prior, rules.flatTolerancePercent) < 0)
    return 'flat';
  return more > 0 ? 'growth' : 'declining';
}

/** Points for revenue, or null when unknown (S09.1, S09.2). */
export function revenuePoints(
  rules: RevenueRules,
  current: number | null,
  prior: number | null,
): number | null {
  return current === null || prior === null ? null : pointsForRevenue(rules, current, prior);
}

/** Points for revenue that is known on both sides (S09.1, S09.2). */
export function pointsForRevenue(rules: RevenueRules, current: number, prior: number): number {
  return pointsFor(rules, knownCase(rules, current, prior));
}

function pointsFor(rules: RevenueRules, which: KnownCase): number {
  switch (which) {
    case 'growth-strong':
    case 'new-revenue':
      return rules.points.strong;
    case 'growth':
      return rules.points.growing;
    case 'flat':
      return rules.points.flat;
    case 'declining':
      return rules.points.declining;
    case 'no-revenue':
      return 0;
  }
}

/** The revenue dimension with its reason. */
export function judgeRevenue(rules: RevenueRules, facts: HealthFacts): DimensionFinding {
  const { current, prior, evidence } = facts.revenue;
  if (current === null || prior === null) return missing(missingReason(facts.revenue), evidence);
  const because = knownCase(rules, current, prior);
  return {
    points: pointsFor(rules, because),
    because,
    reason: reasonFor(because, facts.revenue, current, prior, facts.currency),
    evidence,
    asOf: latestAsOf(evidence),
  };
}

function missingReason({ quarter, current, priorQuarter }: RevenueFact): string {
  return current === null
    ? `No revenue on record for ${labelOf(quarter)}`
    : `No revenue on record for ${labelOf(priorQuarter)}, so there is no year to compare with`;
}

function reasonFor(
  which: KnownCase,
  { quarter, priorQuarter }: RevenueFact,
  current: number,
  prior: number,
  currency: string,
): string {
  const then = formatMinor(prior, currency);
  if (which === 'no-revenue') {
    const what = current < 0 ? `Net credits of ${formatMinor(-current, currency)}` : 'No revenue';
    return `${what} in ${labelOf(quarter)}, against ${then} in ${labelOf(priorQuarter)}`;
  }
  const now = formatMinor(current, currency);
  const figure = growthText(current, prior);
  if (figure === null)
    return `New revenue: ${now} in ${labelOf(quarter)}, against ${then} in ${labelOf(priorQuarter)}`;
  if (which === 'flat')
    return `Flat (${figure}) on ${labelOf(priorQuarter)}: ${now} against ${then}`;
  return `${figure} on ${labelOf(priorQuarter)}: ${now} against ${then}`;
}

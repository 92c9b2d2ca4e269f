import { latestAsOf } from '../kernel/explained.ts';
import { formatMinor } from '../kernel/money.ts';
import { formatGrowth, growthRatio } from '../kernel/percent.ts';
import { labelOf } from '../kernel/quarter.ts';
import { compareRatios, ratio, ratioOf } from '../kernel/ratio.ts';
import { type DimensionFinding, missing } from './dimension.ts';
import type { HealthRules } from './rules.ts';
import type { HealthBecause, HealthFacts } from './types.ts';

type RevenueRules = HealthRules['dimensions']['revenue'];
type RevenueFact = HealthFacts['revenue'];
type RevenueCase = Extract<
  HealthBecause,
  'growth-strong' | 'growth' | 'flat' | 'declining' | 'new-revenue' | 'no-revenue' | 'unknown'
>;

/**
 * Which row of the revenue table fires (S09.1, S09.2). Amounts in minor units; compared exactly.
 * An unknown quarter on either side is unknown, also when the other one is zero.
 */
export function revenueCase(
  rules: RevenueRules,
  current: number | null,
  prior: number | null,
): RevenueCase {
  if (current === null || prior === null) return 'unknown';
  if (current <= 0) return 'no-revenue';
  const growth = growthRatio(current, prior);
  if (growth === null) return 'new-revenue';
  const percent = ratio(growth.num * 100n, growth.den);
  if (compareRatios(percent, ratioOf(rules.strongGrowthPercent)) >= 0) return 'growth-strong';
  const tolerance = ratioOf(rules.flatTolerancePercent);
  const size = ratio(percent.num < 0n ? -percent.num : percent.num, percent.den);
  if (percent.num === 0n || compareRatios(size, tolerance) < 0) return 'flat';
  return percent.num > 0n ? 'growth' : 'declining';
}

/** Points for revenue, or null when unknown (S09.1, S09.2). */
export function revenuePoints(
  rules: RevenueRules,
  current: number | null,
  prior: number | null,
): number | null {
  return pointsFor(rules, revenueCase(rules, current, prior));
}

function pointsFor(rules: RevenueRules, which: RevenueCase): number | null {
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
    case 'unknown':
      return null;
  }
}

/** The revenue dimension with its reason. */
export function judgeRevenue(rules: RevenueRules, facts: HealthFacts): DimensionFinding {
  const { current, prior, evidence } = facts.revenue;
  if (current === null || prior === null) return missing(missingReason(facts.revenue), evidence);
  const because = revenueCase(rules, current, prior);
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
  which: RevenueCase,
  { quarter, priorQuarter }: RevenueFact,
  current: number,
  prior: number,
  currency: string,
): string {
  const [now, then] = [formatMinor(current, currency), formatMinor(prior, currency)];
  if (which === 'no-revenue') {
    const what = current < 0 ? `Net credits of ${formatMinor(-current, currency)}` : 'No revenue';
    return `${what} in ${labelOf(quarter)}, against ${then} in ${labelOf(priorQuarter)}`;
  }
  if (which === 'new-revenue')
    return `New revenue: ${now} in ${labelOf(quarter)}, against ${then} in ${labelOf(priorQuarter)}`;
  const growth = growthRatio(current, prior);
  const figure = growth === null ? '' : formatGrowth(growth);
  if (which === 'flat')
    return `Flat (${figure}) on ${labelOf(priorQuarter)}: ${now} against ${then}`;
  return `${figure} on ${labelOf(priorQuarter)}: ${now} against ${then}`;
}

import type { LocalDate } from '../kernel/local-date.ts';
import { formatMinor } from '../kernel/money.ts';
import { labelOf } from '../kernel/quarter.ts';
import { ceilRatio, ratio, ratioOf } from '../kernel/ratio.ts';
import { unreachable } from '../kernel/unreachable.ts';
import type { DimensionFinding } from './dimension.ts';
import { judge } from './judge.ts';
import type { HealthDimensionId, HealthRules } from './rules.ts';
import { type HealthTotal, totalHealth } from './total.ts';
import type {
  EngagementFrequency,
  HealthDimension,
  HealthFacts,
  HealthRaise,
  StrategicFit,
} from './types.ts';

/** A single change to the facts, and how a person would bring it about. */
type Change = { readonly facts: HealthFacts; readonly action: string };

/**
 * The smallest single change per known dimension that raises a published score, best gain first. Every change is
 * judged again by the dimension's own rule and only kept when the new total is higher.
 */
export function raiseHealth(
  rules: HealthRules,
  facts: HealthFacts,
  today: LocalDate,
  dimensions: readonly HealthDimension[],
  total: HealthTotal,
): HealthRaise[] {
  const before = total.value;
  if (before === null) return [];
  const raises: HealthRaise[] = [];
  for (const { id, points, max } of dimensions) {
    if (points === null || points >= max) continue;
    for (const change of changesIn(rules, facts, today, id)) {
      const toScore = rescored(rules, dimensions, id, judge(rules, change.facts, today, id));
      if (toScore === null || toScore <= before) continue;
      raises.push({ dimension: id, gain: toScore - before, toScore, action: change.action });
      break;
    }
  }
  return raises.sort((a, b) => b.gain - a.gain);
}

function rescored(
  rules: HealthRules,
  dimensions: readonly HealthDimension[],
  id: HealthDimensionId,
  finding: DimensionFinding,
): number | null {
  const changed = dimensions.map((one) =>
    one.id === id ? { ...one, points: finding.points } : one,
  );
  return totalHealth(rules, changed).value;
}

/** Candidate changes in one dimension, smallest first. */
function changesIn(
  rules: HealthRules,
  facts: HealthFacts,
  today: LocalDate,
  id: HealthDimensionId,
): Change[] {
  switch (id) {
    case 'revenue':
      return revenueChanges(rules, facts);
    case 'activity':
      return activityChanges(rules, facts);
    case 'engagement':
      return engagementChanges(facts);
    case 'satisfaction':
      return npsChanges(rules, facts, today);
    case 'fit':
      return fitChanges(facts, today);
    default:
      return unreachable(id);
  }
}

function revenueChanges(rules: HealthRules, facts: HealthFacts): Change[] {
  const { current, prior, quarter, priorQuarter } = facts.revenue;
  if (current === null || prior === null) return [];
  return revenueTargets(rules, prior)
    .filter((target) => target > current)
    .map((target) => ({
      facts: { ...facts, revenue: { ...facts.revenue, current: target } },
      action:
        target === 1
          ? `Any revenue in the quarter instead of none (${labelOf(quarter)})`
          : `Revenue of ${formatMinor(target, facts.currency)} in the quarter instead of ` +
            `${formatMinor(current, facts.currency)} (${labelOf(quarter)} against ${labelOf(priorQuarter)})`,
    }));
}

/** Smallest amounts, in minor units, that reach flat, growing and strong growth. */
function revenueTargets(rules: HealthRules, prior: number): number[] {
  if (prior <= 0) return [1];
  const { flatTolerancePercent, strongGrowthPercent } = rules.dimensions.revenue;
  const [flat, strong] = [ratioOf(flatTolerancePercent), ratioOf(strongGrowthPercent)];
  const base = BigInt(prior);
  const lowestFlat =
    flat.num === 0n ? base : base - ceilRatio(ratio(base * flat.num, flat.den * 100n)) + 1n;
  const growing =
    base + (flat.num === 0n ? 1n : ceilRatio(ratio(base * flat.num, flat.den * 100n)));
  const strongly = base + ceilRatio(ratio(base * strong.num, strong.den * 100n));
  return [lowestFlat, growing, strongly].map(Number).sort((a, b) => a - b);
}

function activityChanges(rules: HealthRules, facts: HealthFacts): Change[] {
  const { count } = facts.registrations;
  if (count === null) return [];
  return rules.dimensions.activity.steps
    .map(({ from }) => from)
    .filter((from) => from > count)
    .sort((a, b) => a - b)
    .map((target) => {
      const more = target - count;
      const deals = more === 1 ? 'One more registered deal' : `${more} more registered deals`;
      const days = rules.dimensions.activity.days;
      return {
        facts: { ...facts, registrations: { ...facts.registrations, count: target } },
        action: `${deals}: ${target} within ${days} days`,
      };
    });
}

const frequencies: readonly EngagementFrequency[] = ['inactive', 'quarterly', 'monthly', 'weekly'];
const engagementActions: Readonly<Record<EngagementFrequency, string>> = {
  inactive: 'No activity',
  quarterly:
    'One activity within 90 days (login, training step, download, deal update or MDF request)',
  monthly: 'Activity in every 30-day window',
  weekly: 'Activity in 10 of 13 weeks',
};

function engagementChanges(facts: HealthFacts): Change[] {
  return frequencies.map((frequency) => ({
    facts: { ...facts, engagement: { kind: 'manual', frequency, on: null, evidence: [] } },
    action: engagementActions[frequency],
  }));
}

function npsChanges(rules: HealthRules, facts: HealthFacts, today: LocalDate): Change[] {
  const { nps } = facts;
  if (nps === null) return [];
  return rules.dimensions.satisfaction.steps
    .map(({ from }) => from)
    .filter((from) => from > nps.value)
    .sort((a, b) => a - b)
    .map((value) => ({
      facts: { ...facts, nps: { value, on: today, evidence: [] } },
      action: `A partner NPS of ${value} or more`,
    }));
}

const fits: readonly StrategicFit[] = ['weak', 'moderate', 'strong'];

function fitChanges(facts: HealthFacts, today: LocalDate): Change[] {
  return fits.map((value) => ({
    facts: { ...facts, fit: { value, on: today, evidence: [] } },
    action: `Strategic fit raised to ${value}`,
  }));
}

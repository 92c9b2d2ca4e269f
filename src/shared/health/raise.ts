import type { LocalDate } from '../kernel/local-date.ts';
import { formatMinor } from '../kernel/money.ts';
import { ceilPercentOf } from '../kernel/percent.ts';
import { labelOf } from '../kernel/quarter.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { engagementPoints } from './engagement.ts';
import { fitPoints } from './fit.ts';
import { pointsForRevenue } from './revenue.ts';
import type { HealthDimensionId, HealthRules } from './rules.ts';
import { npsTooOld } from './satisfaction.ts';
import { type HealthTotal, scoreOf } from './total.ts';
import type {
  EngagementFrequency,
  HealthDimension,
  HealthFacts,
  HealthRaise,
  StrategicFit,
} from './types.ts';

/** The points a single change would give, and how a person would bring it about. */
type Change = { readonly points: number; readonly action: string };

/** Whether so many points in the dimension raise the whole score. */
type Helps = (points: number) => boolean;

/**
 * The smallest single change per known dimension that raises a published score, best gain first; a missing one offers
 * none. Every change is judged by the dimension's own rule and only kept when the new total is higher.
 */
export function raiseHealth(
  rules: HealthRules,
  facts: HealthFacts,
  today: LocalDate,
  dimensions: readonly HealthDimension[],
  { value: before, earned, available }: HealthTotal,
): HealthRaise[] {
  if (before === null) return [];
  const raises: HealthRaise[] = [];
  for (const { id, points, max } of dimensions) {
    if (points === max) continue;
    const others = earned - (points ?? 0);
    const scoreWith = (given: number): number => scoreOf(others + given, available);
    const change = changeIn(rules, facts, today, id, (given) => scoreWith(given) > before);
    if (change === null) continue;
    const toScore = scoreWith(change.points);
    const raise = { dimension: id, gain: toScore - before, toScore, action: change.action };
    const behind = raises.findIndex(({ gain }) => gain < raise.gain);
    raises.splice(behind < 0 ? raises.length : behind, 0, raise);
  }
  return raises;
}

/** The smallest change in one dimension that helps. */
function changeIn(
  { dimensions }: HealthRules,
  facts: HealthFacts,
  today: LocalDate,
  id: HealthDimensionId,
  helps: Helps,
): Change | null {
  switch (id) {
    case 'revenue':
      return revenueChange(dimensions.revenue, facts, helps);
    case 'activity':
      return activityChange(dimensions.activity, facts, helps);
    case 'engagement':
      return engagementChange(dimensions.engagement, facts, helps);
    case 'satisfaction':
      return npsChange(dimensions.satisfaction, facts, today, helps);
    case 'fit':
      return fitChange(dimensions.fit, facts, helps);
    default:
      return unreachable(id);
  }
}

type Rules = HealthRules['dimensions'];

function revenueChange(rules: Rules['revenue'], facts: HealthFacts, helps: Helps): Change | null {
  const { current, prior, quarter, priorQuarter } = facts.revenue;
  if (current === null || prior === null) return null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const target of revenueTargets(rules, prior))
    if (target > current && target < smallest && helps(pointsForRevenue(rules, target, prior)))
      smallest = target;
  if (smallest === Number.POSITIVE_INFINITY) return null;
  const action =
    smallest === 1
      ? `Any revenue in the quarter instead of none (${labelOf(quarter)})`
      : `Revenue of ${formatMinor(smallest, facts.currency)} in the quarter instead of ` +
        `${formatMinor(current, facts.currency)} (${labelOf(quarter)} against ${labelOf(priorQuarter)})`;
  return { points: pointsForRevenue(rules, smallest, prior), action };
}

/** Smallest amounts, in minor units, that reach flat, growing and strong growth. */
function revenueTargets(
  { flatTolerancePercent, strongGrowthPercent }: Rules['revenue'],
  prior: number,
): number[] {
  if (prior <= 0) return [1];
  const tolerance = ceilPercentOf(prior, flatTolerancePercent);
  const strongly = prior + ceilPercentOf(prior, strongGrowthPercent);
  return flatTolerancePercent === 0
    ? [prior, prior + 1, strongly]
    : [prior - tolerance + 1, prior + tolerance, strongly];
}

function activityChange(
  { steps, days, window }: Rules['activity'],
  { registrations: { count } }: HealthFacts,
  helps: Helps,
): Change | null {
  if (count === null) return null;
  const step = steps.findLast(({ from, points }) => from > count && helps(points));
  if (step === undefined) return null;
  const more = step.from - count;
  const deals = more === 1 ? 'One more registered deal' : `${more} more registered deals`;
  const within = window === 'last-quarter' ? 'in a fiscal quarter' : `within ${days} days`;
  return { points: step.points, action: `${deals}: ${step.from} ${within}` };
}

const frequencies: readonly EngagementFrequency[] = ['inactive', 'quarterly', 'monthly', 'weekly'];
const engagementActions: Readonly<Record<EngagementFrequency, string>> = {
  inactive: 'No activity',
  quarterly:
    'One activity within 90 days (login, training step, download, deal update or MDF request)',
  monthly: 'Activity in every 30-day window',
  weekly: 'Activity in 10 of 13 weeks',
};

function engagementChange(
  rules: Rules['engagement'],
  { engagement }: HealthFacts,
  helps: Helps,
): Change | null {
  if (engagement.kind === 'unknown') return null;
  const frequency = frequencies.find((one) => helps(engagementPoints(rules, one)));
  if (frequency === undefined) return null;
  return { points: engagementPoints(rules, frequency), action: engagementActions[frequency] };
}

function npsChange(
  rules: Rules['satisfaction'],
  { nps }: HealthFacts,
  today: LocalDate,
  helps: Helps,
): Change | null {
  if (nps === null || npsTooOld(rules, nps.on, today)) return null;
  const step = rules.steps.findLast(({ from, points }) => from > nps.value && helps(points));
  if (step === undefined) return null;
  return { points: step.points, action: `A partner NPS of ${step.from} or more` };
}

const fits: readonly StrategicFit[] = ['weak', 'moderate', 'strong'];

function fitChange(rules: Rules['fit'], { fit }: HealthFacts, helps: Helps): Change | null {
  const value = fit === null ? undefined : fits.find((one) => helps(fitPoints(rules, one)));
  if (value === undefined) return null;
  return { points: fitPoints(rules, value), action: `Strategic fit raised to ${value}` };
}

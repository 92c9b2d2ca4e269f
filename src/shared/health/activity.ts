import { latestAsOf } from '../kernel/explained.ts';
import { daysBetween, formatDate, type LocalDate, trailingDays } from '../kernel/local-date.ts';
import {
  endOfQuarter,
  type FiscalStartMonth,
  lastCompleteQuarter,
  startOfQuarter,
} from '../kernel/quarter.ts';
import { type DimensionFinding, missing } from './dimension.ts';
import type { HealthRules } from './rules.ts';
import type { HealthFacts } from './types.ts';

type ActivityRules = HealthRules['dimensions']['activity'];

/**
 * The days whose registrations count: the trailing 90 with today as the last or, where the rules say so, the last
 * complete fiscal quarter (S09.3).
 */
export function registrationWindow(
  rules: ActivityRules,
  today: LocalDate,
  startMonth: FiscalStartMonth = 1,
): { readonly from: LocalDate; readonly to: LocalDate } {
  if (rules.window !== 'last-quarter') return trailingDays(today, rules.days);
  const quarter = lastCompleteQuarter(today, startMonth);
  return { from: startOfQuarter(quarter, startMonth), to: endOfQuarter(quarter, startMonth) };
}

/** Points for a count of registered deals, or null when unknown (S09.3). */
export function activityPoints(rules: ActivityRules, count: number | null): number | null {
  if (count === null) return null;
  return rules.steps.find((step) => count >= step.from)?.points ?? 0;
}

/** The activity dimension with its reason. */
export function judgeActivity(rules: ActivityRules, facts: HealthFacts): DimensionFinding {
  const { count, from, to, evidence } = facts.registrations;
  if (count === null) return missing('No source says which deals were registered', evidence);
  const days = daysBetween(from, to) + 1;
  const what = count === 1 ? '1 deal' : `${count === 0 ? 'No' : count} deals`;
  return {
    points: activityPoints(rules, count),
    because: count > 0 ? 'registrations' : 'no-registrations',
    reason: `${what} registered in the ${days} days to ${formatDate(to)}`,
    evidence,
    asOf: latestAsOf(evidence),
  };
}

import { latestAsOf } from '../kernel/explained.ts';
import { dayNumber, daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { plural, sentenceCase } from '../kernel/words.ts';
import { type DimensionFinding, missing } from './dimension.ts';
import type { HealthRules } from './rules.ts';
import type { EngagementFact, EngagementFrequency } from './types.ts';

type EngagementRules = HealthRules['dimensions']['engagement'];

const daysLooked = 90;
/** Whether there was activity, by age in days. */
const noDays: readonly boolean[] = Array.from({ length: daysLooked + 1 }, () => false);
const weeksLooked = 13;
const weeksNeeded = 10;

export type LogReading = {
  readonly frequency: EngagementFrequency;
  /** Of the last 13 weeks, how many had an active day. */
  readonly weeks: number;
  /** Distinct active days among the last 90 and today. */
  readonly days: number;
  readonly last: LocalDate | null;
};

/**
 * Frequency from an activity log of days, in any order, repeats allowed (S09.4): weekly = active in 10 of the last
 * 13 seven-day weeks ending today; monthly = in each of the last three 30-day windows; quarterly = within 90 days.
 * Days after today are not counted.
 */
export function engagementFromLog(activeDays: readonly LocalDate[], today: LocalDate): LogReading {
  const active = noDays.slice();
  const until = dayNumber(today);
  let latest = Number.POSITIVE_INFINITY;
  let last: LocalDate | null = null;
  for (const day of activeDays) {
    const age = until - dayNumber(day);
    if (age < 0) continue;
    if (age < latest) [latest, last] = [age, day];
    if (age <= daysLooked) active[age] = true;
  }
  const { days, weeks, windows } = countActive(active);
  return { frequency: fromCounts(weeks, windows, days), weeks, days, last };
}

/** Active days by age, and the weeks and 30-day windows they lie in; day 90 is in no window. */
function countActive(active: readonly boolean[]): { days: number; weeks: number; windows: number } {
  let [days, weeks, windows] = [0, 0, 0];
  let [week, window] = [-1, -1];
  for (let age = 0; age <= daysLooked; age += 1) {
    if (active[age] !== true) continue;
    days += 1;
    if (Math.floor(age / 7) > week) [week, weeks] = [Math.floor(age / 7), weeks + 1];
    if (age < daysLooked && Math.floor(age / 30) > window)
      [window, windows] = [Math.floor(age / 30), windows + 1];
  }
  return { days, weeks, windows };
}

function fromCounts(weeks: number, windows: number, days: number): EngagementFrequency {
  if (weeks >= weeksNeeded) return 'weekly';
  if (windows === 3) return 'monthly';
  return days > 0 ? 'quarterly' : 'inactive';
}

/** Frequency from average monthly logins over three months (S09.4). */
export function engagementFromAverage(loginsPerMonth: number): EngagementFrequency {
  if (loginsPerMonth >= 4) return 'weekly';
  if (loginsPerMonth >= 1) return 'monthly';
  return loginsPerMonth > 0 ? 'quarterly' : 'inactive';
}

/** Frequency from the days since the last activity (S09.4). */
export function engagementFromDaysSince(days: number): EngagementFrequency {
  if (days <= 7) return 'weekly';
  if (days <= 30) return 'monthly';
  return days <= 90 ? 'quarterly' : 'inactive';
}

/** Points for a frequency. */
export function engagementPoints(rules: EngagementRules, frequency: EngagementFrequency): number {
  return rules.points[frequency];
}

/** The frequency of a fact, or null when nothing is known (S09.4). */
export function engagementOf(fact: EngagementFact, today: LocalDate): EngagementFrequency | null {
  switch (fact.kind) {
    case 'log':
      return engagementFromLog(fact.activeDays, today).frequency;
    case 'average':
      return engagementFromAverage(fact.loginsPerMonth);
    case 'last':
      return engagementFromDaysSince(daysBetween(fact.on, today));
    case 'manual':
      return fact.frequency;
    case 'unknown':
      return null;
    default:
      return unreachable(fact);
  }
}

/** The engagement dimension with its reason. */
export function judgeEngagement(
  rules: EngagementRules,
  fact: EngagementFact,
  today: LocalDate,
): DimensionFinding {
  switch (fact.kind) {
    case 'log': {
      const read = engagementFromLog(fact.activeDays, today);
      return found(rules, read.frequency, logReason(read), fact.evidence, read.last);
    }
    case 'average': {
      const frequency = engagementFromAverage(fact.loginsPerMonth);
      return found(
        rules,
        frequency,
        averageReason(frequency, fact.loginsPerMonth),
        fact.evidence,
        fact.on,
      );
    }
    case 'last': {
      const days = daysBetween(fact.on, today);
      const frequency = engagementFromDaysSince(days);
      const reason = `${sentenceCase(frequency)}: last activity on ${formatDate(fact.on)}, ${days} days ago`;
      return found(rules, frequency, reason, fact.evidence, fact.on);
    }
    case 'manual': {
      const when = fact.on === null ? '' : ` on ${formatDate(fact.on)}`;
      return found(
        rules,
        fact.frequency,
        `Set by hand${when}: ${fact.frequency}`,
        fact.evidence,
        fact.on,
      );
    }
    case 'unknown':
      return missing('No activity log, logins or last activity on record');
    default:
      return unreachable(fact);
  }
}

function found(
  rules: EngagementRules,
  frequency: EngagementFrequency,
  reason: string,
  evidence: DimensionFinding['evidence'],
  on: LocalDate | null,
): DimensionFinding {
  const points = engagementPoints(rules, frequency);
  return { points, because: frequency, reason, evidence, asOf: latestAsOf(evidence) ?? on };
}

const logSentences: Readonly<Record<EngagementFrequency, (read: LogReading) => string>> = {
  weekly: ({ weeks }) => `Weekly: active in ${weeks} of the last ${weeksLooked} weeks`,
  monthly: ({ weeks }) =>
    `Monthly: active in each of the last three 30-day windows and in ${weeks} of the last ${weeksLooked} weeks`,
  quarterly: ({ days }) => `Quarterly: ${plural(days, 'active day')} in the last 90 days`,
  inactive: () => 'Inactive: no activity in the last 90 days',
};

function logReason(read: LogReading): string {
  const when = read.last === null ? '' : `, last on ${formatDate(read.last)}`;
  return `${logSentences[read.frequency](read)}${when}`;
}

function averageReason(frequency: EngagementFrequency, logins: number): string {
  return `${sentenceCase(frequency)}: ${Math.round(logins * 100) / 100} portal logins a month on average`;
}

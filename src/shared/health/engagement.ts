import { latestAsOf } from '../kernel/explained.ts';
import { addDays, daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { type DimensionFinding, missing } from './dimension.ts';
import type { HealthRules } from './rules.ts';
import type { EngagementFact, EngagementFrequency } from './types.ts';

type EngagementRules = HealthRules['dimensions']['engagement'];

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
  const since = addDays(today, -90);
  const recent = [...new Set(activeDays)].filter((day) => day >= since && day <= today);
  const ages = recent.map((day) => daysBetween(day, today));
  const weeks = new Set(ages.map((age) => Math.floor(age / 7))).size;
  const windows = new Set(ages.filter((age) => age < 90).map((age) => Math.floor(age / 30))).size;
  const last = latestDay(activeDays, today);
  return { frequency: fromCounts(weeks, windows, recent.length), weeks, days: recent.length, last };
}

function fromCounts(weeks: number, windows: number, days: number): EngagementFrequency {
  if (weeks >= weeksNeeded) return 'weekly';
  if (windows === 3) return 'monthly';
  return days > 0 ? 'quarterly' : 'inactive';
}

function latestDay(days: readonly LocalDate[], today: LocalDate): LocalDate | null {
  let last: LocalDate | null = null;
  for (const day of days) if (day <= today && (last === null || day > last)) last = day;
  return last;
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
      const reason = `${capital(frequency)}: last activity on ${formatDate(fact.on)}, ${days} days ago`;
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

function logReason({ frequency, weeks, days, last }: LogReading): string {
  const when = last === null ? '' : `, last on ${formatDate(last)}`;
  switch (frequency) {
    case 'weekly':
      return `Weekly: active in ${weeks} of the last ${weeksLooked} weeks${when}`;
    case 'monthly':
      return `Monthly: active in each of the last three 30-day windows and in ${weeks} of the last ${weeksLooked} weeks${when}`;
    case 'quarterly':
      return `Quarterly: ${days} active ${days === 1 ? 'day' : 'days'} in the last 90 days${when}`;
    case 'inactive':
      return `Inactive: no activity in the last 90 days${when}`;
    default:
      return unreachable(frequency);
  }
}

function averageReason(frequency: EngagementFrequency, logins: number): string {
  return `${capital(frequency)}: ${Math.round(logins * 100) / 100} portal logins a month on average`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { because, type Reason } from '../kernel/explained.ts';
import {
  addDays,
  dateOf,
  daysBetween,
  formatDate,
  type LocalDate,
  type LocalDateTime,
} from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import { protectionDays, type RegistrationRules, type UpkeepRules } from './registration-rules.ts';
import type { Submission } from './registration-types.ts';

/** A registration as its protection sees it: approved or not yet, extended or not. */
export type Protectable = Pick<Submission, 'submittedAt' | 'standing' | 'tier'> & {
  readonly approvedAt?: LocalDateTime;
  readonly extensions?: number;
};

/** Whether protection of `limit` days is in force on day `days`: day 90 of 90 is, day 91 is not (S40.8). */
export function isProtected(days: number, limit: number): boolean {
  return days <= limit;
}

/**
 * The last protected day (S40.8, S40.9): the program's days from registration or approval, and any extension. Null while
 * the clock has not started, and for a registration stored without protection. Silence may end it sooner.
 */
export function protectionEnd(
  rules: RegistrationRules,
  registration: Protectable,
): LocalDate | null {
  const start = protectionStart(rules, registration);
  return start === null ? null : addDays(start, fullDays(rules, registration));
}

function protectionStart(
  { protection }: RegistrationRules,
  { submittedAt, approvedAt, standing }: Protectable,
): LocalDate | null {
  if (standing === 'unprotected') return null;
  if (protection.from === 'registration') return dateOf(submittedAt);
  return approvedAt === undefined ? null : dateOf(approvedAt);
}

function extendedBy({ extension }: RegistrationRules, { extensions = 0 }: Protectable): number {
  return extension === null ? 0 : extension.days * extensions;
}

function fullDays(rules: RegistrationRules, registration: Protectable): number {
  return protectionDays(rules, registration.tier) + extendedBy(rules, registration);
}

/** The days of protection left, summed from its parts; negative once it is over (S40.8, G12). */
export type ProtectionLeft = {
  readonly through: LocalDate;
  readonly days: number;
  readonly because: readonly Reason[];
};

/**
 * How much protection is left on a day (S40.8): the parts of `because` add up to `days`. `silenceEnds` is the last day
 * silence allows, where it may cut the protection short. Null where none runs.
 */
export function protectionLeft(
  rules: RegistrationRules,
  registration: Protectable,
  silenceEnds: LocalDate | null,
  today: LocalDate,
): ProtectionLeft | null {
  const start = protectionStart(rules, registration);
  if (start === null) return null;
  const end = addDays(start, fullDays(rules, registration));
  const own = protectionDays(rules, registration.tier);
  const extra = extendedBy(rules, registration);
  const passed = daysBetween(start, today);
  const cut = silenceEnds === null ? 0 : Math.max(0, daysBetween(silenceEnds, end));
  const parts: Reason[] = [
    {
      text: `${plural(own, 'day')} of protection from ${rules.protection.from} on ${formatDate(start)}.`,
      part: own,
    },
  ];
  if (extra > 0) parts.push({ text: `Extended by ${plural(extra, 'day')}.`, part: extra });
  parts.push({ text: `${plural(passed, 'day')} passed.`, part: 0 - passed });
  if (cut > 0) parts.push({ text: `Silence ends it ${plural(cut, 'day')} sooner.`, part: -cut });
  if (registration.standing === 'late')
    parts.push(because('Late: yields to direct contact and to a registration made in time.'));
  if (registration.standing === null)
    parts.push(because('Provisional: whether it came in time is unknown.'));
  return { through: addDays(end, -cut), days: own + extra - passed - cut, because: parts };
}

export type SilenceState = 'ok' | 'reminder' | 'warning' | 'expired';

/**
 * What silence of `days` means (S40.7): by R2 a reminder from day 30, a warning from day 45, over from day 60. A strict
 * monthly program reminds on day 30 and is over from day 31.
 */
export function silenceState(rules: UpkeepRules, days: number): SilenceState {
  if (days >= silenceLimit(rules)) return 'expired';
  if (days >= rules.warnFromDay) return 'warning';
  return days >= rules.remindFromDay ? 'reminder' : 'ok';
}

/** The first day of silence on which a registration is over (S40.7). */
export function silenceLimit({ strictMonthly, remindFromDay, expireFromDay }: UpkeepRules): number {
  return strictMonthly ? remindFromDay + 1 : expireFromDay;
}

/** The day silence counts from: the later of approval and last update (S40.7). */
export function silentSince(approvedAt: LocalDateTime, lastUpdateOn: LocalDate | null): LocalDate {
  const approved = dateOf(approvedAt);
  return lastUpdateOn !== null && lastUpdateOn > approved ? lastUpdateOn : approved;
}

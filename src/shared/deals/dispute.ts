import { because, type Explained, explained } from '../kernel/explained.ts';
import {
  addBusinessDays,
  addHours,
  dateOf,
  formatDate,
  type LocalDate,
  type LocalDateTime,
  minutesBetween,
  withinHours,
} from '../kernel/local-date.ts';
import type { ConflictRules } from './conflict-rules.ts';

/** A dispute's times; null has not happened. */
export type DisputeTimes = {
  readonly raisedAt: LocalDateTime;
  readonly escalatedAt: LocalDateTime | null;
  readonly resolvedOn: LocalDate | null;
};

export type DisputeState = 'kept' | 'waiting' | 'missed';

/** Both clocks of a dispute; `value` is the state of the one that needs attention first. */
export type DisputeClock = Explained<DisputeState> & {
  readonly escalation: {
    readonly to: string;
    readonly dueAt: LocalDateTime;
    readonly state: DisputeState;
  };
  readonly resolution: { readonly dueOn: LocalDate; readonly state: DisputeState } | null;
};

/**
 * The clocks of a dispute (S40.14): by R1 to the partner manager within 48 hours and resolved in 5 business days after the
 * day it was raised, otherwise to the Director within 24 hours. A limit is kept on its last minute or day.
 */
export function disputeClock(
  { dispute, preset }: ConflictRules,
  { raisedAt, escalatedAt, resolvedOn }: DisputeTimes,
  now: LocalDateTime,
  holidays: ReadonlySet<LocalDate> = new Set(),
): DisputeClock {
  const { escalateTo: to, escalateWithinHours: hours, resolveWithinBusinessDays: days } = dispute;
  const inTime = withinHours(minutesBetween(raisedAt, escalatedAt ?? now), hours);
  const escalation = {
    to,
    dueAt: addHours(raisedAt, hours),
    state: stateOf(inTime, escalatedAt !== null),
  };
  const dueOn = days === null ? null : addBusinessDays(dateOf(raisedAt), days, holidays);
  const resolution =
    dueOn === null
      ? null
      : { dueOn, state: stateOf((resolvedOn ?? dateOf(now)) <= dueOn, resolvedOn !== null) };
  const states = [escalation.state, ...(resolution === null ? [] : [resolution.state])];
  const reasons = [
    because(
      `${to} hears of it within ${hours} hours: by ${formatDate(dateOf(escalation.dueAt))}, ${escalation.dueAt.slice(11)}.`,
    ),
  ];
  if (dueOn !== null)
    reasons.push(because(`Resolved within ${days} business days: by ${formatDate(dueOn)}.`));
  return {
    ...explained<DisputeState>({
      value: (['missed', 'waiting'] as const).find((state) => states.includes(state)) ?? 'kept',
      because: reasons,
      inputs: [
        { name: 'raised', value: raisedAt },
        { name: 'now', value: now },
      ],
      rule: 'S40.14',
      preset,
    }),
    escalation,
    resolution,
  };
}

function stateOf(inTime: boolean, done: boolean): DisputeState {
  if (!inTime) return 'missed';
  return done ? 'kept' : 'waiting';
}

import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import {
  addDays,
  addHours,
  dateOf,
  daysBetween,
  formatDate,
  type LocalDate,
  type LocalDateTime,
  minutesBetween,
  withinHours,
} from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { countWord, plural } from '../kernel/words.ts';
import {
  protectionLeft,
  type SilenceState,
  silenceLimit,
  silenceState,
  silentSince,
} from './registration-protection.ts';
import type { RegistrationRules } from './registration-rules.ts';
import type {
  LiveRegistration,
  RegistrationState,
  WaitingRegistration,
} from './registration-types.ts';

/** When an update is asked for next, and what silence so far means. */
export type SilenceClock = {
  readonly state: SilenceState;
  readonly days: number;
  readonly remindOn: LocalDate;
  readonly warnOn: LocalDate;
  readonly expiresOn: LocalDate;
};

export type ReviewClock = { readonly dueAt: LocalDateTime; readonly overdue: boolean };

/** Days of protection left (`value`; negative once over, null where none runs), every due date, and what happens next. */
export type RegistrationClock = Explained<number> & {
  readonly review: ReviewClock | null;
  readonly protectedThrough: LocalDate | null;
  readonly inForce: boolean;
  readonly silence: SilenceClock | null;
  /** The next thing to happen, and the day or minute it is due; null when nothing is dated. */
  readonly next: { readonly text: string; readonly due: LocalDateTime | null };
};

type Reading = Pick<RegistrationClock, 'review' | 'protectedThrough' | 'silence' | 'next'> & {
  readonly days: number | null;
  readonly because: readonly Reason[];
};

/** All clocks of a registration at a minute (S40.6 to S40.10), explained. */
export function registrationClock(
  rules: RegistrationRules,
  state: RegistrationState,
  now: LocalDateTime,
): RegistrationClock {
  const { days, because: why, ...reading } = read(rules, state, now);
  return {
    ...explained<number>({
      value: days,
      because: why,
      inputs: [
        { name: 'state', value: state.kind },
        { name: 'now', value: now },
      ],
      rule: 'S40.8',
      preset: rules.preset,
    }),
    ...reading,
    inForce: days !== null && days >= 0,
  };
}

const still = (text: string): Reading => ({
  days: null,
  because: [because(text)],
  review: null,
  protectedThrough: null,
  silence: null,
  next: { text, due: null },
});

function read(rules: RegistrationRules, state: RegistrationState, now: LocalDateTime): Reading {
  switch (state.kind) {
    case 'draft':
      return still('Submit it: nothing is protected before.');
    case 'submitted':
    case 'under-review':
      return readWaiting(rules, state, now);
    case 'conflict':
      return {
        ...still('Mediate the conflict, then approve or reject.'),
        ...left(rules, state, now),
      };
    case 'approved':
    case 'extended':
      return readLive(rules, state, now);
    case 'rejected':
      return still(`Rejected on ${formatDate(state.on)}: ${state.reason}.`);
    case 'expired':
      return still(
        `Expired on ${formatDate(state.on)}: the deal is in the open pool. ${again(rules, state.attempt)}`,
      );
    case 'won':
      return still(`Won: the contract was signed on ${formatDate(state.signedOn)}.`);
    case 'lost':
      return still(`Lost on ${formatDate(state.on)}.`);
    case 'withdrawn':
      return still(`Withdrawn on ${formatDate(state.on)}.`);
    default:
      return unreachable(state);
  }
}

function again({ reRegistrations }: RegistrationRules, attempt: number): string {
  if (reRegistrations === null) return 'It may be submitted again.';
  const leftOver = reRegistrations - attempt + 1;
  return leftOver > 0
    ? `It may be registered again ${leftOver === 1 ? 'once' : `${countWord(leftOver)} times`}, if nobody else holds it.`
    : 'It cannot be registered again.';
}

function left(
  rules: RegistrationRules,
  state: Parameters<typeof protectionLeft>[1],
  now: LocalDateTime,
): Partial<Reading> {
  const running = protectionLeft(rules, state, null, dateOf(now));
  return running === null
    ? {}
    : { days: running.days, because: running.because, protectedThrough: running.through };
}

function readWaiting(
  rules: RegistrationRules,
  state: WaitingRegistration,
  now: LocalDateTime,
): Reading {
  const review = reviewClock(rules, state.submittedAt, now);
  if (review === null)
    return { ...still('Review it; these rules set no time limit.'), ...left(rules, state, now) };
  const when = `${formatDate(dateOf(review.dueAt))}, ${review.dueAt.slice(11)}`;
  const text = review.overdue
    ? `The review is overdue since ${when}.`
    : `The review is due by ${when}.`;
  return { ...still(text), ...left(rules, state, now), review, next: { text, due: review.dueAt } };
}

/** When the review of a submission is due, on the clock, weekends included (S40.6, G3); null without an SLA. */
export function reviewClock(
  { review }: RegistrationRules,
  submittedAt: LocalDateTime,
  now: LocalDateTime,
): ReviewClock | null {
  if (review.slaHours === null) return null;
  const overdue = !withinHours(minutesBetween(submittedAt, now), review.slaHours);
  return { dueAt: addHours(submittedAt, review.slaHours), overdue };
}

function silenceClock(
  { upkeep }: RegistrationRules,
  state: LiveRegistration,
  today: LocalDate,
): SilenceClock | null {
  if (upkeep === null) return null;
  const since = silentSince(state.approvedAt, state.lastUpdateOn);
  const days = daysBetween(since, today);
  return {
    state: silenceState(upkeep, days),
    days,
    remindOn: addDays(since, upkeep.remindFromDay),
    warnOn: addDays(since, upkeep.warnFromDay),
    expiresOn: addDays(since, silenceLimit(upkeep)),
  };
}

function readLive(rules: RegistrationRules, state: LiveRegistration, now: LocalDateTime): Reading {
  const today = dateOf(now);
  const silence = silenceClock(rules, state, today);
  const lastByUpkeep = silence === null ? null : addDays(silence.expiresOn, -1);
  const running = protectionLeft(rules, state, lastByUpkeep, today);
  if (running === null)
    return { ...still('Stored without protection: there is nothing to count down.'), silence };
  const next =
    running.days < 0
      ? {
          text: `Over since ${formatDate(addDays(running.through, 1))}: mark it expired; the deal returns to the open pool.`,
          due: addDays(running.through, 1),
        }
      : (nextUpdate(silence, running.through) ?? {
          text: `Protected through ${formatDate(running.through)}.`,
          due: running.through,
        });
  return {
    days: running.days,
    because: running.because,
    review: null,
    protectedThrough: running.through,
    silence,
    next,
  };
}

/** What upkeep asks for next, where that comes before the protection ends. */
function nextUpdate(silence: SilenceClock | null, through: LocalDate) {
  if (silence === null) return null;
  const { state, days, remindOn, expiresOn } = silence;
  if (state !== 'ok')
    return {
      text: `No update for ${plural(days, 'day')}: without one it ends on ${formatDate(expiresOn)}.`,
      due: expiresOn,
    };
  return remindOn <= through
    ? { text: `An update is due by ${formatDate(remindOn)}.`, due: remindOn }
    : null;
}

import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  localDate,
  partsOf,
} from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import type { PayoutRules } from './payout-rules.ts';

/** A hold a person set; it starts on the decision's day and ends on the day of release (S43). */
export type PayoutHold = {
  readonly why: 'map' | 'fraud';
  readonly from: LocalDate;
  /** Null while it lasts. */
  readonly releasedOn: LocalDate | null;
};

/** One commission line on its way to the partner. Amounts are minor units of the run's currency. */
export type PayoutLine = {
  readonly id: string;
  readonly amount: number;
  /** The day the plan's pay trigger happened; null while it has not. */
  readonly triggeredOn: LocalDate | null;
  readonly holds: readonly PayoutHold[];
  readonly paidOn: LocalDate | null;
  /** What a clawback returned of it, or took off it before it was paid (S54.10); null when there was none. */
  readonly clawedBack: { readonly on: LocalDate; readonly amount: number } | null;
  /** The last day a clawback can reach it; null where it has none: then it is final once paid. */
  readonly clawbackEndsOn: LocalDate | null;
};

/** Where a line stands on a day (S53.2), with the dates that state has. */
export type PayoutState =
  | { readonly status: 'accrued' }
  | {
      readonly status: 'held';
      readonly why: PayoutHold['why'] | 'holdback';
      readonly from: LocalDate;
      /** The last day of a holdback; null where a person releases it. */
      readonly until: LocalDate | null;
    }
  | { readonly status: 'payable'; readonly due: LocalDate; readonly overdueDays: number }
  | { readonly status: 'paid'; readonly on: LocalDate; readonly finalAfter: LocalDate }
  | { readonly status: 'clawed back'; readonly on: LocalDate; readonly kept: number }
  | { readonly status: 'final'; readonly since: LocalDate };

/**
 * The day a triggered line falls due (S53.3): trigger + net days; the first run after a hold; or the first run after
 * the trigger. A run on the last day of a hold is too early, for the hold still stands that day (G2).
 */
export function dueDate({ timing, runDay }: PayoutRules, triggeredOn: LocalDate): LocalDate {
  switch (timing.kind) {
    case 'net':
      return addDays(triggeredOn, timing.days);
    case 'hold-then-run':
      return nextRun(addDays(triggeredOn, timing.holdDays), runDay);
    case 'next-run':
      return nextRun(triggeredOn, runDay);
    default:
      return unreachable(timing);
  }
}

/** The first monthly run strictly after a day (S53.3); `runDay` is 1-28. */
export function nextRun(after: LocalDate, runDay: number): LocalDate {
  const { year, month } = partsOf(after);
  const run = localDate(year, month, runDay);
  return run > after ? run : addMonths(run, 1);
}

/**
 * Where a line stands on a day (S53.2). A clawback wins over a payment, a hold over falling due; a line not paid yet
 * when a clawback took only part of it goes on its way with the rest (S54.10).
 */
export function payoutState(rules: PayoutRules, line: PayoutLine, today: LocalDate): PayoutState {
  const { clawedBack, paidOn, triggeredOn } = line;
  if (clawedBack !== null && clawedBack.on <= today && !goesOn(line, clawedBack))
    return { status: 'clawed back', on: clawedBack.on, kept: keptOn(line, today) };
  if (paidOn !== null && paidOn <= today) return paidState(line, paidOn, today);
  const hold = line.holds.find(
    ({ from, releasedOn }) => from <= today && (releasedOn === null || today < releasedOn),
  );
  if (hold !== undefined)
    return { status: 'held', why: hold.why, from: hold.from, until: hold.releasedOn };
  if (triggeredOn === null || triggeredOn > today) return { status: 'accrued' };
  const { timing } = rules;
  if (timing.kind === 'hold-then-run') {
    const until = addDays(triggeredOn, timing.holdDays);
    if (today <= until) return { status: 'held', why: 'holdback', from: triggeredOn, until };
  }
  const due = dueDate(rules, triggeredOn);
  return { status: 'payable', due, overdueDays: Math.max(0, daysBetween(due, today)) };
}

/** What a line is worth on a day, minor units: its amount less what a clawback took of it by then (S54.10). */
export function keptOn({ amount, clawedBack }: PayoutLine, today: LocalDate): number {
  return clawedBack !== null && clawedBack.on <= today ? amount - clawedBack.amount : amount;
}

/** Whether a clawback came before the payment and left part of the line to pay (S54.10). */
function goesOn(line: PayoutLine, clawedBack: NonNullable<PayoutLine['clawedBack']>): boolean {
  const unpaid = line.paidOn === null || line.paidOn > clawedBack.on;
  return unpaid && keptOn(line, clawedBack.on) * line.amount > 0;
}

/** Paid until the last day a clawback can reach it, final from the day after (S53.4). */
function paidState(line: PayoutLine, paidOn: LocalDate, today: LocalDate): PayoutState {
  const { clawbackEndsOn } = line;
  if (clawbackEndsOn === null || clawbackEndsOn < paidOn) return { status: 'final', since: paidOn };
  return today > clawbackEndsOn
    ? { status: 'final', since: addDays(clawbackEndsOn, 1) }
    : { status: 'paid', on: paidOn, finalAfter: clawbackEndsOn };
}

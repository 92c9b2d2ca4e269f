import { bandOf } from '../kernel/bands.ts';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, timesRate } from '../kernel/money.ts';
import { exactPercent } from '../kernel/percent.ts';
import {
  maxRatio,
  minRatio,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratio,
} from '../kernel/ratio.ts';
import { unreachable } from '../kernel/unreachable.ts';
import type { ClawbackRole, ClawbackRules, ClawbackSchedule } from './clawback-rules.ts';

/** What happened to the customer. Money in minor units. */
export type ClawbackEvent =
  | { readonly kind: 'cancelled'; readonly on: LocalDate }
  | {
      readonly kind: 'refunded';
      readonly on: LocalDate;
      readonly refunded: number;
      readonly price: number;
    }
  | {
      readonly kind: 'downgraded';
      readonly on: LocalDate;
      readonly old: number;
      readonly new: number;
    }
  | { readonly kind: 'fraud'; readonly on: LocalDate };

export type ClawbackFacts = {
  readonly currency: string;
  readonly role: ClawbackRole;
  /** Commission paid on the customer so far, minor units; null while unknown. */
  readonly paid: number | null;
  /** Taken back on this customer before, minor units. */
  readonly returnedBefore: number;
  /** Lines earned but not paid yet, minor units each. */
  readonly unpaid: readonly number[];
  /** The day the customer started. */
  readonly startedOn: LocalDate;
  /** The day the commission was paid; null when it was not. */
  readonly paidOn: LocalDate | null;
  readonly event: ClawbackEvent;
};

/**
 * What comes back (S54): `value` in minor units, to be set off against the next payout. `share` is the exact part of
 * the commission that is returned; unpaid lines are reduced by the same share, each rounded once.
 */
export type Clawback = Explained<number> & {
  readonly currency: string;
  /** Days from the commission-earning date to the event. */
  readonly day: number;
  readonly share: Ratio;
  readonly unpaidReductions: readonly number[];
  /** The partner is to be terminated once a person confirms it. */
  readonly terminates: boolean;
};

/**
 * Takes commission back (S54.1-S54.8). Cancellation and refund follow the schedule of the role, a refund and a
 * downgrade in proportion to the money lost; fraud returns everything on any day. Never more than was paid.
 */
export function clawback(rules: ClawbackRules, facts: ClawbackFacts): Clawback {
  const { currency, role, paid, event, returnedBefore } = facts;
  const from = rules.countsFrom === 'payment' ? (facts.paidOn ?? facts.startedOn) : facts.startedOn;
  const day = daysBetween(from, event.on);
  const { share, rule, text } = shareOf(rules, rules.schedules[role], day, event);
  const wanted = paid === null ? null : timesRate(paid, share);
  const left = (paid ?? 0) - returnedBefore;
  const value = wanted === null ? null : Math.max(0, Math.min(wanted, left));
  const capped =
    value === wanted
      ? []
      : [
          because(
            `${formatMinorShort(returnedBefore, currency)} came back before: never more than was paid.`,
          ),
        ];
  const about = explained({
    value,
    because: [{ text: `Day ${day}: ${text}.`, part: value }, ...capped],
    inputs: [
      { name: 'paid', value: paid },
      { name: 'day', value: day },
      { name: 'share returned', value: exactPercent(share, 4) },
    ],
    rule,
    preset: rules.preset,
  });
  return {
    ...about,
    currency,
    day,
    share,
    unpaidReductions: facts.unpaid.map((line) => timesRate(line, share)),
    terminates: event.kind === 'fraud' && rules.fraud.terminates,
  };
}

type Judged = { readonly share: Ratio; readonly rule: string; readonly text: string };

function shareOf(
  rules: ClawbackRules,
  schedule: ClawbackSchedule,
  day: number,
  event: ClawbackEvent,
): Judged {
  const dayShare = scheduleShare(schedule, day);
  const back = `${exactPercent(dayShare, 4)} returned`;
  switch (event.kind) {
    case 'cancelled':
      return { share: dayShare, rule: scheduleRule(schedule), text: `cancelled, ${back}` };
    case 'refunded': {
      const lost = lostShare(event.refunded, event.price);
      const text = `${exactPercent(lost, 4)} of the price refunded, ${back} of that`;
      return { share: multiplyRatios(dayShare, lost), rule: 'S54.6', text };
    }
    case 'downgraded': {
      const lost = lostShare(event.old - event.new, event.old);
      const text = `value down by ${exactPercent(lost, 4)}, ${back} of that`;
      return { share: multiplyRatios(dayShare, lost), rule: 'S54.7', text };
    }
    case 'fraud': {
      const { percent } = rules.fraud;
      return { share: percentRatio(percent), rule: 'S54.8', text: `fraud, ${percent}% returned` };
    }
    default:
      return unreachable(event);
  }
}

/** The part of a value that was lost, held between nothing and all of it; a value of nothing loses nothing. */
function lostShare(lost: number, of: number): Ratio {
  if (of <= 0) return ratio(0);
  return maxRatio(ratio(0), minRatio(ratio(1), ratio(lost, of)));
}

/**
 * Share returned by a schedule on a day (S54.2-S54.5), exact, from 0 to 1; a day before the start counts as day 0.
 * Day 30 and day 90 of graded bands open the next band (A31); the last day of a window still returns (B54).
 */
export function scheduleShare(schedule: ClawbackSchedule, day: number): Ratio {
  switch (schedule.kind) {
    case 'none':
      return ratio(0);
    case 'window':
      return ratio(day <= schedule.days ? 1 : 0);
    case 'graded': {
      const held = Math.max(0, day);
      const returns = bandOf(schedule.bands, held)?.returns;
      if (returns?.kind === 'pro-rata')
        return ratio(Math.max(0, returns.over - held), returns.over);
      return percentRatio(returns?.percent ?? 0);
    }
    default:
      return unreachable(schedule);
  }
}

const scheduleRules = { graded: 'S54.2', window: 'S54.4', none: 'S54.3' } as const;

function scheduleRule({ kind }: ClawbackSchedule): string {
  return scheduleRules[kind];
}

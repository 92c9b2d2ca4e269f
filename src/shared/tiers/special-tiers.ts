import { because, type Explained, explained } from '../kernel/explained.ts';
import { addMonths, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TierLadder } from './ladder.ts';
import type { TierReviewRules } from './review-rules.ts';
import type { TierResult, TierStanding } from './types.ts';

/** A strategic partner's flag: the top tier whatever the revenue, by a named person and for a reason (S14.6, A96). */
export type StrategicFlag = {
  readonly approver: string;
  readonly reason: string;
  readonly approvedOn: LocalDate;
};

/** A tier granted ahead of being earned, to a new partner with potential (S14.5). */
export type ProvisionalGrant = { readonly tier: string; readonly grantedOn: LocalDate };

/** The tier in force and what makes it so. Without a tier `index` is -1 and the name says so. */
export type TierInForce = Explained<TierStanding> & {
  readonly source: 'strategic' | 'provisional' | 'provisional-ended' | 'held' | 'earned';
  /** Strategic: the day the flag is looked at again. Provisional: the last day. Null = no such day. */
  readonly until: LocalDate | null;
  /** Whether the yearly look at a strategic flag is overdue; it stays exempt from a downgrade. */
  readonly overdue: boolean;
};

/** A strategic flag that may be set: who approved it and why (S14.6). */
export function strategicFlag(given: StrategicFlag): Result<StrategicFlag, string> {
  if (given.approver.trim() === '') return err('A strategic flag needs the name of its approver.');
  if (given.reason.trim() === '') return err('A strategic flag needs its reason.');
  return ok(given);
}

/** The last day of a provisional tier, inside (S14.5): six months on, clamped to the month's end. */
export function provisionalEnd(rules: TierReviewRules, grantedOn: LocalDate): LocalDate {
  return addMonths(grantedOn, rules.provisionalMonths);
}

/**
 * The tier in force (S14.5, S14.6): the strategic flag gives the ladder's top step; a provisional tier holds through
 * its last day, and a higher earned one goes before it; after that day the earned tier holds at once, without grace
 * (B21). Otherwise the tier held, or the earned one where none is recorded.
 */
export function tierInForce(
  rules: TierReviewRules,
  ladder: TierLadder,
  result: TierResult,
  special: { readonly flag: StrategicFlag | null; readonly grant: ProvisionalGrant | null },
  today: LocalDate,
): TierInForce {
  const earned = result.earned ?? { name: result.standing, index: -1 };
  const { value, text, source, until, overdue } =
    bySpecialCase(rules, ladder, earned, special, today) ?? byRecord(result.held, earned);
  return {
    ...explained({
      value,
      because: [because(text)],
      inputs: [{ name: 'earned tier', value: earned.name }],
      rule: source === 'strategic' ? 'S14.6' : 'S14.5',
      preset: rules.preset,
    }),
    source,
    until,
    overdue,
  };
}

type Found = Pick<TierInForce, 'source' | 'until' | 'overdue'> & {
  readonly value: TierStanding;
  readonly text: string;
};

function bySpecialCase(
  rules: TierReviewRules,
  ladder: TierLadder,
  earned: TierStanding,
  { flag, grant }: Parameters<typeof tierInForce>[3],
  today: LocalDate,
): Found | null {
  if (flag !== null && flag.approvedOn <= today) return byFlag(rules, ladder, flag, today);
  return grant === null || grant.grantedOn > today
    ? null
    : byGrant(rules, ladder, earned, grant, today);
}

function byFlag(
  rules: TierReviewRules,
  ladder: TierLadder,
  { approver, reason, approvedOn }: StrategicFlag,
  today: LocalDate,
): Found {
  const value = topStep(ladder);
  const until = addMonths(approvedOn, rules.flagMonths);
  const text = `${value.name} as a strategic partner: ${reason} (approved by ${approver} on ${formatDate(approvedOn)}, looked at again on ${formatDate(until)}).`;
  return { value, text, source: 'strategic', until, overdue: until < today };
}

function byGrant(
  rules: TierReviewRules,
  ladder: TierLadder,
  earned: TierStanding,
  { tier, grantedOn }: ProvisionalGrant,
  today: LocalDate,
): Found | null {
  const index = ladder.steps.findIndex(({ name }) => name === tier);
  if (index < 0) return null;
  const end = provisionalEnd(rules, grantedOn);
  if (today > end) {
    const text = `The provisional ${tier} ended on ${formatDate(end)}; ${earned.name} is what is earned.`;
    return { value: earned, text, source: 'provisional-ended', until: null, overdue: false };
  }
  if (index <= earned.index) return null;
  const text = `${tier} is provisional through ${formatDate(end)}; ${earned.name} is what is earned so far.`;
  return { value: { name: tier, index }, text, source: 'provisional', until: end, overdue: false };
}

function byRecord(held: TierStanding | null, earned: TierStanding): Found {
  const rest = { until: null, overdue: false };
  return held === null
    ? {
        value: earned,
        text: `${earned.name} is what is earned; no tier is recorded.`,
        source: 'earned',
        ...rest,
      }
    : { value: held, text: `${held.name} is held.`, source: 'held', ...rest };
}

/** The highest step of a ladder. */
function topStep({ noTier, steps }: TierLadder): TierStanding {
  let top: TierStanding = { name: noTier, index: -1 };
  for (const [index, { name }] of steps.entries()) top = { name, index };
  return top;
}

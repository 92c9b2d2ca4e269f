import { addMonths, type LocalDate } from '../kernel/local-date.ts';
import { displayPercent } from '../kernel/percent.ts';
import { compareRatios, ratio } from '../kernel/ratio.ts';
import type { Segment } from '../program/segment.ts';

/** The next QBR by default: three months after the one held, clamped to month end (S18). */
export function nextQbrOn(heldOn: LocalDate): LocalDate {
  return addMonths(heldOn, 3);
}

export type QbrCompletion = {
  readonly held: number;
  readonly scheduled: number;
  /** Display percent (G9); null when none was scheduled. */
  readonly percent: number | null;
  /** Whether the 90% target is met; null when none was scheduled. */
  readonly met: boolean | null;
};

/** QBR completion = held / scheduled, target 90% (S18). */
export function qbrCompletion(held: number, scheduled: number): QbrCompletion {
  if (scheduled <= 0) return { held, scheduled, percent: null, met: null };
  const share = ratio(held, scheduled);
  return {
    held,
    scheduled,
    percent: displayPercent(share),
    met: compareRatios(share, ratio(9, 10)) >= 0,
  };
}

export type QbrOnCalendar = {
  readonly partner: string;
  readonly on: LocalDate;
  readonly status: 'planned' | 'held' | 'cancelled';
};

/** Completion in a period: each partner counts once, however often its QBR moved inside it (S18, B24). */
export function qbrCompletionIn(
  qbrs: readonly QbrOnCalendar[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
): QbrCompletion {
  const inside = qbrs.filter(({ on }) => on >= period.from && on <= period.to);
  const scheduled = new Set(inside.map(({ partner }) => partner));
  const held = new Set(
    inside.filter(({ status }) => status === 'held').map(({ partner }) => partner),
  );
  return qbrCompletion(held.size, scheduled.size);
}

const tiersInScope: ReadonlySet<string> = new Set(['Gold', 'Platinum', 'Integration', 'Solution']);

/**
 * Whether a partner gets a QBR by default (S18): segment Strategic or Growth, or tier Gold, Platinum, Integration or
 * Solution. An at-risk partner keeps the scope of the segment it came from.
 */
export function inQbrScope(facts: {
  readonly segment: Segment | null;
  readonly previousSegment: Segment | null;
  readonly tier: string | null;
}): boolean {
  const segment = facts.segment === 'At-risk' ? facts.previousSegment : facts.segment;
  return (
    segment === 'Strategic' ||
    segment === 'Growth' ||
    (facts.tier !== null && tiersInScope.has(facts.tier))
  );
}

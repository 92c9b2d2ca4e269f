import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { addMonths, type LocalDate } from '../kernel/local-date.ts';
import { displayPercent } from '../kernel/percent.ts';
import { compareRatios, ratio } from '../kernel/ratio.ts';
import { type Segment, segments } from '../program/segment.ts';

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

/** Who gets a QBR by default, as data (S18, G10): by segment, by tier, or by either (A34). */
export const qbrScopeSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  segments: z.array(z.enum(segments)),
  tiers: z.array(z.string().min(1)),
});
export type QbrScopeRules = z.infer<typeof qbrScopeSchema>;

/** Growth and Strategic segments, any Gold or Platinum, Integration or Solution partner. */
export const standardQbrScope: QbrScopeRules = {
  preset: 'Standard',
  version: 1,
  segments: ['Strategic', 'Growth'],
  tiers: ['Gold', 'Platinum', 'Integration', 'Solution'],
};

export type QbrScopeFacts = {
  readonly segment: Segment | null;
  /** The segment an at-risk partner came from; null = unknown. */
  readonly previousSegment: Segment | null;
  readonly tier: string | null;
};

/**
 * Whether a partner gets a QBR by default, and why (S18.5); for all others it is optional. An at-risk partner keeps the
 * scope of the segment it came from. Unknown where neither segment nor tier is.
 */
export function qbrScope(
  facts: QbrScopeFacts,
  rules: QbrScopeRules = standardQbrScope,
): Explained<boolean> {
  const atRisk = facts.segment === 'At-risk';
  const segment = atRisk ? facts.previousSegment : facts.segment;
  const bySegment = segment !== null && rules.segments.includes(segment);
  const byTier = facts.tier !== null && rules.tiers.includes(facts.tier);
  const reasons = [
    ...(bySegment ? [`Segment ${segment}${atRisk ? ', before it was at risk' : ''}`] : []),
    ...(byTier ? [`Tier ${facts.tier}`] : []),
  ];
  const unknown = segment === null && facts.tier === null;
  const none = unknown ? 'Segment and tier are unknown' : 'A QBR is optional for this partner';
  return explained<boolean>({
    value: unknown ? null : bySegment || byTier,
    because: (reasons.length > 0 ? reasons : [none]).map(because),
    inputs: [
      { name: 'Segment', value: segment },
      { name: 'Tier', value: facts.tier },
    ],
    rule: 'S18.5',
    preset: rules.preset,
  });
}

/** Whether a partner is in the default scope; an unknown one is not (S18.5). */
export function inQbrScope(facts: QbrScopeFacts, rules: QbrScopeRules = standardQbrScope): boolean {
  return qbrScope(facts, rules).value === true;
}

/** A partner of the default scope with the day its next QBR is due; null = none was ever held, so it is due now. */
export type DueQbr = { readonly partner: string; readonly dueOn: LocalDate | null };

/**
 * Partners in scope that have no QBR planned and are due by a day, those never held first (S18.6). Due = three months
 * after the last one held.
 */
export function dueQbrs(
  partners: readonly {
    readonly partner: string;
    readonly inScope: boolean;
    readonly lastHeldOn: LocalDate | null;
    readonly plannedOn: LocalDate | null;
  }[],
  by: LocalDate,
): DueQbr[] {
  return partners
    .filter(({ inScope, plannedOn }) => inScope && plannedOn === null)
    .map(({ partner, lastHeldOn }) => ({
      partner,
      dueOn: lastHeldOn === null ? null : nextQbrOn(lastHeldOn),
    }))
    .filter(({ dueOn }) => dueOn === null || dueOn <= by)
    .sort((a, b) => order(a.dueOn ?? '', b.dueOn ?? '') || order(a.partner, b.partner));
}

function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

import { formatGrowth, growthRatio } from '../kernel/percent.ts';
import { compareRatios, type Ratio, ratio } from '../kernel/ratio.ts';

/** Where a partner stands in the book (S07). */
export type Segment = 'Strategic' | 'Growth' | 'Stable' | 'At-risk' | 'Long-tail';

/** Gathered inputs; null is unknown. `growth` = trailing twelve months against the twelve before. */
export type SegmentFacts = {
  /** Published health score, or null. */
  readonly health: number | null;
  readonly growth: Ratio | null;
  /** Rank by trailing-twelve-month revenue, from 1, ties sharing the better rank; null without revenue. */
  readonly rank: number | null;
  readonly partnersWithRevenue: number;
  /** 0-100. */
  readonly strategicValue: number | null;
  readonly strategicFlag: boolean;
  /** Trailing twelve months, minor units. */
  readonly revenue: number | null;
  /** Deals won in the trailing twelve months. */
  readonly dealsWon: number | null;
  readonly engaged90d: boolean | null;
  /** Step of the tier ladder, from 0; Silver is 1. Null = no tier. */
  readonly tierIndex: number | null;
};

export type SegmentResult = {
  readonly segment: Segment;
  readonly reason: string;
  /** Health under 60 without being in the at-risk segment (S07.7). */
  readonly atRiskHealth: boolean;
  readonly pinned: boolean;
  readonly rule: 'S07';
};

const high = ratio(1, 5);
const none = ratio(0);

/**
 * Growth for segmentation: prior <= 0 with current > 0 counts as +20%; nothing in both years is 0 (Appendix E, S07).
 * Minor units; null when either is unknown.
 */
export function segmentGrowth(current: number | null, prior: number | null): Ratio | null {
  if (current === null || prior === null) return null;
  return growthRatio(current, prior) ?? (current > 0 ? high : none);
}

/** Rank of each revenue > 0 among all, from 1; equal revenues share the better rank; others get null. */
export function revenueRanks(revenues: readonly (number | null)[]): (number | null)[] {
  const sorted = revenues
    .flatMap((one) => (one !== null && one > 0 ? [one] : []))
    .sort((a, b) => b - a);
  const rank = new Map<number, number>();
  for (const [index, revenue] of sorted.entries())
    if (!rank.has(revenue)) rank.set(revenue, index + 1);
  return revenues.map((one) => (one === null ? null : (rank.get(one) ?? null)));
}

/** Sorts a partner into its segment, in fixed order (S07); a pin with its reason wins. */
export function segmentOf(
  facts: SegmentFacts,
  pin: { readonly segment: Segment; readonly reason: string } | null = null,
): SegmentResult {
  const found =
    pin === null ? derive(facts) : { segment: pin.segment, reason: `Pinned: ${pin.reason}` };
  const atRiskHealth = found.segment !== 'At-risk' && facts.health !== null && facts.health < 60;
  return { ...found, atRiskHealth, pinned: pin !== null, rule: 'S07' };
}

function derive(facts: SegmentFacts): { segment: Segment; reason: string } {
  const danger = dangerOf(facts);
  if (danger !== null) return { segment: 'At-risk', reason: danger };
  const { growth, rank, partnersWithRevenue, strategicValue } = facts;
  if (facts.strategicFlag) return { segment: 'Strategic', reason: 'Flagged strategic' };
  const growing = growth !== null && compareRatios(growth, none) > 0;
  const strongly = growth !== null && compareRatios(growth, high) >= 0;
  const figure =
    growth === null ? 'growth unknown' : `${formatGrowth(growth)} on the 12 months before`;
  if (rank !== null && rank <= Math.ceil(partnersWithRevenue / 10) && strongly)
    return {
      segment: 'Strategic',
      reason: `Rank ${rank} of ${partnersWithRevenue} by revenue, ${figure}`,
    };
  if (growing && (strongly || (strategicValue ?? 0) >= 50))
    return { segment: 'Growth', reason: growthReason(facts, figure) };
  if ((facts.revenue ?? 0) > 0 && facts.dealsWon !== 0)
    return { segment: 'Stable', reason: `Revenue in the last 12 months, ${figure}` };
  return {
    segment: 'Long-tail',
    reason: facts.revenue === null ? 'No revenue on record' : 'No won deals in the last 12 months',
  };
}

function growthReason({ strategicValue, growth }: SegmentFacts, figure: string): string {
  const strongly = growth !== null && compareRatios(growth, high) >= 0;
  return strongly ? figure : `${figure}, strategic value ${strategicValue}`;
}

/** Why the partner is at risk, or null (Appendix E, S07 order 1). */
function dangerOf({
  health,
  growth,
  revenue,
  dealsWon,
  tierIndex,
  engaged90d,
}: SegmentFacts): string | null {
  const hasToLose = (revenue ?? 0) > 0 || (dealsWon ?? 0) > 0 || (tierIndex ?? 0) >= 1;
  if (!hasToLose) return null;
  const sign = growth === null ? null : compareRatios(growth, none);
  if (sign === -1 && engaged90d === false)
    return 'Revenue is declining and nobody was active for 90 days';
  if (health === null) return null;
  if (health < 40) return `Health ${health} is under 40`;
  return health < 60 && sign !== null && sign <= 0
    ? `Health ${health} is under 60 and revenue does not grow`
    : null;
}

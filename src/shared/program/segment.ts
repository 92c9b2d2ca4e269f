import { z } from 'zod';
import { formatGrowth, growthRatio } from '../kernel/percent.ts';
import {
  ceilRatio,
  compareRatios,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratio,
} from '../kernel/ratio.ts';

/** Where a partner stands in the book (S07). */
export const segments = ['Strategic', 'Growth', 'Stable', 'At-risk', 'Long-tail'] as const;
export type Segment = (typeof segments)[number];

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
  return revenues.map((one) => rank.get(one ?? 0) ?? null);
}

/** Segment rules as data (S07, G10). Percentages are 0-100; limits are edges that count as reached. */
export const segmentRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    /** The best of the partners with revenue that may be strategic, rounded up to a whole partner. */
    topPercent: z.number().gt(0).max(100),
    strongGrowthPercent: z.number().gt(0).max(1000),
    strategicValueFrom: z.number().min(0).max(100),
    /** Health under this is at risk where revenue does not grow. */
    weakHealth: z.number().int().min(0).max(100),
    /** Health under this is at risk whatever revenue does. */
    poorHealth: z.number().int().min(0).max(100),
    /** The step of the tier ladder, from 0, that is something to lose. */
    tierToLose: z.number().int().min(0).max(20),
  })
  .refine(({ weakHealth, poorHealth }) => poorHealth <= weakHealth, {
    path: ['poorHealth'],
    message: 'The limit of poor health is at most the one of weak health.',
  });
export type SegmentRules = z.infer<typeof segmentRulesSchema>;

/** The top tenth, 20% growth, strategic value 50, health 60 and 40, the second tier. */
export const standardSegmentRules: SegmentRules = {
  preset: 'Standard',
  version: 1,
  topPercent: 10,
  strongGrowthPercent: 20,
  strategicValueFrom: 50,
  weakHealth: 60,
  poorHealth: 40,
  tierToLose: 1,
};

/** Sorts a partner into its segment, in fixed order (S07); a pin with its reason wins. */
export function segmentOf(
  facts: SegmentFacts,
  pin: { readonly segment: Segment; readonly reason: string } | null = null,
  rules: SegmentRules = standardSegmentRules,
): SegmentResult {
  const found =
    pin === null ? derive(rules, facts) : { segment: pin.segment, reason: `Pinned: ${pin.reason}` };
  const atRiskHealth =
    found.segment !== 'At-risk' && facts.health !== null && facts.health < rules.weakHealth;
  return { ...found, atRiskHealth, pinned: pin !== null, rule: 'S07' };
}

type Derived = { readonly segment: Segment; readonly reason: string };

function derive(rules: SegmentRules, facts: SegmentFacts): Derived {
  const danger = dangerOf(rules, facts);
  if (danger !== null) return { segment: 'At-risk', reason: danger };
  if (facts.strategicFlag) return { segment: 'Strategic', reason: 'Flagged strategic' };
  return growingSegment(rules, facts) ?? steadySegment(facts);
}

/** Strategic by rank and growth, or growth; null where the partner does not grow enough. */
function growingSegment(rules: SegmentRules, facts: SegmentFacts): Derived | null {
  const { growth, rank, partnersWithRevenue } = facts;
  if (growth === null || compareRatios(growth, none) <= 0) return null;
  const figure = figureOf(growth);
  const strongly = compareRatios(growth, percentRatio(rules.strongGrowthPercent)) >= 0;
  const places = ceilRatio(
    multiplyRatios(percentRatio(rules.topPercent), ratio(partnersWithRevenue)),
  );
  if (strongly && rank !== null && rank <= places)
    return {
      segment: 'Strategic',
      reason: `Rank ${rank} of ${partnersWithRevenue} by revenue, ${figure}`,
    };
  if (strongly) return { segment: 'Growth', reason: figure };
  const value = facts.strategicValue ?? -1;
  return value >= rules.strategicValueFrom
    ? { segment: 'Growth', reason: `${figure}, strategic value ${value}` }
    : null;
}

function steadySegment({ revenue, dealsWon, growth }: SegmentFacts): Derived {
  if (revenue === null) return { segment: 'Long-tail', reason: 'No revenue on record' };
  if (revenue > 0 && dealsWon !== 0) {
    const figure = growth === null ? 'growth unknown' : figureOf(growth);
    return { segment: 'Stable', reason: `Revenue in the last 12 months, ${figure}` };
  }
  return { segment: 'Long-tail', reason: 'No won deals in the last 12 months' };
}

function figureOf(growth: Ratio): string {
  return `${formatGrowth(growth)} on the 12 months before`;
}

/** Why the partner is at risk, or null (Appendix E, S07 order 1). */
function dangerOf(
  rules: SegmentRules,
  { health, growth, revenue, dealsWon, tierIndex, engaged90d }: SegmentFacts,
): string | null {
  const hasToLose =
    [revenue, dealsWon].some((one) => one !== null && one > 0) ||
    (tierIndex !== null && tierIndex >= rules.tierToLose);
  if (!hasToLose) return null;
  const sign = growth === null ? null : compareRatios(growth, none);
  if (sign === -1 && engaged90d === false)
    return 'Revenue is declining and nobody was active for 90 days';
  if (health === null) return null;
  if (health < rules.poorHealth) return `Health ${health} is under ${rules.poorHealth}`;
  return health < rules.weakHealth && sign !== null && sign <= 0
    ? `Health ${health} is under ${rules.weakHealth} and revenue does not grow`
    : null;
}

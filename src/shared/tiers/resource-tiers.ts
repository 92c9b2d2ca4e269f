import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinorShort } from '../kernel/money.ts';
import { placeIn, rangeSchema } from '../kernel/range.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { plural } from '../kernel/words.ts';

/** T6: tiers by rank of trailing-twelve-month revenue, from the top (S11.7). */
export const resourceTiers = ['Strategic', 'Growth', 'Ecosystem'] as const;
export type ResourceTier = (typeof resourceTiers)[number];

export type ResourceSlots = { readonly strategic: number; readonly growth: number };

/** Resource tiers as data (S11.7, G7): the range of places of each tier, and how many are in use. */
export const resourceRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  ranges: z.strictObject({ strategic: rangeSchema, growth: rangeSchema }),
  slots: z.strictObject({
    strategic: z.number().int().min(0).max(10_000),
    growth: z.number().int().min(0).max(10_000),
  }),
});
export type ResourceRules = z.infer<typeof resourceRulesSchema>;

/** The upper limits of the source's ranges (3-5 and 10-20), the default. */
export const defaultResourceSlots: ResourceSlots = { strategic: 5, growth: 20 };

/** T6 as it ships. */
export const resourceLadder: ResourceRules = {
  preset: 'T6',
  version: 1,
  ranges: { strategic: { min: 3, max: 5 }, growth: { min: 10, max: 20 } },
  slots: { strategic: 5, growth: 20 },
};

/** One partner as T6 sees it. `revenue` is all partner revenue of the trailing twelve months, minor units; null = unknown. */
export type RankedPartner = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly revenue: number | null;
  readonly current: ResourceTier | null;
};

export type ResourcePlace = Explained<ResourceTier> & {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly current: ResourceTier | null;
  /** Ranks up to the last place of the tier above; null at the top. There is no percent (S12.6). */
  readonly placesToGo: number | null;
};

export type ResourceAllocation = {
  readonly places: readonly ResourcePlace[];
  /** Those whose tier changes with this ranking; there is no grace (S14.9). */
  readonly changes: readonly ResourcePlace[];
};

/** Resource tier of a rank counted from 1: first the strategic slots, then growth, then the rest. */
export function resourceTier(
  rank: number,
  slots: ResourceSlots = defaultResourceSlots,
): ResourceTier {
  if (rank <= slots.strategic) return 'Strategic';
  return rank <= slots.strategic + slots.growth ? 'Growth' : 'Ecosystem';
}

/**
 * Ranks a whole book into strategic, growth and ecosystem places (S11.7). Equal revenue keeps the higher current tier
 * first, then the name decides. Unknown revenue ranks behind every known one and says so.
 */
export function allocateResourceTiers(
  { preset, slots }: ResourceRules,
  book: readonly RankedPartner[],
): ResourceAllocation {
  const places = [...book].sort(inRankOrder).map((partner, index): ResourcePlace => {
    const rank = index + 1;
    const tier = resourceTier(rank, slots);
    return {
      ...explained({
        value: tier,
        because: [because(rankSentence(partner, rank, book.length, tier))],
        inputs: [{ name: 'revenue of the trailing twelve months', value: partner.revenue }],
        rule: 'S11.7',
        preset,
      }),
      id: partner.id,
      name: partner.name,
      rank,
      current: partner.current,
      placesToGo: placesToGo(rank, tier, slots),
    };
  });
  return {
    places,
    changes: places.filter(({ current, value }) => current !== value),
  };
}

/** Chooses the number of places of each tier. Outside the range it warns; less than none or a part of one is refused (G7). */
export function chooseSlots(
  rules: ResourceRules,
  slots: ResourceSlots,
): Result<{ readonly rules: ResourceRules; readonly warnings: readonly string[] }, string> {
  const parsed = resourceRulesSchema.shape.slots.safeParse(slots);
  if (!parsed.success)
    return err('The places of a resource tier must be whole numbers from 0 to 10,000.');
  const tiers = ['strategic', 'growth'] as const;
  const warnings = tiers.flatMap((tier) => {
    const { min, max } = rules.ranges[tier];
    return placeIn(rules.ranges[tier], slots[tier]) === 'inside'
      ? []
      : [
          `${slots[tier]} ${tier} places are outside the usual ${min} ${max === null ? 'and up' : `to ${max}`}.`,
        ];
  });
  return ok({ rules: { ...rules, slots: parsed.data }, warnings });
}

function inRankOrder(a: RankedPartner, b: RankedPartner): number {
  if (a.revenue !== b.revenue) {
    if (a.revenue === null) return 1;
    return b.revenue === null ? -1 : b.revenue - a.revenue;
  }
  return (
    tierOrder(a.current) - tierOrder(b.current) || byText(a.name, b.name) || byText(a.id, b.id)
  );
}

/** Plain code-unit order of the lower-case names: the same on every machine. */
function byText(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function tierOrder(tier: ResourceTier | null): number {
  return tier === null ? resourceTiers.length : resourceTiers.indexOf(tier);
}

function placesToGo(rank: number, tier: ResourceTier, slots: ResourceSlots): number | null {
  switch (tier) {
    case 'Strategic':
      return null;
    case 'Growth':
      return rank - slots.strategic;
    case 'Ecosystem':
      return rank - slots.strategic - slots.growth;
  }
}

function rankSentence(
  { revenue, currency }: RankedPartner,
  rank: number,
  of: number,
  tier: ResourceTier,
): string {
  const sold =
    revenue === null
      ? 'revenue of the trailing twelve months unknown'
      : `${formatMinorShort(revenue, currency)} in the trailing twelve months`;
  return `${tier}: rank ${rank} of ${plural(of, 'partner')}, ${sold}.`;
}

/** T6: tiers by rank of trailing-twelve-month revenue (S11). */
export type ResourceTier = 'Strategic' | 'Growth' | 'Ecosystem';

export type ResourceSlots = { readonly strategic: number; readonly growth: number };

/** The upper limits of the source's ranges (3-5 and 10-20), the default. */
export const defaultResourceSlots: ResourceSlots = { strategic: 5, growth: 20 };

/** Resource tier of a rank counted from 1: first the strategic slots, then growth, then the rest. */
export function resourceTier(
  rank: number,
  slots: ResourceSlots = defaultResourceSlots,
): ResourceTier {
  if (rank <= slots.strategic) return 'Strategic';
  return rank <= slots.strategic + slots.growth ? 'Growth' : 'Ecosystem';
}

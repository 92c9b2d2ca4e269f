import { z } from 'zod';
import { partnerTypeIds } from '../playbooks/partner-type-definitions.ts';

const names = z.array(z.string().min(1));

/** The activation practice as data (S81, G10). */
export const activationRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** The day on which a partner without a lead is called stalled or dormant. */
  reviewDay: z.number().int().min(1),
  /** Types the watch-list watches for a first lead (Appendix E, S10). */
  watchedTypes: z.array(z.enum(partnerTypeIds)),
  /** Target of the time from sign-up to first referral: under so many days. */
  firstReferralUnderDays: z.number().int().min(1),
  /** Expected share of onboarded partners that are activated, in percent (A28). */
  activationPercent: z
    .strictObject({ min: z.number().min(0).max(100), max: z.number().min(0).max(100) })
    .refine(({ min, max }) => min <= max, 'The activation range runs from its lower end up.'),
  /** Tiers with a dedicated manager, by the ladder's preset: they get the introduction on day 7. */
  managedTiers: z.record(z.string(), names),
});
export type ActivationRules = z.infer<typeof activationRulesSchema>;

/** S81 as Appendix E refines it. Decided: T3 from Gold (dedicated support), T5 from Integration, T7 none. */
export const standardActivationRules: ActivationRules = {
  preset: 'Standard',
  version: 1,
  reviewDay: 30,
  watchedTypes: ['referral', 'affiliate'],
  firstReferralUnderDays: 30,
  activationPercent: { min: 20, max: 30 },
  managedTiers: {
    T1: ['Gold', 'Platinum'],
    T2: ['Gold', 'Platinum'],
    T3: ['Gold', 'Platinum'],
    T4: ['Gold', 'Platinum'],
    T5: ['Integration', 'Solution'],
    T6: ['Strategic'],
    T7: [],
  },
};

/** Whether the tier comes with a dedicated manager (S81.2); without a tier or for an unlisted ladder it does not. */
export function hasDedicatedManager(
  rules: ActivationRules,
  ladder: string,
  tier: string | null,
): boolean {
  const managed = new Map(Object.entries(rules.managedTiers)).get(ladder) ?? [];
  return tier !== null && managed.includes(tier);
}

import { z } from 'zod';

export const mapStepKinds = ['written-warning', 'commission-hold', 'program-removal'] as const;
export type MapStepKind = (typeof mapStepKinds)[number];

/**
 * Pricing rules as data (S43, G10): what each violation of the minimum advertised price leads to, and how long a violation counts
 * (`countMonths` null: for the life of the contract).
 */
export const pricingRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    steps: z
      .array(z.strictObject({ from: z.number().int().min(1), step: z.enum(mapStepKinds) }))
      .min(1),
    countMonths: z.number().int().min(1).max(120).nullable(),
  })
  .refine(
    ({ steps }) => steps.every(({ from }, at) => from === at + 1),
    'steps: one step for each violation in turn, from the first on; the last holds for all later ones.',
  );

export type PricingRules = z.infer<typeof pricingRulesSchema>;

/** First a written warning, then a commission hold, then removal; violations count for the life of the contract. */
export const standardPricingRules: PricingRules = {
  preset: 'Standard',
  version: 1,
  steps: [
    { from: 1, step: 'written-warning' },
    { from: 2, step: 'commission-hold' },
    { from: 3, step: 'program-removal' },
  ],
  countMonths: null,
};

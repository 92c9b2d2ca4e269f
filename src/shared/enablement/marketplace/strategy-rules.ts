import { z } from 'zod';

const integrations = z.number().int().min(1);

/** From how many live integrations each step is worth it, as data (S90, G10). */
export const marketplaceRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    directoryFrom: integrations,
    ownMarketplaceFrom: integrations,
    /** Sentences that say what an integration does. */
    whatSentences: z.strictObject({ min: integrations, max: integrations }),
  })
  .refine(({ directoryFrom, ownMarketplaceFrom }) => directoryFrom <= ownMarketplaceFrom, {
    path: ['ownMarketplaceFrom'],
    message: 'An own marketplace cannot come before the directory.',
  })
  .refine(({ whatSentences: { min, max } }) => min <= max, {
    path: ['whatSentences'],
    message: 'The number of sentences runs from its lower end up.',
  });
export type MarketplaceRules = z.infer<typeof marketplaceRulesSchema>;

/** The decisions of S90. */
export const standardMarketplaceRules: MarketplaceRules = {
  preset: 'Standard',
  version: 1,
  directoryFrom: 5,
  ownMarketplaceFrom: 10,
  whatSentences: { min: 2, max: 3 },
};

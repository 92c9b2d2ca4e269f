import { z } from 'zod';

export const listingMetricIds = [
  'views',
  'install-rate',
  'activation-rate',
  'rating',
  'reviews',
] as const;
export type ListingMetricId = (typeof listingMetricIds)[number];

const metric = z
  .strictObject({
    name: z.string().min(1),
    unit: z.enum(['a month', '%', 'stars', 'reviews']),
    good: z.number().min(0),
    great: z.number().min(0),
    ifBelow: z.string().min(1),
  })
  .refine(({ good, great }) => good < great, '"Great" must lie above "good".');

/** What good and great mean for a listing, and how it is kept up, as data (S92, G10). */
export const listingPerformanceRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  metrics: z.record(z.enum(listingMetricIds), metric),
  /** A listing is due for an update every so many days. */
  updateEveryDays: z.number().int().min(1),
  /** A keyword that stands more often than this is stuffing. */
  maxKeywordRepeats: z.number().int().min(1),
});
export type ListingPerformanceRules = z.infer<typeof listingPerformanceRulesSchema>;

/** S92. Decided: a keyword may stand five times. */
export const standardListingPerformance: ListingPerformanceRules = {
  preset: 'Standard',
  version: 1,
  metrics: {
    views: {
      name: 'Views',
      unit: 'a month',
      good: 1_000,
      great: 5_000,
      ifBelow: 'SEO, promotions',
    },
    'install-rate': {
      name: 'Install rate',
      unit: '%',
      good: 5,
      great: 15,
      ifBelow: 'Listing quality',
    },
    'activation-rate': {
      name: 'Activation rate',
      unit: '%',
      good: 40,
      great: 70,
      ifBelow: 'Onboarding',
    },
    rating: { name: 'Rating', unit: 'stars', good: 4, great: 4.7, ifBelow: 'Feedback, support' },
    reviews: {
      name: 'Review count',
      unit: 'reviews',
      good: 20,
      great: 100,
      ifBelow: 'Review campaign',
    },
  },
  updateEveryDays: 90,
  maxKeywordRepeats: 5,
};

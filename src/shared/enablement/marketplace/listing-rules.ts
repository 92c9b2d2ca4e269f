import { z } from 'zod';
import { listingElementIds } from '../../playbooks/marketplace-listing.ts';

const points = z.number().int().min(0).max(100);
const count = z.number().int().min(1);
const words = z.array(z.string().min(1));

const pointsOfElements = z.strictObject({
  name: z.strictObject({ brand: points, keyword: points }),
  tagline: points,
  description: points,
  screenshots: z.strictObject({ each: points, upTo: count }),
  video: points,
  reviews: z.strictObject({ count: points, rating: points }),
  category: z.strictObject({ primary: points, secondary: points }),
  pricing: points,
});
type ElementPoints = z.infer<typeof pointsOfElements>;

/** How a listing is scored and what its text must keep to, as data (S91, G10). */
export const listingRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    points: pointsOfElements,
    /** A tagline has fewer words than this. */
    taglineUnderWords: count,
    videoSeconds: z.strictObject({ min: count, max: count }),
    reviewsFrom: count,
    ratingFrom: z.number().min(0).max(5),
    previewCharacters: count,
    askWithinDays: count,
    /** Words that say nothing in a tagline, and words only companies use. */
    vagueWords: words,
    corporateWords: words,
  })
  .refine((rules) => listingElementIds.reduce((sum, id) => sum + maxPoints(rules, id), 0) === 100, {
    path: ['points'],
    message: 'The points of the eight elements must sum to 100.',
  })
  .refine(({ videoSeconds: { min, max } }) => min <= max, {
    path: ['videoSeconds'],
    message: 'The length of the video runs from its lower end up.',
  });
export type ListingRules = z.infer<typeof listingRulesSchema>;

/** The most an element can give. */
export function maxPoints(
  { points: p }: { readonly points: ElementPoints },
  element: (typeof listingElementIds)[number],
): number {
  switch (element) {
    case 'name':
      return p.name.brand + p.name.keyword;
    case 'screenshots':
      return p.screenshots.each * p.screenshots.upTo;
    case 'reviews':
      return p.reviews.count + p.reviews.rating;
    case 'category':
      return p.category.primary + p.category.secondary;
    default:
      return p[element];
  }
}

/** The decision of S91 as Appendix E refines it. Decided: the two word lists, which the practice leaves open. */
export const standardListingRules: ListingRules = {
  preset: 'Standard',
  version: 1,
  points: {
    name: { brand: 5, keyword: 10 },
    tagline: 10,
    description: 20,
    screenshots: { each: 4, upTo: 5 },
    video: 10,
    reviews: { count: 5, rating: 5 },
    category: { primary: 5, secondary: 5 },
    pricing: 5,
  },
  taglineUnderWords: 10,
  videoSeconds: { min: 60, max: 90 },
  reviewsFrom: 20,
  ratingFrom: 4,
  previewCharacters: 160,
  askWithinDays: 7,
  vagueWords: [
    'solution',
    'solutions',
    'platform',
    'powerful',
    'better',
    'best',
    'everything',
    'leading',
    'modern',
    'next-level',
  ],
  corporateWords: [
    'synergy',
    'synergies',
    'leverage',
    'robust',
    'holistic',
    'paradigm',
    'world-class',
    'best-in-class',
    'cutting-edge',
    'enterprise-grade',
    'end-to-end',
    'industry-leading',
    'next-generation',
    'empower',
  ],
};

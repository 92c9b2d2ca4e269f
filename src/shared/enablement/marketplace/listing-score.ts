import { type Explained, explained, type Reason } from '../../kernel/explained.ts';
import { placeIn } from '../../kernel/range.ts';
import { compareRatios, multiplyRatios, ratio, ratioOf, roundRatio } from '../../kernel/ratio.ts';
import { plural } from '../../kernel/words.ts';
import {
  descriptionParts,
  type ListingElementId,
  listingElementIds,
  listingElements,
} from '../../playbooks/marketplace-listing.ts';
import { type Listing, wholeParts } from './listing.ts';
import { type ListingRules, maxPoints } from './listing-rules.ts';
import { mentionsAny, wordsOf } from './listing-words.ts';

/** What the score is made of; null = unknown, 0 = there is none. */
export type ListingMeasures = {
  readonly namesBrand: boolean;
  readonly namesKeyword: boolean;
  readonly taglineWords: number;
  readonly parts: number;
  readonly screenshots: number | null;
  readonly videoSeconds: number | null;
  readonly reviewCount: number | null;
  readonly rating: number | null;
  readonly primaryCategory: boolean;
  readonly secondaryCategory: boolean;
  readonly pricing: boolean;
};

export type ListingPoints = {
  readonly element: ListingElementId;
  /** null = unknown. */
  readonly points: number | null;
  readonly max: number;
  readonly text: string;
};

/** `value` of `outOf` points: 100 when everything is known. */
export type ListingScore = Explained<number> & {
  readonly outOf: number;
  readonly elements: readonly ListingPoints[];
};

/** What a listing measures (S91.3). */
export function measureListing(listing: Listing): ListingMeasures {
  const written = (text: string): boolean => text.trim() !== '';
  return {
    namesBrand: mentionsAny(listing.name, [listing.brand]),
    namesKeyword: mentionsAny(listing.name, listing.keywords),
    taglineWords: wordsOf(listing.tagline).length,
    parts: wholeParts(listing.description).length,
    screenshots: listing.screenshots,
    videoSeconds: listing.videoSeconds,
    reviewCount: listing.reviewCount,
    rating: listing.rating,
    primaryCategory: written(listing.primaryCategory),
    secondaryCategory: written(listing.secondaryCategory),
    pricing: listing.pricing !== null,
  };
}

/** The score of a listing, 0-100 (S91.1). */
export function scoreListing(rules: ListingRules, listing: Listing): ListingScore {
  return scoreMeasures(rules, measureListing(listing));
}

/**
 * Points per element and in all (S91.1): only the description gives a fraction, rounded once, so the parts add up.
 * Unknown figures give no points and leave the points to be had (`outOf`) smaller.
 */
export function scoreMeasures(rules: ListingRules, measures: ListingMeasures): ListingScore {
  const elements = listingElementIds.map((element): ListingPoints => {
    const { points, max, text } = judges[element](rules, measures);
    return { element, points, max: max ?? maxPoints(rules, element), text };
  });
  const outOf = elements.reduce((sum, { points, max }) => (points === null ? sum : sum + max), 0);
  const value = elements.reduce((sum, { points }) => sum + (points ?? 0), 0);
  return {
    ...explained<number>({
      value,
      because: elements.map(reason),
      inputs: Object.entries(measures).map(([name, input]) => ({ name, value: input })),
      rule: 'S91.1',
      preset: rules.preset,
    }),
    outOf,
    elements,
  };
}

function reason({ element, points, max, text }: ListingPoints): Reason {
  const { name } = listingElements[element];
  return points === null
    ? { text: `${name}: ${text}`, part: null }
    : { text: `${name}: ${text}, ${points} of ${max}.`, part: points };
}

/** `max` is given only where part of an element is unknown. */
type Judged = { readonly points: number | null; readonly max?: number; readonly text: string };
type Judge = (rules: ListingRules, measures: ListingMeasures) => Judged;

const judges: Readonly<Record<ListingElementId, Judge>> = {
  name: ({ points: { name } }, { namesBrand, namesKeyword }) => ({
    points: (namesBrand ? name.brand : 0) + (namesKeyword ? name.keyword : 0),
    text: `${namesBrand ? 'brand' : 'no brand'}, ${namesKeyword ? 'category or use case' : 'no category or use case'}`,
  }),
  tagline: ({ points, taglineUnderWords }, { taglineWords }) => ({
    points: taglineWords > 0 && taglineWords < taglineUnderWords ? points.tagline : 0,
    text: `${plural(taglineWords, 'word')}, under ${taglineUnderWords} asked`,
  }),
  description: ({ points }, { parts }) => ({
    points: Number(
      roundRatio(multiplyRatios(ratio(points.description), ratio(parts, descriptionParts.length))),
    ),
    text: `${parts} of ${descriptionParts.length} parts`,
  }),
  screenshots: ({ points: { screenshots: rule } }, { screenshots }) => ({
    points: screenshots === null ? null : rule.each * Math.min(screenshots, rule.upTo),
    text: screenshots === null ? 'unknown.' : `${screenshots} of ${rule.upTo}`,
  }),
  video: ({ points, videoSeconds: range }, { videoSeconds }) => {
    if (videoSeconds === null) return { points: null, text: 'unknown.' };
    const fits = placeIn(range, videoSeconds) === 'inside';
    const text = videoSeconds === 0 ? 'none' : `${videoSeconds} seconds`;
    return { points: fits ? points.video : 0, text: `${text}, ${range.min}-${range.max} asked` };
  },
  reviews: judgeReviews,
  category: ({ points: { category } }, { primaryCategory, secondaryCategory }) => ({
    points: (primaryCategory ? category.primary : 0) + (secondaryCategory ? category.secondary : 0),
    text: `${primaryCategory ? 'primary' : 'no primary'}, ${secondaryCategory ? 'secondary' : 'no secondary'}`,
  }),
  pricing: ({ points }, { pricing }) => ({
    points: pricing ? points.pricing : 0,
    text: pricing ? 'shown' : 'not shown',
  }),
};

/** Count and rating by themselves; without a review there is no rating to know. */
function judgeReviews(
  { points: { reviews: rule }, reviewsFrom, ratingFrom }: ListingRules,
  { reviewCount, rating }: ListingMeasures,
): Judged {
  const rated = reviewCount === 0 ? 0 : rating;
  const many = reviewCount === null ? null : reviewCount >= reviewsFrom;
  const good = rated === null ? null : compareRatios(ratioOf(rated), ratioOf(ratingFrom)) >= 0;
  if (many === null && good === null) return { points: null, text: 'unknown.' };
  return {
    points: (many === true ? rule.count : 0) + (good === true ? rule.rating : 0),
    max: (many === null ? 0 : rule.count) + (good === null ? 0 : rule.rating),
    text: `${reviewCount === null ? 'count unknown' : plural(reviewCount, 'review')}, ${reviewCount === 0 ? 'no rating' : ratingText(rating)}`,
  };
}

function ratingText(rating: number | null): string {
  return rating === null ? 'rating unknown' : `rated ${rating}`;
}

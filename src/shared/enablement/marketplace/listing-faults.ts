import { placeIn } from '../../kernel/range.ts';
import { listed } from '../../kernel/words.ts';
import {
  type ListingElementId,
  type ListingImpact,
  listingElements,
} from '../../playbooks/marketplace-listing.ts';
import { sentences } from './directory.ts';
import { descriptionText, type Listing, writtenPieces } from './listing.ts';
import type { ListingRules } from './listing-rules.ts';
import { mentionsAny, wordsOf } from './listing-words.ts';

export type ListingFaultId =
  | 'generic name'
  | 'vague tagline'
  | 'long tagline'
  | 'features without benefit'
  | 'no social proof'
  | 'no getting-started path'
  | 'corporate language'
  | 'no screenshots'
  | 'no reviews'
  | 'no call to action'
  | 'hook too long'
  | 'video length';

export type ListingFault = {
  readonly id: ListingFaultId;
  readonly impact: ListingImpact;
  readonly text: string;
};

/** A check says what is wrong, or null. */
type Check = {
  readonly id: ListingFaultId;
  readonly element: ListingElementId;
  readonly find: (rules: ListingRules, listing: Listing) => string | null;
};

const when = (wrong: boolean, text: string): string | null => (wrong ? text : null);

const checks: readonly Check[] = [
  {
    id: 'generic name',
    element: 'name',
    find: (_, { name, keywords }) =>
      when(!mentionsAny(name, keywords), 'The name says neither category nor use case.'),
  },
  {
    id: 'vague tagline',
    element: 'tagline',
    find: (rules, listing) =>
      when(isVague(rules, listing), 'The tagline could stand on any listing.'),
  },
  {
    id: 'long tagline',
    element: 'tagline',
    find: ({ taglineUnderWords: limit }, { tagline }) => {
      const words = wordsOf(tagline).length;
      return when(
        words >= limit,
        `The tagline has ${words} words; it must have fewer than ${limit}.`,
      );
    },
  },
  {
    id: 'features without benefit',
    element: 'description',
    find: (_, { description: { features } }) =>
      when(
        features.some(({ feature, benefit }) => feature.trim() !== '' && benefit.trim() === ''),
        'A feature is named without what it brings.',
      ),
  },
  {
    id: 'no social proof',
    element: 'reviews',
    find: (_, listing) =>
      when(!hasSocialProof(listing), 'No quote, no number of customers and no review.'),
  },
  {
    id: 'no getting-started path',
    element: 'description',
    find: (_, { description }) =>
      when(
        writtenPieces(description, 'gettingStarted').length === 0,
        'Nobody is told how to start.',
      ),
  },
  {
    id: 'corporate language',
    element: 'description',
    find: (rules, listing) => {
      const words = corporateWords(rules, listing);
      return when(words.length > 0, `Words only companies use: ${listed(words)}.`);
    },
  },
  {
    id: 'no screenshots',
    element: 'screenshots',
    find: (_, { screenshots }) => when(screenshots === 0, 'There is no screenshot.'),
  },
  {
    id: 'no reviews',
    element: 'reviews',
    find: (_, { reviewCount }) => when(reviewCount === 0, 'There is no review.'),
  },
  {
    id: 'no call to action',
    element: 'description',
    find: (_, { callToAction }) =>
      when(callToAction.trim() === '', 'Nothing asks the reader to install or connect.'),
  },
  {
    id: 'hook too long',
    element: 'description',
    find: (_, { description: { hook } }) =>
      when(sentences(hook) > 1, `The hook is one sentence, not ${sentences(hook)}.`),
  },
  {
    id: 'video length',
    element: 'video',
    find: ({ videoSeconds: range }, { videoSeconds: length }) =>
      when(
        length !== null && length > 0 && placeIn(range, length) !== 'inside',
        `The video has ${length} seconds; ${range.min}-${range.max} are asked.`,
      ),
  },
];

/** What is wrong with a listing (S91.5), in a fixed order. Figures that are unknown are no fault. */
export function listingFaults(rules: ListingRules, listing: Listing): ListingFault[] {
  return checks.flatMap(({ id, element, find }) => {
    const text = find(rules, listing);
    return text === null ? [] : [{ id, impact: listingElements[element].impact, text }];
  });
}

/** Blank, or a word of the vague list and nothing the listing should be found by. */
function isVague({ vagueWords }: ListingRules, { tagline, keywords }: Listing): boolean {
  if (tagline.trim() === '') return true;
  return mentionsAny(tagline, vagueWords) && !mentionsAny(tagline, keywords);
}

function hasSocialProof({ customerQuote, customers, reviewCount }: Listing): boolean {
  return customerQuote.trim() !== '' || (customers ?? 0) > 0 || (reviewCount ?? 0) > 0;
}

function corporateWords(rules: ListingRules, { name, tagline, description }: Listing): string[] {
  const features = description.features.map(({ feature }) => feature);
  const text = [name, tagline, descriptionText(description), ...features].join('\n');
  return rules.corporateWords.filter((word) => mentionsAny(text, [word]));
}

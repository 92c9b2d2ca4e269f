import type { Range } from '../kernel/range.ts';

/** A way to ask for reviews: its response in percent, or the size of a batch, and its effort (S92). */
export type ReviewTactic = {
  readonly id:
    | 'post-install-email'
    | 'in-app-prompt'
    | 'success-milestone'
    | 'direct-outreach'
    | 'campaign';
  readonly name: string;
  readonly yields:
    | { readonly kind: 'response'; readonly percent: Range & { readonly max: number } }
    | { readonly kind: 'batch'; readonly reviews: Range & { readonly max: number } };
  readonly effort: 'low' | 'medium' | 'medium-high' | 'high';
};

export const reviewTactics: readonly ReviewTactic[] = [
  {
    id: 'post-install-email',
    name: 'Email after the install',
    yields: { kind: 'response', percent: { min: 5, max: 10 } },
    effort: 'low',
  },
  {
    id: 'in-app-prompt',
    name: 'Prompt in the app',
    yields: { kind: 'response', percent: { min: 2, max: 5 } },
    effort: 'medium',
  },
  {
    id: 'success-milestone',
    name: 'At a success milestone',
    yields: { kind: 'response', percent: { min: 10, max: 20 } },
    effort: 'medium',
  },
  {
    id: 'direct-outreach',
    name: 'Direct outreach',
    yields: { kind: 'response', percent: { min: 30, max: 50 } },
    effort: 'high',
  },
  {
    id: 'campaign',
    name: 'Review campaign',
    yields: { kind: 'batch', reviews: { min: 10, max: 20 } },
    effort: 'medium-high',
  },
];

/** What a marketplace search weighs, heaviest named as such (S92). */
export const marketplaceSeo = [
  { factor: 'Keywords in the name', weight: 'high', ratingFrom: null },
  { factor: 'Keywords in the description', weight: 'high', ratingFrom: null },
  { factor: 'Number of reviews', weight: 'very high', ratingFrom: null },
  { factor: 'Recency of reviews', weight: 'high', ratingFrom: null },
  { factor: 'Installs and usage', weight: 'very high', ratingFrom: null },
  { factor: 'Rating', weight: 'very high', ratingFrom: 4.5 },
  { factor: 'Completeness', weight: 'medium', ratingFrom: null },
] as const;

/** How a listing dies (S92). */
export const listingUpkeepFaults = [
  { id: 'set and forget', text: 'Nobody has touched the listing for a quarter.' },
  { id: 'copied website text', text: 'The text was copied from the website.' },
  { id: 'unanswered negative reviews', text: 'Negative reviews stand unanswered.' },
  { id: 'wrong category', text: 'The category does not fit.' },
  { id: 'no screenshots', text: 'There is no screenshot.' },
  { id: 'outdated', text: 'A release is newer than the listing.' },
  { id: 'keyword stuffing', text: 'A keyword is repeated until it reads like spam.' },
  { id: 'no differentiation', text: 'Nothing tells it from the listings beside it.' },
] as const;
export type ListingUpkeepFault = (typeof listingUpkeepFaults)[number]['id'];

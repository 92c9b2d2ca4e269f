import type { Range } from '../kernel/range.ts';

export const listingElementIds = [
  'name',
  'tagline',
  'description',
  'screenshots',
  'video',
  'reviews',
  'category',
  'pricing',
] as const;
export type ListingElementId = (typeof listingElementIds)[number];
export type ListingImpact = 'critical' | 'high' | 'medium';

/** The elements of a listing and how much each matters (S91). */
export const listingElements: Readonly<
  Record<
    ListingElementId,
    { readonly name: string; readonly impact: ListingImpact; readonly form: string }
  >
> = {
  name: { name: 'Name', impact: 'critical', form: 'Brand and a category or use-case word' },
  tagline: { name: 'Tagline', impact: 'high', form: 'Under 10 words' },
  description: { name: 'Description', impact: 'high', form: 'Seven parts, outcome first' },
  screenshots: {
    name: 'Screenshots',
    impact: 'critical',
    form: 'Five, taken inside the partner platform',
  },
  video: { name: 'Video', impact: 'high', form: '60-90 seconds' },
  reviews: { name: 'Reviews', impact: 'critical', form: 'Asked for within 7 days of activation' },
  category: { name: 'Category', impact: 'high', form: 'Primary and secondary' },
  pricing: { name: 'Pricing', impact: 'medium', form: 'Shown, with a free way in' },
};

/** Practices of a listing that is found and installed (S91). */
export const listingPractices: readonly string[] = [
  'Title "<product>: <use case> for <platform>"',
  'Outcome first: the first 160 characters appear in search',
  'Screenshots inside the partner platform',
  'Ask for a review within 7 days of activation',
  'Every relevant category',
  'A free tier or trial converts 3-5x as well as paid only',
];

/** How much better a free tier or trial converts than paid only, as a multiple (S91). */
export const freeTierMultiple: Range = { min: 3, max: 5 };

/** How to name a listing by what people know (S91). */
export const nameApproaches = [
  { id: 'brand-category', form: '<brand> <category>', when: 'Known brand' },
  { id: 'action-benefit', form: '<action> <benefit>', when: 'Unknown brand' },
  { id: 'platform-brand', form: '<platform> <brand>', when: 'Several platforms' },
] as const;
export type NameApproach = (typeof nameApproaches)[number]['id'];

/** The parts of a description in their order (S91). `least` is how many pieces make the part whole. */
export const descriptionParts = [
  { id: 'hook', name: 'Hook', form: '1 sentence', least: 1 },
  { id: 'problem', name: 'Problem', form: 'What it costs today', least: 1 },
  { id: 'solution', name: 'Solution', form: 'What changes', least: 1 },
  { id: 'features', name: 'Features', form: '3 features, each with its benefit', least: 3 },
  { id: 'useCases', name: 'Use cases', form: 'By role', least: 1 },
  { id: 'gettingStarted', name: 'Getting started', form: 'Install, connect, configure', least: 3 },
  { id: 'support', name: 'Support', form: 'Docs and contact', least: 2 },
] as const;
export type DescriptionPartId = (typeof descriptionParts)[number]['id'];

/** The five screenshots in their order (S91). */
export const screenshotOrder = ['Hero', 'Workflow', 'Feature 1', 'Feature 2', 'Results'] as const;

/** Which category to choose (S91). */
export const categoryStrategies = [
  {
    id: 'primary',
    name: 'Primary match',
    when: 'A strong fit exists',
    example: 'CRM tools, analytics',
  },
  {
    id: 'adjacent',
    name: 'Adjacent',
    when: 'The primary one is saturated',
    example: 'Data tools instead of CRM',
  },
  { id: 'emerging', name: 'Emerging', when: 'A new market', example: 'AI, automation' },
  {
    id: 'multiple',
    name: 'Multiple',
    when: 'The platform allows it',
    example: 'Primary and secondary',
  },
] as const;

export const pricingModels = [
  'free',
  'freemium',
  'free trial',
  'contact sales',
  'usage-based',
] as const;
export type PricingModel = (typeof pricingModels)[number];

/** How each pricing model is shown, and what it is best for (S91). */
export const pricingDisplay: Readonly<
  Record<PricingModel, { readonly display: string; readonly bestFor: string }>
> = {
  free: { display: 'Prominent "Free" badge', bestFor: 'Adoption' },
  freemium: { display: 'Free plan available', bestFor: 'Land and expand' },
  'free trial': { display: '14-day free trial', bestFor: 'Conversion' },
  'contact sales': { display: 'Contact sales', bestFor: 'Enterprise only' },
  'usage-based': { display: 'Starting at $X/mo', bestFor: 'Transparent and scalable' },
};

/** What to stress by position in the market (S91). */
export const marketPositions = [
  { position: 'Leader', stress: 'Trust and scale' },
  { position: 'Challenger', stress: 'Innovation' },
  { position: 'Specialist', stress: 'The niche' },
  { position: 'New entrant', stress: 'Ease and one specific win' },
] as const;

/** Ways to be seen inside a marketplace at launch (S91; the content is decided). */
export const launchTactics = [
  { name: 'Featured collection', how: 'Ask the marketplace for a place in a themed collection' },
  { name: 'Review drive', how: 'Ask the first active customers within 7 days of activation' },
  { name: 'Launch offer', how: 'A limited offer for installs from the marketplace' },
] as const;

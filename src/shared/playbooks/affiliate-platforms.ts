import type { Range } from '../kernel/range.ts';

export type PlatformId =
  | 'partnerstack'
  | 'impact'
  | 'rewardful'
  | 'firstpromoter'
  | 'refgrow'
  | 'shareasale-cj'
  | 'tapfiliate'
  | 'in-house';

/** One row of the platform table (S61). Prices are those of the field's guides and may be out of date. */
export type AffiliatePlatform = {
  readonly name: string;
  readonly bestFor: string;
  /** US dollars a month, where a figure is published; null otherwise. */
  readonly monthlyPrice: Range | null;
  /** How the price is stated; where two guides differ both stand. */
  readonly priceNotes: readonly string[];
  readonly strengths: readonly string[];
  readonly limits: readonly string[];
};

/** The platforms compared (S61.6). */
export const affiliatePlatforms: Readonly<Record<PlatformId, AffiliatePlatform>> = {
  partnerstack: {
    name: 'PartnerStack',
    bestFor: 'B2B SaaS with several partner types',
    monthlyPrice: null,
    priceNotes: ['Custom, mid-market and up', 'Share of payouts plus a base fee'],
    strengths: [
      'Affiliates, referrals and resellers together',
      'Automatic global payouts',
      'Large B2B marketplace',
      'Full partner relationship management',
    ],
    limits: ['Costly', 'Too much for simple referral'],
  },
  impact: {
    name: 'Impact.com',
    bestFor: 'Enterprise, large scale, many channels',
    monthlyPrice: null,
    priceNotes: ['Custom, enterprise'],
    strengths: ['Vast network', 'Granular attribution', 'Custom recurring commission'],
    limits: ['Steep to learn', 'Needs an administrator'],
  },
  rewardful: {
    name: 'Rewardful',
    bestFor: 'Early SaaS on Stripe',
    monthlyPrice: { min: 49, max: 49 },
    priceNotes: ['$49 a month', 'Flat monthly'],
    strengths: ['Quick Stripe setup', 'Simple', 'Affordable', 'More than 30 integrations'],
    limits: ['No email automation', 'Limited at scale'],
  },
  firstpromoter: {
    name: 'FirstPromoter',
    bestFor: 'Growing SaaS that watches MRR',
    monthlyPrice: { min: 99, max: 99 },
    priceNotes: ['$99 a month', 'Flat monthly'],
    strengths: [
      'Tracks recurring billing',
      'More than 18 metrics',
      'Fraud protection',
      'Email automation',
      'Friendly to developers',
    ],
    limits: ['Dearer than Rewardful', 'Fewer marketplace features'],
  },
  refgrow: {
    name: 'Refgrow',
    bestFor: 'Bootstrapped SaaS',
    monthlyPrice: { min: 0, max: 49 },
    priceNotes: ['$0 to $49 a month, with a free tier'],
    strengths: ['Free tier', 'Widget setup'],
    limits: ['Few features at the low tiers'],
  },
  'shareasale-cj': {
    name: 'ShareASale / CJ',
    bestFor: 'E-commerce at high volume',
    monthlyPrice: null,
    priceNotes: ['Percent of payouts'],
    strengths: ['Large network'],
    limits: [],
  },
  tapfiliate: {
    name: 'Tapfiliate',
    bestFor: 'Mid-market',
    monthlyPrice: null,
    priceNotes: ['Flat monthly'],
    strengths: ['Flexible', 'Good API'],
    limits: [],
  },
  'in-house': {
    name: 'In-house',
    bestFor: 'Unique needs',
    monthlyPrice: null,
    priceNotes: ['Cost of development'],
    strengths: ['Full control'],
    limits: [],
  },
};

/** To be shown beside every price (S61). */
export const platformPriceNotice = 'Prices are as the guides printed them and may be out of date.';

/** The short reference: what to look at in each stage. The decision tree decides (S61, A67). */
export const platformsByStage = [
  { stage: 'Early', platforms: ['rewardful', 'firstpromoter'] },
  { stage: 'Growth', platforms: ['partnerstack', 'impact'] },
] as const satisfies readonly { stage: string; platforms: readonly PlatformId[] }[];

/** Features to compare (S61.7). Decided: the first five must be there, the last five are nice to have; editable. */
export const platformFeatures = [
  { feature: 'Real-time dashboard', need: 'must' },
  { feature: 'Automatic payouts (PayPal, wire)', need: 'must' },
  { feature: 'Custom commission structures', need: 'must' },
  { feature: 'Fraud detection', need: 'must' },
  { feature: 'Self-serve affiliate portal', need: 'must' },
  { feature: 'Multi-tier commissions', need: 'nice' },
  { feature: 'API access', need: 'nice' },
  { feature: 'CRM integration (Salesforce, HubSpot)', need: 'nice' },
  { feature: 'Custom landing-page builder', need: 'nice' },
  { feature: 'White-label portal', need: 'nice' },
] as const satisfies readonly { feature: string; need: 'must' | 'nice' }[];

/** Ways to run a partner portal; `price` counts dollar signs, low to high (S61.8). */
export const portalOptions = [
  { name: 'PartnerStack', price: { min: 3, max: 3 }, use: 'SaaS, affiliate and channel' },
  { name: 'Crossbeam or Reveal', price: { min: 2, max: 2 }, use: 'Account mapping, co-sell' },
  { name: 'Allbound', price: { min: 3, max: 3 }, use: 'Partner relationship management' },
  { name: 'Salesforce PRM', price: { min: 4, max: 4 }, use: 'Enterprise' },
  { name: 'Custom', price: null, use: 'Varies' },
  {
    name: 'Notion or Google Sites',
    price: { min: 0, max: 1 },
    use: 'Pilot',
    partnersUnder: 20,
  },
] as const satisfies readonly {
  name: string;
  price: Range | null;
  use: string;
  partnersUnder?: number;
}[];

/** Kinds of partner tools, with names to start a shortlist from (S61.8). */
export const partnerToolKinds = [
  { kind: 'PRM', tools: ['PartnerStack', 'Allbound', 'Channeltivity', 'Impartner'] },
  { kind: 'Account mapping', tools: ['Crossbeam', 'Reveal'] },
  { kind: 'Attribution', tools: ['Impact.com', 'PartnerStack', 'FirstPromoter'] },
  { kind: 'Co-selling', tools: ['Crossbeam', 'Tackle'] },
  { kind: 'Enablement', tools: ['WorkRamp', 'Seismic', 'Partner portal'] },
] as const;

import type { Range } from '../kernel/range.ts';

/** The five partner models a program can start with (S93). */
export const programModelIds = [
  'affiliate-referral',
  'co-creation',
  'integration-solution',
  'vertical-solution',
  'affiliate-integration',
] as const;
export type ProgramModelId = (typeof programModelIds)[number];

export type ProgramModel = {
  readonly id: ProgramModelId;
  readonly name: string;
  readonly when: string;
  readonly why: string;
};

/** When which model fits, and why (S93). */
export const programModels: Readonly<Record<ProgramModelId, ProgramModel>> = {
  'affiliate-referral': {
    id: 'affiliate-referral',
    name: 'Affiliate and referral',
    when: 'The product sells for under the price limit a month',
    why: 'The deal is too small to pay for partner training.',
  },
  'co-creation': {
    id: 'co-creation',
    name: 'Co-creation ecosystem',
    when: 'The product is a platform with an API',
    why: 'Every partner that builds on it makes it worth more to the next.',
  },
  'integration-solution': {
    id: 'integration-solution',
    name: 'Integration and solution partners',
    when: 'The product is a complex enterprise product',
    why: 'A high contract value justifies the depth.',
  },
  'vertical-solution': {
    id: 'vertical-solution',
    name: 'Solution partners with a vertical focus',
    when: 'The product serves one vertical',
    why: 'They bring the domain knowledge.',
  },
  'affiliate-integration': {
    id: 'affiliate-integration',
    name: 'Affiliate and integration mix',
    when: 'The product is a horizontal tool',
    why: 'Volume from affiliates, depth from integrations.',
  },
};

export type ModelComparison = {
  readonly dimension: string;
  readonly reseller: string;
  readonly ecosystem: string;
};

/** Traditional reseller against co-creation ecosystem, dimension by dimension (S93). */
export const modelComparison: readonly ModelComparison[] = [
  {
    dimension: 'Partner role',
    reseller: 'Resells the product as it is',
    ecosystem: 'Builds on it and extends it for its vertical',
  },
  {
    dimension: 'Compensation',
    reseller: 'Margin, a discount of 15-25%',
    ecosystem: 'Revenue share by performance, 10-40%',
  },
  { dimension: 'Enablement', reseller: 'Product training', ecosystem: 'API, sandbox, GTM support' },
  {
    dimension: 'After the sale',
    reseller: 'Little alignment',
    ecosystem: 'Close alignment, shared revenue',
  },
  {
    dimension: 'Integration',
    reseller: 'White-label or bundle',
    ecosystem: 'Native API, joint development',
  },
  { dimension: 'Scaling', reseller: 'Linear', ecosystem: 'Compounding' },
  { dimension: 'Data', reseller: 'Lead handoff', ecosystem: 'Insight in both directions' },
  { dimension: 'First revenue', reseller: '3-6 months', ecosystem: '6-12 months' },
  { dimension: 'Long term', reseller: 'Flat', ecosystem: 'Growing switching cost' },
];

/** Ranges of the comparison that can be reckoned with: percent of revenue, months to first revenue (S93). */
export const modelRanges: Readonly<
  Record<
    'reseller' | 'ecosystem',
    { readonly compensationPercent: Range; readonly firstRevenueMonths: Range }
  >
> = {
  reseller: {
    compensationPercent: { min: 15, max: 25 },
    firstRevenueMonths: { min: 3, max: 6 },
  },
  ecosystem: {
    compensationPercent: { min: 10, max: 40 },
    firstRevenueMonths: { min: 6, max: 12 },
  },
};

/** What holds whichever model is chosen (S93). */
export const oneTypeFirst =
  'Prove one partner type before adding the next; do not launch all at once.';

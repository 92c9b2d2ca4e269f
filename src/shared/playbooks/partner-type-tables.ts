export type MonthRange = { readonly min: number; readonly max: number };

const months = (min: number, max: number): MonthRange => ({ min, max });

/** Partnership types at a glance (S05, first table). `timeToValue` in months. */
export const typesAtAGlance = [
  {
    type: 'Technology / integration',
    goal: 'Extend functionality',
    keyMetric: 'Active integrations',
    timeToValue: months(3, 6),
  },
  {
    type: 'Affiliate',
    goal: 'Lead generation',
    keyMetric: 'Referred revenue',
    timeToValue: months(1, 3),
  },
  {
    type: 'Reseller / channel',
    goal: 'Extend sales',
    keyMetric: 'Partner-sourced ARR',
    timeToValue: months(6, 12),
  },
  {
    type: 'Strategic alliance',
    goal: 'Expand the market',
    keyMetric: 'Co-sold deals',
    timeToValue: months(6, 18),
  },
  {
    type: 'OEM / white-label',
    goal: 'Diversify revenue',
    keyMetric: 'Embedded revenue',
    timeToValue: months(12, 24),
  },
] as const;

/** The type spectrum (S05, third table). `timeToReturn` in months; a share of revenue or a commission in percent. */
export const typeSpectrum = [
  {
    type: 'Co-marketing',
    revenueModel: 'Shared leads and costs',
    ratePercent: null,
    effort: 'Low to medium',
    timeToReturn: months(1, 3),
  },
  {
    type: 'Technology integration',
    revenueModel: 'Usage-driven revenue, stickiness',
    ratePercent: null,
    effort: 'High',
    timeToReturn: months(3, 6),
  },
  {
    type: 'Channel / reseller',
    revenueModel: 'Revenue share',
    ratePercent: { min: 20, max: 40 },
    effort: 'High',
    timeToReturn: months(6, 12),
  },
  {
    type: 'Affiliate / referral',
    revenueModel: 'Commission per sale',
    ratePercent: { min: 5, max: 30 },
    effort: 'Low',
    timeToReturn: months(1, 3),
  },
  {
    type: 'Strategic / OEM',
    revenueModel: 'Licensing, bundling',
    ratePercent: null,
    effort: 'Very high',
    timeToReturn: months(6, 18),
  },
] as const;

/** Archetypes and how to work with each (S05). */
export const archetypes = [
  {
    archetype: 'Platform giants',
    profile: 'Hyperscale platforms (AWS, Salesforce, Microsoft)',
    engagement: ['Marketplace listing', 'Technical integration'],
  },
  {
    archetype: 'Ecosystem leaders',
    profile: 'Category leaders in a neighboring space',
    engagement: ['Co-selling', 'Joint solutions'],
  },
  {
    archetype: 'Rising stars',
    profile: 'Fast growers on the same trajectory',
    engagement: ['Co-marketing', 'Mutual promotion'],
  },
  {
    archetype: 'Specialists',
    profile: 'Niche experts, consultancies',
    engagement: ['Implementation', 'Services'],
  },
  {
    archetype: 'Affiliates',
    profile: 'Creators, influencers',
    engagement: ['Referral', 'Commission'],
  },
] as const;

/** Three contracts that are all called "partner"; each needs its own agreement and way of working (S05). */
export const contractKinds = [
  {
    kind: 'integration',
    nature: 'Technical',
    note: 'May exist without a contract, a revenue share or co-marketing',
  },
  { kind: 'referral', nature: 'Commercial', note: 'Leads against a commission' },
  { kind: 'strategic', nature: 'Joint go-to-market', note: 'Shared goals, pipeline and reviews' },
] as const;
export type ContractKind = (typeof contractKinds)[number]['kind'];

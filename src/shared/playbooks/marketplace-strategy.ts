import type { Range } from '../kernel/range.ts';

/** A way to the marketplace: when it fits, what it brings and what it costs (S90). */
export type MarketplaceRoute = {
  readonly id: 'partner-marketplaces' | 'own-marketplace' | 'app-store';
  readonly name: string;
  readonly when: string;
  readonly benefit: string;
  readonly investment: 'low' | 'medium' | 'high';
};

export const marketplaceRoutes: readonly MarketplaceRoute[] = [
  {
    id: 'partner-marketplaces',
    name: 'List on partner marketplaces',
    when: 'Integrated with established platforms',
    benefit: 'Inbound leads',
    investment: 'low',
  },
  {
    id: 'own-marketplace',
    name: 'Build an own marketplace',
    when: 'A platform with 10 integrations or more',
    benefit: 'Moat',
    investment: 'high',
  },
  {
    id: 'app-store',
    name: 'List in the app store',
    when: 'Extends a major platform',
    benefit: 'Distribution',
    investment: 'medium',
  },
];

/** What a public directory of integrations is good for (S90). */
export const directoryBenefits: readonly string[] = [
  'Found for "<partner> + <category>" searches',
  'Social proof',
  'Recruitment of partners',
];

/** A marketplace: visitors a month at least, how ready they are to buy, how crowded it is (S90). */
export type MarketplaceProfile = {
  readonly name: string;
  readonly monthlyVisitors: Range;
  readonly intent: 'medium' | 'high' | 'very high';
  readonly competition: 'medium' | 'medium-high' | 'high' | 'very high';
};

const marketplace = (
  name: string,
  visitors: number,
  intent: MarketplaceProfile['intent'],
  competition: MarketplaceProfile['competition'],
): MarketplaceProfile => ({
  name,
  monthlyVisitors: { min: visitors, max: null },
  intent,
  competition,
});

export const marketplaces: readonly MarketplaceProfile[] = [
  marketplace('Salesforce AppExchange', 3_000_000, 'high', 'very high'),
  marketplace('HubSpot App Marketplace', 1_000_000, 'high', 'high'),
  marketplace('Zapier', 5_000_000, 'medium', 'very high'),
  marketplace('Shopify App Store', 2_000_000, 'high', 'very high'),
  marketplace('Slack App Directory', 1_000_000, 'medium', 'high'),
  marketplace('Microsoft AppSource', 2_000_000, 'high', 'high'),
  marketplace('AWS Marketplace', 500_000, 'very high', 'medium-high'),
  marketplace('Atlassian Marketplace', 500_000, 'high', 'medium'),
];

/** Market facts of the field (S90): sizes are lower ends, money in US dollars. */
export const marketFacts = [
  { marketplace: 'Salesforce AppExchange', what: 'apps', atLeast: 7_000 },
  { marketplace: 'Salesforce AppExchange', what: 'installs', atLeast: 10_000_000 },
  { marketplace: 'Atlassian Marketplace', what: 'integrations', atLeast: 5_000 },
  {
    marketplace: 'Atlassian Marketplace',
    what: 'lifetime sales by 2024 in USD',
    atLeast: 4_000_000_000,
  },
] as const;

/** The parts of one integration's directory page (S90). */
export const directoryPageParts = [
  { id: 'what', name: 'What it does', form: '2-3 sentences' },
  { id: 'how', name: 'How it works', form: 'Data-flow diagram' },
  { id: 'setup', name: 'Setup', form: 'Link to the documentation' },
  { id: 'quote', name: 'Joint customer', form: 'Quote' },
  { id: 'connect', name: 'Connect', form: 'Call to action' },
] as const;

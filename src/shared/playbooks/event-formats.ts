import type { Range } from '../kernel/range.ts';

/** An event format: investment in major units, reach in people (null where it varies or is regional) (S29). */
export type EventFormat = {
  readonly id: string;
  readonly name: string;
  readonly investment: Range;
  readonly reach: Range | null;
  readonly reachText: string;
  readonly bestFor: string;
};

/** Event formats by what they cost, cheapest first (S29). */
export const eventFormats: readonly EventFormat[] = [
  {
    id: 'webinar',
    name: 'Joint webinar',
    investment: { min: 2_000, max: 5_000 },
    reach: { min: 200, max: 1_000 },
    reachText: '200-1,000',
    bestFor: 'Leads, thought leadership',
  },
  {
    id: 'virtual-summit',
    name: 'Virtual summit',
    investment: { min: 10_000, max: 30_000 },
    reach: { min: 500, max: 5_000 },
    reachText: '500-5,000',
    bestFor: 'Awareness, community',
  },
  {
    id: 'booth',
    name: 'Co-sponsored booth',
    investment: { min: 20_000, max: 100_000 },
    reach: null,
    reachText: 'varies',
    bestFor: 'Pipeline, relationships',
  },
  {
    id: 'roadshow',
    name: 'Partner roadshow',
    investment: { min: 50_000, max: 200_000 },
    reach: null,
    reachText: 'regional',
    bestFor: 'Local penetration',
  },
  {
    id: 'partner-summit',
    name: 'Partner summit',
    investment: { min: 100_000, max: 500_000 },
    reach: { min: 100, max: 500 },
    reachText: '100-500',
    bestFor: 'Deeper relationships',
  },
  {
    id: 'user-conference',
    name: 'User conference',
    investment: { min: 500_000, max: null },
    reach: { min: 1_000, max: null },
    reachText: '1,000+',
    bestFor: 'Ecosystem showcase',
  },
];

/** How sponsorship is shared by the size of the event (S29). */
export const sponsorshipBySize = [
  {
    id: 'flagship',
    tier: 1,
    event: 'Flagship conference such as Dreamforce or AWS re:Invent',
    investment: '50/50, or the strategic partner leads',
    presence: 'Shared or adjacent booth',
  },
  {
    id: 'industry',
    tier: 2,
    event: 'Industry vertical event',
    investment: 'The side with the better audience fit leads',
    presence: 'Joint messaging',
  },
  {
    id: 'regional',
    tier: 3,
    event: 'Regional or niche event',
    investment: 'One leads, the other supports',
    presence: 'Brand presence',
  },
] as const;

/** The worked event of the field, in major units (S29); quoted: 22.5 opportunities rounded, the multiple truncated. */
export const workedEvent = {
  sponsorship: 30_000,
  ourSharePercent: 50,
  travel: 5_000,
  collateral: 2_000,
  leads: 75,
  leadToOpportunityPercent: 30,
  closePercent: 20,
  averageDeal: 25_000,
  quotedOpportunities: 23,
  quotedDeals: { min: 4, max: 5 },
  quotedRevenue: { min: 100_000, max: 125_000 },
  quotedMultiple: { min: 4, max: 5 },
} as const;

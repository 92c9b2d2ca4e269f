/** One line of a budget split, percent of the whole. */
export type SplitLine = {
  readonly id: string;
  readonly name: string;
  readonly percent: number;
  readonly why: string | null;
};

/** The quarterly co-marketing budget by activity, Integration and Solution tiers (S34). */
export const activitySplit: readonly SplitLine[] = [
  { id: 'webinars', name: 'Joint webinars', percent: 30, why: 'Most leads per dollar' },
  { id: 'content', name: 'Co-authored content', percent: 25, why: 'SEO that compounds' },
  { id: 'paid', name: 'Joint paid campaigns', percent: 20, why: 'Fast, needs tuning' },
  { id: 'events', name: 'Event sponsorship', percent: 15, why: 'Relationship, hard to attribute' },
  {
    id: 'incentives',
    name: 'Swag and incentives',
    percent: 10,
    why: 'Activation and loyalty; paid from the co-marketing budget, never from MDF',
  },
];

/** The worked split of a fund over tiers (S34). */
export const tierSplit: readonly SplitLine[] = [
  { id: 'top', name: 'Gold and Platinum', percent: 60, why: null },
  { id: 'silver', name: 'Silver', percent: 30, why: null },
  { id: 'experimental', name: 'New partners, experimental', percent: 10, why: null },
];

/** Budget per integration partner and quarter, major units (S34). */
export const quarterlyBudgetRange = { min: 2_000, max: 10_000 } as const;

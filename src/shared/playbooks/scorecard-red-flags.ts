/** Red flags of a candidate with their risk and what to do instead (S73.1). */
export const redFlags = {
  'no-team': {
    name: 'No dedicated partner team',
    risk: 'We will be deprioritized',
    instead: 'Wait until they have capacity',
  },
  competes: {
    name: 'Competitive overlap',
    risk: 'Conflict',
    instead: 'Agree swim lanes',
  },
  'poor-reviews': {
    name: 'Poor customer reviews',
    risk: 'We are judged by the company we keep',
    instead: 'Protect the brand',
  },
  unstable: {
    name: 'Financial instability',
    risk: 'They may not last',
    instead: 'Monitor or delay',
  },
  misaligned: {
    name: 'Misaligned incentives',
    risk: 'Goals drift apart',
    instead: 'Restructure the terms',
  },
  'one-way': {
    name: 'One-way interest',
    risk: 'We do all the work',
    instead: 'Find mutual value',
  },
} as const satisfies Record<string, { name: string; risk: string; instead: string }>;
export type RedFlagId = keyof typeof redFlags;

/** Selections that went wrong (S73.4). */
export const badSelections = [
  { mistake: 'A big logo with the wrong ICP', outcome: 'No leads in 6 months' },
  {
    mistake: 'A relationship only, without an agreement',
    outcome: 'Nothing to hold either side to',
  },
  { mistake: 'A partner whose new product competes', outcome: 'Conflict' },
  { mistake: 'No qualification', outcome: '15 of 200 partners are active' },
  {
    mistake: 'Over-commitment to an unproven partner',
    outcome: 'The integration is deprecated after a pivot',
  },
] as const;

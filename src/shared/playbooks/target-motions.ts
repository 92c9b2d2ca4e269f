/** A worked target plan: from 5% to 30% of $10M ARR in a year, in three motions; amounts in major units (S99). */
export const targetExample = {
  arr: 10_000_000,
  currentSharePercent: 5,
  targetSharePercent: 30,
  months: 12,
  resellers: 3,
  partnerManagers: 1,
  motions: [
    { motion: 'Technology integrations', from: 0, to: { min: 3, max: 4 }, aims: 'SI partners' },
    { motion: 'Active resellers', from: 3, to: { min: 12, max: 12 }, aims: 'Regional resellers' },
    { motion: 'Anchor alliance', from: 0, to: { min: 1, max: 1 }, aims: 'One strategic alliance' },
  ],
  leftOut: { motion: 'Affiliate', why: 'The deals are too large for it' },
} as const;

/** Other goals programs set themselves (S99). */
export const targetGoals = [
  {
    goal: 'The CEO asks for a share of revenue',
    targetSharePercent: 30,
    currentSharePercent: null,
  },
  { goal: 'An ecosystem goal', targetSharePercent: 40, currentSharePercent: 22 },
] as const;

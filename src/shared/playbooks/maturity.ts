export type MaturityDimension = {
  readonly name: string;
  /** What levels 1, 2, 3 and 4 look like. */
  readonly levels: readonly [string, string, string, string];
};

/** The seven dimensions of the maturity assessment with their four levels (S96). */
export const maturityDimensions: readonly MaturityDimension[] = [
  { name: 'Strategy', levels: ['Ad hoc', 'Documented', 'Integrated', 'Optimized'] },
  {
    name: 'Partner types',
    levels: ['Single', 'Two or three defined', 'Specialized tracks', 'Dynamic'],
  },
  { name: 'Tiers', levels: ['None', 'Basic', 'Differentiated', 'Predictive'] },
  { name: 'Economics', levels: ['Manual', 'Standardized', 'Automated', 'Optimized'] },
  {
    name: 'Enablement',
    levels: ['Minimal', 'Basic curriculum', 'Certification', 'Personalized'],
  },
  { name: 'Operations', levels: ['Manual', 'Tooling', 'Integrated', 'Automated'] },
  {
    name: 'Metrics',
    levels: ['Lagging only', 'Leading and lagging', 'Predictive', 'Real time'],
  },
];

export type MaturityActivities = { readonly stage: string; readonly activities: readonly string[] };

/** What a program does at each stage (S96). */
export const stageActivities: readonly MaturityActivities[] = [
  { stage: 'Foundation', activities: ['Affiliate program', 'First integrations', 'Portal'] },
  { stage: 'Growth', activities: ['Tiers', 'Co-marketing', 'Deal registration'] },
  { stage: 'Scale', activities: ['Team', 'Marketplace', 'Predictable pipeline'] },
  { stage: 'Ecosystem', activities: ['Self-sustaining growth', 'Partners recruit partners'] },
];

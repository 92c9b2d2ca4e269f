export type LeadQuality = 'high' | 'medium-high' | 'medium';

/** Topic types with a title to start from and the quality of leads to expect (S27). */
export const webinarTopics = [
  {
    id: 'solution-demo',
    type: 'Joint solution demo',
    pattern: 'A + B: automate your <process>',
    leadQuality: 'high',
  },
  {
    id: 'expert-panel',
    type: 'Thought leadership, expert panel',
    pattern: 'The future of <field>',
    leadQuality: 'medium-high',
  },
  {
    id: 'customer-story',
    type: 'Customer success story',
    pattern: 'How <customer> scaled',
    leadQuality: 'high',
  },
  {
    id: 'industry-trends',
    type: 'Industry trends',
    pattern: '<year> benchmarks',
    leadQuality: 'medium',
  },
  {
    id: 'best-practices',
    type: 'Best practices',
    pattern: '5 mistakes in <topic>',
    leadQuality: 'medium',
  },
  {
    id: 'product-launch',
    type: 'Product launch',
    pattern: 'New integration features',
    leadQuality: 'medium',
  },
] as const satisfies readonly {
  readonly id: string;
  readonly type: string;
  readonly pattern: string;
  readonly leadQuality: LeadQuality;
}[];

/** A joint webinar that worked, with its figures, for the library (S27). */
export const goodWebinar = {
  audience: 'VP and Director of Customer Success in B2B SaaS',
  ourList: 25_000,
  partnerList: 40_000,
  socialReach: 150_000,
  expectedRegistrations: { min: 800, max: 1_200 },
  speakers: [
    'Our VP of Customer Success',
    'The partner\u2019s product manager for integrations',
    'Moderator: our head of partnerships',
  ],
  followUp: [
    'Attendees: personally, by our SDR and the partner',
    'No-shows: recording and nurture',
    'Hot leads: demo form',
  ],
  result: {
    registrations: 943,
    attendees: 412,
    demoRequests: 67,
    opportunities: 12,
    closedWon: 3,
  },
} as const;

/** A joint webinar that failed, for the library (S27). */
export const badWebinar = {
  what: [
    'One of our sales reps alone on stage',
    'Posted once',
    '40 minutes of product demo',
    'No partner, no customer stories, a generic deck',
    'Only a recording sent afterward',
    'No future webinars',
  ],
  demoMinutes: 40,
  result: { registrations: 89, attendees: 23, demoRequests: 0 },
  faults: [
    'Partner not involved',
    'A pure pitch',
    'Thin promotion',
    'No follow-up',
    'No qualification',
  ],
} as const;

/** What goes wrong with joint webinars, and why it matters (S27). */
export const webinarAntiPatterns = {
  oneSided: 'One-sided promotion',
  pitch: 'Sales pitch in disguise',
  noDryRun: 'No dry run',
  oneTimeZone: 'One time zone only, which excludes half the audience',
  noFollowUp: 'No follow-up plan',
  partnerOffStage: 'Partner not on stage',
  overloaded: 'Overloaded agenda',
  noMetrics: 'No metrics',
  shortNotice: 'Two weeks\u2019 notice or less',
} as const;

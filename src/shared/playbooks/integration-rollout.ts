import type { TimelineStep } from './timeline.ts';

/** A step of the rollout; `day` is the last day of its last week from the start (week n ends on day 7n). */
export type RolloutStep = TimelineStep & {
  readonly weeks: { readonly first: number; readonly last: number };
  readonly tasks: readonly string[];
};

const step = (
  id: string,
  task: string,
  first: number,
  last: number,
  tasks: readonly string[],
): RolloutStep => ({ id, task, owner: null, weeks: { first, last }, day: 7 * last, tasks });

/** From the first call to the launch (S76.1). */
export const integrationRolloutSteps: readonly RolloutStep[] = [
  step('discovery', 'Discovery call', 1, 1, [
    'Validate the customer overlap, with a mapping tool or by hand',
    'Confirm feasibility: API documents and a sandbox',
    'Align on the go-to-market commitment',
  ]),
  step('build', 'Technical build', 2, 6, [
    'Exchange API credentials and sandboxes',
    'Build, with data flowing both ways if possible',
    'Test with 2 to 3 beta customers',
  ]),
  step('launch', 'Go-to-market launch', 7, 8, [
    'Publish a co-authored blog post or case study',
    'Hold a joint webinar or record a demo video',
    'List in each other’s directory or marketplace',
    'Email the overlapping customers',
  ]),
];

/** Beta customers the build is tested with (S76.1). */
export const betaCustomers = { min: 2, max: 3 } as const;

/** What goes on after the launch (S76.2); `months` is the distance between two dates. */
export const integrationRhythm = [
  { id: 'sync', task: 'Sync on pipeline and adoption', months: 1 },
  { id: 'campaign', task: 'Co-marketing campaign: webinar, content or offer', months: 3 },
  { id: 'review', task: 'Annual review with the executive sponsors', months: 12 },
] as const;
export type IntegrationRhythm = (typeof integrationRhythm)[number]['id'];

/** Why integrations are built (S76.5). */
export const integrationPurposes = [
  'Lock-in at the level of the product',
  'Higher retention of joint customers',
  'Higher NPS of joint customers',
  'Higher lifetime value of joint customers',
] as const;

/** Choices of the framework form (S76.3). */
export const integrationChoices = {
  type: ['API', 'Marketplace', 'Native', 'Embedded'],
  dataFlow: ['One-way', 'Bidirectional'],
  auth: ['OAuth 2.0', 'API key', 'Webhook'],
  revenue: ['Free', 'Revenue share', 'Referral fee'],
  exclusivity: ['None', 'Category', 'Time-limited'],
  announcement: ['Blog', 'Email', 'Social'],
  listing: ['Description', 'Screenshots', 'Install flow'],
} as const;

/** Months between two looks at the joint roadmap (S76.3). */
export const roadmapCadenceMonths = 3;

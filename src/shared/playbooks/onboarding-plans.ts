import type { TimelineStep } from './timeline.ts';

export const onboardingPlanIds = ['O1', 'O2', 'O3'] as const;
export type OnboardingPlanId = (typeof onboardingPlanIds)[number];

export type OnboardingTask = TimelineStep & {
  readonly owner: string;
  /** The span it belongs to, as the plan writes it: "Days 1-3", "Week 2". Due on its last day. */
  readonly span: string;
  /** Nominal length in hours, where the plan names one. */
  readonly hours: number | null;
  /** Asked only when the ladder asks for technical staff (Appendix E). */
  readonly technicalOnly: boolean;
};

/** What goes on after the plan: not dated, not counted in its progress. */
export type OngoingTask = { readonly task: string; readonly everyMonths: number };

export type OnboardingPlan = {
  readonly id: OnboardingPlanId;
  readonly name: string;
  readonly days: number;
  readonly tasks: readonly OnboardingTask[];
  readonly ongoing: readonly OngoingTask[];
};

const automatic = 'Automatic';
const partner = 'Partner';
const manager = 'Partner manager';
const enablement = 'Partner enablement';

type Extra = { readonly hours?: number; readonly technicalOnly?: boolean };

/** Tasks of one span, due on its last day. */
const span = (
  label: string,
  day: number,
  ...tasks: readonly (readonly [id: string, task: string, owner: string, extra?: Extra])[]
): OnboardingTask[] =>
  tasks.map(([id, task, owner, extra]) => ({
    id,
    day,
    task,
    owner,
    span: label,
    hours: extra?.hours ?? null,
    technicalOnly: extra?.technicalOnly ?? false,
  }));

const rulesOfEngagement = 'Rules-of-engagement sheet reviewed and handed over';

const firstMonth: readonly OnboardingTask[] = [
  ...span(
    'Days 1-3',
    3,
    ['welcome', 'Welcome mail', automatic],
    ['portal', 'Portal access', automatic],
    ['guide', 'Program guide', automatic],
  ),
  ...span('Days 3-7', 7, [
    'sales-certification',
    'Sales certification (online, self-paced)',
    partner,
    { hours: 2 },
  ]),
  ...span('Days 7-14', 14, [
    'technical-certification',
    'Technical certification (hands-on lab)',
    partner,
    { hours: 4, technicalOnly: true },
  ]),
  ...span(
    'Days 14-21',
    21,
    ['first-call', 'First joint call with the partner manager (pipeline review)', manager],
    ['rules-of-engagement', rulesOfEngagement, manager],
  ),
  ...span('Days 21-30', 30, [
    'first-activity',
    'First co-selling opportunity or co-marketing activity',
    manager,
  ]),
];

/**
 * Onboarding plans, day 0 = start date (S82). Owners are decided: the practice names the partner manager only.
 * The rules-of-engagement item stands in every onboarding call (Appendix E, S43).
 */
export const onboardingPlans: Readonly<Record<OnboardingPlanId, OnboardingPlan>> = {
  O1: { id: 'O1', name: '30 days', days: 30, tasks: firstMonth, ongoing: [] },
  O2: {
    id: 'O2',
    name: 'Four weeks',
    days: 28,
    tasks: [
      ...span(
        'Week 1',
        7,
        ['welcome', 'Welcome email with portal access', automatic],
        ['training-101', '101 training (self-paced)', partner, { hours: 2 }],
        ['intro-call', 'Introduction call with the partner manager', manager],
        ['rules-of-engagement', rulesOfEngagement, manager],
      ),
      ...span(
        'Week 2',
        14,
        ['training-201', 'Live 201 training', enablement, { hours: 4 }],
        ['demo-access', 'Demo environment access', automatic],
        ['playbook-review', 'Playbook review', partner],
      ),
      ...span(
        'Week 3',
        21,
        ['mock-demo', 'Mock demo with feedback', enablement],
        ['battle-cards', 'Battle-card review', partner],
        ['first-registration', 'First deal registration', partner],
      ),
      ...span(
        'Week 4',
        28,
        ['exam', 'Exam', partner],
        ['badge', 'Badge and certificate', automatic],
        ['listing', 'Directory listing', enablement],
      ),
    ],
    ongoing: [
      { task: 'Product-update webinar', everyMonths: 1 },
      { task: 'New-feature training', everyMonths: 3 },
      { task: 'Recertification', everyMonths: 12 },
    ],
  },
  O3: {
    id: 'O3',
    name: 'Reseller, 90 days',
    days: 90,
    tasks: [
      ...firstMonth,
      ...span(
        'Days 31-60',
        60,
        ['registrations', 'First deal registrations', partner],
        ['joint-calls', 'Joint customer calls', manager],
        ['rules-of-engagement-2', rulesOfEngagement, manager],
      ),
      ...span('Days 61-90', 90, [
        'first-deal',
        'First closed deal (target: before day 90)',
        partner,
      ]),
    ],
    ongoing: [],
  },
};

import type { TimelineStep } from './timeline.ts';

/** A step of the 90-day launch: day 1 is the start date, so `day` (from the start) is the last day less one. */
export type LaunchStep = TimelineStep & {
  readonly phase: string;
  /** First and last day of the span, counted from 1. */
  readonly span: { readonly first: number; readonly last: number };
};

const step = (
  id: string,
  phase: string,
  first: number,
  last: number,
  task: string,
): LaunchStep => ({
  id,
  phase,
  span: { first, last },
  day: last - 1,
  task,
  owner: null,
});

/** The affiliate program from zero in 90 days (S62.1). */
export const affiliateLaunchSteps: readonly LaunchStep[] = [
  step(
    'commission',
    'Week 1',
    1,
    3,
    'Set the commission structure: flat or recurring, percent, tiers',
  ),
  step('platform', 'Week 1', 3, 5, 'Choose and configure the platform'),
  step('agreement', 'Week 1', 5, 7, 'Write the agreement: terms, payment, clawback, brand rules'),
  step('portal', 'Week 2', 8, 10, 'Build the portal: sign-up page, dashboard, asset library'),
  step(
    'assets',
    'Week 2',
    10,
    14,
    'Make the assets: banners, email templates, social copy, landing copy',
  ),
  step(
    'recruit',
    'Week 3',
    15,
    18,
    'Recruit the first 10 to 20 affiliates from customers, advisors and creators',
  ),
  step(
    'onboarding',
    'Week 3',
    18,
    21,
    'Set up the onboarding sequence: welcome, walkthrough, first-campaign guide',
  ),
  step('watch', 'Week 4', 22, 28, 'Watch the first conversions and fix gaps in tracking'),
  step('study', 'Month 2', 30, 60, 'Study the top performers and write up the first success'),
  step('scale', 'Month 3', 60, 90, 'Scale recruitment and launch tiered commission from the data'),
];

/** The life of an affiliate program (S62.4). */
export const affiliateMaturity = [
  {
    stage: 'Launch',
    aim: 'Validation',
    work: 'Find 10 to 20 good affiliates',
    affiliates: { min: 10, max: 20 },
  },
  { stage: 'Growth', aim: 'Expansion', work: 'Recruit and optimize', affiliates: null },
  { stage: 'Scale', aim: 'Efficiency', work: 'Automate, segment and tier', affiliates: null },
  { stage: 'Mature', aim: 'Optimization', work: 'Focus on the top and prune', affiliates: null },
] as const;

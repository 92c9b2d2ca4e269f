import type { TimelineStep } from './timeline.ts';

export type OnboardingStep = TimelineStep & {
  /** Only for affiliates with a large audience (S64.2). */
  readonly largeAudienceOnly: boolean;
};

const step = (
  id: string,
  day: number,
  task: string,
  largeAudienceOnly = false,
): OnboardingStep => ({
  id,
  day,
  task,
  owner: null,
  largeAudienceOnly,
});

/** The onboarding of one affiliate, by days from joining: the first sale inside 30 days (S64.1). */
export const affiliateOnboardingSteps: readonly OnboardingStep[] = [
  step('welcome', 0, 'Send the welcome email with portal access and the start guide'),
  step(
    'intro-call',
    1,
    'Hold a 15-minute introduction: value proposition, commission, best content tactics',
  ),
  step('creatives', 3, 'Send the creative pack: banners, email swipes, social copy'),
  step('check-in', 7, 'Check in: is the first link placed?'),
  step('success-case', 14, 'Share a success case'),
  step('landing-page', 21, 'Offer a custom landing page', true),
  step('review', 30, 'Hold the first review: celebrate conversions or troubleshoot'),
];

/** Limits of the sequence: minutes of the call, days to the first sale, audience for the landing page. */
export const affiliateOnboardingFigures = {
  introCallMinutes: 15,
  firstSaleWithinDays: 30,
  landingPageOverAudience: 1000,
} as const;

/** What affiliates hear, and how often (S64.3). */
export const affiliateCommunications = [
  { kind: 'Welcome sequence', frequency: 'At onboarding' },
  { kind: 'Newsletter', frequency: 'Weekly or every two weeks' },
  { kind: 'Performance alerts', frequency: 'In real time' },
  { kind: 'Product updates', frequency: 'As needed' },
  { kind: 'Outreach to top performers', frequency: 'Monthly' },
] as const;

/** An asset to have ready before plan O1 starts (S82). */
export type OnboardingAsset = {
  readonly name: string;
  readonly holds: string;
  readonly technicalOnly: boolean;
};

/** The six assets of plan O1. */
export const onboardingAssets: readonly OnboardingAsset[] = [
  { name: 'Sales playbook', holds: 'ICP, objections, pricing', technicalOnly: false },
  { name: 'Battle cards', holds: 'Against each competitor', technicalOnly: false },
  { name: 'Demo environment', holds: 'Sample data', technicalOnly: false },
  { name: 'Case studies', holds: 'Partner-sourced deals', technicalOnly: false },
  {
    name: 'Co-brandable collateral',
    holds: 'Room for the partner\u2019s brand',
    technicalOnly: false,
  },
  { name: 'Integration setup guide', holds: 'Setup step by step', technicalOnly: true },
];

/** What a partner finds at any time, during onboarding and after (S82). */
export const alwaysAvailable: readonly string[] = [
  'Portal with all materials',
  'Deal registration',
  'Support escalation path',
  'Marketing asset library',
  'Commission dashboard',
];

/** What should run without a person, so that access never waits (S82, S106). */
export const automatedAccessSteps: readonly string[] = [
  'Approval',
  'Account creation',
  'Welcome mail',
];

/** An onboarding that fails, for the library: what it consists of and what is wrong with it (S82). */
export const badOnboarding = {
  pages: 47,
  kickoffHours: 3,
  caseStudyFrom: 2019,
  parts: [
    '47-page PDF',
    '3-hour kickoff recording',
    'Case study from 2019',
    'Generic deck',
    'A mailbox and nothing else',
  ],
  faults: [
    'No path',
    'Outdated',
    'No interaction',
    'No certification',
    'No ongoing education',
    'No portal',
    'Generic',
  ],
} as const;

import type { TimelineStep } from './timeline.ts';

export type ActivationChannel = 'email' | 'portal' | 'slack' | 'call';

/** How a step is done by what is true of the partner on its day. */
export type ActivationVariant = {
  readonly when: 'dedicated manager' | 'no dedicated manager' | 'activated' | 'stalled' | 'dormant';
  readonly task: string;
};

export type ActivationStep = TimelineStep & {
  readonly owner: string;
  readonly channels: readonly ActivationChannel[];
  readonly goal: string;
  /** A nudge that is skipped once the first lead is in. */
  readonly nudge: boolean;
  readonly variants: readonly ActivationVariant[];
};

const owner = 'Partner manager';
const automatic = 'Automatic';

/** The first 30 days after sign-up, which is day 0 (S81). Owners are decided: only the calls need a person. */
export const activationSequence: readonly ActivationStep[] = [
  {
    id: 'welcome',
    day: 0,
    task: 'Welcome with portal login and quick start',
    owner: automatic,
    channels: ['email'],
    goal: 'Confirm setup',
    nudge: false,
    variants: [],
  },
  {
    id: 'video',
    day: 1,
    task: 'Video: your first referral in 10 minutes',
    owner: automatic,
    channels: ['email', 'portal'],
    goal: 'Path to the first commission',
    nudge: false,
    variants: [],
  },
  {
    id: 'case-study',
    day: 3,
    task: 'Case study of a top partner',
    owner: automatic,
    channels: ['email'],
    goal: 'Social proof',
    nudge: true,
    variants: [],
  },
  {
    id: 'check-in',
    day: 5,
    task: 'Check-in: has the link been shared? With ready posts',
    owner: automatic,
    channels: ['email'],
    goal: 'Less friction',
    nudge: true,
    variants: [],
  },
  {
    id: 'manager',
    day: 7,
    task: 'Introduction or check-in',
    owner,
    channels: ['email', 'slack'],
    goal: 'Personal touch or nudge',
    nudge: false,
    variants: [
      { when: 'dedicated manager', task: 'Introduction of the partner manager' },
      { when: 'no dedicated manager', task: 'Automated chatbot check-in' },
    ],
  },
  {
    id: 'milestone',
    day: 14,
    task: 'First-30-days milestone mail with tips',
    owner: automatic,
    channels: ['email'],
    goal: 'Commitment',
    nudge: false,
    variants: [],
  },
  {
    id: 'review',
    day: 30,
    task: 'Performance review',
    owner,
    channels: ['email', 'call'],
    goal: 'Retain or reactivate',
    nudge: false,
    variants: [
      { when: 'activated', task: 'Celebrate the first lead and plan the next ones' },
      { when: 'stalled', task: 'Ask what keeps the shared link from bringing leads' },
      { when: 'dormant', task: 'Re-engage: no lead and no link shared' },
    ],
  },
];

/** The welcome series: one mail per step over the first 30 days (S62, S81). */
export const activationEmailSeries = { emails: 7, days: 30 } as const;

import type { WatchCauseId } from '../health/watch-types.ts';
import type { TimelineStep } from './timeline.ts';

const step = (id: string, day: number, task: string): TimelineStep => ({
  id,
  day,
  task,
  owner: 'Partner manager',
});

/** Three dated actions of an intervention plan (S10, B77). */
export type InterventionActions = readonly [TimelineStep, TimelineStep, TimelineStep];

const reengage: InterventionActions = [
  step('call', 2, 'Call the main contact and ask what changed'),
  step('offer', 7, 'Offer one concrete next step: training, a campaign or an account to work on'),
  step('agree', 14, 'Agree on what both sides do by the review'),
];
const softLanding: InterventionActions = [
  step('cause', 3, 'Compare revenue by product and account, and name the cause'),
  step('support', 7, 'Offer the support plan: sales help, enablement, easier terms of the tier'),
  step('opportunities', 14, 'Agree on two joint opportunities'),
];
const people: InterventionActions = [
  step('name', 2, 'Name a person on each side'),
  step('introduce', 7, 'Introduce them to each other in a call'),
  step('widen', 14, 'Add a second contact, so that no single person holds the relationship'),
];
const activate: InterventionActions = [
  step('blocker', 2, 'Ask what keeps the partner from a first lead or deal'),
  step('help', 7, 'Work through the first one together'),
  step('register', 14, 'Register it and say thank you'),
];
const unblock: InterventionActions = [
  step('grant', 0, 'Give access, or say when it comes'),
  step('check', 2, 'Check that the partner can sign in'),
  step('resume', 7, 'Resume the onboarding step that waited'),
];

/** The actions suggested for each cause of the watch-list; the first cause of a partner decides. */
export const interventionActions = {
  'health-band': reengage,
  'band-dropped': reengage,
  'points-dropped': reengage,
  'revenue-declining': softLanding,
  inactive: reengage,
  untouched: reengage,
  'no-owner': people,
  'contact-left': people,
  stalled: activate,
  dormant: activate,
  'no-first-deal': activate,
  'access-waiting': unblock,
} as const satisfies Record<WatchCauseId, InterventionActions>;

/** What an intervention plan holds and how it ends (S10, B77). */
export const interventionTemplate = {
  fields: [
    'Owner',
    'Cause',
    'Three actions with dates',
    'Executive contact if strategic',
    'Review',
  ],
  /** Bands that end a plan with success. */
  exitBands: ['Healthy', 'Champion'],
  otherwise: 'Sunset decision',
  declining: 'Soft landing with a support plan',
} as const;

import type { LifecycleModel, LifecycleStage } from '../program/lifecycle-model.ts';

const stage = (name: string, meaning: string, limitDays: number | null = null): LifecycleStage => ({
  name,
  meaning,
  limitDays,
});

/** The four lifecycle models of S04. A limit of null is left to the program. */
export const lifecycleModels = {
  L1: {
    preset: 'L1',
    version: 1,
    name: 'Partnership lifecycle',
    stages: [
      stage('Identify', 'Select partners'),
      stage('Activate', 'Launch the partnership'),
      stage('Scale', 'Grow it'),
      stage('Expand', 'Deepen it'),
      stage('Review', 'Optimize it'),
    ],
    returnsTo: 'Identify',
    gate: null,
  },
  L2: {
    preset: 'L2',
    version: 1,
    name: 'Lifecycle with a scorecard gate',
    stages: [
      stage('Identify', 'Analyze the overlap of ideal customer profiles'),
      stage('Evaluate', 'Fill in the scorecard'),
      stage('Activate', 'Sign, and do a first joint activity'),
      stage('Scale', 'More programs, deeper integration'),
      stage('Optimize', 'Review, renegotiate or sunset'),
    ],
    returnsTo: null,
    gate: {
      stage: 'Activate',
      needs: 'scorecard',
      why: 'Most partnerships that failed had skipped the evaluation',
    },
  },
  L3: {
    preset: 'L3',
    version: 1,
    name: 'Relationship management',
    stages: [
      stage('Recruit', 'Find and sign', 30),
      stage('Onboard', 'Get ready', 30),
      stage('Enable', 'Train and equip', 30),
      stage('Activate', 'First deals; ongoing'),
      stage('Monitor', 'Watch health'),
      stage('Engage', 'Keep in touch'),
      stage('Expand', 'Grow what works'),
      stage('Advocate', 'Grow and retain'),
    ],
    returnsTo: 'Monitor',
    gate: null,
  },
  L4: {
    preset: 'L4',
    version: 1,
    name: 'Recruitment funnel',
    stages: [
      stage('Identified', 'On the list'),
      stage('Recruited', 'Signed'),
      stage('Onboarded', 'Has access and tools'),
      stage('Activated', 'Brought a first lead'),
      stage('Performing', 'Brings revenue regularly'),
      stage('Top performer', 'Among the best'),
    ],
    returnsTo: null,
    gate: null,
  },
} as const satisfies Record<string, LifecycleModel>;

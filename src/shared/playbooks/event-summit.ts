/** How a partner summit is run (S30). */
export const summitPractice = {
  perYear: 1,
  days: { min: 1, max: 2 },
  timing: 'Tied to a big announcement',
  audience: 'Top-tier partners and prospects',
  stage: ['CEO keynote', 'Leadership panels'],
  gifts: 'Memorable and on brand',
  after: 'Follow-up with commitments and actions',
} as const;

/** The content mix of a summit, percent of its minutes (S30). */
export const summitMix = [
  { id: 'roadmap', name: 'Roadmap', percent: 40 },
  { id: 'training', name: 'Training', percent: 30 },
  { id: 'networking', name: 'Networking', percent: 30 },
] as const;

export type FeatureWeight = 'critical' | 'high' | 'medium';

/** What a virtual-event platform is judged by; a missing critical feature fails it (S30). */
export const platformFeatures = [
  { id: 'registration', name: 'Registration', weight: 'critical', why: 'attendee data' },
  {
    id: 'streaming',
    name: 'Streaming quality',
    weight: 'critical',
    why: 'professional experience',
  },
  { id: 'chat', name: 'Chat and Q&A', weight: 'critical', why: 'engagement' },
  { id: 'recording', name: 'Recording', weight: 'critical', why: 'on demand' },
  { id: 'breakouts', name: 'Breakout rooms', weight: 'high', why: 'small groups' },
  { id: 'polling', name: 'Polling', weight: 'high', why: 'interactivity' },
  { id: 'networking', name: 'Networking', weight: 'medium', why: 'connections' },
  { id: 'analytics', name: 'Analytics', weight: 'high', why: 'measurement' },
] as const satisfies readonly {
  readonly id: string;
  readonly name: string;
  readonly weight: FeatureWeight;
  readonly why: string;
}[];

export type PlatformFeatureId = (typeof platformFeatures)[number]['id'];

import type { TierDesign } from '../tiers/design.ts';

/** What a good ladder holds to (S17.2). */
export type TierPrinciple = { readonly principle: string; readonly means: string };

export const tierPrinciples: readonly TierPrinciple[] = [
  { principle: 'Clear qualification', means: 'Objective measures' },
  { principle: 'Meaningful differentiation', means: 'Benefits exclusive to a tier' },
  { principle: 'Achievable progression', means: 'Realistic steps' },
  { principle: 'Sustainable economics', means: 'Benefits scale with value' },
];

/** Ways to qualify partners, and the programs each suits (S17.3). */
export type QualificationOption = {
  readonly id: 'revenue' | 'activity' | 'certification' | 'engagement' | 'hybrid';
  readonly basis: string;
  readonly measures: readonly string[];
  readonly suits: string;
};

export const qualificationOptions: readonly QualificationOption[] = [
  {
    id: 'revenue',
    basis: 'Revenue',
    measures: ['Sourced ARR', 'Influenced ARR', 'Sold ARR'],
    suits: 'High-value programs',
  },
  {
    id: 'activity',
    basis: 'Activity',
    measures: ['Referrals', 'Registrations'],
    suits: 'Affiliate programs',
  },
  {
    id: 'certification',
    basis: 'Certification',
    measures: ['Certified people', 'Exams passed'],
    suits: 'Technical programs',
  },
  {
    id: 'engagement',
    basis: 'Engagement',
    measures: ['Training', 'Downloads'],
    suits: 'New programs',
  },
  {
    id: 'hybrid',
    basis: 'Several of these together',
    measures: ['Revenue', 'Activity', 'Certification', 'Engagement'],
    suits: 'Mature programs',
  },
];

const forEveryone = ['Logo use', 'Invitations to events'];

/** A ladder that shows what to avoid (S17.4). */
export const tierCounterExample: TierDesign = {
  name: 'Counter-example',
  tiers: [
    {
      name: 'Starter',
      requirements: [[{ text: 'signed', measure: 'agreement', atLeast: 1 }]],
      benefits: forEveryone.map((benefit) => ({ benefit, worth: 1 })),
      commissionPercent: null,
    },
    {
      name: 'Growing',
      requirements: [[{ text: 'showed commitment', measure: null, atLeast: null }]],
      benefits: forEveryone.map((benefit) => ({ benefit, worth: 1 })),
      commissionPercent: null,
    },
    {
      name: 'Strategic',
      requirements: [[{ text: 'big impact', measure: null, atLeast: null }]],
      benefits: forEveryone.map((benefit) => ({ benefit, worth: 1 })),
      commissionPercent: null,
    },
  ],
  maintenanceRule: null,
  mdfOffered: null,
  mdfRoiReported: null,
  ladders: null,
  partnerTypes: null,
  exceptionRoute: null,
  strategicFlag: null,
};

/** What is wrong with it, each with the check that finds it. */
export const counterExampleFaults = [
  { fault: 'Subjective', check: 'criterion-without-number' },
  { fault: 'Unmeasurable', check: 'criterion-without-number' },
  { fault: 'Undifferentiated', check: 'no-added-benefit' },
  { fault: 'No path', check: 'no-path' },
  { fault: 'Commission not tied to the tier', check: 'commission-not-tied' },
  { fault: 'No incentive', check: 'no-added-benefit' },
] as const;

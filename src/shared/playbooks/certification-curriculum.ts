import type { Range } from '../kernel/range.ts';

export type TrainingLevelId = '101' | '201' | '301' | '401';

/** A training level; its length in hours, or in days where it is a workshop (S85). */
export type TrainingLevel = {
  readonly id: TrainingLevelId;
  readonly name: string;
  readonly audience: string;
  readonly format: string;
  readonly length: { readonly unit: 'hours' | 'days'; readonly range: Range };
};

/** The training levels, from the first up (S85). */
export const trainingLevels: readonly TrainingLevel[] = [
  {
    id: '101',
    name: 'Foundations',
    audience: 'All partners',
    format: 'Self-paced',
    length: { unit: 'hours', range: { min: 2, max: 4 } },
  },
  {
    id: '201',
    name: 'Sales',
    audience: 'Partner sales',
    format: 'Live and recorded',
    length: { unit: 'hours', range: { min: 4, max: 8 } },
  },
  {
    id: '301',
    name: 'Technical',
    audience: 'Partner sales engineers',
    format: 'Lab',
    length: { unit: 'hours', range: { min: 8, max: 16 } },
  },
  {
    id: '401',
    name: 'Expert',
    audience: 'Top partners',
    format: 'Workshop',
    length: { unit: 'days', range: { min: 2, max: 2 } },
  },
];

import type { CreditModel } from '../attribution/models.ts';

export type ModelCard = {
  readonly name: string;
  readonly gives: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
};

/** Multi-touch models with what speaks for and against each (S46.8). */
export const modelCards = {
  first: {
    name: 'First touch',
    gives: '100% to the first touch',
    pros: ['simple', 'rewards sourcing'],
    cons: ['ignores influence'],
  },
  last: {
    name: 'Last touch',
    gives: '100% to the last touch',
    pros: ['simple', 'rewards closing'],
    cons: ['ignores discovery'],
  },
  linear: {
    name: 'Linear',
    gives: 'equal credit to every touch',
    pros: ['fair'],
    cons: ['dilutes impact'],
  },
  'time-decay': {
    name: 'Time decay',
    gives: 'more to recent touches',
    pros: ['rewards closers'],
    cons: ['complex'],
  },
  custom: {
    name: 'Custom',
    gives: 'by the program\u2019s own weights',
    pros: ['fits the program'],
    cons: ['needs maintenance'],
  },
} as const satisfies Record<CreditModel, ModelCard>;

/** What affiliate platforms call their options, as models of ours; "multi-touch" leaves the choice open (S46.9). */
export const affiliateAttributionOptions = [
  { id: 'last-click', label: 'Last click', models: ['last'] },
  { id: 'first-click', label: 'First click', models: ['first'] },
  { id: 'multi-touch', label: 'Multi-touch', models: ['linear', 'time-decay', 'custom'] },
] as const satisfies readonly { id: string; label: string; models: readonly CreditModel[] }[];

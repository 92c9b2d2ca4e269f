import type { SpiffTemplate } from '../commissions/spiff-rules.ts';

/** The five SPIFFs of the practice (S52). */
export const spiffTemplates: readonly SpiffTemplate[] = [
  {
    kind: 'activation',
    name: 'New partner activation',
    trigger: 'The partner\u2019s first deal closes',
    size: { min: 500, max: 2000 },
    unit: 'money',
    runs: 'Within 90 days of sign-up, once per partner',
    days: { min: 90, max: 90 },
  },
  {
    kind: 'launch',
    name: 'Product launch',
    trigger: 'A deal sells the new product',
    size: { min: 2, max: 2 },
    unit: 'factor',
    runs: 'For 30 to 60 days from launch',
    days: { min: 30, max: 60 },
  },
  {
    kind: 'quota',
    name: 'Quarterly push',
    trigger: 'The partner meets the quarter\u2019s quota',
    size: { min: 10, max: 20 },
    unit: 'percent of commission',
    runs: 'To the end of the quarter',
    days: null,
  },
  {
    kind: 'displacement',
    name: 'Competitive displacement',
    trigger: 'A deal is won against a named competitor',
    size: { min: 1000, max: 5000 },
    unit: 'money',
    runs: 'Ongoing',
    days: null,
  },
  {
    kind: 'bundle',
    name: 'Multi-product',
    trigger: 'A deal sells the whole bundle',
    size: { min: 5, max: 5 },
    unit: 'points',
    runs: 'Ongoing',
    days: null,
  },
];

import type { Range } from '../kernel/range.ts';

export type ReferenceUnit = 'percent' | 'days' | 'multiple' | 'money' | 'count' | 'months';

export type ReferenceFigure = {
  readonly about: string;
  readonly unit: ReferenceUnit;
  readonly range: Range;
  readonly system: string;
};

const figure = (
  about: string,
  unit: ReferenceUnit,
  min: number,
  max: number | null,
  system: string,
): ReferenceFigure => ({ about, unit, range: { min, max }, system });

/** The figures of an ecosystem program on one page; money in major units (S105). */
export const quickReference: readonly ReferenceFigure[] = [
  figure('Referral commission, first year', 'percent', 10, 15, 'S48'),
  figure('Integration commission', 'percent', 20, 25, 'S48'),
  figure('Solution commission', 'percent', 30, 40, 'S48'),
  figure('Activation of onboarded partners', 'percent', 20, 30, 'S104'),
  figure('Partners that bring 80% or more', 'percent', 10, 20, 'S104'),
  figure('Partner-sourced revenue at maturity', 'percent', 15, 30, 'S104'),
  figure('Days to register a deal after first contact', 'days', 14, 14, 'S40'),
  figure('Life of a registration', 'days', 120, 120, 'S40'),
  figure('First referral, under', 'days', 30, 30, 'S104'),
  figure('Win rate against direct', 'multiple', 1.5, 2, 'S104'),
  figure('Co-marketing budget of an integration partner, a quarter', 'money', 2_000, 10_000, 'S34'),
  figure('Cookie of a partner link', 'days', 90, 90, 'S45'),
  figure('Protected accounts of a solution partner', 'count', 50, 50, 'S42'),
  figure('Months to a share of 30% or more', 'months', 36, null, 'S96'),
];

/** What the one-page reference says besides its figures (S105). */
export const quickReferenceNotes = [
  'QBRs are quarterly for Tiers 2 and 3.',
  'The affiliate or PRM platform follows from monthly revenue and partner types.',
] as const;

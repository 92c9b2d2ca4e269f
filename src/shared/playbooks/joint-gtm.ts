import type { Range } from '../kernel/range.ts';

/** What a joint go-to-market plan says, field by field (S98). */
export const jointGtmFields = [
  { id: 'partners', label: 'Partners', asks: 'Both companies' },
  { id: 'value', label: 'Joint value', asks: 'One sentence' },
  { id: 'accounts', label: 'Target accounts', asks: 'Names, or the ideal customer profile' },
  { id: 'motions', label: 'Motions', asks: 'Which of the four, and how' },
  {
    id: 'tracking',
    label: 'Revenue tracking',
    asks: 'Sourced and influenced, by UTM, registration or CRM field',
  },
  { id: 'cadence', label: 'Cadence', asks: 'Who meets when' },
  { id: 'kpis', label: 'Joint KPIs', asks: 'Three to five, reviewed monthly' },
  { id: 'dates', label: 'Dates', asks: 'From when to when' },
] as const;
export type JointGtmFieldId = (typeof jointGtmFields)[number]['id'];

/** The four motions of a joint plan (S98). */
export const jointGtmMotions = [
  { motion: 'Co-selling', what: 'Introductions into each other’s accounts' },
  { motion: 'Co-marketing', what: '2-4 campaigns a quarter' },
  { motion: 'Product', what: 'The integration is part of onboarding' },
  { motion: 'Customer success', what: 'Joint QBRs' },
] as const;

/** Figures of a joint plan: joint KPIs, campaigns a quarter, default and allowed lead share in percent (S98, A89, A95). */
export const jointGtmFigures: {
  readonly kpis: Range;
  readonly campaignsPerQuarter: Range;
  readonly defaultCampaignsPerQuarter: number;
  readonly leadSharePercent: number;
} = {
  kpis: { min: 3, max: 5 },
  campaignsPerQuarter: { min: 2, max: 4 },
  defaultCampaignsPerQuarter: 2,
  leadSharePercent: 50,
};

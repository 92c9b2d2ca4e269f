import type { Range } from '../kernel/range.ts';

/** Kinds of agreement (S77.1). */
export const agreementKinds = {
  integration: 'Integration agreement',
  referral: 'Referral agreement',
  strategic: 'Strategic agreement',
} as const;
export type AgreementKind = keyof typeof agreementKinds;

/** What every agreement settles, with an example and the rules a clause rests on (S77.2). */
export const agreementClauses = {
  scope: {
    name: 'Scope',
    example: 'Joint marketing in North America for the HR segment',
    essential: true,
    rests: null,
  },
  commitment: {
    name: 'Commitment',
    example: 'At least 2 campaigns a quarter',
    essential: true,
    rests: null,
  },
  exclusivity: {
    name: 'Exclusivity',
    example: 'Non-exclusive, aware of categories',
    essential: true,
    rests: null,
  },
  term: {
    name: 'Term',
    example: '12 months with checkpoints every 90 days',
    essential: true,
    rests: null,
  },
  exit: {
    name: 'Exit',
    example: '90 days of notice, and how data is handled',
    essential: true,
    rests: null,
  },
  brand: { name: 'Brand rules', example: 'Written logo approval', essential: false, rests: 'S32' },
  leads: { name: 'Lead terms', example: 'Who owns which lead', essential: false, rests: 'S31' },
  commission: { name: 'Commission', example: 'Rate and term', essential: false, rests: 'S48' },
  clawback: {
    name: 'Clawback',
    example: 'When a commission returns',
    essential: false,
    rests: 'S54',
  },
  deals: {
    name: 'Deal rules',
    example: 'Registration and protection',
    essential: false,
    rests: 'S40',
  },
  icp: { name: 'ICP overlap', example: 'At least 60% checked', essential: false, rests: 'S69' },
  ai: {
    name: 'Data sharing and compliance for AI',
    example: 'Data ownership, usage and privacy',
    essential: false,
    rests: 'S78',
  },
} as const satisfies Record<
  string,
  { name: string; example: string; essential: boolean; rests: string | null }
>;
export type AgreementClause = keyof typeof agreementClauses;

/** How many joint campaigns a quarter the guides name (S77.7); `max` null is open. */
export const campaignsPerQuarter: Readonly<
  Record<
    'strategy' | 'agreement' | 'example' | 'integration',
    { readonly range: Range; readonly note: string }
  >
> = {
  strategy: { range: { min: 2, max: 4 }, note: '2 to 4 a quarter' },
  agreement: { range: { min: 2, max: null }, note: 'At least 2 a quarter' },
  example: { range: { min: 1, max: 1 }, note: '1 webinar a quarter and 1 content swap a month' },
  integration: { range: { min: 1, max: 1 }, note: '1 a quarter for an integration' },
};

/** Stands on every exported term sheet (S77.8). */
export const legalNotice = 'Not legal advice: needs review by counsel.';

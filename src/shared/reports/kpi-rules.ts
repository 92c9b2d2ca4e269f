import { z } from 'zod';
import { rangeSchema } from '../kernel/range.ts';

/** The KPIs of a program (S104), in the order of its dashboard. */
export const kpiIds = [
  'sourced',
  'influenced',
  'pipeline',
  'attach',
  'activation',
  'revenue-per-partner',
  'first-referral',
  'first-deal',
  'win-rate',
  'nps',
  'retention',
  'qbr',
  'concentration',
] as const;
export type KpiId = (typeof kpiIds)[number];

/**
 * What a KPI is held against: a share in percent or a multiple from its low end up (`max` is only shown), a number of
 * days to stay under, a trend to keep up, or a share that is described and never judged.
 */
const goal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), range: rangeSchema }),
  z.strictObject({ kind: z.literal('multiple'), range: rangeSchema }),
  z.strictObject({ kind: z.literal('score'), range: rangeSchema }),
  z.strictObject({ kind: z.literal('under-days'), days: z.number().int().min(1) }),
  z.strictObject({ kind: z.literal('growing') }),
  z.strictObject({ kind: z.literal('usual'), says: z.string().min(1) }),
]);
export type KpiGoal = z.infer<typeof goal>;

/** Goals of a program by KPI; a KPI without one is shown and not judged (S104). */
export const kpiRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  name: z.string().min(1),
  /** What activation is a share of: partners onboarded, or all that signed (A28). */
  activationOf: z.enum(['onboarded', 'signed']),
  goals: z.partialRecord(z.enum(kpiIds), goal),
});
export type KpiRules = z.infer<typeof kpiRulesSchema>;

const percent = (min: number, max: number | null = null): KpiGoal => ({
  kind: 'percent',
  range: { min, max },
});
const multiple = (min: number, max: number): KpiGoal => ({ kind: 'multiple', range: { min, max } });

/** The two sets of benchmarks that stand side by side: 000 for an ecosystem program, 003 for a tiered one (S104). */
export const kpiPresets: Readonly<Record<'000' | '003', KpiRules>> = {
  '000': {
    preset: '000',
    version: 1,
    name: 'Ecosystem program',
    activationOf: 'onboarded',
    goals: {
      sourced: percent(15, 30),
      influenced: percent(10, 20),
      pipeline: multiple(2, 3),
      attach: percent(30, 50),
      activation: percent(20, 30),
      'revenue-per-partner': { kind: 'growing' },
      'first-referral': { kind: 'under-days', days: 30 },
      'win-rate': multiple(1.5, 2),
      concentration: {
        kind: 'usual',
        says: '10-20% of partners bring 80% or more; 2-5 partners bring 50% or more',
      },
    },
  },
  '003': {
    preset: '003',
    version: 1,
    name: 'Tiered program',
    activationOf: 'signed',
    goals: {
      sourced: percent(20, 30),
      influenced: percent(40, 50),
      activation: percent(60),
      'revenue-per-partner': { kind: 'growing' },
      'first-deal': { kind: 'under-days', days: 90 },
      nps: { kind: 'score', range: { min: 50, max: null } },
      retention: percent(80),
      qbr: percent(90),
    },
  },
};

export type KpiDefinition = {
  readonly label: string;
  readonly formula: string;
  readonly unit: 'percent' | 'multiple' | 'money' | 'days' | 'score';
};

/** How each KPI is reckoned (S104). */
export const kpiDefinitions: Readonly<Record<KpiId, KpiDefinition>> = {
  sourced: {
    label: 'Partner-sourced revenue',
    formula: 'Sourced revenue / total revenue',
    unit: 'percent',
  },
  influenced: {
    label: 'Partner-influenced revenue',
    formula: 'Influenced revenue / total revenue',
    unit: 'percent',
  },
  pipeline: {
    label: 'Sourced pipeline',
    formula: 'Open sourced pipeline / sourced target',
    unit: 'multiple',
  },
  attach: {
    label: 'Attach rate',
    formula: 'Deals with at least one partner touch / deals',
    unit: 'percent',
  },
  activation: {
    label: 'Activation rate',
    formula: 'Partners with a first lead / onboarded, or with a closed deal / signed',
    unit: 'percent',
  },
  'revenue-per-partner': {
    label: 'Revenue per partner',
    formula: 'Partner revenue of the quarter / active partners',
    unit: 'money',
  },
  'first-referral': {
    label: 'Time to first referral',
    formula: 'Median days from sign-up to the first qualified lead, of referral partners',
    unit: 'days',
  },
  'first-deal': {
    label: 'Time to first deal',
    formula: 'Median days from sign-up to the first closed deal',
    unit: 'days',
  },
  'win-rate': {
    label: 'Win rate against direct',
    formula: 'Win rate of sourced deals / win rate of direct deals',
    unit: 'multiple',
  },
  nps: { label: 'Partner NPS', formula: 'Promoters less detractors, in percent', unit: 'score' },
  retention: {
    label: 'Partner retention',
    formula: 'Partners active this year and last / active last year',
    unit: 'percent',
  },
  qbr: { label: 'QBR completion', formula: 'Held / scheduled', unit: 'percent' },
  concentration: {
    label: 'Top concentration',
    formula: 'Revenue of the top partners / partner revenue',
    unit: 'percent',
  },
};

import { z } from 'zod';
import { rangeSchema } from '../kernel/range.ts';

/** What starts the clock of a payment: one trigger per plan (S53.1). */
export const payTriggers = [
  'deal signed',
  'first payment received',
  'implementation complete',
  'trial complete',
  'clawback period end',
  'invoice',
] as const;
export type PayTrigger = (typeof payTriggers)[number];

const days = z.number().int().min(0).max(365);

/** When a triggered line may be paid: net so many days, after a hold on the next monthly run, or on the next run. */
const timing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('net'), days }),
  z.strictObject({ kind: z.literal('hold-then-run'), holdDays: days }),
  z.strictObject({ kind: z.literal('next-run') }),
]);

/** Payout terms of a plan as data (S53, G10). Money in major units of the reporting currency. */
export const payoutRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  trigger: z.enum(payTriggers),
  timing,
  /** Day of the month the run is made, 1-28. */
  runDay: z.number().int().min(1).max(28),
  minimum: z.number().min(0).max(9e11),
  minimumRange: rangeSchema.nullable(),
  /** Settles earned against paid at each quarter's end. */
  trueUp: z.boolean(),
});

export type PayoutRules = Readonly<z.infer<typeof payoutRulesSchema>>;

const shared = {
  version: 1,
  trigger: 'first payment received',
  runDay: 1,
  minimum: 0,
  minimumRange: null,
  trueUp: false,
} as const;

/** Payout terms by kind of partner (S53, A79, A80). */
export const payoutPresets = {
  referral: { ...shared, preset: 'Referral', timing: { kind: 'net', days: 30 } },
  integration: { ...shared, preset: 'Integration', timing: { kind: 'next-run' } },
  solution: { ...shared, preset: 'Solution', timing: { kind: 'next-run' }, trueUp: true },
  reseller: {
    ...shared,
    preset: 'Reseller',
    trigger: 'invoice',
    timing: { kind: 'net', days: 30 },
  },
  affiliate: {
    ...shared,
    preset: 'Affiliate',
    timing: { kind: 'hold-then-run', holdDays: 30 },
    minimum: 50,
    minimumRange: { min: 50, max: 100 },
  },
  trackReferral: {
    ...shared,
    preset: 'T7 referral',
    timing: { kind: 'hold-then-run', holdDays: 30 },
  },
} as const satisfies Record<string, PayoutRules>;

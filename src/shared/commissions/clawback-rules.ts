import { z } from 'zod';
import { descends } from '../kernel/bands.ts';
import { placeIn, rangeSchema } from '../kernel/range.ts';

const days = z.number().int().min(0).max(3660);

/** What is returned from a day on: a fixed share, or (over - day) / over, which runs down to 0 at day `over`. */
const returns = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), percent: z.number().min(0).max(100) }),
  z.strictObject({ kind: z.literal('pro-rata'), over: days.min(1) }),
]);

const band = z.strictObject({ from: days, returns });

/**
 * The schedule of one role: graded bands by the day of cancellation, a window that returns everything through its last
 * day, or none. `range` is what the practice allows for the window (G7).
 */
const schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('graded'), bands: z.array(band).min(1).max(20) }),
  z.strictObject({ kind: z.literal('window'), days, range: rangeSchema.nullable() }),
  z.strictObject({ kind: z.literal('none') }),
]);

export type ClawbackSchedule = Readonly<z.infer<typeof schedule>>;

/** Roles a schedule may differ by. */
export const clawbackRoles = ['referral', 'integration', 'solution', 'affiliate', 'other'] as const;
export type ClawbackRole = (typeof clawbackRoles)[number];

/** Clawback rules as data (S54, G10). */
export const clawbackRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    /** The day count starts when the customer started, or when the commission was paid. */
    countsFrom: z.enum(['customer start', 'payment']),
    schedules: z.record(z.enum(clawbackRoles), schedule),
    fraud: z.strictObject({ percent: z.number().min(0).max(100), terminates: z.boolean() }),
  })
  .refine(({ schedules }) => Object.values(schedules).every(bandsRunDown), {
    path: ['schedules'],
    message: 'Clawback bands must run from the latest day down to day 0.',
  });

export type ClawbackRules = Readonly<z.infer<typeof clawbackRulesSchema>>;
type Graded = Extract<ClawbackSchedule, { kind: 'graded' }>;

function bandsRunDown(one: ClawbackSchedule): boolean {
  return one.kind !== 'graded' || (descends(one.bands) && one.bands.at(-1)?.from === 0);
}

const forAll = (one: ClawbackSchedule): ClawbackRules['schedules'] => ({
  referral: one,
  integration: one,
  solution: one,
  affiliate: one,
  other: one,
});
const share = (from: number, percent: number): Graded['bands'][number] => ({
  from,
  returns: { kind: 'share', percent },
});
const proRata = (from: number, over: number): Graded['bands'][number] => ({
  from,
  returns: { kind: 'pro-rata', over },
});
const shared = {
  version: 1,
  countsFrom: 'customer start',
  fraud: { percent: 100, terminates: true },
} as const;

const referralWindow: ClawbackSchedule = { kind: 'window', days: 60, range: null };
const refundWindow: ClawbackSchedule = { kind: 'window', days: 60, range: { min: 30, max: 60 } };

/** The three clawback presets of S54 (A30). K2 has no row for affiliates and others: its referral row serves them. */
export const clawbackPresets = {
  K1: {
    ...shared,
    preset: 'K1',
    name: 'Graded 30 / 90 / 180 days',
    schedules: forAll({
      kind: 'graded',
      bands: [share(180, 0), proRata(90, 180), share(30, 50), share(0, 100)],
    }),
  },
  K2: {
    ...shared,
    preset: 'K2',
    name: 'By role 60 / 90 / none',
    schedules: {
      ...forAll(referralWindow),
      integration: { kind: 'graded', bands: [share(90, 0), proRata(0, 90)] },
      solution: { kind: 'none' },
    },
  },
  K3: {
    ...shared,
    preset: 'K3',
    name: 'Affiliate refunds, 60 days',
    schedules: forAll(refundWindow),
  },
} as const satisfies Record<string, ClawbackRules>;

export type ClawbackPresetId = keyof typeof clawbackPresets;

/** The preset a program starts with (S54.9): K3 for affiliates, K2 for the role ladder T5, K1 otherwise. */
export function defaultClawback(role: ClawbackRole, ladder: string): ClawbackPresetId {
  if (role === 'affiliate') return 'K3';
  return ladder === 'T5' ? 'K2' : 'K1';
}

/** Rules with another window for refunds, in whole days; outside its range it warns, never blocks (S54.5, G7). */
export function withWindow(rules: ClawbackRules, windowDays: number): ClawbackRules {
  const other = (one: ClawbackSchedule): ClawbackSchedule =>
    one.kind === 'window' ? { ...one, days: windowDays } : one;
  const { referral, integration, solution, affiliate, other: rest } = rules.schedules;
  return {
    ...rules,
    schedules: {
      referral: other(referral),
      integration: other(integration),
      solution: other(solution),
      affiliate: other(affiliate),
      other: other(rest),
    },
  };
}

/** Whether a role's window lies outside the range the practice allows: a warning, never a block (S54.5, G7). */
export function windowOutside(rules: ClawbackRules, role: ClawbackRole): boolean {
  const one = rules.schedules[role];
  return one.kind === 'window' && one.range !== null && placeIn(one.range, one.days) !== 'inside';
}

import { z } from 'zod';

const days = z.number().int().min(1).max(3650);

const upkeep = z
  .strictObject({
    remindFromDay: days,
    warnFromDay: days,
    expireFromDay: days,
    /** A program without patience: one update every `remindFromDay` days, over on the day after. */
    strictMonthly: z.boolean(),
  })
  .refine(
    ({ remindFromDay, warnFromDay, expireFromDay }) =>
      remindFromDay < warnFromDay && warnFromDay < expireFromDay,
    'upkeep: the reminder comes before the warning, and the warning before the expiry.',
  );

/**
 * Deal registration rules as data (S40, G10). Days are whole calendar days (G2), percentages 0-100.
 * `upkeep`, `extension` and `bonusPercent` are null where a program has none.
 */
export const registrationRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    registerBy: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('after-first-contact'), days }),
      z.strictObject({ kind: z.literal('before-quote') }),
      z.strictObject({ kind: z.literal('any-time') }),
    ]),
    review: z.strictObject({ slaHours: days.nullable(), autoChecks: z.boolean() }),
    protection: z.strictObject({
      days,
      from: z.enum(['registration', 'approval']),
      /** A tier's own length instead of `days`, by tier name. */
      daysByTier: z.record(z.string().min(1), days),
    }),
    extension: z.strictObject({ days, times: z.number().int().min(1).max(10) }).nullable(),
    /** How often an expired registration may be registered again; null is without limit. */
    reRegistrations: z.number().int().min(0).max(10).nullable(),
    upkeep: upkeep.nullable(),
    winner: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('first-valid') }),
      z.strictObject({ kind: z.literal('first-within'), days }),
      z.strictObject({ kind: z.literal('before-direct') }),
    ]),
    bonusPercent: z.number().gt(0).max(100).nullable(),
    gates: z.strictObject({
      /** Tiers that may not register, by ladder preset; holding no tier of such a ladder is barred too. */
      barredTiers: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
      certificate: z.boolean(),
    }),
    /** Tiers whose requests stand at the top of the review queue. */
    priorityTiers: z.array(z.string().min(1)),
  })
  .superRefine((rules, context) => {
    const fault = faultIn(rules.upkeep, Object.values(rules.protection.daysByTier), rules);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

export type RegistrationRules = z.infer<typeof registrationRulesSchema>;
export type UpkeepRules = z.infer<typeof upkeep>;

function faultIn(
  care: UpkeepRules | null,
  tierDays: readonly number[],
  rules: { protection: { days: number }; extension: { days: number; times: number } | null },
): string | null {
  const extra = rules.extension === null ? 0 : rules.extension.days * rules.extension.times;
  const longest = Math.max(rules.protection.days, ...tierDays) + extra;
  return care !== null && care.expireFromDay > longest
    ? `upkeep.expireFromDay: silence ends a registration on day ${care.expireFromDay}, but protection is over after day ${longest}.`
    : null;
}

const barredTiers = { T1: ['Registered'], T3: ['Registered'] };

/** R1, the default of the role ladder: register within 14 days, live 120 days, register again once. */
const firstMover: RegistrationRules = {
  preset: 'R1',
  name: '14-day window, 120-day life',
  version: 1,
  registerBy: { kind: 'after-first-contact', days: 14 },
  review: { slaHours: null, autoChecks: false },
  protection: { days: 120, from: 'registration', daysByTier: {} },
  extension: null,
  reRegistrations: 1,
  upkeep: null,
  winner: { kind: 'first-valid' },
  bonusPercent: null,
  gates: { barredTiers, certificate: false },
  priorityTiers: ['Platinum'],
};

/** R2, the default elsewhere: checks at once, review in 48 hours, 90 days and one extension by 30. */
const exclusivity: RegistrationRules = {
  preset: 'R2',
  name: '48-hour review, 90-day exclusivity',
  version: 1,
  registerBy: { kind: 'any-time' },
  review: { slaHours: 48, autoChecks: true },
  protection: { days: 90, from: 'approval', daysByTier: {} },
  extension: { days: 30, times: 1 },
  reRegistrations: 0,
  upkeep: { remindFromDay: 30, warnFromDay: 45, expireFromDay: 60, strictMonthly: false },
  winner: { kind: 'first-within', days: 7 },
  bonusPercent: 5,
  gates: { barredTiers, certificate: true },
  priorityTiers: ['Platinum'],
};

/** R3 for resellers: before the quote, approved in 24 hours, 30 days of protection, submit again as needed. */
const reseller: RegistrationRules = {
  preset: 'R3',
  name: 'Reseller: before the quote, 30 days',
  version: 1,
  registerBy: { kind: 'before-quote' },
  review: { slaHours: 24, autoChecks: false },
  protection: { days: 30, from: 'approval', daysByTier: {} },
  extension: null,
  reRegistrations: null,
  upkeep: null,
  winner: { kind: 'before-direct' },
  bonusPercent: 5,
  gates: { barredTiers, certificate: false },
  priorityTiers: ['Platinum'],
};

/** Deal registration presets (S40, G10). */
export const registrationPresets = {
  R1: firstMover,
  R2: exclusivity,
  R3: reseller,
} as const satisfies Record<string, RegistrationRules>;
export type RegistrationPresetId = keyof typeof registrationPresets;

/** The preset a program starts with: R1 on the role ladder (T5), R2 on any other (S40.1). */
export function defaultRegistrationPreset(ladder: string): RegistrationPresetId {
  return ladder === 'T5' ? 'R1' : 'R2';
}

/**
 * Days of protection before any extension: the tier's own where the program names one, else the program's (S40.8).
 * `tier` null is no tier or unknown. Also the figure a tier card shows.
 */
export function protectionDays({ protection }: RegistrationRules, tier: string | null): number {
  return (tier === null ? undefined : protection.daysByTier[tier]) ?? protection.days;
}

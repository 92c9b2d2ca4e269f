import { z } from 'zod';

export const creditModels = ['first', 'last', 'linear', 'time-decay', 'custom'] as const;
export type CreditModel = (typeof creditModels)[number];

/** Multi-touch rules as data (S46, G10). Half-life in whole days; custom weights by type of touch. */
export const multiTouchRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    halfLifeDays: z.number().int().min(1).max(366),
    custom: z.strictObject({
      byType: z.record(z.string().min(1), z.number().min(0).max(1000)),
      otherwise: z.number().min(0).max(1000),
    }),
    /** The model that pays, by track, where the program lets a model pay at all. */
    pays: z.strictObject({
      enabled: z.boolean(),
      byTrack: z.record(z.string().min(1), z.enum(creditModels)),
      otherwise: z.enum(creditModels),
    }),
  })
  .refine(
    ({ custom }) => custom.otherwise > 0 || Object.values(custom.byType).some((one) => one > 0),
    { path: ['custom'], message: 'custom: at least one weight must be more than zero.' },
  );

export type MultiTouchRules = z.infer<typeof multiTouchRulesSchema>;

/** Half-life 30 days; models compare only, and would pay first touch to Referral partners and linear to the others. */
export const standardMultiTouch: MultiTouchRules = {
  preset: 'Standard',
  version: 1,
  halfLifeDays: 30,
  custom: { byType: {}, otherwise: 1 },
  pays: { enabled: false, byTrack: { Referral: 'first' }, otherwise: 'linear' },
};

/**
 * The model that pays a partner of a track (S46.7), or null where pay follows the attribution decision (S44), as it does unless the
 * program lets a model pay.
 */
export function payingModel({ pays }: MultiTouchRules, track: string | null): CreditModel | null {
  if (!pays.enabled) return null;
  return (track === null ? undefined : pays.byTrack[track]) ?? pays.otherwise;
}

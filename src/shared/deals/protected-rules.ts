import { z } from 'zod';

/** What happens to an account between two reviews. A typed note is kept but moves nothing (S42.3). */
export const accountEventKinds = [
  'stage-change',
  'meeting',
  'amount-change',
  'close-date-change',
  'note',
] as const;
export type AccountEventKind = (typeof accountEventKinds)[number];

/** Rules for protected accounts as data (S42, G10). */
export const protectedRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  mostPerPartner: z.number().int().min(1).max(10_000),
  /** Tiers whose partners may hold a list, by ladder preset. */
  tiers: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
  movements: z.array(z.enum(accountEventKinds)).min(1),
});

export type ProtectedRules = z.infer<typeof protectedRulesSchema>;

/** Solution partners hold lists of at most 50; movement is a stage change, a meeting, or a changed amount or close date. */
export const standardProtectedRules: ProtectedRules = {
  preset: 'Standard',
  version: 1,
  mostPerPartner: 50,
  tiers: { T5: ['Solution'] },
  movements: ['stage-change', 'meeting', 'amount-change', 'close-date-change'],
};

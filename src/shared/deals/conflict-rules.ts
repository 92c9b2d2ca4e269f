import { z } from 'zod';
import { rangeSchema } from '../kernel/range.ts';
import type { RegistrationPresetId } from './registration-rules.ts';

/**
 * Conflict rules as data (S41, G10): what counts as the same moment, as a prior relationship and as a fee, how credit is
 * split, and how fast a dispute is answered. Percentages are 0-100.
 */
export const conflictRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    /** Two registrations at most so many days apart go to the first (S41.1). */
    firstWithinDays: z.number().int().min(0).max(365),
    /** A meeting so many days before the registration is a prior relationship; null: any earlier one (S41.3). */
    meetingDays: z.number().int().min(1).max(3650).nullable(),
    fee: z.strictObject({ percent: rangeSchema, chosenPercent: z.number().min(0).max(100) }),
    /** Percent of the credit to the first and to the second partner. */
    split: z.tuple([z.number().min(0).max(100), z.number().min(0).max(100)]),
    dispute: z.strictObject({
      escalateTo: z.string().min(1),
      escalateWithinHours: z.number().int().min(1).max(720),
      resolveWithinBusinessDays: z.number().int().min(1).max(260).nullable(),
    }),
  })
  .superRefine(({ split, fee }, context) => {
    if (split[0] + split[1] !== 100)
      context.addIssue({
        code: 'custom',
        path: ['split'],
        message: `The two shares must sum to 100; they sum to ${split[0] + split[1]}.`,
      });
    if (fee.percent.min < 0 || fee.percent.max === null || fee.percent.max > 100)
      context.addIssue({
        code: 'custom',
        path: ['fee', 'percent'],
        message: 'The referral fee needs a range between 0 and 100 percent.',
      });
  });

export type ConflictRules = z.infer<typeof conflictRulesSchema>;

const standard: ConflictRules = {
  preset: 'R2',
  version: 1,
  firstWithinDays: 7,
  meetingDays: 90,
  fee: { percent: { min: 5, max: 10 }, chosenPercent: 5 },
  split: [50, 50],
  dispute: { escalateTo: 'Director', escalateWithinHours: 24, resolveWithinBusinessDays: null },
};

/**
 * Conflict rules beside each registration preset (S41, S40.14). R1 disputes go to the partner manager within 48 hours and
 * are resolved in 5 business days, others to the Director within 24 hours; R3 asks for registration before any direct engagement.
 */
export const conflictPresets = {
  R1: {
    ...standard,
    preset: 'R1',
    dispute: {
      escalateTo: 'Partner manager',
      escalateWithinHours: 48,
      resolveWithinBusinessDays: 5,
    },
  },
  R2: standard,
  R3: { ...standard, preset: 'R3', meetingDays: null },
} as const satisfies Record<RegistrationPresetId, ConflictRules>;

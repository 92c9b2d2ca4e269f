import { z } from 'zod';
import { cadences } from '../program/cadence.ts';

/** What puts a partner on the watch-list, as data (S10, G10). Points are score points, hours run on the clock. */
export const watchRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** Bands that list a partner, the worst first: the order of the list. */
  bands: z.array(z.string().min(1)).min(1).max(20),
  dropPoints: z.number().int().min(1).max(100),
  inactiveDays: z.number().int().min(1).max(366),
  /** Cadence intervals without a touch. */
  touchIntervals: z.number().int().min(1).max(12),
  firstLeadDays: z.number().int().min(1).max(366),
  firstDealDays: z.number().int().min(1).max(366),
  accessHours: z.number().int().min(1).max(720),
  /** How often a listed partner hears from us, and the checkpoint of its plan. */
  contact: z.enum(cadences),
  reviewDays: z.number().int().min(1).max(366),
});
export type WatchRules = z.infer<typeof watchRulesSchema>;

/** The triggers of S10. */
export const standardWatchRules: WatchRules = {
  preset: 'Standard',
  version: 1,
  bands: ['Churning', 'Critical', 'At-risk'],
  dropPoints: 15,
  inactiveDays: 90,
  touchIntervals: 2,
  firstLeadDays: 30,
  firstDealDays: 90,
  accessHours: 48,
  contact: 'weekly',
  reviewDays: 30,
};

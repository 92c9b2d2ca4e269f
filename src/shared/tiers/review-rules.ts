import { z } from 'zod';
import { addMonths, type LocalDate } from '../kernel/local-date.ts';
import { endOfQuarter, quarterOf } from '../kernel/quarter.ts';
import type { TierLadder } from './ladder.ts';

const quarters = z.number().int().min(1).max(40);

/** Review and grace as data (S14, G10). A grace of n quarters is 3n calendar months (G4). */
export const tierReviewRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** Reviews fall on the anniversary of the award, or on the fiscal year's last day. */
  anchor: z.enum(['award', 'fiscal-year-end']),
  everyMonths: z.number().int().min(1).max(60),
  /** Quarters of grace by the tier's name; a name goes before a step. */
  graceByTier: z.record(z.string(), quarters),
  /** Quarters of grace of the second, third and fourth step; later ones take the last. */
  graceByStep: z.array(quarters).min(1).max(20),
  provisionalMonths: z.number().int().min(1).max(60),
  /** The strategic flag is looked at again after so many months. */
  flagMonths: z.number().int().min(1).max(60),
});
export type TierReviewRules = z.infer<typeof tierReviewRulesSchema>;

/** Every year; one, two and three quarters of grace; six provisional months. */
export const standardTierReview: TierReviewRules = {
  preset: 'Standard',
  version: 1,
  anchor: 'award',
  everyMonths: 12,
  graceByTier: { Silver: 1, Gold: 2, Platinum: 3 },
  graceByStep: [1, 2, 3],
  provisionalMonths: 6,
  flagMonths: 12,
};

const monthsOfQuarter = 3;

/** The grace after a failed review, and where the partner goes when it passes unused. */
export type TierGrace = {
  readonly quarters: number;
  /** The last day inside. */
  readonly end: LocalDate;
  /** The step below; null = no tier, from a ladder whose first step is reviewed (T7 Solution). */
  readonly dropsTo: string | null;
};

/**
 * The grace of a tier from its review date (S14.2): + 3, 6 or 9 months, clamped to the month's end, the last day
 * inside; the drop is one step, whatever else fails. Null for a tier that is not reviewed: a ladder's first step,
 * unless it is named Silver, Gold or Platinum. A tier the ladder lacks has none either.
 */
export function tierGrace(
  rules: TierReviewRules,
  ladder: Pick<TierLadder, 'steps'>,
  tier: string,
  reviewedOn: LocalDate,
): TierGrace | null {
  const index = ladder.steps.findIndex(({ name }) => name === tier);
  if (index < 0) return null;
  const byStep =
    index === 0 ? undefined : (rules.graceByStep[index - 1] ?? rules.graceByStep.at(-1));
  const lasting = rules.graceByTier[tier] ?? byStep;
  if (lasting === undefined) return null;
  return {
    quarters: lasting,
    end: addMonths(reviewedOn, monthsOfQuarter * lasting),
    dropsTo: ladder.steps[index - 1]?.name ?? null,
  };
}

/**
 * The first review after a day (S14.1): the award's anniversary, counted from the award itself so that month ends do
 * not wander, or the end of the fiscal year.
 */
export function nextReviewOn(
  rules: TierReviewRules,
  awardedOn: LocalDate,
  after: LocalDate,
  fiscalStartMonth = 1,
): LocalDate {
  if (rules.anchor === 'fiscal-year-end') return fiscalYearEndAfter(after, fiscalStartMonth);
  let on = addMonths(awardedOn, rules.everyMonths);
  for (let times = 2; on <= after && on < lastDay; times += 1)
    on = addMonths(awardedOn, times * rules.everyMonths);
  return on;
}

const lastDay = '9999-12-31';

function fiscalYearEndAfter(after: LocalDate, startMonth: number): LocalDate {
  const { year } = quarterOf(after, startMonth);
  const end = endOfQuarter({ year, q: 4 }, startMonth);
  return end > after ? end : endOfQuarter({ year: year + 1, q: 4 }, startMonth);
}

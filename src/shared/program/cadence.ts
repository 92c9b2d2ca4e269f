import { z } from 'zod';
import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';

/** How often people are in touch (S02). "As needed" is never due. */
export const cadences = [
  'weekly',
  'bi-weekly',
  'monthly',
  'quarterly',
  'annual',
  'as-needed',
] as const;
export type Cadence = (typeof cadences)[number];

const interval = z.union([
  z.strictObject({ days: z.number().int().min(1).max(366) }),
  z.strictObject({ months: z.number().int().min(1).max(60) }),
  z.null(),
]);

/** The length of each cadence, in days or calendar months; null where nothing falls due. */
export const cadenceIntervalsSchema = z.strictObject({
  weekly: interval,
  'bi-weekly': interval,
  monthly: interval,
  quarterly: interval,
  annual: interval,
  'as-needed': interval,
} satisfies Record<Cadence, typeof interval>);
export type CadenceIntervals = z.infer<typeof cadenceIntervalsSchema>;

/** The lengths of S02: 7 and 14 days, 1, 3 and 12 months. */
export const standardIntervals: CadenceIntervals = {
  weekly: { days: 7 },
  'bi-weekly': { days: 14 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  annual: { months: 12 },
  'as-needed': null,
};

/** The day a touch falls due: last touch + so many intervals (one unless said). Null for "as needed" (S02.1). */
export function touchDue(
  lastOn: LocalDate,
  cadence: Cadence,
  times = 1,
  intervals: CadenceIntervals = standardIntervals,
): LocalDate | null {
  const length = intervals[cadence];
  if (length === null) return null;
  return 'days' in length
    ? addDays(lastOn, length.days * times)
    : addMonths(lastOn, length.months * times);
}

/** Whether the day is past the due day; "as needed" is never overdue (S02.1). */
export function isTouchOverdue(
  lastOn: LocalDate,
  cadence: Cadence,
  today: LocalDate,
  intervals: CadenceIntervals = standardIntervals,
): boolean {
  const due = touchDue(lastOn, cadence, 1, intervals);
  return due !== null && today > due;
}

import { addMonths, type LocalDate } from '../kernel/local-date.ts';

/** Days of a partner's QBRs: those held, and those with a date ahead. Null = unknown. */
export type QbrDays = {
  readonly held: readonly LocalDate[];
  readonly scheduled: readonly LocalDate[];
};

/** Months a held QBR counts for (T5). */
export const qbrMonths = 6;

/**
 * The QBR measure of a ladder (T5): 1 with a QBR held in the last six months, the last day inside, or one scheduled
 * for today or later; 0 without; null when nothing is known (S11.12, Appendix E).
 */
export function qbrMeasure(
  days: QbrDays | null,
  today: LocalDate,
  months: number = qbrMonths,
): 0 | 1 | null {
  if (days === null) return null;
  const held = days.held.some((day) => day <= today && today <= addMonths(day, months));
  return held || days.scheduled.some((day) => day >= today) ? 1 : 0;
}

import { addMonths, type LocalDate } from '../kernel/local-date.ts';

/** One survey answer of a partner's person; `person` null = anonymous, counted by itself. Score 0-10. */
export type SurveyResponse = {
  readonly person: string | null;
  readonly on: LocalDate;
  readonly score: number;
};

export type PartnerNps = {
  /** -100..100: share of promoters (9-10) less share of detractors (0-6), unrounded. */
  readonly value: number;
  /** Date of the newest answer counted. */
  readonly on: LocalDate;
  readonly respondents: number;
  readonly promoters: number;
  readonly detractors: number;
};

/**
 * Partner NPS from answers up to today: each person's latest answer within twelve months, once (S103).
 * Null when nobody answered in that time.
 */
export function npsFromResponses(
  responses: readonly SurveyResponse[],
  today: LocalDate,
): PartnerNps | null {
  const latest = new Map<string, SurveyResponse>();
  for (const [index, response] of responses.entries()) {
    if (response.on > today || addMonths(response.on, 12) < today) continue;
    const who = response.person === null ? `anonymous ${index}` : `person ${response.person}`;
    const known = latest.get(who);
    if (known === undefined || response.on >= known.on) latest.set(who, response);
  }
  const counted = [...latest.values()];
  if (counted.length === 0) return null;
  const promoters = counted.filter(({ score }) => score >= 9).length;
  const detractors = counted.filter(({ score }) => score <= 6).length;
  const on = counted.reduce((newest, one) => (one.on > newest ? one.on : newest), '');
  return {
    value: (100 * (promoters - detractors)) / counted.length,
    on,
    respondents: counted.length,
    promoters,
    detractors,
  };
}

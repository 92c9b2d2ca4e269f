import { addMonths, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { type DimensionFinding, missing } from './dimension.ts';
import type { HealthRules } from './rules.ts';
import type { HealthFacts } from './types.ts';

type SatisfactionRules = HealthRules['dimensions']['satisfaction'];

/** Points for a partner NPS of -100..100; fractions stay below the next step (S09.5). */
export function npsPoints(rules: SatisfactionRules, nps: number): number {
  return rules.steps.find((step) => nps >= step.from)?.points ?? 0;
}

/** Whether an NPS of this date no longer counts: more than the allowed months old (S09.5). */
export function npsTooOld(rules: SatisfactionRules, on: LocalDate, today: LocalDate): boolean {
  return addMonths(on, rules.maxAgeMonths) < today;
}

/** The satisfaction dimension with its reason. */
export function judgeSatisfaction(
  rules: SatisfactionRules,
  nps: HealthFacts['nps'],
  today: LocalDate,
): DimensionFinding {
  if (nps === null) return missing(`No NPS in the last ${rules.maxAgeMonths} months`);
  const value = signed(nps.value);
  if (npsTooOld(rules, nps.on, today)) {
    return {
      ...missing(
        `NPS ${value} is of ${formatDate(nps.on)}, more than ${rules.maxAgeMonths} months old`,
        nps.evidence,
      ),
      because: 'nps-too-old',
      asOf: nps.on,
    };
  }
  return {
    points: npsPoints(rules, nps.value),
    because: nps.value < 0 ? 'nps-negative' : 'nps',
    reason: `NPS ${value}, ${formatDate(nps.on)}`,
    evidence: nps.evidence,
    asOf: nps.on,
  };
}

function signed(nps: number): string {
  const rounded = Math.round(nps * 10) / 10;
  return rounded < 0 ? `\u2212${-rounded}` : String(rounded);
}

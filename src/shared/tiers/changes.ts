import type { LocalDate } from '../kernel/local-date.ts';
import { maxMinor } from '../kernel/money.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { evaluateTier } from './evaluate.ts';
import { measureKind, type TierLadder, type TierMeasure } from './ladder.ts';
import { measureValue, measureWords, readBy } from './measures.ts';
import type { TierFacts, TierResult } from './types.ts';

/** A change to try: deals won at the partner's own average, more of a measure, or another value of it (S12.9). */
export type TierChange =
  | { readonly kind: 'deals'; readonly count: number }
  /** `amount` in minor units for money, a whole count otherwise. */
  | { readonly kind: 'add'; readonly measure: TierMeasure; readonly amount: number }
  /** `value` in minor units for money, 0 or 1 for yes/no, a count or score otherwise. */
  | { readonly kind: 'set'; readonly measure: TierMeasure; readonly value: number };

export type TierCalculation = {
  readonly before: TierResult;
  readonly after: TierResult;
  /** Whether another tier is earned. */
  readonly moves: boolean;
};

/**
 * The self-service calculator (S12.9): the tier as it is, and as it would be with these changes, by the same
 * evaluation. Nothing is stored. Fails with the change that cannot be made and why.
 */
export function calculateTier(
  ladder: TierLadder,
  facts: TierFacts,
  changes: readonly TierChange[],
  today: LocalDate,
): Result<TierCalculation, string> {
  const changed = applyChanges(readBy(ladder, facts), changes, today);
  if (!changed.ok) return changed;
  const before = evaluateTier(ladder, facts, today);
  const after = evaluateTier(ladder, changed.value, today);
  return ok({ before, after, moves: before.earned?.index !== after.earned?.index });
}

/** The facts with changes made, one after the other (S12.9). A measure that is unknown can be set, not added to. */
export function applyChanges(
  facts: TierFacts,
  changes: readonly TierChange[],
  today: LocalDate,
): Result<TierFacts, string> {
  let changed = facts;
  for (const change of changes) {
    const next = applyChange(changed, change, today);
    if (!next.ok) return next;
    changed = next.value;
  }
  return ok(changed);
}

function applyChange(
  facts: TierFacts,
  change: TierChange,
  today: LocalDate,
): Result<TierFacts, string> {
  switch (change.kind) {
    case 'deals':
      return withDeals(facts, change.count, today);
    case 'add':
      return withMore(facts, change.measure, change.amount, today);
    case 'set':
      return withValue(facts, change.measure, change.value, today);
  }
}

/** Won deals add to sourced and to influenced revenue, which includes it. */
function withDeals(facts: TierFacts, count: number, today: LocalDate): Result<TierFacts, string> {
  const { averageDeal } = facts;
  if (!Number.isSafeInteger(count) || count < 0)
    return err('The number of deals must be a whole number of 0 or more.');
  if (averageDeal === null || averageDeal <= 0)
    return err('Deals cannot be added: the partner has no average deal to go by.');
  const known = (['sourcedArr', 'revenue', 'influencedArr'] as const).filter(
    (measure) => measureValue(measure, facts, today) !== null,
  );
  if (known.length === 0) return err('Deals cannot be added: the revenue so far is unknown.');
  const more = known.map(
    (measure) => ({ kind: 'add', measure, amount: count * averageDeal }) as const,
  );
  const changed = applyChanges(facts, more, today);
  if (!changed.ok) return changed;
  return ok({ ...changed.value, closedDealsT12M: (facts.closedDealsT12M ?? 0) + count });
}

function withMore(
  facts: TierFacts,
  measure: TierMeasure,
  amount: number,
  today: LocalDate,
): Result<TierFacts, string> {
  const { many } = measureWords(measure, facts);
  const value = measureValue(measure, facts, today);
  if (measureKind(measure) === 'yes-no') return err(`"${many}" is yes or no: set it instead.`);
  if (value === null) return err(`"${many}" is unknown: set it instead of adding to it.`);
  return withValue(facts, measure, value + amount, today);
}

function withValue(
  facts: TierFacts,
  measure: TierMeasure,
  value: number,
  today: LocalDate,
): Result<TierFacts, string> {
  const fault = faultInValue(measure, value);
  if (fault !== null) return err(`"${measureWords(measure, facts).many}" ${fault}.`);
  if (measure === 'agreement') {
    const signed = measureValue(measure, facts, today) === 1 ? facts.agreementSignedOn : today;
    return ok({ ...facts, agreementSignedOn: value === 1 ? signed : null });
  }
  const changed = { [measure]: { value, evidence: [], asOf: today } };
  const isCertified = measure.startsWith('certified') && facts.certifiedAs === 'certificates';
  return ok(
    isCertified
      ? { ...facts, certificates: { ...facts.certificates, ...changed } }
      : { ...facts, measures: { ...facts.measures, ...changed } },
  );
}

function faultInValue(measure: TierMeasure, value: number): string | null {
  switch (measureKind(measure)) {
    case 'money':
      return Number.isInteger(value) && Math.abs(value) <= maxMinor
        ? null
        : 'must be an amount in whole minor units within the range of the book';
    case 'count':
      return Number.isSafeInteger(value) && value >= 0
        ? null
        : 'must be a whole number of 0 or more';
    case 'score':
      return value >= 0 && value <= 5 ? null : 'must be a score from 0 to 5';
    case 'yes-no':
      return value === 0 || value === 1 ? null : 'must be 0 (no) or 1 (yes)';
  }
}

import { type AskedGroup, askGroup } from './criteria.ts';
import { requirementsOf, type TierLadder, type TierMeasure } from './ladder.ts';
import type { TierFacts } from './types.ts';

/** What a step asks, worded. `index` is its place from 0. */
export type AskedStep = {
  readonly name: string;
  readonly index: number;
  readonly groups: readonly AskedGroup[];
};

/** How a partner's figures are kept: with the ladder, all that decides its words. */
type Terms = Pick<TierFacts, 'currency' | 'arrLabel'>;

export type AskedLadder = {
  readonly terms: Terms;
  readonly steps: readonly AskedStep[];
  /** Each measure of the ladder once. */
  readonly measures: readonly TierMeasure[];
};

const worded = new WeakMap<TierLadder, AskedLadder[]>();

/**
 * A ladder with its thresholds in minor units and its words, the same for every partner that counts in these terms: put
 * together once, since a ladder is data that never changes.
 */
export function askedBy(ladder: TierLadder, terms: Terms): AskedLadder {
  const before = worded.get(ladder) ?? [];
  for (const known of before)
    if (known.terms.currency === terms.currency && known.terms.arrLabel === terms.arrLabel)
      return known;
  const asked = askAll(ladder, terms);
  worded.set(ladder, [...before, asked]);
  return asked;
}

function askAll(ladder: TierLadder, { currency, arrLabel }: Terms): AskedLadder {
  const terms = { currency, arrLabel, certifiedAs: ladder.certifiedAs ?? 'people' };
  const steps = ladder.steps.map((step, index) => ({
    name: step.name,
    index,
    groups: requirementsOf(ladder, step).map((one) => askGroup(one, terms)),
  }));
  const measures = steps.flatMap(({ groups }) =>
    groups.flatMap(({ anyOf }) => anyOf.map(({ measure }) => measure)),
  );
  return { terms, steps, measures: [...new Set(measures)] };
}

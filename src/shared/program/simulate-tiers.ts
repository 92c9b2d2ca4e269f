import { tierPlace, tierSteps } from '../tiers/evaluate.ts';
import type { TierLadder } from '../tiers/ladder.ts';
import type { TierCriterion, TierFacts } from '../tiers/types.ts';
import { type Judgement, rankOf } from './simulate.ts';

/**
 * Judges the tier that is earned, for a simulation of a changed ladder (S11, G10). The order is the step's place from
 * the top down to the first, 0 for no tier, so that ladders of other lengths compare by their steps.
 */
export const tierJudgement: Judgement<TierLadder, TierFacts> = {
  rule: 'S11',
  place: (ladder, facts, today) => {
    const { earned } = tierPlace(ladder, facts, today);
    return earned === null
      ? { name: 'No tier', order: 0 }
      : { name: earned.name, order: earned.index + 1 };
  },
  reasons: (ladder, facts, today, { from, to }) => {
    const [one, other] = [rankOf(from), rankOf(to)];
    const steps = tierSteps(ladder, facts, today, Math.min(one, other), Math.max(one, other));
    return steps.flatMap(({ name, criteria }) =>
      criteria.map((criterion) => ({
        key: `${name}: ${criterion.label}`,
        text: `${criterion.text}: ${verdictOf(criterion)}`,
      })),
    );
  },
};

function verdictOf({ met }: TierCriterion): string {
  if (met === null) return 'unknown';
  return met ? 'met' : 'not met';
}

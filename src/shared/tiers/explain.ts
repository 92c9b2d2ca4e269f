import { because, type Explained, type NamedInput } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { evaluateTier } from './evaluate.ts';
import type { TierLadder } from './ladder.ts';
import type { TierFacts, TierResult, TierStanding } from './types.ts';

/** A tier as an explanation (S11.13). Nobody's tier is unknown: without one, `index` is -1 and the name says so. */
export type TierExplanation = Explained<TierStanding> & { readonly result: TierResult };

/** The tier earned, with the sentences and inputs it rests on and the rule that decided (S11.13, G12). */
export function explainTier(
  ladder: TierLadder,
  facts: TierFacts,
  today: LocalDate,
): TierExplanation {
  const result = evaluateTier(ladder, facts, today);
  return {
    value: result.earned ?? { name: result.standing, index: -1 },
    because: result.why.map(because),
    inputs: inputsOf(result),
    rule: ruleOf(result),
    preset: ladder.preset,
    coverage: result.coverage,
    result,
  };
}

/** Each measure of the ladder once. */
function inputsOf({ steps }: TierResult): NamedInput[] {
  const inputs = new Map<string, NamedInput>();
  for (const { measure, label, value } of steps.flatMap(({ criteria }) => criteria))
    inputs.set(measure, { name: label, value });
  return [...inputs.values()];
}

function ruleOf({ earned, provisional, steps }: TierResult): string {
  if (provisional) return 'S11.5';
  const unsigned = steps.some(({ criteria }) =>
    criteria.some(({ measure, met }) => measure === 'agreement' && met === false),
  );
  return earned === null && unsigned ? 'S11.3' : 'S11.1';
}

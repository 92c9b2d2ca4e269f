import { because, type Explained, explained, type NamedInput } from '../kernel/explained.ts';
import { type Credit, influencedCredit, sourcedCredit } from './credit.ts';
import type { AttributionRules } from './rules.ts';

/** How a deal is classed for one partner; undecided while an answer the class turns on is missing (S44.8). */
export type AttributionClass = 'sourced' | 'influenced' | 'none' | 'undecided';

/** The class (`value` null while undecided), what it earns (null while undecided or without credit), and the path taken. */
export type AttributionDecision = Explained<Exclude<AttributionClass, 'undecided'>> & {
  readonly class: AttributionClass;
  readonly credit: Credit | null;
};

/** The class found, with each step on the way to it in words. */
export type Found = { readonly class: AttributionClass; readonly path: readonly string[] };

/** Puts a class into a decision: its credit by the program's rules, its path and the answers it was found from. */
export function decided(
  rules: AttributionRules,
  found: Found,
  inputs: readonly NamedInput[],
  rule: string,
): AttributionDecision {
  return {
    ...explained<Exclude<AttributionClass, 'undecided'>>({
      value: found.class === 'undecided' ? null : found.class,
      because: found.path.map(because),
      inputs,
      rule,
      preset: rules.preset,
    }),
    class: found.class,
    credit: creditFor(rules, found.class),
  };
}

function creditFor(rules: AttributionRules, found: AttributionClass): Credit | null {
  if (found === 'sourced') return sourcedCredit(rules.sourcedPercent);
  return found === 'influenced' ? influencedCredit(rules.influence) : null;
}

/** A yes/no answer; null is unanswered. */
export type Answer = boolean | null;

/** Whether all of several answers are yes: one no is enough for no, else one unanswered leaves it open. */
export function allYes(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** The opposite answer; unanswered stays unanswered. */
export function not(answer: Answer): Answer {
  return answer === null ? null : !answer;
}

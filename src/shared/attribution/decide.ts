import { unreachable } from '../kernel/unreachable.ts';
import { type CriteriaFacts, decideByCriteria } from './criteria.ts';
import type { AttributionDecision } from './decision.ts';
import type { CriteriaRules, SourceCodeRules, TreeRules } from './rules.ts';
import { decideBySourceCode, type SourceCodeFacts } from './source-code.ts';
import { decideByTree, type TreeAnswers } from './tree.ts';

/** A program's rules with the answers they ask for. */
export type AttributionCase =
  | { readonly method: 'tree'; readonly rules: TreeRules; readonly facts: TreeAnswers }
  | { readonly method: 'criteria'; readonly rules: CriteriaRules; readonly facts: CriteriaFacts }
  | {
      readonly method: 'source-code';
      readonly rules: SourceCodeRules;
      readonly facts: SourceCodeFacts;
    };

/** Classes one deal for one partner by whatever rules the program has (S44). */
export function decideAttribution(one: AttributionCase): AttributionDecision {
  switch (one.method) {
    case 'tree':
      return decideByTree(one.rules, one.facts);
    case 'criteria':
      return decideByCriteria(one.rules, one.facts);
    case 'source-code':
      return decideBySourceCode(one.rules, one.facts);
    default:
      return unreachable(one);
  }
}

import { isLate } from '../deals/registration-check.ts';
import { plural } from '../kernel/words.ts';
import {
  type Answer,
  type AttributionDecision,
  allYes,
  decided,
  type Found,
  not,
} from './decision.ts';
import type { CriteriaRules } from './rules.ts';

/** What rule B asks; null is unanswered. */
export type CriteriaFacts = {
  readonly partnerChannel: Answer;
  /** Days from first contact to registration; 'never' when it was not registered. */
  readonly registeredAfterDays: number | 'never' | null;
  readonly priorDirect: Answer;
  /** An open direct opportunity before the partner's first activity: no credit at all. */
  readonly openDirectOpportunity: Answer;
  readonly documented: Answer;
  readonly participated: Answer;
  readonly decisive: Answer;
  /** Whether the partner engaged only after the sale. */
  readonly onlyAfterSale: Answer;
};

/**
 * Rule B (S44.3, S44.4): sourced when the lead came through the partner channel, registered within 7 days and without prior direct
 * engagement; else influenced when the help is documented, took part and was decisive; else none. An open direct
 * opportunity before the partner's first activity, or help only after the sale, gives no credit.
 */
export function decideByCriteria(rules: CriteriaRules, facts: CriteriaFacts): AttributionDecision {
  const found = judge(rules, facts);
  const inputs = Object.entries(facts).map(([name, value]) => ({ name, value }));
  const rule = { sourced: 'S44.3', influenced: 'S44.4', none: 'S44.4', undecided: 'S44.8' };
  return decided(rules, found, inputs, rule[found.class]);
}

function judge(rules: CriteriaRules, facts: CriteriaFacts): Found {
  if (facts.openDirectOpportunity === true)
    return none('Direct sales had an open opportunity before the partner\u2019s first activity.');
  if (facts.onlyAfterSale === true) return none('The partner engaged only after the sale.');
  const sourced = allYes([
    facts.partnerChannel,
    inTime(rules, facts.registeredAfterDays),
    not(facts.priorDirect),
  ]);
  const influenced = allYes([facts.documented, facts.participated, facts.decisive]);
  const path = [sourcedWords(rules, facts, sourced), influencedWords(influenced)];
  const excluded = allYes([not(facts.openDirectOpportunity), not(facts.onlyAfterSale)]);
  if (sourced === false && influenced === false) return { class: 'none', path };
  if (excluded === null)
    return undecided('Whether direct sales was there first, or the sale was over, is unanswered.');
  if (sourced === null) return { class: 'undecided', path };
  if (sourced) return { class: 'sourced', path: path.slice(0, 1) };
  return { class: influenced === null ? 'undecided' : 'influenced', path };
}

const none = (text: string): Found => ({ class: 'none', path: [text] });
const undecided = (text: string): Found => ({ class: 'undecided', path: [text] });

function inTime(
  { registerWithinDays }: CriteriaRules,
  days: CriteriaFacts['registeredAfterDays'],
): Answer {
  if (days === null) return null;
  return days !== 'never' && !isLate(days, registerWithinDays);
}

function sourcedWords(rules: CriteriaRules, facts: CriteriaFacts, sourced: Answer): string {
  if (sourced === null) return 'Sourced: an answer is missing.';
  if (sourced) return 'Sourced: through the partner channel, registered in time, nobody before.';
  const days = facts.registeredAfterDays;
  const failed = [
    facts.partnerChannel === false ? 'not through the partner channel' : null,
    days === 'never' ? 'never registered' : null,
    typeof days === 'number' && isLate(days, rules.registerWithinDays)
      ? `registered after ${plural(days, 'day')} of ${rules.registerWithinDays}`
      : null,
    facts.priorDirect === true ? 'prior direct engagement' : null,
  ].filter((fault) => fault !== null);
  return `Not sourced: ${failed.join(', ')}.`;
}

function influencedWords(influenced: Answer): string {
  if (influenced === null) return 'Influenced: an answer is missing.';
  return influenced
    ? 'Influenced: documented, took part and was decisive.'
    : 'Not influenced: help must be documented, take part in the sale and decide it.';
}

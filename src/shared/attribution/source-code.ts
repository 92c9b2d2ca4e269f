import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import { type Answer, type AttributionDecision, decided, type Found } from './decision.ts';
import type { SourceCodeRules } from './rules.ts';

/** What rule C asks; null is unknown, `registeredOn` false is never. */
export type SourceCodeFacts = {
  readonly registeredOn: LocalDate | false | null;
  /** The source code of the registration, shown as evidence. */
  readonly sourceCode: string | null;
  readonly opportunityCreatedOn: LocalDate | null;
  readonly touched: Answer;
};

/**
 * Rule C (S44.5): registered before the day the opportunity was created is sourced (the same day is not before); a touch at any
 * stage is influenced; else none. What is unknown and decides leaves it undecided.
 */
export function decideBySourceCode(
  rules: SourceCodeRules,
  facts: SourceCodeFacts,
): AttributionDecision {
  const found = judge(facts);
  const inputs = Object.entries(facts).map(([name, value]) => ({ name, value }));
  return decided(rules, found, inputs, found.class === 'undecided' ? 'S44.8' : 'S44.5');
}

function judge({ registeredOn, opportunityCreatedOn, touched }: SourceCodeFacts): Found {
  if (registeredOn === false) return byTouch(touched, 'Never registered.');
  if (registeredOn === null || opportunityCreatedOn === null)
    return {
      class: 'undecided',
      path: ['The day of the registration or of the opportunity is unknown.'],
    };
  const days = `Registered on ${formatDate(registeredOn)}, opportunity created on ${formatDate(opportunityCreatedOn)}`;
  return registeredOn < opportunityCreatedOn
    ? { class: 'sourced', path: [`${days}: registered before it.`] }
    : byTouch(touched, `${days}: not before it.`);
}

function byTouch(touched: Answer, first: string): Found {
  if (touched === null)
    return {
      class: 'undecided',
      path: [first, 'Whether the partner touched the deal is unanswered.'],
    };
  return touched
    ? { class: 'influenced', path: [first, 'The partner touched the deal.'] }
    : { class: 'none', path: [first, 'The partner never touched the deal.'] };
}

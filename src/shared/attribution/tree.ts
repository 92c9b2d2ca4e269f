import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { treeQuestions } from '../playbooks/attribution-tree.ts';
import { type Answer, type AttributionDecision, decided, type Found } from './decision.ts';
import type { TreeRules } from './rules.ts';

/** The four answers of rule A; null is unanswered. Only those on the path are asked. */
export type TreeAnswers = {
  readonly introduced: Answer;
  readonly inCrm: Answer;
  readonly active: Answer;
  readonly contributed: Answer;
};

/**
 * Rule A (S44.1): introduced and new, or introduced and dormant, is sourced; introduced but in active sales, or helped
 * along, is influenced; the rest has no credit. A missing answer on the path leaves the deal undecided and unpaid.
 */
export function decideByTree(rules: TreeRules, answers: TreeAnswers): AttributionDecision {
  const asked: (keyof TreeAnswers)[] = [];
  const found = walk(answers, asked);
  const inputs = asked.map((name) => ({ name, value: answers[name] }));
  return decided(rules, found, inputs, found.class === 'undecided' ? 'S44.8' : 'S44.1');
}

function walk(answers: TreeAnswers, asked: (keyof TreeAnswers)[]): Found {
  const path: string[] = [];
  const ask = (name: keyof TreeAnswers): Answer => {
    const answer = answers[name];
    const said = { true: 'yes', false: 'no', null: 'unanswered' }[`${answer}`];
    asked.push(name);
    path.push(`${treeQuestions[name]} ${said}.`);
    return answer;
  };
  const introduced = ask('introduced');
  if (introduced === null) return { class: 'undecided', path };
  if (!introduced) return { class: classOf(ask('contributed'), 'influenced', 'none'), path };
  const inCrm = ask('inCrm');
  if (inCrm === null) return { class: 'undecided', path };
  if (!inCrm) return { class: 'sourced', path };
  return { class: classOf(ask('active'), 'influenced', 'sourced'), path };
}

function classOf(answer: Answer, yes: Found['class'], no: Found['class']): Found['class'] {
  if (answer === null) return 'undecided';
  return answer ? yes : no;
}

/** Dates rule A can answer from instead of a person; null is unknown. */
export type LeadDates = {
  readonly partnerContactOn: LocalDate | null;
  /** The day the lead came into the CRM; false when it is not there. */
  readonly inCrmSince: LocalDate | false | null;
  readonly lastSalesActivityOn: LocalDate | false | null;
};

/**
 * Answers two questions from dates (S44.2): the lead was in the CRM before the partner's contact (the same day is not before), and
 * sales was at it within 90 days before that contact; after longer silence the lead is dormant.
 */
export function answersFromDates(
  { dormantAfterDays }: Pick<TreeRules, 'dormantAfterDays'>,
  { partnerContactOn, inCrmSince, lastSalesActivityOn }: LeadDates,
): Pick<TreeAnswers, 'inCrm' | 'active'> {
  return {
    inCrm: compare(inCrmSince, partnerContactOn, (since, contact) => since < contact),
    active: compare(
      lastSalesActivityOn,
      partnerContactOn,
      (last, contact) => daysBetween(last, contact) <= dormantAfterDays,
    ),
  };
}

function compare(
  day: LocalDate | false | null,
  contact: LocalDate | null,
  test: (day: LocalDate, contact: LocalDate) => boolean,
): Answer {
  if (day === false) return false;
  return day === null || contact === null ? null : test(day, contact);
}

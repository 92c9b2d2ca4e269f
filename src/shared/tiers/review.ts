import { because, type Explained, explained, type NamedInput } from '../kernel/explained.ts';
import { addMonths, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { listed } from '../kernel/words.ts';
import { measureLabel, type WeighedGroup, weighGroup } from './criteria.ts';
import {
  quarterlyRequirement,
  type TierLadder,
  type TierMeasure,
  type TierStep,
} from './ladder.ts';
import { readBy } from './measures.ts';
import { type QuarterlyTest, quarterlyTest } from './performance.ts';
import { nextReviewOn, type TierGrace, type TierReviewRules, tierGrace } from './review-rules.ts';
import type { StrategicFlag } from './special-tiers.ts';
import type { TierFacts } from './types.ts';

/** A tier held, and the days its reviews go by. */
export type HeldTier = {
  readonly tier: string;
  readonly awardedOn: LocalDate;
  /** The last review that was decided; null = none yet. */
  readonly reviewedOn: LocalDate | null;
  readonly flag: StrategicFlag | null;
  /** Whether the partner is declining: it opens a support plan and moves no date (S14.8); null = unknown. */
  readonly declining: boolean | null;
};

/** What a review finds (S14.4). */
export type ReviewOutcome =
  | { readonly kind: 'not-due'; readonly on: LocalDate }
  /** The strategic flag exempts from a downgrade. */
  | { readonly kind: 'exempt'; readonly nextOn: LocalDate }
  | { readonly kind: 'passed'; readonly nextOn: LocalDate }
  | { readonly kind: 'data-missing'; readonly missing: readonly TierMeasure[] }
  /** Grace runs from the review date; null = the tier has none and stays. */
  | {
      readonly kind: 'failed';
      readonly short: readonly TierMeasure[];
      readonly grace: TierGrace | null;
    };

export type TierReview = Explained<ReviewOutcome['kind']> & {
  readonly outcome: ReviewOutcome;
  /** Day of the review, due or ahead. */
  readonly reviewOn: LocalDate;
  /** Average of the last four complete quarters against the step's minimum, where it has one (S11.9). */
  readonly performance: QuarterlyTest | null;
  /** A declining partner is offered a support plan (S10); no date moves. */
  readonly supportPlan: boolean;
};

/**
 * The review of a held tier on a day (S14.4): its own criteria, or those of a higher step, have to hold, the quarterly
 * minimum with them. What is unknown and could change the result makes it "data missing", never failed. Nothing drops
 * here: that follows from the grace (S14.3) once a person confirms it. Fails when the ladder lacks the tier.
 */
export function reviewTier(
  rules: TierReviewRules,
  ladder: TierLadder,
  held: HeldTier,
  given: TierFacts,
  today: LocalDate,
  fiscalStartMonth = 1,
): Result<TierReview, string> {
  const index = ladder.steps.findIndex(({ name }) => name === held.tier);
  const step = ladder.steps[index];
  if (step === undefined) return err(`"${held.tier}" is not a step of ${ladder.name}.`);
  const facts = readBy(ladder, given);
  const next = (after: LocalDate): LocalDate =>
    nextReviewOn(rules, held.awardedOn, after, fiscalStartMonth);
  const reviewOn = next(held.reviewedOn ?? held.awardedOn);
  const steps = ladder.steps.slice(index).map((one) => weighStep(one, facts, today));
  const performance =
    step.quarterlyMinimum === undefined
      ? null
      : quarterlyTest(ladder.preset, step.quarterlyMinimum, facts);
  const outcome = outcomeOf(rules, held, reviewOn, today, () => {
    const verdict = verdictOf(steps);
    if (verdict.kind === 'passed') return { kind: 'passed', nextOn: next(reviewOn) };
    if (verdict.kind === 'data-missing') return verdict;
    return { ...verdict, grace: tierGrace(rules, ladder, held.tier, reviewOn) };
  });
  const sentence = sentenceOf(held.tier, outcome, facts);
  const tested = performance === null ? [] : performance.because;
  return ok({
    ...explained({
      value: outcome.kind,
      because: [because(sentence), ...tested],
      inputs: inputsOf(steps, facts),
      rule: 'S14.4',
      preset: rules.preset,
    }),
    outcome,
    reviewOn,
    performance,
    supportPlan: held.declining === true,
  });
}

/** The strategic flag goes before the date, the date before the figures. */
function outcomeOf(
  rules: TierReviewRules,
  { flag }: HeldTier,
  reviewOn: LocalDate,
  today: LocalDate,
  judged: () => ReviewOutcome,
): ReviewOutcome {
  if (flag !== null)
    return { kind: 'exempt', nextOn: addMonths(flag.approvedOn, rules.flagMonths) };
  return today < reviewOn ? { kind: 'not-due', on: reviewOn } : judged();
}

type Weighed = readonly WeighedGroup[];

/** All that a step asks at review: its requirements and its quarterly minimum. */
function weighStep(
  { allOf, quarterlyMinimum }: TierStep,
  facts: TierFacts,
  today: LocalDate,
): Weighed {
  const minimum = quarterlyMinimum === undefined ? [] : [quarterlyRequirement(quarterlyMinimum)];
  return [...allOf, ...minimum].map((requirement) => weighGroup(requirement, facts, today));
}

type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'data-missing'; readonly missing: readonly TierMeasure[] }
  | { readonly kind: 'failed'; readonly short: readonly TierMeasure[] };

/** Of the held step and those above it: one is met for certain, one could be, or none can. */
function verdictOf(steps: readonly Weighed[]): Verdict {
  if (steps.some((groups) => groups.every(({ met }) => met === true))) return { kind: 'passed' };
  const possible = steps.find((groups) => groups.every(couldBeMet));
  if (possible !== undefined)
    return { kind: 'data-missing', missing: measuresOf(possible, (met) => met === null) };
  const held = steps
    .slice(0, 1)
    .flat()
    .filter((group) => !couldBeMet(group));
  return { kind: 'failed', short: measuresOf(held, (met) => met === false) };
}

function couldBeMet({ criteria }: WeighedGroup): boolean {
  return criteria.some(({ met }) => met !== false);
}

/** Measures of the groups that are not met. */
function measuresOf(groups: Weighed, wanted: (met: boolean | null) => boolean): TierMeasure[] {
  return groups
    .filter(({ met }) => met !== true)
    .flatMap(({ criteria }) => criteria.filter(({ met }) => wanted(met)))
    .map(({ measure }) => measure);
}

/** What the held step asks for, as it was found. */
function inputsOf(steps: readonly Weighed[], facts: TierFacts): NamedInput[] {
  return steps
    .slice(0, 1)
    .flat()
    .flatMap(({ criteria }) => criteria)
    .map(({ measure, value }) => ({ name: measureLabel(measure, facts), value }));
}

function sentenceOf(tier: string, outcome: ReviewOutcome, facts: TierFacts): string {
  const named = (measures: readonly TierMeasure[]): string =>
    listed(measures.map((measure) => measureLabel(measure, facts)));
  switch (outcome.kind) {
    case 'not-due':
      return `${tier} is reviewed on ${formatDate(outcome.on)}.`;
    case 'exempt':
      return `A strategic partner is exempt from a downgrade; the flag is looked at again on ${formatDate(outcome.nextOn)}.`;
    case 'passed':
      return `${tier} is kept; the next review is on ${formatDate(outcome.nextOn)}.`;
    case 'data-missing':
      return `The review waits for data: ${named(outcome.missing)} unknown.`;
    case 'failed':
      return outcome.grace === null
        ? `${tier} is short of ${named(outcome.short)}; it has no step to drop to by review.`
        : `${tier} is short of ${named(outcome.short)}: grace through ${formatDate(outcome.grace.end)}, then ${outcome.grace.dropsTo ?? 'no tier'}.`;
  }
}

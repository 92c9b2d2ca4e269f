import type { LocalDate } from '../kernel/local-date.ts';
import { askedBy } from './asked.ts';
import { type Reading, readings } from './criteria.ts';
import type { TierLadder, TierMeasure } from './ladder.ts';
import { readBy } from './measures.ts';
import { percentOf, progressTo } from './progress.ts';
import { type JudgedStep, judgeStep, type WeighedStep, weighStep } from './steps.ts';
import type {
  TierFacts,
  TierNext,
  TierPlace,
  TierResult,
  TierStanding,
  TierStepResult,
  TierTop,
} from './types.ts';
import { namesOf, unknownText, whyTier, wordsForNone } from './why.ts';

/**
 * Evaluates a tier ladder for one partner (S11) and the way to the next step (S12).
 * Tier = highest step whose own criteria are all met, thresholds inclusive. Without a signed agreement there is no
 * tier. A commercial requirement of which nothing is known is not met; any other unknown one is left out and the
 * tier is then provisional. Nothing here moves the held tier: upgrades are confirmed, downgrades come by review.
 */
export function evaluateTier(ladder: TierLadder, given: TierFacts, today: LocalDate): TierResult {
  const facts = readBy(ladder, given);
  const asked = askedBy(ladder, facts);
  const read = readings(facts, today);
  const steps = asked.steps.map((step) => judgeStep(step, read));
  const certain = highest(steps, ({ met }) => met === true);
  const shown = highest(steps, isEarned);
  const provisional = (shown?.index ?? -1) > (certain?.index ?? -1);
  const unknown = provisional && shown !== null ? unknownIn(shown) : [];
  const held = heldStep(ladder, facts.held);
  const earned = standing(shown);
  return {
    held,
    earned,
    certain: standing(certain),
    provisional,
    standing: earned?.name ?? wordsForNone(ladder, facts, today),
    unknown,
    change: changeOf(held, earned),
    why: whyTier(ladder, facts, steps, shown, held, unknown, today),
    steps: steps.map(asResult),
    next: nextStep(steps, earned?.index ?? -1, held?.index ?? -1, unknown, facts),
    coverage: coverageOf(asked.measures, read),
    rule: 'S11',
    preset: ladder.preset,
    today,
  };
}

/** What a list keeps of `evaluateTier`, found without putting any of it in words (S11, S12). */
export function tierPlace(ladder: TierLadder, given: TierFacts, today: LocalDate): TierPlace {
  const facts = readBy(ladder, given);
  const steps = askedBy(ladder, facts).steps.map((step) => weighStep(step, facts, today));
  const held = heldStep(ladder, facts.held);
  const earned = standing(highest(steps, isEarned));
  const next = steps[Math.max(earned?.index ?? -1, held?.index ?? -1) + 1];
  if (next === undefined) return { held, earned, next: { top: true } };
  return { held, earned, next: { top: false, name: next.name, percent: percentOf(next.groups) } };
}

/** The way to the step of that name, whatever is held or earned (S12); null where the ladder has no such step. */
export function wayTo(
  ladder: TierLadder,
  given: TierFacts,
  today: LocalDate,
  name: string,
): TierNext | null {
  const facts = readBy(ladder, given);
  const asked = askedBy(ladder, facts).steps.find((step) => step.name === name);
  if (asked === undefined) return null;
  const step = judgeStep(asked, readings(facts, today));
  return progressTo(step.name, step.index, step.groups, facts);
}

/** The ladder's steps from one index up to another, as `evaluateTier` has them and no more of it (S11). */
export function tierSteps(
  ladder: TierLadder,
  given: TierFacts,
  today: LocalDate,
  from: number,
  to: number,
): TierStepResult[] {
  const facts = readBy(ladder, given);
  const read = readings(facts, today);
  const asked = askedBy(ladder, facts).steps.slice(from, to);
  return asked.map((step) => asResult(judgeStep(step, read)));
}

function asResult({ name, met, criteria }: JudgedStep): TierStepResult {
  return { name, met, criteria };
}

/** Met, or met in all that is known while every commercial requirement is known and met. */
function isEarned({ met, groups }: WeighedStep): boolean {
  return (
    met !== false && groups.every((group) => group.kind !== 'commercial' || group.met === true)
  );
}

function highest<Step extends WeighedStep>(
  steps: readonly Step[],
  passes: (step: Step) => boolean,
): Step | null {
  return steps.findLast(passes) ?? null;
}

function standing(step: WeighedStep | null): TierStanding | null {
  return step === null ? null : { name: step.name, index: step.index };
}

function heldStep(ladder: TierLadder, held: string | null): TierStanding | null {
  if (held === null) return null;
  const wanted = held.trim().toLowerCase();
  const index = ladder.steps.findIndex(({ name }) => name.toLowerCase() === wanted);
  const step = ladder.steps[index];
  return step === undefined ? null : { name: step.name, index };
}

function unknownIn(step: JudgedStep): TierMeasure[] {
  return step.groups.flatMap(({ met, criteria }) =>
    met === null ? criteria.map(({ measure }) => measure) : [],
  );
}

function changeOf(held: TierStanding | null, earned: TierStanding | null): TierResult['change'] {
  if (held === null) return 'not-recorded';
  const difference = (earned?.index ?? -1) - held.index;
  if (difference === 0) return 'same';
  return difference > 0 ? 'upgrade' : 'below-held';
}

function nextStep(
  steps: readonly JudgedStep[],
  earned: number,
  held: number,
  unknown: readonly TierMeasure[],
  facts: TierFacts,
): TierNext | TierTop {
  const step = steps[Math.max(earned, held) + 1];
  if (step !== undefined) return progressTo(step.name, step.index, step.groups, facts);
  const name = namesOf(steps.slice(-1));
  if (earned < steps.length - 1)
    return { top: true, sentence: `${name} is held, the highest tier.` };
  const left = unknown.length === 0 ? '' : `; ${unknownText(unknown, facts)}`;
  return { top: true, sentence: `${name} is the highest tier${left}.` };
}

/** Share of the ladder's distinct measures that are known, floored. */
function coverageOf(
  measures: readonly TierMeasure[],
  read: (measure: TierMeasure) => Reading,
): number {
  if (measures.length === 0) return 100;
  const known = measures.filter((measure) => read(measure).value !== null);
  return Math.floor((100 * known.length) / measures.length);
}

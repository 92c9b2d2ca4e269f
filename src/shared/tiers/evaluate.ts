import type { LocalDate } from '../kernel/local-date.ts';
import { listed } from '../kernel/words.ts';
import {
  type JudgedGroup,
  judgeGroup,
  measureLabel,
  measureValue,
  type WeighedGroup,
  weighGroup,
} from './criteria.ts';
import type { TierLadder, TierMeasure } from './ladder.ts';
import { percentOf, progressTo, unknownWord } from './progress.ts';
import type {
  TierFacts,
  TierGap,
  TierNext,
  TierPlace,
  TierResult,
  TierStanding,
  TierStepResult,
  TierTop,
} from './types.ts';

type WeighedStep = {
  readonly name: string;
  readonly index: number;
  readonly met: boolean | null;
  readonly groups: readonly WeighedGroup[];
};

type JudgedStep = Omit<WeighedStep, 'groups'> & { readonly groups: readonly JudgedGroup[] };

/**
 * Evaluates a tier ladder for one partner (S11) and the way to the next step (S12).
 * Tier = highest step whose own criteria are all met, thresholds inclusive. Without a signed agreement there is no
 * tier. A commercial requirement of which nothing is known is not met; any other unknown one is left out and the
 * tier is then provisional. Nothing here moves the held tier: upgrades are confirmed, downgrades come by review.
 */
export function evaluateTier(ladder: TierLadder, facts: TierFacts, today: LocalDate): TierResult {
  const steps = ladder.steps.map((step, index) =>
    judgeStep(step.name, index, step.allOf, facts, today),
  );
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
    standing: earned?.name ?? ladder.noTier,
    unknown,
    change: changeOf(held, earned),
    why: explain(ladder, facts, steps, shown, held, unknown, today),
    steps: steps.map(asResult),
    next: nextStep(steps, earned?.index ?? -1, held?.index ?? -1, unknown, facts),
    coverage: coverageOf(steps),
    rule: 'S11',
    preset: ladder.preset,
    today,
  };
}

/** What a list keeps of `evaluateTier`, found without putting any of it in words (S11, S12). */
export function tierPlace(ladder: TierLadder, facts: TierFacts, today: LocalDate): TierPlace {
  const steps = ladder.steps.map(({ name, allOf }, index): WeighedStep => {
    const groups = allOf.map((requirement) => weighGroup(requirement, facts, today));
    return { name, index, met: metBy(groups), groups };
  });
  const held = heldStep(ladder, facts.held);
  const earned = standing(highest(steps, isEarned));
  const next = steps[Math.max(earned?.index ?? -1, held?.index ?? -1) + 1];
  if (next === undefined) return { held, earned, next: { top: true } };
  return { held, earned, next: { top: false, name: next.name, percent: percentOf(next.groups) } };
}

function judgeStep(
  name: string,
  index: number,
  allOf: TierLadder['steps'][number]['allOf'],
  facts: TierFacts,
  today: LocalDate,
): JudgedStep {
  const groups = allOf.map((requirement, group) => judgeGroup(requirement, group, facts, today));
  return { name, index, met: metBy(groups), groups };
}

function metBy(groups: readonly WeighedGroup[]): boolean | null {
  if (groups.some(({ met }) => met === false)) return false;
  return groups.some(({ met }) => met === null) ? null : true;
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

function asResult({ name, met, groups }: JudgedStep): TierStepResult {
  return {
    name,
    met,
    criteria: groups.flatMap(({ criteria }) => criteria),
  };
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
  const top = steps.at(-1);
  const name = top?.name ?? '';
  if (earned !== top?.index) return { top: true, sentence: `${name} is held, the highest tier.` };
  const left = unknown.length === 0 ? '' : `; ${unknownText(unknown, facts)}`;
  return { top: true, sentence: `${name} is the highest tier${left}.` };
}

function unknownText(unknown: readonly TierMeasure[], facts: TierFacts): string {
  return `${listed(unknown.map((measure) => unknownWord(measure, measureLabel(measure, facts))))} unknown`;
}

function explain(
  ladder: TierLadder,
  facts: TierFacts,
  steps: readonly JudgedStep[],
  shown: JudgedStep | null,
  held: TierStanding | null,
  unknown: readonly TierMeasure[],
  today: LocalDate,
): string[] {
  const why: string[] = [];
  if (measureValue('agreement', facts, today) === 0) {
    why.push(`${ladder.noTier}: no signed agreement on record, and every tier asks for one.`);
  } else if (shown === null) {
    why.push(
      `${ladder.noTier}: the criteria of ${ladder.steps[0]?.name ?? 'the first tier'} are not all met.`,
    );
  } else {
    why.push(`${shown.name}: ${metTexts(shown).join('; ')}.`);
    if (unknown.length > 0) why.push(`Provisional: ${unknownText(unknown, facts)}.`);
  }
  const review = heldSentence(ladder, facts.held, held, standing(shown));
  if (review !== null) why.push(review);
  const below = held !== null && held.index > (shown?.index ?? -1) ? steps[held.index] : undefined;
  if (below !== undefined) why.push(shortOf(below, facts));
  return why;
}

/** "To support Gold: $30,000.00 more partner-sourced ARR or 4 more qualified referrals." */
function shortOf({ name, index, groups }: JudgedStep, facts: TierFacts): string {
  const { gaps } = progressTo(name, index, groups, facts);
  const paths = gaps.filter(({ kind }) => kind === 'commercial');
  const known = paths.filter(({ gap }) => gap !== null);
  const others = gaps.filter(({ kind }) => kind !== 'commercial');
  const sales = known.length === 0 ? [] : [listed(texts(known), 'or')];
  const needs = listed([...sales, ...texts(others.filter(({ gap }) => gap !== null))]);
  const unknown = [
    ...(known.length === 0 ? paths : []),
    ...others.filter(({ gap }) => gap === null),
  ];
  return `To support ${name}: ${[needs, ...texts(unknown)].filter((part) => part !== '').join('; ')}.`;
}

function texts(gaps: readonly TierGap[]): string[] {
  return gaps.map(({ text }) => text);
}

function metTexts({ groups }: JudgedStep): string[] {
  return groups.flatMap(({ criteria }) => {
    const met = criteria.filter((criterion) => criterion.met === true);
    const texts = met.map(({ measure, text }) =>
      measure === 'agreement' ? `a${text.slice(1)}` : text,
    );
    return texts.length === 0 ? [] : [listed(texts)];
  });
}

function heldSentence(
  ladder: TierLadder,
  recorded: string | null,
  held: TierStanding | null,
  earned: TierStanding | null,
): string | null {
  if (recorded === null) return null;
  if (held === null) return `The recorded tier "${recorded}" is not a step of ${ladder.name}.`;
  switch (changeOf(held, earned)) {
    case 'upgrade':
      return `Held: ${held.name}. An upgrade to ${earned?.name ?? ''} is earned and takes effect when confirmed.`;
    case 'below-held':
      return `Held: ${held.name}. The figures support ${earned?.name ?? ladder.noTier}; the held tier stays until its review.`;
    case 'same':
      return `Held: ${held.name}, as earned.`;
    case 'not-recorded':
      return null;
  }
}

/** Share of the ladder's distinct measures that are known, floored. */
function coverageOf(steps: readonly JudgedStep[]): number {
  const known = new Map<TierMeasure, boolean>();
  for (const { groups } of steps)
    for (const { criteria } of groups)
      for (const { measure, value } of criteria) known.set(measure, value !== null);
  if (known.size === 0) return 100;
  let count = 0;
  for (const isKnown of known.values()) if (isKnown) count += 1;
  return Math.floor((100 * count) / known.size);
}

import type { LocalDate } from '../kernel/local-date.ts';
import { listed } from '../kernel/words.ts';
import { measureLabel } from './criteria.ts';
import type { TierLadder, TierMeasure } from './ladder.ts';
import { measureValue } from './measures.ts';
import { progressTo, unknownWord } from './progress.ts';
import type { JudgedStep } from './steps.ts';
import type { TierFacts, TierGap, TierStanding } from './types.ts';

/** Why a tier is what it is, in plain sentences, most important first (S11.13). */
export function whyTier(
  ladder: TierLadder,
  facts: TierFacts,
  steps: readonly JudgedStep[],
  shown: JudgedStep | null,
  held: TierStanding | null,
  unknown: readonly TierMeasure[],
  today: LocalDate,
): string[] {
  const why: string[] = [];
  const none = wordsForNone(ladder, facts, today);
  if (shown !== null) {
    why.push(`${shown.name}: ${metTexts(shown).join('; ')}.`);
    if (unknown.length > 0) why.push(`Provisional: ${unknownText(unknown, facts)}.`);
  } else if (measureValue('agreement', facts, today) === 0) {
    why.push(`${none}: no signed agreement on record, and every tier asks for one.`);
  } else {
    why.push(`${none}: the criteria of ${namesOf(steps.slice(0, 1))} are not all met.`);
  }
  const review = heldSentence(ladder, facts.held, held, shown, none);
  if (review !== null) why.push(review);
  const below = held !== null && held.index > (shown?.index ?? -1) ? steps[held.index] : undefined;
  if (below !== undefined) why.push(shortOf(below, facts));
  return why;
}

/** Words for a partner without a tier: unsigned, or signed and short of the first step (S11.3). */
export function wordsForNone(ladder: TierLadder, facts: TierFacts, today: LocalDate): string {
  const unsigned = measureValue('agreement', facts, today) === 0;
  return unsigned ? (ladder.unsigned ?? ladder.noTier) : ladder.noTier;
}

/** The names of some steps in a sentence. */
export function namesOf(steps: readonly JudgedStep[]): string {
  return listed(steps.map(({ name }) => name));
}

/** "certification and CSAT unknown". */
export function unknownText(unknown: readonly TierMeasure[], facts: TierFacts): string {
  return `${listed(unknown.map((measure) => unknownWord(measure, measureLabel(measure, facts))))} unknown`;
}

/** "To support Gold: $30,000 more partner-sourced ARR or 4 more qualified referrals." */
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
  const found: string[] = [];
  for (const { criteria } of groups) {
    const met: string[] = [];
    for (const { measure, met: isMet, text } of criteria)
      if (isMet === true) met.push(measure === 'agreement' ? `a${text.slice(1)}` : text);
    if (met.length > 0) found.push(listed(met));
  }
  return found;
}

function heldSentence(
  ladder: TierLadder,
  recorded: string | null,
  held: TierStanding | null,
  earned: TierStanding | null,
  none: string,
): string | null {
  if (recorded === null) return null;
  if (held === null) return `The recorded tier "${recorded}" is not a step of ${ladder.name}.`;
  const { name, index } = earned ?? { name: none, index: -1 };
  if (index === held.index) return `Held: ${held.name}, as earned.`;
  return index > held.index
    ? `Held: ${held.name}. An upgrade to ${name} is earned and takes effect when confirmed.`
    : `Held: ${held.name}. The figures support ${name}; the held tier stays until its review.`;
}

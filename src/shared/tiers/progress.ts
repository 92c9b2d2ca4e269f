import { formatMinorShort } from '../kernel/money.ts';
import { progressOf } from '../kernel/percent.ts';
import { ceilDivide } from '../kernel/whole.ts';
import { countWord, listed } from '../kernel/words.ts';
import { amountText, type JudgedGroup, type WeighedGroup } from './criteria.ts';
import { measureKind, type TierMeasure } from './ladder.ts';
import { measureWords } from './measures.ts';
import type { TierCriterion, TierFacts, TierGap, TierNext } from './types.ts';

/** Deals of the partner's own average that close a gap: ceil(gap / average); null without a positive average (S12.3). */
export function dealsToGo(gap: number, averageDeal: number | null): number | null {
  if (averageDeal === null || averageDeal <= 0) return null;
  return gap <= 0 ? 0 : ceilDivide(gap, averageDeal);
}

/** The way to one step: percent, gaps, deals and referrals to go (S12). */
export function progressTo(
  name: string,
  index: number,
  groups: readonly JudgedGroup[],
  facts: TierFacts,
): TierNext {
  const gaps: TierGap[] = [];
  const commercialGroups: JudgedGroup[] = [];
  for (const group of groups) {
    const { kind, met, criteria } = group;
    if (kind === 'commercial') commercialGroups.push(group);
    if (met === true) continue;
    for (const criterion of criteria) gaps.push(gapOf(kind, criterion, facts));
  }
  const percent = percentOf(groups);
  const commercialPercent = commercialGroups.length === 0 ? null : percentOf(commercialGroups);
  const moneyGap =
    gaps.find(({ kind, measure }) => kind === 'commercial' && countsInDeals(measure))?.gap ?? null;
  const sold = (facts.closedDealsT12M ?? 0) > 0;
  const way = {
    percent,
    commercialPercent,
    gaps,
    dealsToGo: moneyGap === null || !sold ? null : dealsToGo(moneyGap, facts.averageDeal),
    referralsToGo: gaps.find(({ measure }) => measure === 'referrals')?.gap ?? null,
  };
  return { top: false, name, index, ...way, sentence: sentenceFor(name, way, facts) };
}

/** Whether a deal won adds to a measure. */
export function countsInDeals(measure: TierMeasure): boolean {
  return measure === 'sourcedArr' || measure === 'revenue' || measure === 'influencedArr';
}

/** Smallest share over the groups, floored; null when a group is wholly unknown (S12.1, S12.2). */
export function percentOf(groups: readonly WeighedGroup[]): number | null {
  let lowest = 100;
  for (const group of groups) {
    const best = bestPercent(group);
    if (best === null) return null;
    lowest = Math.min(lowest, best);
  }
  return lowest;
}

/**
 * Largest known share of a requirement's alternatives; null when nothing is known (S12.1). Flooring keeps order, so that
 * shares may be floored before they are compared.
 */
function bestPercent({ criteria }: WeighedGroup): number | null {
  let best: number | null = null;
  for (const { value, threshold } of criteria) {
    const next = percentShare(value, threshold);
    if (next !== null && (best === null || next > best)) best = next;
  }
  return best;
}

/** min(1, value / threshold), never below 0; 1 when nothing is asked, null when unknown (S12.1). */
function percentShare(value: number | null, threshold: number): number | null {
  if (threshold <= 0) return 100;
  if (value === null) return null;
  return value <= 0 ? 0 : progressOf(value, threshold);
}

function gapOf(kind: TierGap['kind'], criterion: TierCriterion, facts: TierFacts): TierGap {
  const { measure, value, threshold, label } = criterion;
  if (value === null)
    return { measure, gap: null, kind, text: `${unknownWord(measure, label)} unknown` };
  const gap = Math.max(0, threshold - value);
  return { measure, gap, kind, text: gapText(criterion, gap, facts) };
}

/** "certification unknown" reads better than "certified people unknown". */
export function unknownWord(measure: TierMeasure, label: string): string {
  return measure === 'certified' && label === 'certified people' ? 'certification' : label;
}

function gapText({ measure, label }: TierCriterion, gap: number, facts: TierFacts): string {
  const { currency } = facts;
  switch (measureKind(measure)) {
    case 'money':
      return `${formatMinorShort(gap, currency)} more ${label}`;
    case 'score':
      return `${gap.toFixed(1)} more ${label}`;
    case 'yes-no':
      return measure === 'agreement' ? 'a signed agreement' : label;
    case 'count':
      return gap === 1
        ? `1 more ${measureWords(measure, facts).one}`
        : `${amountText(measure, gap, currency)} more ${label}`;
  }
}

function sentenceFor(
  name: string,
  {
    percent,
    commercialPercent,
    gaps,
    dealsToGo: deals,
  }: Omit<TierNext, 'top' | 'name' | 'index' | 'sentence'>,
  { averageDeal, currency }: TierFacts,
): string {
  const commercial: string[] = [];
  const others: string[] = [];
  for (const { kind, gap, measure, text } of gaps) {
    if (gap === null) continue;
    if (kind !== 'commercial') others.push(text);
    else if (!countsInDeals(measure) || deals === null || averageDeal === null)
      commercial.push(text);
    else {
      const count = `${countWord(deals)} more ${deals === 1 ? 'deal' : 'deals'}`;
      const average = formatMinorShort(averageDeal, currency);
      commercial.push(`${text} (${count} at the average of ${average})`);
    }
  }
  const unknown = gaps.filter(
    ({ kind, gap }) => gap === null && (kind !== 'commercial' || commercial.length === 0),
  );
  const needs = [...(commercial.length === 0 ? [] : [listed(commercial, 'or')]), ...others];
  const head = headline(name, percent, commercialPercent);
  const tail = unknown.map(({ text }) => text).join(', ');
  const body = needs.length === 0 ? '' : `: ${listed(needs)}`;
  return `${head}${body}${tail === '' ? '' : `; ${tail}`}.`;
}

function headline(name: string, percent: number | null, commercialPercent: number | null): string {
  if (percent !== null) return `${percent}% of the way to ${name}`;
  if (commercialPercent !== null) return `${commercialPercent}% of the commercial way to ${name}`;
  return `The way to ${name}`;
}

import { formatMinor } from '../kernel/money.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ceilRatio, minRatio, type Ratio, ratio } from '../kernel/ratio.ts';
import { countWord, listed } from '../kernel/words.ts';
import { amountText, bestShare, type JudgedGroup, type WeighedGroup } from './criteria.ts';
import { measureKind, type TierMeasure } from './ladder.ts';
import type { TierCriterion, TierFacts, TierGap, TierNext } from './types.ts';

/** Deals of the partner's own average that close a gap: ceil(gap / average); null without a positive average (S12.3). */
export function dealsToGo(gap: number, averageDeal: number | null): number | null {
  if (averageDeal === null || averageDeal <= 0) return null;
  return gap <= 0 ? 0 : Number(ceilRatio(ratio(gap, averageDeal)));
}

/** The way to one step: percent, gaps, deals and referrals to go (S12). */
export function progressTo(
  name: string,
  index: number,
  groups: readonly JudgedGroup[],
  facts: TierFacts,
): TierNext {
  const open = groups.filter(({ met }) => met !== true);
  const gaps = open.flatMap(({ kind, criteria }) =>
    criteria.map((criterion) => gapOf(kind, criterion, facts)),
  );
  const percent = percentOf(groups);
  const commercialGroups = groups.filter(({ kind }) => kind === 'commercial');
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

function countsInDeals(measure: TierMeasure): boolean {
  return measure === 'sourcedArr' || measure === 'revenue' || measure === 'influencedArr';
}

/** Smallest ratio over the groups, floored; null when a group is wholly unknown (S12.1, S12.2). */
export function percentOf(groups: readonly WeighedGroup[]): number | null {
  let lowest: Ratio = ratio(1);
  for (const group of groups) {
    const best = bestShare(group);
    if (best === null) return null;
    lowest = minRatio(lowest, best);
  }
  return progressPercent(lowest);
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
  return measure === 'certified' ? 'certification' : label;
}

function gapText({ measure, label }: TierCriterion, gap: number, { currency }: TierFacts): string {
  switch (measureKind(measure)) {
    case 'money':
      return `${formatMinor(gap, currency)} more ${label}`;
    case 'score':
      return `${gap.toFixed(1)} more ${label}`;
    case 'yes-no':
      return measure === 'agreement' ? 'a signed agreement' : label;
    case 'count':
      return gap === 1
        ? `1 more ${singular(measure)}`
        : `${amountText(measure, gap, currency)} more ${label}`;
  }
}

function singular(measure: TierMeasure): string {
  switch (measure) {
    case 'referrals':
      return 'qualified referral';
    case 'certified':
      return 'certified person';
    case 'certifiedSales':
      return 'certified sales rep';
    case 'jointCustomers':
      return 'joint customer';
    default:
      return 'certified technical person';
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
  facts: TierFacts,
): string {
  const commercial = gaps
    .filter(({ kind, gap }) => kind === 'commercial' && gap !== null)
    .map(({ measure, text }) => {
      const inDeals = countsInDeals(measure) && deals !== null && facts.averageDeal !== null;
      if (!inDeals) return text;
      const count = `${countWord(deals)} more ${deals === 1 ? 'deal' : 'deals'}`;
      return `${text} (${count} at the average of ${formatMinor(facts.averageDeal ?? 0, facts.currency)})`;
    });
  const others = gaps
    .filter(({ kind, gap }) => kind !== 'commercial' && gap !== null)
    .map(({ text }) => text);
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

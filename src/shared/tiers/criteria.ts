import type { Evidence } from '../kernel/explained.ts';
import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, minorFromMajor } from '../kernel/money.ts';
import { groupedCount } from '../kernel/words.ts';
import {
  measureKind,
  type TierCriterionRule,
  type TierMeasure,
  type TierRequirement,
} from './ladder.ts';
import { measureFact, measureValue, measureWords } from './measures.ts';
import type { TierCriterion, TierFacts } from './types.ts';

/** A criterion with all that is the same for every partner: its threshold in the value's unit, and its words. */
export type AskedCriterion = {
  readonly measure: TierMeasure;
  readonly threshold: number;
  readonly label: string;
  /** What stands before and after a known value, and in place of an unknown one. */
  readonly before: string;
  readonly after: string;
  readonly unknown: string;
};

export type AskedGroup = {
  readonly kind: TierRequirement['kind'];
  readonly anyOf: readonly AskedCriterion[];
};

/** What is known of a measure, with its value in words. */
export type Reading = {
  readonly value: number | null;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly asOf: LocalDate | null;
};

/** What a criterion decides, before it is put in words. */
export type WeighedCriterion = Pick<TierCriterion, 'measure' | 'value' | 'threshold' | 'met'>;

export type WeighedGroup = {
  readonly kind: TierRequirement['kind'];
  /** true = one alternative is met; null = nothing is known of any; false otherwise (S11.4). */
  readonly met: boolean | null;
  readonly criteria: readonly WeighedCriterion[];
};

export type JudgedGroup = Omit<WeighedGroup, 'criteria'> & {
  readonly criteria: readonly TierCriterion[];
};

/** How a measure is called for this partner (S11.8, S11.10). */
export function measureLabel(
  measure: TierMeasure,
  facts: Pick<TierFacts, 'arrLabel' | 'certifiedAs'>,
): string {
  return measureWords(measure, facts).many;
}

/** A threshold in the unit of its value: minor units for money, as written otherwise. */
export function thresholdOf({ measure, atLeast }: TierCriterionRule, currency: string): number {
  return measureKind(measure) === 'money' ? minorFromMajor(atLeast, currency) : atLeast;
}

type Terms = Pick<TierFacts, 'currency' | 'arrLabel' | 'certifiedAs'>;

/** A requirement with its thresholds and words, for partners that count in these terms. */
export function askGroup({ kind, anyOf }: TierRequirement, terms: Terms): AskedGroup {
  return { kind, anyOf: anyOf.map((rule) => ask(rule, terms)) };
}

function ask(rule: TierCriterionRule, terms: Terms): AskedCriterion {
  const { measure } = rule;
  const label = measureLabel(measure, terms);
  const threshold = thresholdOf(rule, terms.currency);
  const asked = { measure, threshold, label };
  if (measure === 'agreement') return { ...asked, before: '', after: '', unknown: '' };
  if (measureKind(measure) === 'yes-no')
    return { ...asked, before: `${label}: `, after: '', unknown: `${label}: unknown` };
  const need = amountText(measure, threshold, terms.currency);
  const unknown = `${label} unknown, ${need} needed`;
  return { ...asked, before: '', after: ` of ${need} ${label}`, unknown };
}

/** Weighs one requirement: each alternative by itself, thresholds inclusive (S11.2). */
export function weighGroup(
  rule: TierRequirement,
  facts: TierFacts,
  today: LocalDate,
): WeighedGroup {
  return weighAsked(askGroup(rule, facts), facts, today);
}

/** The same of a requirement that is put together already. */
export function weighAsked(
  { kind, anyOf }: AskedGroup,
  facts: TierFacts,
  today: LocalDate,
): WeighedGroup {
  const criteria = anyOf.map(({ measure, threshold }) => {
    const value = measureValue(measure, facts, today);
    return { measure, value, threshold, met: isMet(value, threshold) };
  });
  return { kind, met: metByAny(criteria), criteria };
}

/** The same in words, with the rows it rests on. */
export function judgeAsked(
  { kind, anyOf }: AskedGroup,
  group: number,
  read: (measure: TierMeasure) => Reading,
): JudgedGroup {
  const criteria = anyOf.map((asked) => inWords(asked, group, read(asked.measure)));
  return { kind, met: metByAny(criteria), criteria };
}

function metByAny(criteria: readonly WeighedCriterion[]): boolean | null {
  let any: boolean | null = null;
  for (const { met } of criteria) if (met === true || any === null) any = met;
  return any;
}

/** Thresholds include their value; one of 0 asks nothing, whatever is known (S11.2, S12.1). */
function isMet(value: number | null, threshold: number): boolean | null {
  if (threshold <= 0) return true;
  return value === null ? null : value >= threshold;
}

function inWords(
  { measure, threshold, label, before, after, unknown }: AskedCriterion,
  group: number,
  { value, text, evidence, asOf }: Reading,
): TierCriterion {
  return {
    measure,
    value,
    threshold,
    met: isMet(value, threshold),
    label,
    ratio: value === null ? null : shownShare(value, threshold),
    text: value === null ? unknown : `${before}${text}${after}`,
    group,
    evidence,
    asOf,
  };
}

function shownShare(value: number, threshold: number): number {
  if (threshold <= 0) return 1;
  return Math.min(1, Math.max(0, value / threshold));
}

/** Reads the measures of one partner, each once however many steps ask for it. */
export function readings(facts: TierFacts, today: LocalDate): (measure: TierMeasure) => Reading {
  const known = new Map<TierMeasure, Reading>();
  return (measure) => {
    const before = known.get(measure);
    if (before !== undefined) return before;
    const found = readingOf(measure, facts, today);
    known.set(measure, found);
    return found;
  };
}

function readingOf(measure: TierMeasure, facts: TierFacts, today: LocalDate): Reading {
  if (measure === 'agreement') {
    const on = facts.agreementSignedOn;
    return on !== null && on <= today
      ? { value: 1, text: `Agreement signed on ${formatDate(on)}`, evidence: [], asOf: on }
      : { value: 0, text: 'No signed agreement on record', evidence: [], asOf: on };
  }
  const { value = null, evidence = [], asOf = null } = measureFact(measure, facts) ?? {};
  return { value, text: value === null ? '' : valueText(measure, value, facts), evidence, asOf };
}

function valueText(measure: TierMeasure, value: number, { currency }: TierFacts): string {
  if (measureKind(measure) !== 'yes-no') return amountText(measure, value, currency);
  return value >= 1 ? 'yes' : 'no';
}

/** A value of a measure as it is written: whole amounts without cents, "$100,000", others exact. */
export function amountText(measure: TierMeasure, value: number, currency: string): string {
  switch (measureKind(measure)) {
    case 'money':
      return formatMinorShort(value, currency);
    case 'score':
      return value.toFixed(1);
    case 'count':
    case 'yes-no':
      return groupedCount(value);
  }
}

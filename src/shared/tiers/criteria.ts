import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import { formatMinor, minorFromMajor } from '../kernel/money.ts';
import { divideRatios, maxRatio, minRatio, type Ratio, ratio, ratioOf } from '../kernel/ratio.ts';
import { groupedCount } from '../kernel/words.ts';
import {
  measureKind,
  type TierCriterionRule,
  type TierMeasure,
  type TierRequirement,
} from './ladder.ts';
import type { TierCriterion, TierFacts } from './types.ts';

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

const one = ratio(1);
const zero = ratio(0);

const labels: Readonly<Record<TierMeasure, string>> = {
  sourcedArr: 'partner-sourced ARR',
  revenue: 'partner-sourced revenue',
  influencedArr: 'influenced ARR',
  commitment: 'annual commitment',
  referrals: 'qualified referrals',
  certified: 'certified people',
  certifiedSales: 'certified sales reps',
  certifiedTechnical: 'certified technical staff',
  csat: 'CSAT',
  jointCustomers: 'joint customers',
  agreement: 'signed agreement',
  onboarded: 'onboarding done',
  integrationLive: 'live integration',
  comarketingCommitment: 'co-marketing commitment',
  dedicatedMember: 'dedicated team member',
  qbr: 'QBR held in six months or scheduled',
};

/** How a measure is called for this partner; revenue that stands in for ARR says so (Appendix E, S11). */
export function measureLabel(measure: TierMeasure, facts: Pick<TierFacts, 'arrLabel'>): string {
  const standsIn =
    facts.arrLabel !== 'ARR' && (measure === 'sourcedArr' || measure === 'influencedArr');
  if (!standsIn) return labels[measure];
  return measure === 'sourcedArr'
    ? 'partner-sourced revenue used as ARR'
    : 'influenced revenue used as ARR';
}

/** The value of a measure; a missing one is null. The agreement is known: no date on record is not signed. */
export function measureValue(
  measure: TierMeasure,
  facts: TierFacts,
  today: LocalDate,
): number | null {
  if (measure !== 'agreement') return facts.measures[measure]?.value ?? null;
  return facts.agreementSignedOn !== null && facts.agreementSignedOn <= today ? 1 : 0;
}

/** A threshold in the unit of its value: minor units for money, as written otherwise. */
export function thresholdOf({ measure, atLeast }: TierCriterionRule, currency: string): number {
  return measureKind(measure) === 'money' ? minorFromMajor(atLeast, currency) : atLeast;
}

/** Weighs one requirement: each alternative by itself, thresholds inclusive (S11.2). */
export function weighGroup(
  rule: TierRequirement,
  facts: TierFacts,
  today: LocalDate,
): WeighedGroup {
  let met: boolean | null = null;
  const criteria = rule.anyOf.map((criterion) => {
    const weighed = weigh(criterion, facts, today);
    if (weighed.met === true || met === null) met = weighed.met;
    return weighed;
  });
  return { kind: rule.kind, met, criteria };
}

/** The same in words, with the rows it rests on. */
export function judgeGroup(
  rule: TierRequirement,
  group: number,
  facts: TierFacts,
  today: LocalDate,
): JudgedGroup {
  const weighed = weighGroup(rule, facts, today);
  return {
    ...weighed,
    criteria: weighed.criteria.map((criterion) => inWords(criterion, group, facts)),
  };
}

/** Largest known share of a requirement's alternatives, exactly; null when nothing is known (S12.1). */
export function bestShare({ criteria }: WeighedGroup): Ratio | null {
  let best: Ratio | null = null;
  for (const { value, threshold } of criteria) {
    if (value === null) continue;
    const next = share(value, threshold);
    best = best === null ? next : maxRatio(best, next);
  }
  return best;
}

function weigh(rule: TierCriterionRule, facts: TierFacts, today: LocalDate): WeighedCriterion {
  const { measure } = rule;
  const value = measureValue(measure, facts, today);
  const threshold = thresholdOf(rule, facts.currency);
  return { measure, value, threshold, met: value === null ? null : value >= threshold };
}

function inWords(weighed: WeighedCriterion, group: number, facts: TierFacts): TierCriterion {
  const { measure, value, threshold } = weighed;
  const fact = measure === 'agreement' ? undefined : facts.measures[measure];
  return {
    ...weighed,
    label: measureLabel(measure, facts),
    ratio: value === null ? null : shownShare(value, threshold),
    text: criterionText(measure, value, threshold, facts),
    group,
    evidence: fact?.evidence ?? [],
    asOf: measure === 'agreement' ? facts.agreementSignedOn : (fact?.asOf ?? null),
  };
}

function shownShare(value: number, threshold: number): number {
  if (threshold <= 0) return 1;
  return Math.min(1, Math.max(0, value / threshold));
}

/** min(1, value / threshold), never below 0; 1 when nothing is asked (S12.1). */
function share(value: number, threshold: number): Ratio {
  if (threshold <= 0) return one;
  if (value <= 0) return zero;
  return minRatio(one, divideRatios(ratioOf(value), ratioOf(threshold)));
}

function criterionText(
  measure: TierMeasure,
  value: number | null,
  threshold: number,
  facts: TierFacts,
): string {
  const label = measureLabel(measure, facts);
  if (measure === 'agreement') {
    const on = facts.agreementSignedOn;
    return value === 1 && on !== null
      ? `Agreement signed on ${formatDate(on)}`
      : 'No signed agreement on record';
  }
  const kind = measureKind(measure);
  if (kind === 'yes-no')
    return value === null ? `${label}: unknown` : `${label}: ${value >= 1 ? 'yes' : 'no'}`;
  const need = amountText(measure, threshold, facts.currency);
  if (value === null) return `${label} unknown, ${need} needed`;
  return `${amountText(measure, value, facts.currency)} of ${need} ${label}`;
}

/** A value of a measure as it is written. */
export function amountText(measure: TierMeasure, value: number, currency: string): string {
  switch (measureKind(measure)) {
    case 'money':
      return formatMinor(value, currency);
    case 'score':
      return value.toFixed(1);
    case 'count':
    case 'yes-no':
      return groupedCount(value);
  }
}

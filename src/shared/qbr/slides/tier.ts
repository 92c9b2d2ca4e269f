import { sentenceCase } from '../../kernel/words.ts';
import type { MetricId } from '../../program/metrics.ts';
import { metrics } from '../../program/metrics.ts';
import { amountText } from '../../tiers/criteria.ts';
import { measureKind, type TierMeasure } from '../../tiers/ladder.ts';
import type { TierCriterion, TierResult } from '../../tiers/types.ts';
import type { DeckFigure, DeckInput, TierSlide, Trace } from '../deck-types.ts';
import { mergeEvidence, noData } from '../pack-field.ts';
import { cell, cutTable, sourceSentence } from './parts.ts';

const criteriaShown = 8;

const metricOf: Readonly<Partial<Record<TierMeasure, MetricId>>> = {
  sourcedArr: 'sourcedT12M',
  revenue: 'sourcedT12M',
  influencedArr: 'influencedT12M',
  referrals: 'referralsT12M',
  certified: 'certifiedPeople',
  certifiedSales: 'certifiedSales',
  certifiedTechnical: 'certifiedTechnical',
};

/** Tier status and the way to the next one. */
export function tierSlide({ tier, pack }: DeckInput): TierSlide {
  const base = { id: 'tier', kind: 'tier', section: 'Tier' } as const;
  if (tier === null) {
    const title = 'No tier on record';
    return {
      ...base,
      title,
      foot: null,
      ...noProgress,
      standing: noData,
      sentence: title,
      table: criteriaTable([], pack.currency),
    };
  }
  const { next } = tier;
  const criteria = tier.steps[next.top ? tier.steps.length - 1 : next.index]?.criteria ?? [];
  const evidence = mergeEvidence(criteria.flatMap((criterion) => criterion.evidence));
  return {
    ...base,
    title: titleOf(tier),
    foot: { definition: `Tier: ${metrics.tier.definition}`, source: sourceSentence(evidence) },
    standing: tier.standing,
    provisional: tier.provisional,
    percent: next.top ? null : next.percent,
    commercialPercent: next.top ? null : next.commercialPercent,
    nextName: next.top ? null : next.name,
    sentence: next.sentence,
    figures: criteria.flatMap((criterion) => figureOf(criterion, pack.currency)),
    table: criteriaTable(criteria, pack.currency),
  };
}

const noProgress = {
  provisional: false,
  percent: null,
  commercialPercent: null,
  nextName: null,
  figures: [],
} as const;

function titleOf(tier: TierResult): string {
  const { next, change, earned, held } = tier;
  if (earned === null && held === null)
    return tier.why[0]?.replace(/\.$/, '') ?? `${tier.standing}: no tier`;
  const provisional = tier.provisional ? ' (provisional)' : '';
  const lead =
    change === 'upgrade'
      ? `Upgrade to ${tier.standing} earned${provisional}`
      : change === 'below-held'
        ? `${held?.name ?? ''} held, ${tier.standing} supported by the last 12 months${provisional}`
        : `${tier.standing}${provisional}`;
  if (next.top) return change === 'below-held' ? lead : `${lead}: the highest tier`;
  if (next.percent !== null) return `${lead}: ${next.percent}% of the way to ${next.name}`;
  if (next.commercialPercent !== null)
    return `${lead}: ${next.commercialPercent}% of the commercial way to ${next.name}`;
  return `${lead}: next is ${next.name}`;
}

function traceOf(measure: TierMeasure): Trace | null {
  const metric = metricOf[measure];
  return metric === undefined ? null : { metric, quarter: null };
}

function figureOf({ measure, label, value, text }: TierCriterion, currency: string): DeckFigure[] {
  const trace = traceOf(measure);
  if (trace === null || value === null) return [];
  const unit = metrics[trace.metric].unit;
  return [
    {
      id: measure,
      label,
      text: amountText(measure, value, currency),
      value,
      unit,
      trace,
      note: text,
    },
  ];
}

function criteriaTable(criteria: readonly TierCriterion[], currency: string): TierSlide['table'] {
  return cutTable(
    [
      { label: 'Criterion', align: 'left' },
      { label: 'Now', align: 'right' },
      { label: 'Needed', align: 'right' },
      { label: 'Status', align: 'left' },
    ],
    criteria.map((criterion) => [
      cell(sentenceCase(criterion.label)),
      cell(
        nowText(criterion, currency),
        criterion.value === null ? null : traceOf(criterion.measure),
      ),
      cell(neededText(criterion, criteria, currency)),
      cell(criterion.met === null ? 'Unknown' : criterion.met ? 'Met' : 'Not met'),
    ]),
    criteriaShown,
    'No criteria to show.',
  );
}

function nowText({ measure, value }: TierCriterion, currency: string): string {
  if (value === null) return noData;
  if (measureKind(measure) === 'yes-no') return value >= 1 ? 'yes' : 'no';
  return amountText(measure, value, currency);
}

function neededText(
  { measure, threshold, group }: TierCriterion,
  all: readonly TierCriterion[],
  currency: string,
): string {
  const needed =
    measureKind(measure) === 'yes-no' ? 'yes' : amountText(measure, threshold, currency);
  const first = all.find((one) => one.group === group);
  return first?.measure === measure ? needed : `or ${needed}`;
}

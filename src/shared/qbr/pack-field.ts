import { type Evidence, type Fact, latestAsOf } from '../kernel/explained.ts';
import { formatMinor } from '../kernel/money.ts';
import { displayPercent, formatGrowth, formatPercent } from '../kernel/percent.ts';
import type { Ratio } from '../kernel/ratio.ts';
import { groupedCount } from '../kernel/words.ts';
import { type MetricId, metrics } from '../program/metrics.ts';
import type { PackField } from './pack-types.ts';

/** What is written where nothing is known, and where a division has no answer (S20). */
export const noData = 'no data';
export const notApplicable = 'n/a';

type Extra = {
  readonly basis?: PackField['basis'];
  readonly note?: string | null;
  readonly quarter?: string | null;
  readonly label?: string;
};

type Value = Pick<PackField, 'value' | 'text'>;

function field(
  metric: MetricId,
  shown: Value,
  evidence: readonly Evidence[],
  asOf: string | null,
  extra: Extra,
): PackField {
  const { label, unit, definition } = metrics[metric];
  return {
    id: metric,
    label: extra.label ?? label,
    ...shown,
    unit,
    definition,
    evidence,
    asOf: asOf ?? latestAsOf(evidence),
    basis: extra.basis ?? null,
    note: extra.note ?? null,
    metric,
    quarter: extra.quarter ?? null,
  };
}

/** An amount in minor units. */
export function moneyField(
  metric: MetricId,
  fact: Fact<number>,
  currency: string,
  extra: Extra = {},
): PackField {
  const { value } = fact;
  const text = value === null ? noData : formatMinor(value, currency);
  return field(metric, { value, text }, fact.evidence, fact.asOf, extra);
}

/** A whole count. */
export function countField(metric: MetricId, fact: Fact<number>, extra: Extra = {}): PackField {
  const { value } = fact;
  return field(
    metric,
    { value, text: value === null ? noData : groupedCount(value) },
    fact.evidence,
    fact.asOf,
    extra,
  );
}

/** A figure with one decimal at most: days, hours, logins a month. */
export function decimalField(
  metric: MetricId,
  fact: Fact<number>,
  suffix: string,
  extra: Extra = {},
): PackField {
  const rounded = fact.value === null ? null : Math.round(fact.value * 10) / 10;
  const text = rounded === null ? noData : `${rounded}${suffix}`;
  return field(metric, { value: rounded, text }, fact.evidence, fact.asOf, extra);
}

/** A count out of what is required: "3 of 5"; a count alone when nothing is required. */
export function requiredField(
  metric: MetricId,
  fact: Fact<number>,
  required: number | null,
  extra: Extra = {},
): PackField {
  const { value } = fact;
  const text =
    value === null
      ? noData
      : required === null
        ? String(value)
        : `${value} of ${required} required`;
  return field(metric, { value, text }, fact.evidence, fact.asOf, extra);
}

/**
 * A figure reckoned from two facts: unknown when either is, "n/a" when there is no answer (division by zero).
 * Its evidence is that of both.
 */
export function derivedField<T>(
  metric: MetricId,
  facts: readonly [Fact<number>, Fact<number>],
  reckon: (a: number, b: number) => T | null,
  show: (value: T) => Value,
  extra: Extra = {},
): PackField {
  const [first, second] = facts;
  const evidence = mergeEvidence([...first.evidence, ...second.evidence]);
  if (first.value === null || second.value === null)
    return field(metric, { value: null, text: noData }, evidence, null, extra);
  const answer = reckon(first.value, second.value);
  return field(
    metric,
    answer === null ? { value: null, text: notApplicable } : show(answer),
    evidence,
    null,
    extra,
  );
}

/** A share as a display percent. */
export function asPercent(share: Ratio): Value {
  return { value: displayPercent(share), text: formatPercent(share) };
}

/** Growth with its sign. */
export function asGrowth(growth: Ratio): Value {
  return { value: displayPercent(growth), text: formatGrowth(growth) };
}

/** Evidence without repeats, in order of appearance. */
export function mergeEvidence(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter((one) => {
    const key = JSON.stringify([one.entity, one.label, one.source, one.file, one.rows, one.asOf]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A field of words, with no lineage of its own unless a metric is named. */
export function wordsField(
  id: string,
  label: string,
  text: string | null,
  definition: string,
  extra: {
    readonly metric?: MetricId;
    readonly unit?: PackField['unit'];
    readonly evidence?: readonly Evidence[];
  } = {},
): PackField {
  const evidence = extra.evidence ?? [];
  return {
    id,
    label,
    value: text,
    unit: extra.unit ?? 'text',
    text: text ?? noData,
    definition,
    evidence,
    asOf: latestAsOf(evidence),
    basis: null,
    note: null,
    metric: extra.metric ?? null,
    quarter: null,
  };
}

import { because, type Explained, explained, type NamedInput } from '../../kernel/explained.ts';
import {
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOf,
  toDecimals,
} from '../../kernel/ratio.ts';
import { groupedCount } from '../../kernel/words.ts';
import {
  type ListingMetricId,
  type ListingPerformanceRules,
  listingMetricIds,
} from './performance-rules.ts';

export type ListingRating = 'great' | 'good' | 'needs work';

/** One month of a listing; null = unknown. Installs and activations are of the same month as the views. */
export type ListingMonth = {
  readonly views: number | null;
  readonly installs: number | null;
  readonly activations: number | null;
  readonly rating: number | null;
  readonly reviews: number | null;
};

/** One row; `value` null = no data. `action` names what to work on, null while good or unknown. */
export type ListingMetricRow = Explained<ListingRating> & {
  readonly id: ListingMetricId;
  readonly name: string;
  /** The measure in the metric's unit (rates in percent), exactly. */
  readonly measure: Ratio | null;
  readonly action: string | null;
};

/** A metric against its two edges, both inside (S92.1). Rates in percent. */
export function rateListingMetric(
  rules: ListingPerformanceRules,
  id: ListingMetricId,
  value: number | Ratio,
): ListingRating {
  const { good, great } = rules.metrics[id];
  const exact = typeof value === 'number' ? ratioOf(value) : value;
  if (compareRatios(exact, ratioOf(great)) >= 0) return 'great';
  return compareRatios(exact, ratioOf(good)) >= 0 ? 'good' : 'needs work';
}

/** The five metrics of a month with rating and what to work on (S92.1, S92.2). */
export function listingPerformance(
  rules: ListingPerformanceRules,
  month: ListingMonth,
): ListingMetricRow[] {
  return listingMetricIds.map((id) => {
    const { name, unit, good, great, ifBelow } = rules.metrics[id];
    const { measure, inputs } = measures[id](month);
    const value = measure === null ? null : rateListingMetric(rules, id, measure);
    const edges = `good from ${groupedCount(good)}, great from ${groupedCount(great)}`;
    const text =
      measure === null
        ? `No data; ${edges}.`
        : `${shown(measure)}${unit === '%' ? '%' : ` ${unit}`}; ${edges}.`;
    return {
      ...explained<ListingRating>({
        value,
        because: [because(text)],
        inputs,
        rule: 'S92.1',
        preset: rules.preset,
      }),
      id,
      name,
      measure,
      action: value === 'needs work' ? ifBelow : null,
    };
  });
}

type Measured = { readonly measure: Ratio | null; readonly inputs: readonly NamedInput[] };

const measures: Readonly<Record<ListingMetricId, (month: ListingMonth) => Measured>> = {
  views: ({ views }) => plain('views', views),
  'install-rate': ({ installs, views }) => rate('installs', installs, 'views', views),
  'activation-rate': ({ activations, installs }) =>
    rate('activations', activations, 'installs', installs),
  rating: ({ rating }) => plain('rating', rating),
  reviews: ({ reviews }) => plain('reviews', reviews),
};

function plain(name: string, value: number | null): Measured {
  return { measure: value === null ? null : ratioOf(value), inputs: [{ name, value }] };
}

function rate(part: string, some: number | null, whole: string, all: number | null): Measured {
  const known = some !== null && all !== null && all > 0;
  return {
    measure: known ? multiplyRatios(ratio(some, all), ratio(100)) : null,
    inputs: [
      { name: part, value: some },
      { name: whole, value: all },
    ],
  };
}

function shown(measure: Ratio): string {
  return groupedCount(toDecimals(measure, 2));
}

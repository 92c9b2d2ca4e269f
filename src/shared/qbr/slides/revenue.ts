import { formatMinor } from '../../kernel/money.ts';
import { formatGrowth, growthRatio } from '../../kernel/percent.ts';
import { labelOf } from '../../kernel/quarter.ts';
import type {
  DeckCell,
  DeckChart,
  DeckColumn,
  DeckInput,
  DeckSeries,
  DeckTable,
  RevenuePoint,
  RevenueSlide,
} from '../deck-types.ts';
import { noData, notApplicable } from '../pack-field.ts';
import { cell, cutTable, figure, footFor, knownFigures } from './parts.ts';
import { revenueTitle } from './revenue-words.ts';

const quartersShown = 10;
const quartersAtLeast = 4;

/** Revenue by quarter, with the data behind the chart. */
export function revenueSlide({ pack, series }: DeckInput): RevenueSlide {
  const points = told(
    series.filter(({ quarter }) => quarter <= pack.quarter).slice(-quartersShown),
  );
  const revenue = figure(pack, 'revenueQuarter');
  const others = knownFigures(pack, [
    'targetAttainment',
    'growthYoY',
    'growthQoQ',
    'wonDeals',
    'averageDeal',
  ]);
  return {
    id: 'revenue',
    kind: 'revenue',
    section: 'Performance',
    title: revenueTitle(pack, points),
    foot: footFor(pack, ['revenueQuarter', 'targetQuarter', 'wonDeals']),
    chart: chartOf(points, pack.currency),
    figures: [...(revenue === null ? [] : [revenue]), ...others],
    table: tableOf(points, pack.currency),
  };
}

/** From the first known quarter on: nothing can be said of a partner's time before. At least a year is shown. */
function told(points: readonly RevenuePoint[]): readonly RevenuePoint[] {
  const first = points.findIndex(({ revenue }) => revenue !== null);
  const from = first === -1 ? points.length : first;
  return points.slice(Math.max(0, Math.min(from, points.length - quartersAtLeast)));
}

/** Sourced and influenced apart only where they account for every known quarter. */
function isSplit(points: readonly RevenuePoint[]): boolean {
  const known = points.filter(({ revenue }) => revenue !== null);
  return (
    known.length > 0 &&
    known.every(
      ({ revenue, sourced, influenced }) =>
        sourced !== null && sourced + (influenced ?? 0) === revenue,
    )
  );
}

function chartOf(points: readonly RevenuePoint[], currency: string): DeckChart {
  const bars: DeckSeries[] = isSplit(points)
    ? [
        bar(
          'sourced',
          'Sourced',
          points.map(({ sourced }) => sourced),
        ),
        bar(
          'influenced',
          'Influenced',
          points.map(({ influenced }) => influenced),
        ),
      ].filter(({ values }) => values.some((value) => value !== null && value !== 0))
    : [
        bar(
          'revenue',
          'Revenue',
          points.map(({ revenue }) => revenue),
        ),
      ];
  const shown =
    bars.length > 0
      ? bars
      : [
          bar(
            'revenue',
            'Revenue',
            points.map(({ revenue }) => revenue),
          ),
        ];
  const targets = points.map(({ target }) => target);
  const marks: DeckSeries[] = targets.some((target) => target !== null)
    ? [{ id: 'target', label: 'Target', role: 'mark', values: targets }]
    : [];
  return {
    currency,
    labels: points.map(({ quarter, toDate }) => labelOf(quarter, toDate)),
    quarters: points.map(({ quarter }) => quarter),
    series: [...shown, ...marks],
    description: describe(points, currency),
  };
}

function bar(id: DeckSeries['id'], label: string, values: readonly (number | null)[]): DeckSeries {
  return { id, label, role: 'bar', values };
}

function describe(points: readonly RevenuePoint[], currency: string): string {
  const known = points.filter(
    (point): point is RevenuePoint & { revenue: number } => point.revenue !== null,
  );
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'No revenue on record for these quarters.';
  const from = `${formatMinor(first.revenue, currency)} in ${labelOf(first.quarter, first.toDate)}`;
  if (first === last) return `Revenue by quarter: ${from}.`;
  return `Revenue by quarter: from ${from} to ${formatMinor(last.revenue, currency)} in ${labelOf(last.quarter, last.toDate)}.`;
}

function tableOf(points: readonly RevenuePoint[], currency: string): DeckTable {
  const split = isSplit(points);
  const targets = points.some(({ target }) => target !== null);
  const right = (label: string): DeckColumn => ({ label, align: 'right' });
  const columns: DeckColumn[] = [
    { label: 'Quarter', align: 'left' },
    right('Revenue'),
    ...(split ? [right('Sourced'), right('Influenced')] : []),
    ...(targets ? [right('Target')] : []),
    right('On the quarter before'),
  ];
  const rows = points.map((point, index): DeckCell[] => [
    cell(labelOf(point.quarter, point.toDate)),
    amount(point.revenue, currency, 'revenueQuarter', point.quarter),
    ...(split ? [amount(point.sourced, currency, 'sourcedQuarter', point.quarter)] : []),
    ...(split ? [amount(point.influenced, currency, 'influencedQuarter', point.quarter)] : []),
    ...(targets ? [amount(point.target, currency, 'targetQuarter', point.quarter)] : []),
    cell(changeText(points[index - 1], point)),
  ]);
  return cutTable(columns, rows, quartersShown, 'No quarter on record.');
}

function amount(
  value: number | null,
  currency: string,
  metric: 'revenueQuarter' | 'sourcedQuarter' | 'influencedQuarter' | 'targetQuarter',
  quarter: string,
): DeckCell {
  return value === null ? cell(noData) : cell(formatMinor(value, currency), { metric, quarter });
}

function changeText(before: RevenuePoint | undefined, point: RevenuePoint): string {
  if (point.toDate) return notApplicable;
  if (before === undefined || before.revenue === null || point.revenue === null) return noData;
  const growth = growthRatio(point.revenue, before.revenue);
  return growth === null ? notApplicable : formatGrowth(growth);
}

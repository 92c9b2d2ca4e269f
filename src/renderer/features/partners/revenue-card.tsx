import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { MetricId } from '../../../shared/program/metrics.ts';
import type { RevenuePoint } from '../../../shared/qbr/deck-types.ts';
import { formatDate, formatMoney, formatQuarter } from '../../app/format.ts';
import { useLineage } from '../../app/lineage.ts';
import { Card } from '../../components/card.tsx';
import { TraceLink } from '../../components/figure.tsx';
import { LinkButton } from '../../components/links.tsx';
import { EmptyState } from '../../components/states.tsx';
import { MoneyText, NoValue } from '../../components/values.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';
import { partsOf, type RevenuePart } from './revenue-parts.ts';

const RevenueChart = lazy(async () => {
  const { RevenueChart: Chart } = await import('./revenue-chart.tsx');
  return { default: Chart };
});

export const metricOfPart: Readonly<Record<RevenuePart, MetricId>> = {
  sourced: 'sourcedQuarter',
  influenced: 'influencedQuarter',
  other: 'revenueQuarter',
};

/** Twelve quarters are three years to compare; what is older is in the deck's table. */
const shownQuarters = 12;

export function RevenueCard({ overview }: { overview: Overview }) {
  const { revenueByQuarter, currency, partner, sources, today } = overview;
  const [asTable, setAsTable] = useState(false);
  const open = useLineage();
  const points = known(revenueByQuarter).slice(-shownQuarters);
  const parts = partsOf(points);
  const empty = points.every(({ revenue }) => revenue === null);
  if (empty) return <NoRevenue />;
  // Quarterly facts are what a revenue is read from where there are any, else won deals.
  const from = (wanted: string) => sources.find(({ entity }) => entity === wanted);
  const file = from('quarters') ?? from('deals');
  return (
    <Card
      title="Revenue by quarter"
      side={
        <span className={classes.legend}>
          {!asTable && <Legend parts={parts} points={points} />}
          <Button size="compact-xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as chart' : 'Show as table'}
          </Button>
        </span>
      }
      foot={
        <>
          {file !== undefined &&
            `${file.source} · ${file.file}, ${formatDate(file.asOf ?? file.at.slice(0, 10), today)} · `}
          {asTable ? 'open a figure for its rows' : 'click a bar for its rows'}
          {points.some(({ toDate }) => toDate) && ` · striped: to date, ${formatDate(today)}`}
        </>
      }
    >
      {asTable ? (
        <RevenueTable points={points} parts={parts} overview={overview} />
      ) : (
        <Suspense fallback={<Skeleton height={280} radius={8} />}>
          <RevenueChart
            points={points}
            parts={parts}
            currency={currency}
            description={described(points, currency)}
            onOpen={(part, quarter) =>
              open({ partner: partner.id, metric: metricOfPart[part], quarter })
            }
          />
          <div className="qd-hidden">
            <RevenueTable points={points} parts={parts} overview={overview} plain />
          </div>
        </Suspense>
      )}
    </Card>
  );
}

/** From the first quarter anything is known of. */
function known(points: readonly RevenuePoint[]): readonly RevenuePoint[] {
  const first = points.findIndex(({ revenue, target }) => revenue !== null || target !== null);
  return first === -1 ? [] : points.slice(first);
}

function described(points: readonly RevenuePoint[], currency: string): string {
  const told = points.filter(({ revenue }) => revenue !== null);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return 'Revenue by quarter';
  const text = ({ quarter, revenue }: RevenuePoint) =>
    `${formatMoney(revenue ?? 0, currency)} in ${formatQuarter(quarter)}`;
  return `Revenue by quarter: from ${text(first)} to ${text(last)}. The table that follows has every figure.`;
}

const partNames: Readonly<Record<RevenuePart, { label: string; color: string }>> = {
  sourced: { label: 'sourced', color: 'var(--qd-accent)' },
  influenced: { label: 'influenced', color: 'var(--qd-accent-pale)' },
  other: { label: 'revenue', color: 'var(--qd-accent)' },
};

type LegendProps = { parts: readonly RevenuePart[]; points: readonly RevenuePoint[] };

function Legend({ parts, points }: LegendProps) {
  return (
    <>
      {parts.map((part) => (
        <span key={part} className={classes.key}>
          <span className={classes.swatch} style={{ background: partNames[part].color }} />
          {part === 'other' && parts.length > 1 ? 'other' : partNames[part].label}
        </span>
      ))}
      {points.some(({ target }) => target !== null) && (
        <span className={classes.key}>
          <span className={classes.mark} />
          target
        </span>
      )}
    </>
  );
}

type RevenueTableProps = {
  points: readonly RevenuePoint[];
  parts: readonly RevenuePart[];
  overview: Overview;
  /** For those who hear it: figures without buttons, the chart has those. */
  plain?: boolean;
};

function RevenueTable({ points, parts, overview, plain = false }: RevenueTableProps) {
  const { currency, partner } = overview;
  const split = parts.filter((part) => part !== 'other');
  const cell = (value: number | null, metric: MetricId, quarter: string) => {
    if (value === null) return <NoValue word="unknown" />;
    const money = <MoneyText minor={value} currency={currency} />;
    return plain ? (
      money
    ) : (
      <TraceLink lineage={{ partner: partner.id, metric, quarter }}>{money}</TraceLink>
    );
  };
  return (
    <table className={classes.table}>
      <caption className="qd-hidden">Revenue by quarter</caption>
      <thead>
        <tr>
          <th scope="col">Quarter</th>
          <th scope="col" className={classes.right}>
            Revenue
          </th>
          {split.map((part) => (
            <th key={part} scope="col" className={classes.right}>
              {part === 'sourced' ? 'Sourced' : 'Influenced'}
            </th>
          ))}
          <th scope="col" className={classes.right}>
            Target
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.quarter}>
            <td>
              {formatQuarter(point.quarter)}
              {point.toDate && <span className="qd-faint"> to date</span>}
            </td>
            <td className={classes.right}>
              {cell(point.revenue, 'revenueQuarter', point.quarter)}
            </td>
            {split.map((part) => (
              <td key={part} className={classes.right}>
                {cell(point[part], metricOfPart[part], point.quarter)}
              </td>
            ))}
            <td className={classes.right}>{cell(point.target, 'targetQuarter', point.quarter)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoRevenue() {
  return (
    <Card title="Revenue by quarter">
      <EmptyState
        title="No revenue is recorded"
        actions={
          <LinkButton to="/import/new" variant="default">
            Import a CSV
          </LinkButton>
        }
      >
        Import quarterly figures or closed deals to see it here.
      </EmptyState>
    </Card>
  );
}

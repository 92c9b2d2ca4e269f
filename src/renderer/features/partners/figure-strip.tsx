import type { MetricId } from '../../../shared/program/metrics.ts';
import {
  count,
  formatChange,
  formatDate,
  formatPercent,
  type MoneyStyle,
  withoutZeroCents,
} from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { Figure } from '../../components/figure.tsx';
import { figureText } from '../../components/metric-text.ts';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

type OneFigure = Overview['figures'][number];

const leading = ['sourcedQuarter', 'revenueT12M', 'pipelineValue', 'winRate'] as const;

function pick({ figures }: Overview, metric: MetricId): OneFigure | undefined {
  return figures.find((figure) => figure.metric === metric);
}

function numberOf(overview: Overview, metric: MetricId): number | null {
  const value = pick(overview, metric)?.value;
  return typeof value === 'number' ? value : null;
}

/** Sourced revenue leads; where no row says who sourced what, all revenue does. */
function leadingOf(overview: Overview): OneFigure[] {
  return leading.flatMap((metric) => {
    const figure = pick(overview, metric);
    if (metric !== 'sourcedQuarter' || (figure?.value ?? null) !== null) return figure ?? [];
    return pick(overview, 'revenueQuarter') ?? figure ?? [];
  });
}

export function FigureStrip({ overview }: { overview: Overview }) {
  return (
    <div className={classes.strip}>
      {leadingOf(overview).map((figure) => (
        <OverviewFigure key={figure.metric} figure={figure} overview={overview} framed />
      ))}
    </div>
  );
}

/** Everything else the book knows of this partner, each with its origin. */
export function MoreFigures({ overview }: { overview: Overview }) {
  const shown = new Set(leadingOf(overview).map(({ metric }) => metric));
  const rest = overview.figures.filter(
    ({ metric, unit }) => !shown.has(metric) && unit !== 'text' && metric !== 'health',
  );
  const known = rest.filter(({ value }) => value !== null);
  const unknown = rest.filter(({ value }) => value === null);
  if (rest.length === 0) return null;
  return (
    <Card title="More figures" note={`${overview.quarterLabel}, where a quarter is meant`}>
      <div className={classes.grid}>
        {known.map((figure) => (
          <OverviewFigure key={figure.metric} figure={figure} overview={overview} />
        ))}
      </div>
      {unknown.length > 0 && (
        <p className="qd-faint" style={{ margin: '14px 0 0' }}>
          Not known: {unknown.map(({ label }) => label).join(' · ')}
        </p>
      )}
    </Card>
  );
}

type OverviewFigureProps = { figure: OneFigure; overview: Overview; framed?: boolean };

function OverviewFigure({ figure, overview, framed = false }: OverviewFigureProps) {
  const { metric, quarter, label, note } = figure;
  return (
    <Figure
      label={framed ? shortLabel(figure, overview.quarterLabel) : label}
      text={textOf(figure, framed ? 'whole' : 'exact')}
      note={framed ? noteOf(overview, metric) : undefined}
      from={framed ? originOf(figure, overview.today) : undefined}
      lineage={{ partner: overview.partner.id, metric, quarter }}
      why={note ?? undefined}
      bare={!framed}
      small={!framed}
    />
  );
}

function textOf(figure: OneFigure, style: MoneyStyle): string | null {
  const { metric, value } = figure;
  if (metric.startsWith('growth') && typeof value === 'number') return formatChange(value);
  const text = figureText(figure, style);
  return text === null ? null : withoutZeroCents(text);
}

/** Four stand in a row: the words are short, the drawer has the whole name. */
function shortLabel({ metric, label }: OneFigure, quarter: string): string {
  const names: Partial<Record<MetricId, string>> = {
    sourcedQuarter: `Sourced, ${quarter}`,
    revenueQuarter: `Revenue, ${quarter}`,
    revenueT12M: 'Revenue, 12 months',
    winRate: `Win rate, ${quarter}`,
  };
  return names[metric] ?? label;
}

/** What the number means beside its neighbors. */
function noteOf(overview: Overview, metric: MetricId) {
  if (metric === 'pipelineValue') {
    // With none, the line below says so.
    if (pick(overview, metric)?.from.length === 0) return undefined;
    const open = numberOf(overview, 'openDeals');
    return open === null ? undefined : count(open, 'open deal');
  }
  if (metric === 'winRate') {
    const [won, lost] = [numberOf(overview, 'wonDeals'), numberOf(overview, 'lostDeals')];
    return won === null || lost === null ? undefined : `${won} won, ${lost} lost`;
  }
  const growth = numberOf(overview, metric === 'revenueT12M' ? 'growthT12M' : 'growthYoY');
  const target = metric === 'revenueT12M' ? null : numberOf(overview, 'targetAttainment');
  if (growth === null && target === null) return undefined;
  const tone = growth === null || growth === 0 ? 'qd-dim' : growth > 0 ? 'qd-good' : 'qd-bad';
  return (
    <>
      {growth !== null && <b className={tone}>{formatChange(growth)}</b>}
      {growth !== null && ' on last year'}
      {target !== null && `${growth === null ? '' : ', '}${formatPercent(target)} of target`}
    </>
  );
}

function originOf({ from, asOf, basis }: OneFigure, today: string): string | undefined {
  const first = from[0];
  const source = first?.source === 'you' ? 'typed by you' : first?.source;
  const parts = [
    source ?? (basis === null ? null : `no ${basis}`),
    from.length > 1 ? `${from.length} sources` : null,
    asOf === null ? null : formatDate(asOf, today),
  ].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

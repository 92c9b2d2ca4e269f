import { lazy, Suspense, useState } from 'react';
import type { HealthDimensionId } from '../../../shared/health/rules.ts';
import type { HealthDimension, HealthRaise } from '../../../shared/health/types.ts';
import type { MetricId } from '../../../shared/program/metrics.ts';
import { count, formatAge, formatDate, formatNumber, withoutZeroCents } from '../../app/format.ts';
import { HealthBadge } from '../../components/badges.tsx';
import { Card } from '../../components/card.tsx';
import { TraceLink } from '../../components/figure.tsx';
import { LinkAnchor } from '../../components/links.tsx';
import { Progress } from '../../components/progress.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

const RecordSurvey = lazy(async () => {
  const { RecordSurvey: Modal } = await import('./record-survey.tsx');
  return { default: Modal };
});

/** The score, dimension by dimension, and the next best step under it. */
export function HealthCard({ overview }: { overview: Overview }) {
  const { health, healthTrend, today, partner } = overview;
  const [asking, setAsking] = useState(false);
  return (
    <Card
      title="Health"
      note={`${formatDate(health.today, today)} · ${health.coverage}% known`}
      side={
        <span className={classes.score}>
          {health.value === null ? (
            <HealthBadge value={null} band={null} />
          ) : (
            <span className={classes.big}>{health.value}</span>
          )}
          <Trend value={health.value} trend={healthTrend} today={today} />
        </span>
      }
    >
      {health.dimensions.map((dimension) => (
        <Dimension
          key={dimension.id}
          dimension={dimension}
          overview={overview}
          onSurvey={() => setAsking(true)}
        />
      ))}
      <p className="qd-faint" style={{ margin: '6px 0 0' }}>
        {health.summary}
      </p>
      <Raise raise={health.raise[0]} />
      {asking && (
        <Suspense fallback={null}>
          <RecordSurvey partner={partner} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Card>
  );
}

type TrendProps = { value: number | null; trend: Overview['healthTrend']; today: string };

/** Against the latest kept score of another day. */
function Trend({ value, trend, today }: TrendProps) {
  const before = trend.findLast(({ on, health }) => on < today && health !== null);
  if (value === null || before === undefined || before.health === null) return null;
  const change = value - before.health;
  const tone = change > 0 ? 'qd-good' : change < 0 ? 'qd-bad' : 'qd-dim';
  const sign = change > 0 ? '+' : '';
  return (
    <span className={tone} style={{ fontSize: 12, fontWeight: 550 }}>
      {change === 0 ? 'unchanged' : `${sign}${formatNumber(change)}`} since{' '}
      {formatDate(before.on, today)}
    </span>
  );
}

const metricOf: Readonly<Record<HealthDimensionId, MetricId | null>> = {
  revenue: 'revenueQuarter',
  activity: 'registrations90d',
  engagement: 'activeDays90d',
  satisfaction: 'nps',
  fit: null,
};

type DimensionProps = { dimension: HealthDimension; overview: Overview; onSurvey: () => void };

function Dimension({ dimension, overview, onSurvey }: DimensionProps) {
  const { id, label, points, max } = dimension;
  const metric = metricOf[id];
  const text = `${points ?? '?'} / ${max}`;
  const quarter = metric === 'revenueQuarter' ? overview.quarter : null;
  return (
    <div className={classes.dimension}>
      <span className={points === null ? 'qd-faint' : undefined} style={{ fontSize: 13.5 }}>
        {label}
      </span>
      <Progress
        label={`${label}: ${points ?? 0} of ${max} points`}
        percent={points === null ? null : max === 0 ? 0 : (100 * points) / max}
      />
      <span className={classes.points}>
        {points === null ? (
          <span className="qd-faint">unknown</span>
        ) : metric === null ? (
          text
        ) : (
          <TraceLink lineage={{ partner: overview.partner.id, metric, quarter }}>{text}</TraceLink>
        )}
      </span>
      <span className={classes.reason}>
        {withoutZeroCents(dimension.reason)}
        <Grounds dimension={dimension} />
        {points === null && <NextStep id={id} onSurvey={onSurvey} />}
      </span>
    </div>
  );
}

/** What it rests on, and how old that is. */
function Grounds({ dimension: { evidence, ageDays, points } }: { dimension: HealthDimension }) {
  if (points === null) return null;
  const rows = evidence.reduce((sum, one) => sum + one.rows, 0);
  const files = [...new Set(evidence.map((one) => one.file).filter((file) => file !== null))];
  const parts = [
    rows === 0 ? null : count(rows, 'row'),
    ageDays === null ? null : ageDays === 0 ? 'today' : `${formatAge(ageDays)} old`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return <span title={files.join(', ')}> · {parts.join(' · ')}</span>;
}

/** An unknown is a thing to do. */
function NextStep({ id, onSurvey }: { id: HealthDimensionId; onSurvey: () => void }) {
  if (id === 'satisfaction')
    return (
      <>
        {' · '}
        <button type="button" className={`qd-plain ${classes.link}`} onClick={onSurvey}>
          record one
        </button>
      </>
    );
  if (id === 'fit')
    return (
      <>
        {' · '}
        <a href="#details">set it</a>
      </>
    );
  return (
    <>
      {' · '}
      <LinkAnchor to="/import/new" inherit>
        import it
      </LinkAnchor>
    </>
  );
}

function Raise({ raise }: { raise: HealthRaise | undefined }) {
  if (raise === undefined) return null;
  return (
    <div className={classes.hint}>
      <b>{raise.action}</b> lifts this to {raise.toScore}.
    </div>
  );
}

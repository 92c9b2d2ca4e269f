import type { MouseEvent } from 'react';
import { daysBetween, formatNumber } from '../../app/format.ts';
import { bandNamed, HealthBadge } from '../../components/badges.tsx';
import type { Column } from '../../components/data-table.tsx';
import { Progress } from '../../components/progress.tsx';
import { AgeText, ChangeText, DateText, MoneyText, NoValue } from '../../components/values.tsx';
import classes from './partners.module.css';
import type { PartnerRow } from './use-partner-list.ts';

/** Columns in order; `rank` says which go first where the window is narrow. */
type Ranked = Column<PartnerRow> & { rank: 1 | 2 | 3 | 4 };

/** A plain click opens the row; with a key held it is the browser's, for a new window. */
function leaveToRow(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) event.stopPropagation();
  else event.preventDefault();
}

function text(value: string | null) {
  return value === null ? <NoValue word="not set" /> : <span title={value}>{value}</span>;
}

/** The tier held; an arrow where the figures support a higher or a lower one, which the tooltip names. */
function tierOf({ tierHeld, tierEarned, tierDrift }: PartnerRow) {
  if (tierDrift === null || tierDrift === 0) return text(tierHeld ?? tierEarned);
  return (
    <span title={`Holds ${tierHeld}; the figures support ${tierEarned}`}>
      {tierHeld}{' '}
      <span className="qd-dim" aria-hidden="true">
        {tierDrift > 0 ? '↑' : '↓'}
      </span>
      <span className="qd-hidden">, the figures support {tierEarned}</span>
    </span>
  );
}

function nextTier(row: PartnerRow) {
  const { tierNext, tierPercent } = row;
  if (tierNext === null)
    return row.tierEarned === null && row.tierHeld === null ? (
      <NoValue word="unknown" />
    ) : (
      <span className="qd-dim">top tier</span>
    );
  return (
    <span className={classes.toNext} title={`To ${tierNext}`}>
      <Progress label={`${tierPercent ?? 0}% of the way to ${tierNext}`} percent={tierPercent} />
      <span className="qd-dim">{tierPercent === null ? '?' : `${formatNumber(tierPercent)}%`}</span>
    </span>
  );
}

/** Stable for one currency and day, as the table wants its columns. */
export function partnerColumns(currency: string, today: string): Ranked[] {
  return [
    {
      id: 'name',
      header: 'Partner',
      width: 'minmax(172px, 2fr)',
      rank: 1,
      sortable: true,
      cell: (row) => (
        <a
          href={`/partners/${row.id}`}
          tabIndex={-1}
          className={classes.name}
          title={row.key === null ? row.name : `${row.name} · ${row.key}`}
          onClick={leaveToRow}
        >
          {row.name}
        </a>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      width: 'minmax(120px, 0.8fr)',
      rank: 4,
      sortable: true,
      cell: (row) => text(row.type),
    },
    {
      id: 'tier',
      header: 'Tier',
      width: 'minmax(98px, 0.5fr)',
      rank: 1,
      sortable: true,
      descFirst: true,
      cell: tierOf,
    },
    {
      id: 'health',
      header: 'Health',
      width: '148px',
      rank: 1,
      sortable: true,
      descFirst: true,
      cell: (row) => (
        <HealthBadge value={row.health} band={bandNamed(row.band)} provisional={row.provisional} />
      ),
    },
    {
      id: 'segment',
      header: 'Segment',
      width: 'minmax(88px, 0.5fr)',
      rank: 3,
      sortable: true,
      cell: (row) => text(row.segment),
    },
    {
      id: 'revenueT12M',
      header: 'Revenue T12M',
      width: '118px',
      align: 'right',
      rank: 1,
      sortable: true,
      descFirst: true,
      cell: (row) => <MoneyText minor={row.revenueT12M} currency={currency} />,
    },
    {
      id: 'growthYoY',
      header: 'YoY',
      width: '68px',
      align: 'right',
      rank: 1,
      sortable: true,
      descFirst: true,
      cell: (row) => <ChangeText value={row.growthYoY === null ? null : row.growthYoY * 100} />,
    },
    {
      id: 'pipeline',
      header: 'Pipeline',
      width: '98px',
      align: 'right',
      rank: 2,
      sortable: true,
      descFirst: true,
      cell: (row) => <MoneyText minor={row.pipeline} currency={currency} />,
    },
    {
      id: 'nextQbrAt',
      header: 'Next QBR',
      width: '84px',
      rank: 1,
      sortable: true,
      cell: (row) => <DateText date={row.nextQbrAt?.slice(0, 10) ?? null} none="none planned" />,
    },
    {
      id: 'lastTouchOn',
      header: 'Last touch',
      width: '84px',
      rank: 2,
      sortable: true,
      descFirst: true,
      cell: (row) => (
        <AgeText
          days={row.lastTouchOn === null ? null : daysBetween(row.lastTouchOn, today)}
          date={row.lastTouchOn}
        />
      ),
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 'minmax(120px, 0.6fr)',
      rank: 4,
      sortable: true,
      cell: (row) => text(row.owner),
    },
    {
      id: 'tierPercent',
      header: 'To next tier',
      width: '118px',
      rank: 3,
      sortable: true,
      descFirst: true,
      cell: nextTier,
    },
  ];
}

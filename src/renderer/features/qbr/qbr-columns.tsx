import type { MouseEvent } from 'react';
import { daysBetween, formatDateTime } from '../../app/format.ts';
import type { Column } from '../../components/data-table.tsx';
import { Progress } from '../../components/progress.tsx';
import { DateText, MoneyText, NoValue } from '../../components/values.tsx';
import type { ListedQbr, WithoutQbr } from './detail.ts';
import { distance, momentText } from './due-text.ts';
import classes from './list.module.css';

/** A plain click opens the row; with a key held it is the browser's, for a new window. */
function leaveToRow(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) event.stopPropagation();
  else event.preventDefault();
}

const partner: Column<ListedQbr> = {
  id: 'partner',
  header: 'Partner',
  width: 'minmax(150px, 1fr)',
  sortBy: (row) => row.partner.name,
  cell: (row) => (
    <a
      href={`/qbrs/${row.id}`}
      tabIndex={-1}
      className={classes.name}
      title={
        row.partner.key === null ? row.partner.name : `${row.partner.name} · ${row.partner.key}`
      }
      onClick={leaveToRow}
    >
      {row.partner.name}
    </a>
  ),
};

const quarter: Column<ListedQbr> = {
  id: 'quarter',
  header: 'Reviews',
  width: '92px',
  sortBy: (row) => row.quarter,
  cell: (row) => row.quarterLabel,
};

/** Stable for one day, as the table wants its columns. */
export function aheadColumns(today: string | null): Column<ListedQbr>[] {
  return [
    partner,
    {
      id: 'meetsAt',
      header: 'Meeting',
      width: '148px',
      sortBy: (row) => row.meetsAt,
      cell: (row) => formatDateTime(row.meetsAt, today),
    },
    {
      id: 'away',
      header: 'When',
      width: '108px',
      cell: (row) => {
        const days = today === null ? null : daysBetween(today, row.meetsAt);
        return (
          <span className={days !== null && days < 0 ? 'qd-bad' : 'qd-dim'}>
            {days === null ? '' : days < 0 ? `${distance(days)}, not held` : distance(days)}
          </span>
        );
      },
    },
    quarter,
    { ...progress, header: 'Preparation' },
    {
      id: 'next',
      header: 'Next due',
      width: 'minmax(200px, 1.33fr)',
      sortBy: (row) => row.next?.due ?? null,
      cell: (row) =>
        row.next === null ? (
          <NoValue word="nothing left" />
        ) : (
          <span title={`${row.next.title}, ${momentText(row.next.due, today)}`}>
            {row.overdue > 0 && <span className="qd-bad">{row.overdue} overdue · </span>}
            {row.next.title}
            <span className="qd-dim">, {momentText(row.next.due, today)}</span>
          </span>
        ),
    },
  ];
}

const progress: Column<ListedQbr> = {
  id: 'done',
  header: 'Checklist',
  width: '136px',
  sortBy: (row) => row.done,
  cell: (row) => (
    <span className={classes.done}>
      <Progress
        label={`${row.done} of ${row.items} items done`}
        percent={row.items === 0 ? null : (100 * row.done) / row.items}
      />
      <span className="qd-dim">
        {row.done} of {row.items}
      </span>
    </span>
  ),
};

export function heldColumns(today: string | null): Column<ListedQbr>[] {
  return [
    partner,
    {
      id: 'heldOn',
      header: 'Held',
      width: '100px',
      descFirst: true,
      sortBy: (row) => row.heldOn,
      cell: (row) => <DateText date={row.heldOn} none="not held" />,
    },
    quarter,
    progress,
    {
      id: 'pack',
      header: 'Data pack sent',
      width: '150px',
      sortBy: (row) => row.packSentAt,
      cell: (row) =>
        row.packSentAt === null ? <NoValue word="not sent" /> : momentText(row.packSentAt, today),
    },
    {
      id: 'left',
      header: 'Still to do',
      width: 'minmax(140px, 1fr)',
      cell: (row) => (row.next === null ? <span className="qd-dim">nothing</span> : row.next.title),
    },
  ];
}

/** Stable for one currency. */
export function withoutColumns(currency: string): Column<WithoutQbr>[] {
  const text = (value: string | null) => value ?? <NoValue word="unknown" />;
  return [
    {
      id: 'name',
      header: 'Partner',
      width: 'minmax(180px, 1.5fr)',
      sortBy: (row) => row.name,
      cell: (row) => <span className={classes.name}>{row.name}</span>,
    },
    {
      id: 'segment',
      header: 'Segment',
      width: '96px',
      sortBy: (row) => row.segment,
      cell: (row) => text(row.segment),
    },
    {
      id: 'tier',
      header: 'Tier',
      width: '96px',
      sortBy: (row) => row.tier,
      cell: (row) => text(row.tier),
    },
    {
      id: 'revenue',
      header: 'Revenue T12M',
      width: '130px',
      align: 'right',
      descFirst: true,
      sortBy: (row) => row.revenueT12M,
      cell: (row) => <MoneyText minor={row.revenueT12M} currency={currency} />,
    },
    {
      id: 'last',
      header: 'Last held',
      width: '120px',
      sortBy: (row) => row.lastHeldOn,
      cell: (row) => <DateText date={row.lastHeldOn} none="never" />,
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 'minmax(120px, 1fr)',
      sortBy: (row) => row.owner,
      cell: (row) => text(row.owner),
    },
  ];
}

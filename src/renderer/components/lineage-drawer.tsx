import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { metrics } from '../../shared/program/metrics.ts';
import { type Outputs, trpc } from '../app/client.ts';
import { count, formatMoney, formatNumber, formatQuarter } from '../app/format.ts';
import type { LineageTarget } from '../app/lineage.ts';
import { type Column, DataTable } from './data-table.tsx';
import classes from './lineage-drawer.module.css';
import { figureText } from './metric-text.ts';
import { EmptyState, ErrorState, LoadingRows } from './states.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { DateText, NoValue, UnknownValue } from './values.tsx';

type Traced = Outputs['partners']['trace'];
type TraceRow = Traced['rows'][number];

const rowHeight = 34;

type LineageDrawerProps = { target: LineageTarget; onClose: () => void };

/** Where a figure comes from: its definition, and the rows that sum to it. */
export function LineageDrawer({ target, onClose }: LineageDrawerProps) {
  const { partner, metric, quarter } = target;
  const trace = useQuery(
    trpc.partners.trace.queryOptions({ entity: 'partners', key: partner, metric, quarter }),
  );
  useFocusBack();
  const quarterText = quarter === null ? '' : `, ${formatQuarter(quarter)}`;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title={`${trace.data?.label ?? metrics[metric].label}${quarterText}`}
      classNames={{ content: classes.drawer, body: classes.body, title: classes.title }}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 120 }}
    >
      {trace.isPending && <LoadingRows label="Loading the rows behind this figure" />}
      {trace.isError && <ErrorState error={trace.error} onRetry={() => void trace.refetch()} />}
      {trace.isSuccess && <Lineage traced={trace.data} />}
    </Drawer>
  );
}

function Lineage({ traced }: { traced: Traced }) {
  const { value, definition, basis, asOf, note, rows } = traced;
  const text = figureText(traced);
  return (
    <>
      <div className={classes.value}>{text === null ? <UnknownValue /> : text}</div>
      <p className={classes.definition}>{definition}</p>
      <p className="qd-faint">
        {basis !== null && <>From {basis}. </>}
        {asOf !== null && (
          <>
            As of <DateText date={asOf} />.
          </>
        )}
      </p>
      {note !== null && <p className={classes.note}>{note}</p>}
      {rows.length === 0 ? (
        <EmptyState title={value === null ? 'Nothing is recorded yet' : 'No rows stand behind it'}>
          {value === null
            ? 'Import the file that holds it, or record it by hand: then this figure is known.'
            : 'The figure is computed from other figures.'}
        </EmptyState>
      ) : (
        <Rows traced={traced} />
      )}
    </>
  );
}

function sumOf(rows: readonly TraceRow[]): number | null {
  let sum = 0;
  for (const { value } of rows) {
    if (typeof value !== 'number') return null;
    sum += value;
  }
  return sum;
}

/** Averages and shares have rows too, but those do not add up to them. */
const adds = new Set(['money', 'count', 'hours']);

function Rows({ traced }: { traced: Traced }) {
  const { rows, unit, currency, value } = traced;
  const columns = useMemo((): Column<TraceRow>[] => {
    const sum = adds.has(unit) ? sumOf(rows) : null;
    const show = (amount: number) =>
      unit === 'money' ? formatMoney(amount, currency, 'exact') : formatNumber(amount, 2);
    const foot = sum === null || sum !== value ? undefined : show(sum);
    const date: Column<TraceRow> = {
      id: 'date',
      header: 'Date',
      width: '114px',
      cell: (row) => <DateText date={row.date} />,
      sortBy: (row) => row.date,
    };
    return [
      {
        id: 'label',
        header: 'Row',
        width: 'minmax(120px, 1.2fr)',
        cell: (row) => (
          <>
            {row.label}
            {row.vanished && (
              <span className="qd-warn" title="Not in the latest file; it counts all the same">
                {' '}
                · gone
              </span>
            )}
          </>
        ),
        sortBy: (row) => row.label,
        foot: foot === undefined ? undefined : count(rows.length, 'row'),
      },
      // A row of a quarter has no day of its own.
      ...(rows.some((row) => row.date !== null) ? [date] : []),
      {
        id: 'file',
        header: 'Source',
        width: 'minmax(110px, 1.2fr)',
        cell: (row) => <Source row={row} />,
        sortBy: (row) => `${row.source} ${row.file ?? ''}`,
      },
      {
        id: 'line',
        header: 'Line',
        width: '62px',
        align: 'right',
        cell: (row) => (row.line === null ? <NoValue /> : formatNumber(row.line)),
        sortBy: (row) => row.line,
      },
      {
        id: 'value',
        header: 'Value',
        width: '122px',
        align: 'right',
        descFirst: true,
        cell: (row) =>
          row.value === null ? (
            <NoValue word="unknown" />
          ) : typeof row.value === 'number' ? (
            show(row.value)
          ) : (
            row.value
          ),
        sortBy: (row) => row.value,
        foot,
      },
    ];
  }, [rows, unit, currency, value]);
  return (
    <div className={classes.rows} style={{ flexBasis: (rows.length + 2) * rowHeight + 8 }}>
      <DataTable
        label="Rows behind this figure"
        columns={columns}
        rows={rows}
        rowHeight={rowHeight}
      />
    </div>
  );
}

function Source({ row }: { row: TraceRow }) {
  const source = row.source === 'you' ? 'typed by you' : row.source;
  return (
    <span title={row.file === null ? source : `${source} · ${row.file}`}>{row.file ?? source}</span>
  );
}

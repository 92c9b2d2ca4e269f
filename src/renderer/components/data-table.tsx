import { type ReactTable, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import {
  type CSSProperties,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import classes from './data-table.module.css';
import { DataTableHead } from './data-table-head.tsx';
import {
  type Column,
  columnDefs,
  type Features,
  features,
  headHeight,
  type Slot,
  type Sort,
  sortingOf,
  sortOf,
  standardRowHeight,
} from './data-table-model.ts';
import { DataTableRow } from './data-table-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

export type { Column } from './data-table-model.ts';

type DataTableProps<Row> = {
  /** What the table holds, for those who hear it. */
  label: string;
  columns: readonly Column<Row>[];
  /** Rows in order; null where a page has not come yet. Keep the array stable between changes. */
  rows: readonly (Row | null)[];
  /** Enter or click on a row. */
  onOpen?: (row: Row) => void;
  /** What further keys, in lower case, do to the active row. */
  keys?: Readonly<Record<string, (row: Row) => void>>;
  /** Given: the rows come sorted by their owner. Else the table sorts what it has. */
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
  /** Where this changes other rows are shown, and the table begins at its top again. */
  shows?: unknown;
  /** Which rows are on screen, so that their pages can be asked for. */
  onVisible?: (first: number, last: number) => void;
  rowHeight?: number;
  /** A fixed height in pixels, 'fill' for the parent's, or as many rows as there are up to a limit. */
  height?: number | 'fill' | { upTo: number };
  /** In place of rows where there are none. */
  empty?: ReactNode;
};

/** A table that stays smooth at any length, walked with the arrow keys, opened with Enter. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, onOpen, onVisible, rowHeight = standardRowHeight, empty } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { table, count, at } = useRows(props);
  const foot = columns.some((column) => column.foot !== undefined);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingEnd: headHeight + (foot ? headHeight : 0),
  });
  const items = virtual.getVirtualItems();
  const slots = slotsFor(items.length);
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible?.(first, last), [onVisible, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read by nobody; that it changed is what counts
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [props.shows]);
  const keys = useRowKeys(count, {
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2),
    onMove: (index) => virtual.scrollToIndex(index),
    onOpen: (index) => {
      const row = at(index);
      if (row !== null && row !== undefined) onOpen?.(row);
    },
    onKey: (key, index) => {
      const act = Object.hasOwn(props.keys ?? {}, key) ? props.keys?.[key] : undefined;
      const row = at(index);
      if (act !== undefined && row !== null && row !== undefined) act(row);
      return act !== undefined;
    },
  });
  const tracks = columns.map((column) => column.width).join(' ');
  const vars: CSSProperties & Record<'--qd-columns', string> = { '--qd-columns': tracks };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={keys.active === null ? undefined : `${id}-${keys.active}`}
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      className={clsx(classes.scroller, typeof props.height === 'object' && classes.auto)}
      style={heightOf(props.height, rows.length, rowHeight, foot)}
    >
      <div className={classes.table} style={vars} role="presentation">
        <DataTableHead table={table} columns={columns} />
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: bodyHeight(virtual.getTotalSize(), foot) }}
        >
          {items.map((item) => {
            const row = at(item.index);
            if (row === undefined) return null;
            return (
              <DataTableRow
                key={item.index % slots}
                domId={`${id}-${item.index}`}
                row={row}
                columns={columns}
                index={item.index}
                height={rowHeight}
                active={keys.active === item.index}
                onOpen={onOpen}
                onActivate={keys.setActive}
              />
            );
          })}
        </div>
        {foot && <Foot columns={columns} />}
      </div>
      {rows.length === 0 && empty}
    </div>
  );
}

/**
 * Rows that leave the window lend their elements to those that come: scrolling then changes text, and makes nothing.
 * As many as fit any window of this size, in steps, so that they keep their places.
 */
function slotsFor(shown: number): number {
  return 32 * Math.ceil((shown + 4) / 32);
}

type Rows<Row> = {
  table: ReactTable<Features, Slot<Row>>;
  count: number;
  /** Null: its page is on its way. */
  at: (index: number) => Row | null | undefined;
};

/** Rows that come sorted are read as they are: ten thousand need no model built at each page that arrives. */
const noSlots: Slot<never>[] = [];

function useRows<Row>(props: DataTableProps<Row>): Rows<Row> {
  const { rows, columns, onSort } = props;
  const [own, setOwn] = useState<Sort | null>(props.sort ?? null);
  const manual = onSort !== undefined;
  const sort = manual ? (props.sort ?? null) : own;
  const data = useMemo(
    () => (manual ? noSlots : rows.map((row): Slot<Row> => ({ row }))),
    [rows, manual],
  );
  const defs = useMemo(() => columnDefs(columns), [columns]);
  const sorting = useMemo(() => sortingOf(sort), [sort]);
  const table = useTable({
    features,
    data,
    columns: defs,
    manualSorting: manual,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (update) => {
      const next = sortOf(typeof update === 'function' ? update(sorting) : update);
      if (manual) onSort(next);
      else setOwn(next);
    },
  });
  if (manual) return { table, count: rows.length, at: (index) => rows[index] };
  const model = table.getRowModel().rows;
  return { table, count: model.length, at: (index) => model[index]?.original.row };
}

function Foot<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <div role="rowgroup" className={classes.foot}>
      <div role="row" style={{ display: 'contents' }} tabIndex={-1}>
        {columns.map((column) => (
          <div
            key={column.id}
            role="gridcell"
            tabIndex={-1}
            className={clsx(classes.footCell, column.align === 'right' && classes.right)}
          >
            {column.foot}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The last row's line is left out: the card's own edge, or the foot's, is there already. */
function bodyHeight(rows: number, foot: boolean): number {
  return Math.max(0, rows - (foot ? 0 : 1));
}

function heightOf(
  height: DataTableProps<unknown>['height'],
  rows: number,
  rowHeight: number,
  foot: boolean,
): CSSProperties {
  if (typeof height === 'number') return { height };
  if (typeof height === 'object') {
    const whole = headHeight + bodyHeight(rows * rowHeight, foot) + (foot ? rowHeight + 1 : 0);
    return { height: Math.min(height.upTo, rows === 0 ? headHeight + 80 : whole) };
  }
  return {};
}

import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
} from '@tanstack/react-table';
import type { CSSProperties, ReactNode } from 'react';

/** One column of a DataTable. Keep the list of columns stable (module scope or useMemo). */
export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A CSS grid track: '110px', 'minmax(180px, 2fr)'. */
  width: string;
  align?: 'right';
  /** What the table sorts by itself. Null stays last, whichever way. */
  sortBy?: (row: Row) => string | number | null;
  /** Sorted by whoever gives the rows (`onSort`). */
  sortable?: boolean;
  /** A column's first click: highest first, as for amounts. */
  descFirst?: boolean;
  /** At the foot, under the rows. */
  foot?: ReactNode;
};

export type Sort = { id: string; desc: boolean };

/** A place in the table: its row, or null while its page is on its way. */
export type Slot<Row> = { readonly row: Row | null };

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export type Features = typeof features;

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: 'base' });
}

export function columnDefs<Row>(columns: readonly Column<Row>[]): ColumnDef<Features, Slot<Row>>[] {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    accessorFn: ({ row }) => (row === null ? undefined : (column.sortBy?.(row) ?? undefined)),
    cell: ({ row }) => (row.original.row === null ? null : column.cell(row.original.row)),
    enableSorting: column.sortable === true || column.sortBy !== undefined,
    sortDescFirst: column.descFirst === true,
    sortUndefined: 'last',
    sortFn: (a, b, id) => compare(a.getValue(id) ?? '', b.getValue(id) ?? ''),
  }));
}

export function sortingOf(sort: Sort | null): SortingState {
  return sort === null ? [] : [{ id: sort.id, desc: sort.desc }];
}

export function sortOf(state: SortingState): Sort | null {
  const first = state[0];
  return first === undefined ? null : { id: first.id, desc: first.desc };
}

export const headHeight = 36;
export const standardRowHeight = 38;

/** For a card whose table fills it: as tall as its rows, and no taller than the window leaves. */
export function fitRows(rows: number, rowHeight = standardRowHeight): CSSProperties {
  if (rows === 0) return {};
  const edges = 2;
  const whole = headHeight + rows * rowHeight - 1 + edges;
  return { flex: `0 1 ${whole}px`, minHeight: Math.min(whole, 200) };
}

import clsx from 'clsx';
import { memo } from 'react';
import classes from './data-table.module.css';
import type { Column } from './data-table-model.ts';

type RowProps<Row> = {
  domId: string;
  row: Row | null;
  columns: readonly Column<Row>[];
  index: number;
  height: number;
  active: boolean;
  onOpen: ((row: Row) => void) | undefined;
  onActivate: (index: number) => void;
};

function RowView<Row>(props: RowProps<Row>) {
  const { domId, row, columns, index, height, active, onOpen, onActivate } = props;
  const opens = onOpen !== undefined && row !== null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around the rows hears the keys and opens the active one.
    <div
      id={domId}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={clsx(classes.row, opens && classes.open, active && classes.active)}
      style={{ height, transform: `translateY(${index * height}px)` }}
      onClick={() => {
        onActivate(index);
        if (opens) onOpen(row);
      }}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          tabIndex={-1}
          className={clsx(classes.cell, column.align === 'right' && classes.right)}
        >
          {row === null ? <span className={classes.ghost} /> : column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** Drawn again only when its own row changes: scrolling moves windows of hundreds of them. */
export const DataTableRow = memo(
  RowView,
  (a, b) =>
    a.row === b.row &&
    a.columns === b.columns &&
    a.index === b.index &&
    a.active === b.active &&
    a.height === b.height &&
    a.onOpen === b.onOpen,
) as typeof RowView;

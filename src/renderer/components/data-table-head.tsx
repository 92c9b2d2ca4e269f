import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactTable } from '@tanstack/react-table';
import clsx from 'clsx';
import classes from './data-table.module.css';
import type { Column, Features, Slot } from './data-table-model.ts';

type HeadProps<Row> = {
  table: ReactTable<Features, Slot<Row>>;
  columns: readonly Column<Row>[];
};

const spoken = { asc: 'ascending', desc: 'descending' } as const;

export function DataTableHead<Row>({ table, columns }: HeadProps<Row>) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} tabIndex={-1} className={classes.headRow}>
        {columns.map((column) => {
          const model = table.getColumn(column.id);
          const sorted = model?.getIsSorted() ?? false;
          const can = model?.getCanSort() === true;
          return (
            <div
              key={column.id}
              role="columnheader"
              tabIndex={-1}
              aria-sort={sorted === false ? (can ? 'none' : undefined) : spoken[sorted]}
              className={clsx(classes.headCell, column.align === 'right' && classes.right)}
            >
              {can ? (
                <button
                  type="button"
                  className={clsx(classes.sort, sorted !== false && classes.sorted)}
                  onClick={() => model?.toggleSorting()}
                >
                  {column.header}
                  {sorted === 'asc' && <IconArrowUp size={12} aria-hidden />}
                  {sorted === 'desc' && <IconArrowDown size={12} aria-hidden />}
                </button>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

import clsx from 'clsx';
import type { ReactNode } from 'react';
import type {
  DeckCell,
  DeckColumn,
  DeckTable as DeckTableData,
} from '../../shared/qbr/deck-types.ts';
import classes from './table.module.css';
import { Traced } from './trace.tsx';

type DeckTableProps = {
  table: DeckTableData;
  /** Read aloud before the table. */
  caption: string;
  /** Widths of the columns, as CSS; a missing one takes what is left. */
  widths?: readonly (string | null)[];
  small?: boolean;
};

/** Characters of an amount that fit at full size. */
const fullSize = 13;

/** A table as the deck tells it: cut to its slide, with what was left out named. */
export function DeckTable({ table, caption, widths = [], small = false }: DeckTableProps) {
  const { columns, rows, more, empty } = table;
  if (rows.length === 0) return <p className={classes.empty}>{empty}</p>;
  return (
    <div>
      <table className={clsx(classes.table, small && classes.small)}>
        <caption className={classes.unseen}>{caption}</caption>
        <colgroup>
          {columns.map(({ label }, at) => (
            <col key={label} style={{ width: widths[at] ?? 'auto' }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ label, align }) => (
              <th key={label} scope="col" className={classes[align]}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are fixed and may say the same twice
            <tr key={at}>
              {columns.map(({ label, align }, column) => (
                <td key={label} className={classes[align]} style={sizeFor(row[column], align)}>
                  <CellText cell={row[column]} status={label === 'Status'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more !== null && <p className={classes.more}>{more}</p>}
    </div>
  );
}

/** An amount is never broken: a long one is set in smaller type. */
function sizeFor(cell: DeckCell | undefined, align: DeckColumn['align']) {
  const length = cell?.text.length ?? 0;
  return align === 'right' && length > fullSize
    ? { fontSize: `${Math.floor((100 * fullSize) / length)}%` }
    : undefined;
}

function CellText({ cell, status }: { cell: DeckCell | undefined; status: boolean }): ReactNode {
  if (cell === undefined) return null;
  const text = <Traced trace={cell.trace}>{cell.text}</Traced>;
  return (
    <span className={classes.clamp}>
      {status && <span aria-hidden className={clsx(classes.dot, dotOf(cell.text))} />}
      {text}
    </span>
  );
}

/** The word says it; the dot only makes it quick to find. */
function dotOf(status: string): string | undefined {
  if (/^(Done|Met)\b/.test(status)) return classes.dotDone;
  return /^(Overdue|Not met)\b/.test(status) ? classes.dotLate : classes.dotOpen;
}

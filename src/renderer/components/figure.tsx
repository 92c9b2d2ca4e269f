import clsx from 'clsx';
import type { ReactNode } from 'react';
import { type LineageTarget, useLineage } from '../app/lineage.ts';
import classes from './figures.module.css';
import { UnknownValue } from './values.tsx';

type FigureProps = {
  label: ReactNode;
  /** As it is shown; null is unknown. */
  text: string | null;
  /** Beside the number's meaning: growth, share of target. */
  note?: ReactNode;
  /** Where it comes from and how old it is. */
  from?: ReactNode;
  /** What to open; without it the figure is words alone. */
  lineage?: LineageTarget | null | undefined;
  /** Why it is unknown, where it is. */
  why?: string | undefined;
  small?: boolean;
  /** Without its frame, inside a card. */
  bare?: boolean;
};

/** A number with its name and origin. A click or Enter opens the rows it is made of. */
export function Figure(props: FigureProps) {
  const { label, text, note, from, lineage, why, small = false, bare = false } = props;
  const open = useLineage();
  const className = clsx(classes.figure, bare && classes.bare);
  const body = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={clsx(classes.value, small && classes.small)}>
        {text === null ? <UnknownValue why={why} /> : text}
      </span>
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {from !== undefined && <span className={classes.from}>{from}</span>}
    </>
  );
  if (lineage === undefined || lineage === null) return <div className={className}>{body}</div>;
  return (
    <button
      type="button"
      className={clsx('qd-plain', className)}
      aria-haspopup="dialog"
      title="Where this figure comes from"
      onClick={() => open(lineage)}
    >
      {body}
    </button>
  );
}

type TraceLinkProps = { lineage: LineageTarget; children: ReactNode };

/** A figure within a sentence or a table cell that opens its rows. */
export function TraceLink({ lineage, children }: TraceLinkProps) {
  const open = useLineage();
  return (
    <button
      type="button"
      className="qd-plain"
      aria-haspopup="dialog"
      title="Where this figure comes from"
      onClick={(event) => {
        event.stopPropagation();
        open(lineage);
      }}
    >
      {children}
    </button>
  );
}

import { createContext, type ReactNode, useContext } from 'react';
import type { Trace } from '../../shared/qbr/deck-types.ts';
import classes from './figures.module.css';

/** What opens a figure's rows. In print nothing does, and figures are plain text. */
export const TraceContext = createContext<((trace: Trace) => void) | null>(null);

type TracedProps = { trace: Trace | null; children: ReactNode };

/** A figure on a slide: in the preview a click or Enter opens the rows it is made of. */
export function Traced({ trace, children }: TracedProps) {
  const open = useContext(TraceContext);
  if (open === null || trace === null) return children;
  return (
    <button
      type="button"
      className={classes.traced}
      aria-haspopup="dialog"
      title="Where this figure comes from"
      onClick={() => open(trace)}
    >
      {children}
    </button>
  );
}

import clsx from 'clsx';
import { type CSSProperties, type ReactNode, useId } from 'react';
import classes from './surface.module.css';

type CardProps = {
  title?: ReactNode;
  /** Faint words beside the title: how old, how complete. */
  note?: ReactNode;
  /** On the right of the title. */
  side?: ReactNode;
  /** Where it comes from, at the foot. */
  foot?: ReactNode;
  /** No inner margin: a table fills it. */
  flush?: boolean;
  className?: string | undefined;
  style?: CSSProperties;
  children: ReactNode;
};

export function Card({ title, note, side, foot, flush, className, style, children }: CardProps) {
  const id = useId();
  const named = title !== undefined;
  return (
    <section
      className={clsx(classes.card, flush === true && classes.flush, className)}
      style={style}
      aria-labelledby={named ? id : undefined}
    >
      {(named || side !== undefined) && (
        <div className={classes.cardHead}>
          {named && (
            <h2 id={id} className={classes.cardTitle}>
              {title}
            </h2>
          )}
          {note !== undefined && <span className="qd-faint">{note}</span>}
          {side !== undefined && <div className={classes.cardSide}>{side}</div>}
        </div>
      )}
      {children}
      {foot !== undefined && <div className={classes.foot}>{foot}</div>}
    </section>
  );
}

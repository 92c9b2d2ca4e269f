import { type ReactNode, useId } from 'react';
import { Card } from '../../components/card.tsx';
import classes from './list.module.css';

type ListSectionProps = {
  title: string;
  note?: string;
  side?: ReactNode;
  children: ReactNode;
};

/** A list under its name; the table fills its card from edge to edge. */
export function ListSection({ title, note, side, children }: ListSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {note !== undefined && <span className="qd-faint">{note}</span>}
        {side !== undefined && <span className={classes.side}>{side}</span>}
      </div>
      <Card flush>{children}</Card>
    </section>
  );
}

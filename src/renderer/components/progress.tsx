import clsx from 'clsx';
import classes from './figures.module.css';

type ProgressProps = {
  /** Name for those who hear it: "Revenue, 20 of 30 points". */
  label: string;
  /** 0-100; null is unknown and hatched. */
  percent: number | null;
  thick?: boolean;
};

export function Progress({ label, percent, thick = false }: ProgressProps) {
  const known = percent !== null;
  const shown = known ? Math.min(100, Math.max(0, percent)) : 0;
  return (
    <span
      className={clsx(
        classes.bar,
        thick && classes.barThick,
        known ? classes.barKnown : 'qd-hatched',
      )}
      role="img"
      aria-label={known ? label : `${label}: unknown`}
    >
      {known && <span className={classes.barFill} style={{ width: `${shown}%` }} />}
    </span>
  );
}

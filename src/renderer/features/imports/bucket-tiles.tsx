import clsx from 'clsx';
import type { Counts, PlanBucket } from '../../../shared/book/plan.ts';
import { formatNumber } from '../../app/format.ts';
import { buckets } from './buckets.ts';
import classes from './plan.module.css';

type BucketTilesProps = {
  counts: Counts;
  /** Fields nobody has decided yet. */
  open: number;
  chosen: PlanBucket | null;
  onChoose?: (bucket: PlanBucket) => void;
};

/** How many rows fall where; each tile filters the table under it. */
export function BucketTiles({ counts, open, chosen, onChoose }: BucketTilesProps) {
  const shown = buckets.filter(({ bucket }) => bucket !== 'repeated' || counts.repeated > 0);
  return (
    <div className={classes.tiles} role="group" aria-label="Rows by what happens to them">
      {shown.map(({ bucket, label, count }) => {
        const value = counts[count];
        const warns =
          (bucket === 'conflict' && (open > 0 || value > 0)) ||
          (bucket === 'rejected' && value > 0);
        const inside = (
          <>
            <span className={classes.tileLabel}>{label}</span>
            <span
              className={clsx(
                classes.tileValue,
                warns && 'qd-warn',
                (value === 0 || bucket === 'unchanged') && classes.tileFaint,
              )}
            >
              {formatNumber(value)}
            </span>
          </>
        );
        return onChoose === undefined ? (
          <div key={bucket} className={classes.tile}>
            {inside}
          </div>
        ) : (
          <button
            key={bucket}
            type="button"
            aria-pressed={chosen === bucket}
            className={clsx(classes.tile, chosen === bucket && classes.tileOn)}
            onClick={() => onChoose(bucket)}
          >
            {inside}
          </button>
        );
      })}
    </div>
  );
}

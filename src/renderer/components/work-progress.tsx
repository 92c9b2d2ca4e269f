import { Button, Progress } from '@mantine/core';
import type { JobState } from '../../shared/book/app-event.ts';
import classes from './work-progress.module.css';

type WorkProgressProps = {
  job: JobState | undefined;
  /** Said until the work says something itself. */
  label: string;
  /** Given: the work can be stopped. */
  onCancel?: (() => void) | undefined;
};

function percentOf(job: JobState | undefined): number | null {
  const progress = job?.progress ?? null;
  if (progress === null || progress.total === null || progress.total === 0) return null;
  return Math.min(100, Math.round((100 * progress.done) / progress.total));
}

/** How far long work is, and the way to stop it. */
export function WorkProgress({ job, label, onCancel }: WorkProgressProps) {
  const percent = percentOf(job);
  const queued = job?.status === 'queued';
  const said = queued ? 'Waiting for its turn' : (job?.progress?.label ?? label);
  return (
    <div role="status" className={classes.work}>
      <div className={classes.words}>
        <span>
          {said}
          {percent !== null && <span className="qd-dim"> {percent}%</span>}
        </span>
        <Progress
          value={percent ?? 100}
          animated={percent === null}
          size="sm"
          aria-label={said}
          aria-hidden
        />
      </div>
      {onCancel !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ImportResult } from '../../../shared/book/plan.ts';
import { api } from '../../app/client.ts';
import { failureOf } from '../../app/failure.ts';
import { useWork } from '../../app/work.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import classes from './plan.module.css';
import { planIdOf } from './plan-id.ts';

type FreshPlanProps = {
  planId: string;
  /** The book has changed since the plan was made. */
  moved: boolean;
  /** Why applying stopped, where it did. */
  error: unknown;
};

/** Where the book or the file is another by now: one button compares them anew. */
export function FreshPlan({ planId, moved, error }: FreshPlanProps) {
  const navigate = useNavigate();
  const work = useWork<ImportResult>();
  const stopped = error !== null && failureOf(error).code === 'Conflict';
  if (!moved && !stopped && !work.running) return null;
  const again = async () => {
    const result = await work.run(() => api.imports.replan.mutate({ plan: planId }));
    const next = planIdOf(result?.plan ?? null);
    if (next !== null)
      await navigate({ to: '/import/plan/$planId', params: { planId: next }, search: {} });
  };
  return (
    <section className={classes.moved} aria-label="The book has changed">
      {work.running ? (
        <WorkProgress job={work.job} label="Comparing with the book" onCancel={work.cancel} />
      ) : (
        <>
          <p>
            {stopped
              ? 'Nothing was written. A fresh plan compares the file with the book as it is now.'
              : 'The book has changed since this plan was made. It can still be applied: every row it touches is checked first, and it stops where one is different.'}
          </p>
          <Button
            size="compact-sm"
            variant={stopped ? 'filled' : 'default'}
            onClick={() => void again()}
          >
            Make a fresh plan
          </Button>
        </>
      )}
      <FailureNotice error={work.error} onClose={work.clear} />
    </section>
  );
}

import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PlanBucket } from '../../../shared/book/plan.ts';
import { queryClient, trpc } from '../../app/client.ts';
import { formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { fitRows } from '../../components/data-table-model.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { RejectsButton } from './guards.tsx';
import classes from './plan.module.css';
import { type Decide, planColumns } from './plan-columns.tsx';
import type { Summary } from './summary.ts';
import { type PlanLine, usePlanRows } from './use-plan-rows.ts';

type PlanTableProps = { plan: Summary; bucket: PlanBucket; paused: boolean };

/** The rows of one tile. */
export function PlanTable({ plan, bucket, paused }: PlanTableProps) {
  const { rows, error, retry, onVisible } = usePlanRows(plan.id, bucket, paused);
  const { decide, busy, failed } = useDecide(plan.id);
  const columns = useMemo(() => planColumns(plan, bucket, decide), [plan, bucket, decide]);
  const all = (choice: 'mine' | 'theirs') => decide({ choice });
  return (
    <>
      <FailureNotice error={failed} />
      {bucket === 'conflict' && plan.conflicts.all > 0 && (
        <div className={classes.tableBar}>
          <span>
            {plan.conflicts.open === 0
              ? 'All of these are decided.'
              : `${formatNumber(plan.conflicts.open)} to decide. What you leave open keeps your value, and stays listed.`}
          </span>
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => all('mine')}>
            Keep all mine
          </Button>
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => all('theirs')}>
            Take all theirs
          </Button>
        </div>
      )}
      {bucket === 'rejected' && plan.counts.rejected > 0 && (
        <div className={classes.tableBar}>
          <span>These rows are left out. Mend them, and import them with the next file.</span>
          <RejectsButton of={{ plan: plan.id }} />
        </div>
      )}
      <Card flush className={classes.planTable} style={fitRows(rows?.length ?? 0, rowHeight)}>
        {error !== null ? (
          <ErrorState error={error} onRetry={retry} />
        ) : rows === null ? (
          <div style={{ padding: 16 }}>
            <LoadingRows rows={8} label="Loading the rows" />
          </div>
        ) : (
          <DataTable<PlanLine>
            label={`Rows: ${bucket}`}
            columns={columns}
            rows={rows}
            onVisible={onVisible}
            rowHeight={rowHeight}
            empty={<EmptyState title={emptyWords[bucket]} />}
          />
        )}
      </Card>
    </>
  );
}

const rowHeight = 36;

const emptyWords: Readonly<Record<PlanBucket, string>> = {
  new: 'No new rows',
  changed: 'Nothing changed',
  unchanged: 'No row is unchanged',
  conflict: 'Yours and theirs agree everywhere',
  rejected: 'Every row can be read',
  repeated: 'No row is said twice',
  vanished: 'Everything this source had is still there',
};

function useDecide(plan: string): { decide: Decide; busy: boolean; failed: unknown } {
  const mutation = useMutation(
    trpc.imports.decide.mutationOptions({
      // The plan lies beside the book: no change event tells of it.
      onSuccess: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.imports.summary.queryFilter({ plan })),
          queryClient.invalidateQueries(trpc.imports.rows.pathFilter()),
        ]),
    }),
  );
  const { mutate } = mutation;
  const decide = useMemo<Decide>(() => (decision) => mutate({ plan, ...decision }), [mutate, plan]);
  return { decide, busy: mutation.isPending, failed: mutation.error };
}

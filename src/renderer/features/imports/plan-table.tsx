import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PlanBucket, Scalar } from '../../../shared/book/plan.ts';
import { queryClient, trpc } from '../../app/client.ts';
import { formatNumber } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../components/card.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { fitRows } from '../../components/data-table-model.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { ConflictBar } from './conflict-bar.tsx';
import { RejectsButton } from './guards.tsx';
import classes from './plan.module.css';
import { type Decide, type Deciding, planColumns } from './plan-columns.tsx';
import { PlanTools } from './plan-tools.tsx';
import type { Summary } from './summary.ts';
import { type AnotherWish, TypeAnother } from './type-another.tsx';
import { everyRow, type PlanLine, type RowsWish, usePlanRows } from './use-plan-rows.ts';
import { useWide } from './use-wide.ts';
import { fieldLabel, valueText } from './words.ts';

type PlanTableProps = { plan: Summary; bucket: PlanBucket; paused: boolean };

/** The rows of one tile: found, filtered, sorted, exported. */
export function PlanTable({ plan, bucket, paused }: PlanTableProps) {
  const [wish, setWish] = useState<RowsWish>(everyRow);
  const [search] = useDebouncedValue(wish.search, 200);
  const asked = useMemo(() => ({ ...wish, search }), [wish, search]);
  const { rows, stale, error, retry, onVisible } = usePlanRows(plan.id, bucket, asked, paused);
  const { decide, type, busy, failed, clear } = useDecide(plan.id);
  const [asking, setAsking] = useState<AnotherWish | null>(null);
  const deciding = useMemo(
    () => ({ decide, another: (line: PlanLine) => setAsking(wishFor(plan, line, type)) }),
    [plan, decide, type],
  );
  const today = useToday();
  const wide = useWide();
  const columns = useMemo(
    () => planColumns(plan, bucket, deciding, { today, wide }),
    [plan, bucket, deciding, today, wide],
  );
  const keys = useMemo(
    () => (bucket === 'conflict' ? conflictKeys(deciding) : {}),
    [bucket, deciding],
  );
  const all = linesIn(plan, bucket);
  return (
    <>
      <FailureNotice error={failed} onClose={clear} />
      {all > 0 && (
        <div className={classes.tableBar}>
          {bucket === 'conflict' && plan.conflicts.all > 0 && (
            <ConflictBar plan={plan} wish={asked} decide={decide} busy={busy} />
          )}
          {bucket === 'rejected' && plan.counts.rejected > 0 && (
            <>
              <span>These rows are left out. Mend them, and import them with the next file.</span>
              <RejectsButton of={{ plan: plan.id }} />
            </>
          )}
          {all > fewLines && (
            <PlanTools
              {...{ plan, bucket, wish, onWish: setWish }}
              shown={rows === null || stale ? null : rows.length}
            />
          )}
        </div>
      )}
      <Card
        flush
        className={classes.planTable}
        style={all === 0 ? emptyHeight : fitRows(rows?.length ?? 0, rowHeight)}
      >
        {all === 0 ? (
          <EmptyState title={emptyWords[bucket]} />
        ) : error !== null ? (
          <ErrorState error={error} onRetry={retry} />
        ) : rows === null ? (
          <div style={{ padding: 16 }}>
            <LoadingRows rows={8} label="Loading the rows" />
          </div>
        ) : (
          <DataTable<PlanLine>
            label={`Rows: ${bucketWords[bucket]}`}
            columns={columns}
            rows={rows}
            keys={keys}
            sort={wish.sort}
            onSort={(sort) => setWish((now) => ({ ...now, sort }))}
            shows={asked}
            onVisible={onVisible}
            rowHeight={rowHeight}
            empty={<Empty all={all} onAll={() => setWish(everyRow)} />}
          />
        )}
      </Card>
      <TypeAnother wish={asking} onClose={() => setAsking(null)} />
    </>
  );
}

const rowHeight = 36;
/** A tile without rows says so in one line. */
const emptyHeight = { flex: '0 0 auto', minHeight: 0 };
/** Nobody searches these. */
const fewLines = 1;

/** How many lines the tile's table has before anything is searched. */
function linesIn({ counts, columns }: Summary, bucket: PlanBucket): number {
  if (bucket === 'changed' || bucket === 'conflict')
    return columns[bucket].reduce((sum, { lines }) => sum + lines, 0);
  return counts[bucket];
}

type EmptyProps = { all: number; onAll: () => void };

function Empty({ all, onAll }: EmptyProps) {
  return (
    <EmptyState
      title="No row holds that"
      actions={
        <button type="button" className={classes.choose} onClick={onAll}>
          Show all {formatNumber(all)}
        </button>
      }
    >
      Keys, names, columns and values are searched.
    </EmptyState>
  );
}

const bucketWords: Readonly<Record<PlanBucket, string>> = {
  new: 'new',
  changed: 'changed',
  unchanged: 'unchanged',
  conflict: 'yours and theirs differ',
  rejected: 'can’t be read',
  repeated: 'said twice',
  vanished: 'not in this file any more',
};

const emptyWords: Readonly<Record<PlanBucket, string>> = {
  new: 'No new rows',
  changed: 'No value changes',
  unchanged: 'No row is unchanged',
  conflict: 'Yours and theirs agree everywhere',
  rejected: 'Every row can be read',
  repeated: 'No row is said twice',
  vanished: 'Everything this source had is still there',
};

/** M keeps mine, T takes theirs, E asks for another value, on the active line. */
function conflictKeys({ decide, another }: Deciding): Record<string, (line: PlanLine) => void> {
  const choose = (choice: 'mine' | 'theirs') => (line: PlanLine) => {
    if (isConflict(line)) decide({ line: line.line, field: line.field.field, choice });
  };
  return { m: choose('mine'), t: choose('theirs'), e: (line) => isConflict(line) && another(line) };
}

type ConflictLine = PlanLine & { line: number; field: NonNullable<PlanLine['field']> };

function isConflict(line: PlanLine): line is ConflictLine {
  return line.line !== null && line.field !== null && line.field.conflict !== null;
}

type SendTyped = (at: { line: number; field: string }, value: string) => Promise<unknown>;

function wishFor({ entity }: Summary, line: PlanLine, type: SendTyped): AnotherWish | null {
  if (!isConflict(line)) return null;
  const { field, key, record } = line;
  const text = (value: Scalar) => valueText(entity, field.field, value, field.currency);
  return {
    title: `${fieldLabel(entity, field.field, field.column)} of ${record?.name ?? key}`,
    mine: text(field.mine),
    theirs: text(field.theirs),
    save: (value) => type({ line: line.line, field: field.field }, value),
  };
}

function useDecide(plan: string) {
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
  const { mutate, mutateAsync, reset } = mutation;
  const decide = useMemo<Decide>(() => (decision) => mutate({ plan, ...decision }), [mutate, plan]);
  const type = useMemo<SendTyped>(
    () => async (at, value) => {
      try {
        return await mutateAsync({ plan, ...at, choice: 'mine', value });
      } catch (error) {
        // The dialog shows it beside what was typed.
        reset();
        throw error;
      }
    },
    [mutateAsync, reset, plan],
  );
  return { decide, type, busy: mutation.isPending, failed: mutation.error, clear: reset };
}

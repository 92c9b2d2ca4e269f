import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { queryClient, trpc } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../components/card.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import { type Answer, conflictColumns, type OpenConflict } from './conflict-columns.tsx';
import {
  type ConflictSearch,
  ConflictTools,
  conflictsFound,
  everyConflict,
} from './conflict-search.tsx';
import classes from './imports.module.css';
import planClasses from './plan.module.css';
import { type AnotherWish, TypeAnother } from './type-another.tsx';
import { useWide } from './use-wide.ts';
import { fieldLabel, valueText } from './words.ts';

/** What nobody has decided yet: of the whole book, or of one import. */
export function ConflictsCard({ of }: { of?: string }) {
  const input = of === undefined ? {} : { import: of };
  const open = useQuery(trpc.imports.openConflicts.queryOptions(input));
  const { answer, type, failed, clear } = useAnswer(of);
  const [asking, setAsking] = useState<AnotherWish | null>(null);
  const [search, setSearch] = useState<ConflictSearch>(everyConflict);
  const another = useCallback(
    (conflict: OpenConflict) => setAsking(wishFor(conflict, type)),
    [type],
  );
  const today = useToday();
  const wide = useWide();
  const columns = useMemo(
    () => conflictColumns(answer, another, { today, wide }),
    [answer, another, today, wide],
  );
  const { data } = open;
  const shown = useMemo(() => conflictsFound(data ?? [], search), [data, search]);
  if (data?.length === 0 && failed === null) return null;
  return (
    <Card
      title="Yours and theirs differ"
      note={data === undefined ? undefined : `${formatNumber(data.length)} to decide`}
      side={
        data !== undefined &&
        data.length > 1 && <ForAll shown={shown} all={data.length} answer={answer} />
      }
      flush
      className={classes.padTitle}
    >
      <FailureNotice error={failed} onClose={clear} />
      {data !== undefined ? (
        <>
          <div className={planClasses.hintBar}>
            <p className="qd-dim">
              Your value stands until you decide. <KeyHint keys="M" /> keeps yours,{' '}
              <KeyHint keys="T" /> takes theirs, <KeyHint keys="E" /> asks for another.
            </p>
            <ConflictTools all={data} search={search} onSearch={setSearch} />
          </div>
          <DataTable<OpenConflict>
            label="Yours and theirs differ"
            columns={columns}
            rows={shown}
            keys={{
              m: (row) => answer([row], 'mine'),
              t: (row) => answer([row], 'theirs'),
              e: another,
            }}
            rowHeight={52}
            height={{ upTo: 400 }}
            empty={data.length > 0 && <EmptyState title="None of them holds that" />}
          />
        </>
      ) : open.isError ? (
        <ErrorState error={open.error} onRetry={() => void open.refetch()} />
      ) : (
        <div className={classes.padded}>
          <LoadingRows rows={2} label="Loading what is to decide" />
        </div>
      )}
      <TypeAnother wish={asking} onClose={() => setAsking(null)} />
    </Card>
  );
}

type ForAllProps = { shown: readonly OpenConflict[]; all: number; answer: Answer };

function ForAll({ shown, all, answer }: ForAllProps) {
  const which = shown.length === all ? 'all' : `these ${formatNumber(shown.length)}`;
  return (
    <span className={planClasses.together}>
      {(['mine', 'theirs'] as const).map((choice) => (
        <Button
          key={choice}
          size="compact-sm"
          variant="default"
          disabled={shown.length === 0}
          onClick={() => answer(shown, choice)}
        >
          {choice === 'mine' ? `Keep ${which} mine` : `Take ${which} theirs`}
        </Button>
      ))}
    </span>
  );
}

function wishFor(
  conflict: OpenConflict,
  type: (conflict: OpenConflict, value: string) => Promise<unknown>,
): AnotherWish {
  const { entity, field, record, mine, theirs, currency } = conflict;
  return {
    title: `${fieldLabel(entity, field)} of ${record}`,
    mine: valueText(entity, field, mine, currency),
    theirs: valueText(entity, field, theirs, currency),
    save: (value) => type(conflict, value),
  };
}

type Wish = { conflicts: readonly OpenConflict[]; answer: 'mine' | 'theirs' };

/** What is answered leaves the list at once, so that the next key meets the next row. */
function useAnswer(of: string | undefined) {
  const mutation = useMutation(trpc.imports.answerConflicts.mutationOptions());
  const { mutateAsync } = mutation;
  const answer = useMemo<Answer>(() => {
    const { queryKey } = trpc.imports.openConflicts.queryOptions(
      of === undefined ? {} : { import: of },
    );
    const send = async ({ conflicts, answer: choice }: Wish) => {
      const ids = new Set(conflicts.map(({ id }) => id));
      void queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, (now) => now?.filter(({ id }) => !ids.has(id)));
      try {
        const { change } = await mutateAsync({ conflicts: [...ids], answer: choice });
        tellUndoable(words(conflicts, choice), change);
      } catch {
        // The mutation keeps its failure for the notice.
        await queryClient.invalidateQueries({ queryKey });
      }
    };
    return (conflicts, choice) => void send({ conflicts, answer: choice });
  }, [mutateAsync, of]);
  const { reset } = mutation;
  const type = useCallback(
    async (conflict: OpenConflict, value: string) => {
      try {
        const wish = { conflicts: [conflict.id], answer: { value } };
        const { change } = await mutateAsync(wish);
        tellUndoable(
          `${fieldLabel(conflict.entity, conflict.field)} of ${conflict.record} is now ${value}.`,
          change,
        );
      } catch (error) {
        // The dialog shows it beside what was typed.
        reset();
        throw error;
      }
      await queryClient.invalidateQueries(trpc.imports.openConflicts.pathFilter());
    },
    [mutateAsync, reset],
  );
  return { answer, type, failed: mutation.error, clear: reset };
}

function words(conflicts: readonly OpenConflict[], answer: 'mine' | 'theirs'): string {
  const did = answer === 'mine' ? 'Kept yours' : 'Took theirs';
  const [first] = conflicts;
  if (first === undefined || conflicts.length > 1)
    return `${did}: ${count(conflicts.length, 'value')}.`;
  return `${did}: ${fieldLabel(first.entity, first.field)} of ${first.record}.`;
}

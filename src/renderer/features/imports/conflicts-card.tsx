import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryClient, trpc } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import { type Answer, conflictColumns, type OpenConflict } from './conflict-columns.tsx';
import classes from './imports.module.css';
import planClasses from './plan.module.css';
import { fieldLabel } from './words.ts';

/** What nobody has decided yet: of the whole book, or of one import. */
export function ConflictsCard({ of }: { of?: string }) {
  const input = of === undefined ? {} : { import: of };
  const open = useQuery(trpc.imports.openConflicts.queryOptions(input));
  const { answer, failed, clear } = useAnswer(of);
  const columns = useMemo(() => conflictColumns(answer), [answer]);
  const { data } = open;
  if (data?.length === 0 && failed === null) return null;
  return (
    <Card
      title="Yours and theirs differ"
      note={data === undefined ? undefined : `${formatNumber(data.length)} to decide`}
      side={data !== undefined && data.length > 1 && <ForAll all={data} answer={answer} />}
      flush
      className={classes.padTitle}
    >
      <FailureNotice error={failed} onClose={clear} />
      {data !== undefined ? (
        <>
          <p className={`${planClasses.hint} qd-dim`}>
            Your value stands until you decide. <KeyHint keys="M" /> keeps yours,{' '}
            <KeyHint keys="T" /> takes theirs.
          </p>
          <DataTable<OpenConflict>
            label="Yours and theirs differ"
            columns={columns}
            rows={data}
            keys={{
              m: (row) => answer([row], 'mine'),
              t: (row) => answer([row], 'theirs'),
            }}
            rowHeight={52}
            height={{ upTo: 400 }}
          />
        </>
      ) : open.isError ? (
        <ErrorState error={open.error} onRetry={() => void open.refetch()} />
      ) : (
        <div className={classes.padded}>
          <LoadingRows rows={2} label="Loading what is to decide" />
        </div>
      )}
    </Card>
  );
}

function ForAll({ all, answer }: { all: readonly OpenConflict[]; answer: Answer }) {
  return (
    <span className={planClasses.choice}>
      <Button size="compact-sm" variant="default" onClick={() => answer(all, 'mine')}>
        Keep all mine
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => answer(all, 'theirs')}>
        Take all theirs
      </Button>
    </span>
  );
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
  return { answer, failed: mutation.error, clear: mutation.reset };
}

function words(conflicts: readonly OpenConflict[], answer: 'mine' | 'theirs'): string {
  const did = answer === 'mine' ? 'Kept yours' : 'Took theirs';
  const [first] = conflicts;
  if (first === undefined || conflicts.length > 1)
    return `${did}: ${count(conflicts.length, 'value')}.`;
  return `${did}: ${fieldLabel(first.entity, first.field)} of ${first.record}.`;
}

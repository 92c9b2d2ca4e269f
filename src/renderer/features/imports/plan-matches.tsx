import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, queryClient, trpc } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { useWork } from '../../app/work.ts';
import { Card } from '../../components/card.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import importClasses from './imports.module.css';
import {
  type MatchLine,
  type MatchWord,
  matchColumns,
  matchLines,
  sayOf,
} from './match-columns.tsx';
import classes from './plan.module.css';
import type { Summary } from './summary.ts';
import { entityWord } from './words.ts';

/** New rows that are probably records of the book already: each waits for a word, and comes as a new one without it. */
export function PlanMatches({ planId }: { planId: string }) {
  const { data: plan } = useQuery(trpc.imports.summary.queryOptions({ plan: planId }));
  const work = useWork<unknown>();
  const { run, running } = work;
  const columns = useMemo(() => {
    const say = async (answers: MatchWord[]) => {
      if (answers.length === 0) return;
      await run(() => api.imports.decideMatch.mutate({ plan: planId, answers }));
      await queryClient.invalidateQueries(trpc.imports.pathFilter());
    };
    return { say: (answers: MatchWord[]) => void say(answers), table: matchColumns(say) };
  }, [planId, run]);
  const lines = useMemo(() => matchLines(plan?.matches.first ?? []), [plan]);
  if (plan === undefined || (lines.length === 0 && plan.answers.length === 0)) return null;
  return (
    <Card
      title="Probably known already"
      note={noteOf(plan)}
      side={lines.length > 1 && <ForAll lines={lines} busy={running} say={columns.say} />}
      flush
      className={`${importClasses.padTitle} ${classes.matches}`}
    >
      <FailureNotice error={work.error} onClose={work.clear} />
      {running && <WorkProgress job={work.job} label="Planning again" onCancel={work.cancel} />}
      {lines.length > 0 && (
        <>
          <p className={classes.matchHint}>
            Nothing is merged unless you say so. <KeyHint keys="S" /> the same record,{' '}
            <KeyHint keys="D" /> another one.
          </p>
          <DataTable<MatchLine>
            label="Probable matches"
            columns={columns.table}
            rows={lines}
            keys={{
              s: (line) => columns.say(sayOf(line, 'same')),
              d: (line) => columns.say(sayOf(line, 'different')),
            }}
            rowHeight={52}
            height={{ upTo: 260 }}
          />
        </>
      )}
      <Answered plan={plan} busy={running} say={columns.say} />
    </Card>
  );
}

function noteOf({ matches, entity }: Summary): string {
  if (matches.count === 0) return 'All answered';
  return `${count(matches.count, 'new row')} may be ${entityWord(entity).toLowerCase()} you have`;
}

type Say = (answers: MatchWord[]) => void;

function ForAll({ lines, busy, say }: { lines: readonly MatchLine[]; busy: boolean; say: Say }) {
  const sure = lines.filter(({ candidate, only }) => only && candidate.line === undefined);
  return (
    <span className={classes.together}>
      {sure.length > 1 && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          onClick={() => say(sure.flatMap((line) => sayOf(line, 'same')))}
        >
          Same for {formatNumber(sure.length)} with one match
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        onClick={() => say(lines.flatMap((line) => sayOf(line, 'different')))}
      >
        All are different
      </Button>
    </span>
  );
}

function Answered({ plan, busy, say }: { plan: Summary; busy: boolean; say: Say }) {
  if (plan.answers.length === 0) return null;
  return (
    <ul className={classes.answered} aria-label="Answered">
      {plan.answers.map(({ key, record, name, same }) => (
        <li key={`${key} ${record}`}>
          <span>
            <b>{key}</b> {same ? 'is the same as' : 'is not'} {name ?? 'any of them'}
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={busy}
            onClick={() => say([{ key, candidate: record, answer: 'open' }])}
          >
            Take back
          </Button>
        </li>
      ))}
    </ul>
  );
}

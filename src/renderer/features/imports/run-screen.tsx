import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Outputs, trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { count, formatDate, formatInstant, formatNumber } from '../../app/format.ts';
import { useWork } from '../../app/work.ts';
import { Chip } from '../../components/badges.tsx';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { LinkButton } from '../../components/links.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { BucketTiles } from './bucket-tiles.tsx';
import { ConflictsCard } from './conflicts-card.tsx';
import { RejectsButton } from './guards.tsx';
import classes from './imports.module.css';
import { type UndoAnswer, UndoDialog, WhatGoesBack } from './undo-dialog.tsx';
import { entityWord } from './words.ts';

type Detail = Outputs['imports']['detail'];

/** One import: what happened, and the way back. */
export function ImportRunScreen() {
  const { importId = '' } = useParams({ strict: false });
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const detail = useQuery(trpc.imports.detail.queryOptions({ import: importId }));
  useCrumbs([{ label: 'Import', href: '/import' }, { label: detail.data?.entry.file ?? 'Import' }]);
  if (detail.isError)
    return (
      <Page>
        <ErrorState page error={detail.error} onRetry={() => void detail.refetch()} />
      </Page>
    );
  if (detail.data === undefined)
    return (
      <Page>
        <LoadingRows label="Loading the import" />
      </Page>
    );
  return <Run detail={detail.data} fresh={raw.fresh === true} />;
}

function Run({ detail, fresh }: { detail: Detail; fresh: boolean }) {
  const { entry, openConflicts } = detail;
  const work = useWork<UndoAnswer>();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<{ what: 'undo' | 'redo'; answer: UndoAnswer } | null>(null);
  const go = async (what: 'undo' | 'redo') => {
    setDone(null);
    const answer = await work.run(() => api.imports[what].mutate({ import: entry.import }));
    if (answer !== null) setDone({ what, answer });
  };
  const { counts } = entry;
  const what = `${entityWord(entry.entity)} from ${entry.source}`;
  return (
    <Page>
      <PageHeader
        title={
          fresh && !entry.undone ? `Done: ${count(counts.rows, 'row')} of ${what}` : entry.file
        }
        badges={entry.undone ? <Chip>Undone</Chip> : undefined}
        summary={`${fresh && !entry.undone ? entry.file : what} · ${formatInstant(entry.at)}${entry.asOf === null ? '' : ` · export of ${formatDate(entry.asOf)}`}`}
        actions={
          <>
            <Button
              variant="default"
              loading={work.running}
              onClick={() => (entry.undone ? void go('redo') : setAsking(true))}
            >
              {entry.undone ? 'Redo' : 'Undo'}
            </Button>
            <LinkButton to="/import/new" variant={fresh ? 'default' : 'filled'}>
              Import another file
            </LinkButton>
            {fresh && !entry.undone && <LinkButton to="/partners">See the partners</LinkButton>}
          </>
        }
      />
      <UndoDialog
        importId={entry.import}
        file={entry.file}
        opened={asking}
        onClose={() => setAsking(false)}
        onUndo={() => void go('undo')}
      />
      {work.running && (
        <Card>
          <WorkProgress
            job={work.job}
            label={entry.undone ? 'Redoing' : 'Undoing'}
            onCancel={work.cancel}
          />
        </Card>
      )}
      <FailureNotice error={work.error} onClose={work.clear} />
      {done !== null && <Done {...done} />}
      <BucketTiles counts={counts} open={openConflicts} chosen={null} />
      {openConflicts > 0 && <ConflictsCard of={entry.import} />}
      <div className={classes.columnsOfTwo}>
        {!entry.undone && <Touched detail={detail} />}
        <ChangedFields detail={detail} />
        <Rejects detail={detail} />
      </div>
    </Page>
  );
}

function Done({ what, answer }: { what: 'undo' | 'redo'; answer: UndoAnswer }) {
  const values = count(answer.reversed, 'value');
  return (
    <Card
      title={
        what === 'undo'
          ? `Undone: ${values} put back or taken out`
          : `Redone: ${values} brought back`
      }
    >
      <WhatGoesBack answer={answer} tense="did" />
    </Card>
  );
}

/** Whose figures this import moved: the way on from here. */
function Touched({ detail: { partners } }: { detail: Detail }) {
  const { count: all, first } = partners;
  return (
    <Card title={all === 0 ? 'Partners' : count(all, 'partner')} note="touched by this import">
      {all === 0 ? (
        <p className={classes.quietLine}>No partner’s rows changed.</p>
      ) : (
        <ul className={classes.touched}>
          {first.map(({ id, name, rows }) => (
            <li key={id}>
              <Link to="/partners/$partnerId" params={{ partnerId: id }}>
                {name}
              </Link>{' '}
              <span className="qd-faint">{count(rows, 'row')}</span>
            </li>
          ))}
          {all > first.length && (
            <li className="qd-dim">and {formatNumber(all - first.length)} more</li>
          )}
        </ul>
      )}
    </Card>
  );
}

function ChangedFields({ detail: { changedFields, key, entry } }: { detail: Detail }) {
  const fields = Object.entries(changedFields).sort((a, b) => b[1] - a[1]);
  return (
    <Card title="Changed columns" note={`key ${key.join(' + ')}`}>
      {fields.length === 0 ? (
        <p className={classes.quietLine}>
          {entry.counts.new > 0 ? 'No value that was there before.' : 'No value changed.'}
        </p>
      ) : (
        <dl className={classes.facts}>
          {fields.map(([column, rows]) => (
            <div key={column} style={{ display: 'contents' }}>
              <dt>{column}</dt>
              <dd className="qd-num">{count(rows, 'row')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

function Rejects({ detail: { rejects, entry } }: { detail: Detail }) {
  if (rejects.length === 0)
    return (
      <Card title="Left out">
        <p className={classes.quietLine}>Every row could be read.</p>
      </Card>
    );
  return (
    <Card
      title={`Left out: ${count(entry.counts.rejected, 'row')}`}
      side={<RejectsButton of={{ import: entry.import }} />}
    >
      <ul className={classes.notes}>
        {rejects.slice(0, 50).map(({ line, reason }) => (
          <li key={line}>
            Line {formatNumber(line)}: {reason}
          </li>
        ))}
        {entry.counts.rejected > 50 && (
          <li>And {formatNumber(entry.counts.rejected - 50)} more.</li>
        )}
      </ul>
    </Card>
  );
}

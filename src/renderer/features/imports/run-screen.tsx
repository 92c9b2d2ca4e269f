import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { isEntityName } from '../../../shared/book/entities.ts';
import { api, type Outputs, trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { count, formatDate, formatInstant, formatNumber } from '../../app/format.ts';
import { useWork } from '../../app/work.ts';
import { Chip } from '../../components/badges.tsx';
import { Card } from '../../components/card.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { LinkButton } from '../../components/links.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { BucketTiles } from './bucket-tiles.tsx';
import { ConflictsCard } from './conflicts-card.tsx';
import { RejectsButton } from './guards.tsx';
import classes from './imports.module.css';
import { entityWord } from './words.ts';

type Detail = Outputs['imports']['detail'];

/** What an undo answers (its job's name says so). */
type UndoAnswer = {
  reversed: number;
  kept: { why: string; count: number; first: string[] }[];
  failed: string[];
};

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
  const undo = useWork<UndoAnswer>();
  const [undone, setUndone] = useState<UndoAnswer | null>(null);
  const takeBack = async () => {
    setUndone(await undo.run(() => api.imports.undo.mutate({ import: entry.import })));
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
            {!entry.undone && (
              <ConfirmButton
                question="Undo this import?"
                explanation={`Every value ${entry.file} changed goes back to what it was, and what it added is taken out. What you edited since is kept, and you are told. The book is backed up first.`}
                verb="Undo the import"
                loading={undo.running}
                onConfirm={() => void takeBack()}
              >
                Undo
              </ConfirmButton>
            )}
            <LinkButton to="/import/new" variant={fresh ? 'default' : 'filled'}>
              Import another file
            </LinkButton>
            {fresh && !entry.undone && <LinkButton to="/partners">See the partners</LinkButton>}
          </>
        }
      />
      {undo.running && (
        <Card>
          <WorkProgress job={undo.job} label="Undoing" onCancel={undo.cancel} />
        </Card>
      )}
      <FailureNotice error={undo.error} onClose={undo.clear} />
      {undone !== null && <Undone answer={undone} />}
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

function Undone({ answer }: { answer: UndoAnswer }) {
  const { reversed, kept, failed } = answer;
  return (
    <Card title={`Undone: ${count(reversed, 'value')} put back or taken out`}>
      {kept.length === 0 && failed.length === 0 ? (
        <p style={{ margin: 0 }}>Nothing had to be kept.</p>
      ) : (
        <ul className={classes.notes}>
          {kept.map((one) => (
            <li key={one.why}>
              {formatNumber(one.count)} kept: {one.why}
              {one.first.length > 0 && <span className="qd-dim"> ({one.first.join(', ')})</span>}
            </li>
          ))}
          {failed.map((one) => (
            <li key={one} className="qd-bad">
              {one}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Whose figures this import moved: the way on from here. */
function Touched({ detail: { partners } }: { detail: Detail }) {
  const { count: all, first } = partners;
  return (
    <Card title={all === 0 ? 'Partners' : count(all, 'partner')} note="touched by this import">
      {all === 0 ? (
        <p className="qd-dim" style={{ margin: 0 }}>
          No partner’s rows changed.
        </p>
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
        <p className="qd-dim" style={{ margin: 0 }}>
          No value of {isEntityName(entry.entity) ? entityWord(entry.entity) : 'the book'} changed.
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
        <p className="qd-dim" style={{ margin: 0 }}>
          Every row could be read.
        </p>
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

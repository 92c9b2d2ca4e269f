import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { LoadingRows } from '../components/states.tsx';
import { ageInWords } from './age.ts';
import { backupReason } from './backup-reason.ts';
import { type RecoveryOutputs, recovery } from './client.ts';
import { formatBytes, formatInstant } from './format.ts';
import classes from './trouble.module.css';

type Trouble = NonNullable<RecoveryOutputs['book']['trouble']>;
type Backup = Trouble['backups'][number];

/** Another page, or another process that closed the book, may end the trouble. */
const LOOK_AGAIN_MS = 3000;

/** Instead of the app, where its book cannot be opened: what is wrong, and the ways out. */
export function TroubleScreen() {
  const query = useQuery({
    queryKey: ['book.trouble'],
    queryFn: () => recovery.book.trouble.query(),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const trouble = query.data ?? null;
  useEffect(() => {
    // Open again: the page begins anew, on a book of which it knows nothing.
    if (query.data === null) location.reload();
  }, [query.data]);
  return (
    <main className={classes.screen}>
      {trouble === null ? (
        <LoadingRows rows={4} label="Looking at the book" />
      ) : (
        <Told trouble={trouble} again={() => void query.refetch()} />
      )}
    </main>
  );
}

type Way = { kind: 'restore'; file: string } | { kind: 'again' } | { kind: 'empty' };

function take(way: Way): Promise<unknown> {
  if (way.kind === 'restore') return recovery.book.restoreBackup.mutate({ file: way.file });
  return way.kind === 'again'
    ? recovery.book.openAgain.mutate()
    : recovery.book.startEmpty.mutate();
}

function useWay(again: () => void) {
  return useMutation({
    mutationFn: take,
    onSuccess: () => location.reload(),
    onError: again,
  });
}

function Told({ trouble, again }: { trouble: Trouble; again: () => void }) {
  const way = useWay(again);
  const { failure, path, backups } = trouble;
  const best = backups.find(({ state }) => state === 'sound');
  const busy = way.isPending || way.isSuccess;
  const doing = (kind: Way['kind']) => busy && way.variables?.kind === kind;
  return (
    <>
      <h1 className={classes.title}>{failure.message}</h1>
      <p className={classes.hint}>{failure.hint}</p>
      <p className={classes.path}>{path}</p>
      {best !== undefined && (
        <p className={classes.kept}>
          What was entered after the backup is not in it. The file that cannot be read is kept
          beside the book, as it is.
        </p>
      )}
      {trouble.can.restore && best === undefined && (
        <p className={classes.kept}>There is no backup of this book that can be used.</p>
      )}
      <div className={classes.ways}>
        {best !== undefined && (
          <Button
            loading={doing('restore')}
            disabled={busy}
            onClick={() => way.mutate({ kind: 'restore', file: best.file })}
          >
            Restore the backup of {formatInstant(best.at)}
          </Button>
        )}
        <Button
          variant={best === undefined ? 'filled' : 'default'}
          loading={doing('again')}
          disabled={busy}
          onClick={() => way.mutate({ kind: 'again' })}
        >
          Try again
        </Button>
        {trouble.can.startEmpty && best === undefined && (
          <ConfirmButton
            question="Start with an empty book?"
            explanation="The damaged file is kept beside it under another name. Nothing of it is in the empty book."
            verb="Start empty"
            loading={doing('empty')}
            disabled={busy}
            onConfirm={() => way.mutate({ kind: 'empty' })}
          >
            Start with an empty book
          </ConfirmButton>
        )}
      </div>
      {!busy && <FailureNotice error={way.error} />}
      {backups.length > 0 && (
        <Backups
          backups={backups}
          now={trouble.now}
          busy={busy}
          restore={(file) => way.mutate({ kind: 'restore', file })}
        />
      )}
    </>
  );
}

type BackupsProps = {
  backups: Backup[];
  now: string;
  busy: boolean;
  restore: (file: string) => void;
};

function Backups({ backups, now, busy, restore }: BackupsProps) {
  return (
    <section>
      <h2 className={classes.subtitle}>Backups, newest first</h2>
      <ul className={classes.list}>
        {backups.map((backup) => (
          <li key={backup.file} className={classes.row}>
            <div className={classes.which}>
              <strong>{formatInstant(backup.at)}</strong>
              <span className="qd-dim">
                {ageInWords(backup.at, now)} · made {backupReason[backup.reason]} ·{' '}
                {formatBytes(backup.bytes)}
              </span>
            </div>
            {backup.state === 'unusable' ? (
              <span className="qd-dim">Damaged, cannot be used</span>
            ) : (
              <Button
                size="xs"
                variant="default"
                disabled={busy}
                aria-label={`Restore this one: the backup of ${formatInstant(backup.at)}, ${ageInWords(backup.at, now)}`}
                onClick={() => restore(backup.file)}
              >
                Restore this one
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

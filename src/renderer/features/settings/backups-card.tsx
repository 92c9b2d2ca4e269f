import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { backupReason } from '../../app/backup-reason.ts';
import { api, type Outputs, trpc } from '../../app/client.ts';
import { count, formatBytes, formatInstant } from '../../app/format.ts';
import { useWork } from '../../app/work.ts';
import { Card } from '../../components/card.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import type { BookFacts } from './book-card.tsx';
import classes from './settings.module.css';

type Backup = Outputs['backups']['list'][number];

/** What a restore answers (its job's name says so). */
type Restored = { backup: string | null; aside: string | null };

/** Verified copies of the book: make one, or go back to one. */
export function BackupsCard({ facts }: { facts: BookFacts }) {
  const backups = useQuery(trpc.backups.list.queryOptions());
  const backing = useWork<unknown>();
  const restoring = useWork<Restored>();
  const [saved, setSaved] = useState(false);
  const { run: runRestore } = restoring;
  const columns = useMemo(() => {
    const restore = async ({ file }: Backup) => {
      const done = await runRestore(() => api.backups.restore.mutate({ file }));
      // Another book lies under the same name now: nothing this page remembers holds any more.
      if (done !== null) window.location.assign('/');
    };
    return backupColumns((backup) => void restore(backup));
  }, [runRestore]);
  const backUp = async () => {
    setSaved(false);
    const made = await backing.run(() => api.backups.make.mutate());
    if (made === null) return;
    setSaved(true);
    // A backup changes nothing in the book, so no event tells of it.
    await backups.refetch();
  };
  const newest = backups.data?.[0]?.at ?? facts.lastBackup;
  return (
    <Card
      title="Backups"
      note={newest === null ? 'none yet' : `last ${formatInstant(newest)}`}
      side={
        <Button
          size="compact-sm"
          variant="default"
          loading={backing.running}
          disabled={restoring.running}
          onClick={() => void backUp()}
        >
          Back up now
        </Button>
      }
      foot={`Each is verified before it counts. Kept in ${facts.backupFolder}`}
    >
      <div className={classes.stack}>
        {backing.running && <WorkProgress job={backing.job} label="Backing up" />}
        {restoring.running && <WorkProgress job={restoring.job} label="Restoring the backup" />}
        <FailureNotice error={backing.error} onClose={backing.clear} />
        <FailureNotice error={restoring.error} onClose={restoring.clear} />
        {saved && (
          <p role="status" className={classes.note}>
            Backed up and checked.
          </p>
        )}
        {backups.isError ? (
          <ErrorState error={backups.error} onRetry={() => void backups.refetch()} />
        ) : backups.data === undefined ? (
          <LoadingRows rows={3} label="Loading the backups" />
        ) : backups.data.length === 0 ? (
          <EmptyState title="No backups yet">
            One is made by itself before every import, while you work, and when you close the app.
          </EmptyState>
        ) : (
          <div className={classes.table}>
            <DataTable<Backup>
              label={count(backups.data.length, 'backup')}
              columns={columns}
              rows={backups.data}
              height={{ upTo: 300 }}
            />
          </div>
        )}
      </div>
    </Card>
  );
}

function backupColumns(onRestore: (backup: Backup) => void): Column<Backup>[] {
  return [
    {
      id: 'at',
      header: 'When',
      width: 'minmax(160px, 1fr)',
      cell: ({ at }) => <time dateTime={at}>{formatInstant(at)}</time>,
    },
    {
      id: 'reason',
      header: 'Made',
      width: 'minmax(130px, 1fr)',
      cell: ({ reason }) => backupReason[reason],
    },
    {
      id: 'bytes',
      header: 'Size',
      width: '84px',
      align: 'right',
      cell: ({ bytes }) => formatBytes(bytes),
    },
    {
      id: 'restore',
      header: '',
      width: '96px',
      align: 'right',
      cell: (backup) => (
        <ConfirmButton
          size="compact-xs"
          question={`Go back to ${formatInstant(backup.at)}?`}
          explanation="The book becomes what it was then. What you have now is backed up first and also kept beside the book, so you can come back to it. The page starts over afterwards."
          verb="Restore"
          onConfirm={() => onRestore(backup)}
        >
          Restore
        </ConfirmButton>
      ),
    },
  ];
}

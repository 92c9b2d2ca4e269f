import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useEffect } from 'react';
import { trpc } from '../../app/client.ts';
import { takeDroppedFiles, useDroppedFiles } from '../../app/file-drop.tsx';
import { count } from '../../app/format.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import {
  type GivenFile,
  giveFile,
  keepWaiting,
  nextWaiting,
  pickFile,
  useWaitingFiles,
} from './give-file.ts';
import classes from './imports.module.css';

type FileStepProps = { onFile: (file: GivenFile) => void; autoFocus?: boolean; slim?: boolean };

/** Drop a file, or choose one. Files dropped anywhere on the window come here too. */
export function FileStep({ onFile, autoFocus = false, slim = false }: FileStepProps) {
  const info = useQuery(trpc.book.info.queryOptions());
  const give = useMutation({ mutationFn: giveFile, onSuccess: onFile });
  const pick = useMutation({
    mutationFn: pickFile,
    onSuccess: (file) => file !== null && onFile(file),
  });
  const { mutate } = give;
  const dropped = useDroppedFiles();
  useEffect(() => {
    if (dropped.length === 0) return;
    const [first, ...rest] = takeDroppedFiles();
    keepWaiting(rest);
    if (first !== undefined) mutate(first);
  }, [dropped, mutate]);
  const waiting = useWaitingFiles();
  const hasDialog = info.data?.host.can.pickFile === true;

  return (
    <section className={clsx(classes.drop, slim && classes.dropSlim)} aria-label="Choose a file">
      <IconFileImport size={slim ? 22 : 30} stroke={1.4} aria-hidden className={classes.dropIcon} />
      <div className={classes.dropWords}>
        <h2 className={classes.dropTitle}>Drop a CSV or Excel file here</h2>
        <p className={classes.dropText}>
          {!slim &&
            'An export of partners, deals, quarterly revenue, contacts, touches, certifications, surveys or campaigns. '}
          You see what will change before anything is written, and every import can be undone.
        </p>
      </div>
      {hasDialog ? (
        <Button autoFocus={autoFocus} loading={pick.isPending} onClick={() => pick.mutate()}>
          Choose a file
        </Button>
      ) : (
        <FileButton
          accept=".csv,.tsv,.tab,.txt,.xlsx,text/csv"
          onChange={(file) => file !== null && mutate(file)}
        >
          {(props) => (
            <Button {...props} autoFocus={autoFocus} loading={give.isPending}>
              Choose a file
            </Button>
          )}
        </FileButton>
      )}
      {give.isPending && (
        <WorkProgress job={undefined} label={`Taking in ${give.variables.name}`} />
      )}
      {waiting.length > 0 && !give.isPending && (
        <Button
          variant="default"
          onClick={() => {
            const next = nextWaiting();
            if (next !== null) mutate(next);
          }}
        >
          Go on with {waiting[0]?.name}
          {waiting.length > 1 && ` (${count(waiting.length, 'file')} waiting)`}
        </Button>
      )}
      <FailureNotice error={give.error ?? pick.error} />
    </section>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { EntityName } from '../../../shared/book/entities.ts';
import { type Outputs, trpc } from '../../app/client.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import classes from './source.module.css';
import { entityWord } from './words.ts';

type Folder = Outputs['watch']['overview']['folders'][number];
type Of = { source: string; entity: EntityName };

/** The folder a source's exports are put into, if one is watched. */
export function WatchCard({ source, entity }: Of) {
  const overview = useQuery(trpc.watch.overview.queryOptions());
  const [asked, setAsked] = useState(false);
  const folder = overview.data?.folders.find(
    (one) => one.source === source && one.entity === entity,
  );
  return (
    <Card
      title="Watched folder"
      note={
        folder === undefined
          ? 'A new file is planned by itself and waits for your yes; nothing is applied alone.'
          : undefined
      }
    >
      {overview.isError ? (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      ) : overview.data === undefined ? (
        <LoadingRows rows={1} label="Loading the watched folder" />
      ) : folder !== undefined && !asked ? (
        <Watched folder={folder} onChange={() => setAsked(true)} />
      ) : folder === undefined && !asked ? (
        <Button variant="default" onClick={() => setAsked(true)}>
          Watch a folder
        </Button>
      ) : (
        <FolderForm of={{ source, entity }} before={folder} onDone={() => setAsked(false)} />
      )}
    </Card>
  );
}

function Watched({ folder, onChange }: { folder: Folder; onChange: () => void }) {
  const { source, entity, trouble } = folder;
  const remove = useMutation(trpc.watch.remove.mutationOptions());
  return (
    <div className={classes.watched}>
      <div>
        <div className={classes.path}>{folder.folder}</div>
        <div className="qd-dim">
          Files called {folder.pattern}. A new one is planned by itself and waits for your yes;
          nothing is applied alone.
        </div>
        {trouble !== null && (
          <div className="qd-warn" role="status">
            {trouble} It is looked for again every few minutes.
          </div>
        )}
      </div>
      <span className={classes.actions}>
        <Button size="compact-sm" variant="default" onClick={onChange}>
          Change
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={remove.isPending}
          onClick={() => remove.mutate({ source, entity })}
        >
          Stop watching
        </Button>
      </span>
      <FailureNotice error={remove.error} onClose={remove.reset} />
    </div>
  );
}

type FolderFormProps = { of: Of; before: Folder | undefined; onDone: () => void };

function FolderForm({ of, before, onDone }: FolderFormProps) {
  const [folder, setFolder] = useState(before?.folder ?? '');
  const [pattern, setPattern] = useState(before?.pattern ?? '*.csv');
  const set = useMutation(trpc.watch.set.mutationOptions());
  const save = async (event: FormEvent) => {
    event.preventDefault();
    await set.mutateAsync({ ...of, folder, pattern });
    onDone();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void save(event).catch(() => undefined)}>
      <TextInput
        autoFocus
        label="Folder"
        description="Its whole path, as your file manager shows it."
        placeholder="~/Downloads"
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
      <TextInput
        label={`Files with ${entityWord(of.entity)}`}
        description="* stands for any letters; several with commas."
        placeholder="deals*.csv"
        value={pattern}
        onChange={(event) => setPattern(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          type="submit"
          loading={set.isPending}
          disabled={folder.trim() === '' || pattern.trim() === ''}
        >
          Watch it
        </Button>
      </div>
      <FailureNotice error={set.error} />
    </form>
  );
}

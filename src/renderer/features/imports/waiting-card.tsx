import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { entities } from '../../../shared/book/entities.ts';
import { api, type Outputs, trpc } from '../../app/client.ts';
import { count, formatInstant, formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { LinkAnchor } from '../../components/links.tsx';
import classes from './source.module.css';

type Overview = Outputs['watch']['overview'];
type Waiting = Overview['waiting'][number];
type Found = Pick<Waiting, 'id' | 'source' | 'entity' | 'name' | 'at'>;

/** What the watched folders brought: plans that wait for a yes, files that need a look, folders that are away. */
export function WaitingCard() {
  useLookOnFocus();
  const { data } = useQuery(trpc.watch.overview.queryOptions());
  if (data === undefined) return null;
  const { waiting, needLook } = data;
  const troubles = data.folders.flatMap(({ trouble, source }) =>
    trouble === null ? [] : [{ trouble, source }],
  );
  if (waiting.length + needLook.length + troubles.length === 0) return null;
  return (
    <Card title={titleOf(data)} note="from your watched folders">
      <ul className={classes.list} aria-label="Files from watched folders">
        {waiting.map((file) => (
          <WaitingRow key={file.id} file={file} />
        ))}
        {needLook.map((file) => (
          <LookRow key={file.id} file={file} />
        ))}
        {troubles.map(({ trouble, source }) => (
          <li key={trouble} className={classes.item}>
            <span className="qd-warn">{trouble}</span>
            <LinkAnchor to="/import/sources/$source" params={{ source }} size="sm">
              {source}
            </LinkAnchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function titleOf({ waiting, needLook }: Overview): string {
  if (waiting.length > 0)
    return waiting.length === 1
      ? '1 file waits for your yes'
      : `${formatNumber(waiting.length)} files wait for your yes`;
  if (needLook.length > 0)
    return needLook.length === 1 ? '1 file needs a look' : `${needLook.length} files need a look`;
  return 'A watched folder can’t be looked at';
}

/** Whoever comes back to this window has perhaps just saved an export. */
function useLookOnFocus(): void {
  useEffect(() => {
    const look = () => void api.watch.look.mutate().catch(() => undefined);
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
}

function WaitingRow({ file }: { file: Waiting }) {
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: () => api.watch.open.mutate({ id: file.id }),
    onSuccess: ({ plan }) =>
      void navigate({ to: '/import/plan/$planId', params: { planId: plan }, search: {} }),
  });
  return (
    <li className={classes.item}>
      <Name file={file} />
      <span className={classes.what}>
        {countsText(file)}
        {file.guards.length > 0 && (
          <span className="qd-warn"> · {count(file.guards.length, 'thing')} to look at first</span>
        )}
      </span>
      <span className={classes.actions}>
        <Dismiss file={file} />
        <Button
          size="compact-sm"
          loading={open.isPending}
          onClick={() => open.mutate()}
          aria-label={`Open the plan of ${file.name}`}
        >
          Open the plan
        </Button>
      </span>
      <FailureNotice error={open.error} onClose={open.reset} />
    </li>
  );
}

function countsText({ counts }: Waiting): string {
  const parts = [
    counts.new > 0 ? `${formatNumber(counts.new)} new` : null,
    counts.changed > 0 ? `${formatNumber(counts.changed)} changed` : null,
    counts.conflicts > 0 ? `${formatNumber(counts.conflicts)} differ from yours` : null,
    counts.vanished > 0 ? `${formatNumber(counts.vanished)} missing` : null,
    counts.rejected > 0 ? `${formatNumber(counts.rejected)} unread` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Changes nothing' : parts.join(' · ');
}

function LookRow({ file }: { file: Overview['needLook'][number] }) {
  const navigate = useNavigate();
  const give = useMutation({
    mutationFn: () => api.watch.give.mutate({ id: file.id }),
    onSuccess: ({ fileId }) =>
      void navigate({ to: '/import/new', search: { file: fileId, step: 'look' } }),
  });
  return (
    <li className={classes.item}>
      <Name file={file} />
      <span className={classes.what}>Needs a look. {file.why}</span>
      <span className={classes.actions}>
        <Dismiss file={file} />
        <Button
          size="compact-sm"
          variant="default"
          loading={give.isPending}
          onClick={() => give.mutate()}
          aria-label={`Look at it: ${file.name}`}
        >
          Look at it
        </Button>
      </span>
      <FailureNotice error={give.error} onClose={give.reset} />
    </li>
  );
}

function Name({ file: { name, source, entity, at } }: { file: Found }) {
  return (
    <span className={classes.name}>
      <b title={name}>{name}</b>
      <span className="qd-dim">
        {entities[entity].label} from {source} · {formatInstant(at)}
      </span>
    </span>
  );
}

function Dismiss({ file }: { file: Found }) {
  const dismiss = useMutation(trpc.watch.dismiss.mutationOptions());
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={dismiss.isPending}
      onClick={() => dismiss.mutate({ id: file.id })}
      aria-label={`Not this one: ${file.name}`}
    >
      Not this one
    </Button>
  );
}

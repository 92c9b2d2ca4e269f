import { useNavigate } from '@tanstack/react-router';
import { entities, isEntityName } from '../../../shared/book/entities.ts';
import type { Outputs } from '../../app/client.ts';
import { formatInstant, formatNumber } from '../../app/format.ts';
import { Chip } from '../../components/badges.tsx';
import { Card } from '../../components/card.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/states.tsx';
import classes from './imports.module.css';
import planClasses from './plan.module.css';

type Run = Outputs['recipes']['source']['runs'][number];

/** What a source's files brought, the newest first. */
export function SourceRuns({ runs }: { runs: readonly Run[] }) {
  const navigate = useNavigate();
  return (
    <Card title="Imports" flush className={classes.padTitle}>
      {runs.length === 0 ? (
        <EmptyState title="No file of this source was imported yet" />
      ) : (
        <DataTable<Run>
          label="Imports of this source"
          columns={columns}
          rows={runs}
          onOpen={(run) =>
            void navigate({ to: '/import/run/$importId', params: { importId: run.import } })
          }
          height={{ upTo: 380 }}
        />
      )}
    </Card>
  );
}

const number = (id: 'rows' | 'new' | 'changed' | 'vanished', header: string): Column<Run> => ({
  id,
  header,
  width: '90px',
  align: 'right',
  cell: ({ counts }) => (
    <span className={counts[id] === 0 ? 'qd-dim' : undefined}>{formatNumber(counts[id])}</span>
  ),
  sortBy: ({ counts }) => counts[id],
  descFirst: true,
});

const columns: Column<Run>[] = [
  {
    id: 'at',
    header: 'When',
    width: '176px',
    cell: ({ at }) => <time dateTime={at}>{formatInstant(at)}</time>,
    sortBy: ({ at }) => at,
    descFirst: true,
  },
  {
    id: 'file',
    header: 'File',
    width: 'minmax(140px, 1.6fr)',
    cell: ({ file, undone }) => (
      <span title={file}>
        {undone ? <del className={planClasses.old}>{file}</del> : file}{' '}
        {undone && <Chip>Undone</Chip>}
      </span>
    ),
    sortBy: ({ file }) => file,
  },
  {
    id: 'entity',
    header: 'Brings',
    width: 'minmax(110px, 0.8fr)',
    cell: ({ entity }) => (isEntityName(entity) ? entities[entity].label : entity),
    sortBy: ({ entity }) => entity,
  },
  number('rows', 'Rows'),
  number('new', 'New'),
  number('changed', 'Changed'),
  number('vanished', 'Missing'),
];

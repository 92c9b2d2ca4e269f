import { useNavigate } from '@tanstack/react-router';
import { Card } from '../../components/card.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/states.tsx';
import classes from './imports.module.css';
import { countColumn, fileColumn, labelOf, type Run, whenColumn } from './run-columns.tsx';

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

const columns: Column<Run>[] = [
  whenColumn,
  fileColumn('minmax(140px, 1.6fr)'),
  {
    id: 'entity',
    header: 'Brings',
    width: 'minmax(110px, 0.8fr)',
    cell: ({ entity }) => labelOf(entity),
    sortBy: ({ entity }) => entity,
  },
  countColumn('rows', 'Rows'),
  countColumn('new', 'New'),
  countColumn('changed', 'Changed'),
  countColumn('vanished', 'Missing'),
];

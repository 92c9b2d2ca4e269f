import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Outputs, trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { count, formatDate, formatInstant, formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { ConflictsCard } from './conflicts-card.tsx';
import { FileStep } from './file-step.tsx';
import classes from './imports.module.css';
import { RecipeFileButton } from './recipe-file.tsx';
import { countColumn, fileColumn, labelOf, type Run, whenColumn } from './run-columns.tsx';
import { useWide } from './use-wide.ts';
import { WaitingCard } from './waiting-card.tsx';

type Overview = Outputs['imports']['overview'];
type Source = Overview['sources'][number];

/** Where data comes from, and every import there was. */
export function ImportsScreen() {
  useCrumbs([{ label: 'Import' }]);
  const navigate = useNavigate();
  const overview = useQuery(trpc.imports.overview.queryOptions());
  const data = overview.data;
  const drop = (
    <FileStep
      slim={data !== undefined && data.imports.length > 0}
      onFile={({ fileId }) =>
        void navigate({ to: '/import/new', search: { file: fileId, step: 'look' } })
      }
    />
  );
  return (
    <Page>
      <PageHeader title="Import" summary={data === undefined ? undefined : summaryOf(data)} />
      {drop}
      <WaitingCard />
      {overview.isError ? (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      ) : data === undefined ? (
        <Card>
          <LoadingRows label="Loading the imports" />
        </Card>
      ) : (
        data.imports.length > 0 && (
          <>
            {data.openConflicts > 0 && <ConflictsCard />}
            <History data={data} />
          </>
        )
      )}
    </Page>
  );
}

function summaryOf({ sources, imports, openConflicts }: Overview): string {
  if (imports.length === 0) return 'Nothing has been imported yet';
  const names = new Set(sources.map(({ source }) => source));
  const parts = [count(names.size, 'source'), count(imports.length, 'import')];
  if (openConflicts > 0)
    parts.push(`${count(openConflicts, 'value')} where yours and theirs differ`);
  return parts.join(' · ');
}

function History({ data }: { data: Overview }) {
  const navigate = useNavigate();
  const wide = useWide();
  return (
    <>
      <Card
        title="Sources"
        note="open one to see how it is read and which folder is watched"
        side={<RecipeFileButton small />}
        flush
        className={classes.padTitle}
      >
        <DataTable<Source>
          label="Sources"
          columns={wide ? sourceColumns : fewSourceColumns}
          rows={data.sources}
          onOpen={({ source, entity }) =>
            void navigate({
              to: '/import/sources/$source',
              params: { source },
              search: { as: entity },
            })
          }
          height={{ upTo: 340 }}
        />
      </Card>
      <Card title="Imports" flush className={classes.padTitle}>
        <DataTable<Run>
          label="Imports"
          columns={wide ? entryColumns : fewColumns}
          rows={data.imports}
          onOpen={(entry) =>
            void navigate({ to: '/import/run/$importId', params: { importId: entry.import } })
          }
          height={{ upTo: 520 }}
        />
      </Card>
    </>
  );
}

const sourceColumns: Column<Source>[] = [
  {
    id: 'source',
    header: 'Source',
    width: 'minmax(100px, 1fr)',
    cell: ({ source }) => <b title={source}>{source}</b>,
    sortBy: ({ source }) => source,
  },
  {
    id: 'entity',
    header: 'Brings',
    width: 'minmax(88px, 0.8fr)',
    cell: ({ entity }) => labelOf(entity),
    sortBy: ({ entity }) => entity,
  },
  {
    id: 'key',
    header: 'Key',
    width: 'minmax(110px, 1.2fr)',
    cell: ({ key }) => <span title={key.join(' + ')}>{key.join(' + ')}</span>,
  },
  {
    id: 'columns',
    header: 'Columns',
    width: '82px',
    align: 'right',
    cell: ({ columns }) => formatNumber(columns),
    sortBy: ({ columns }) => columns,
  },
  {
    id: 'rows',
    header: 'Rows',
    width: '90px',
    align: 'right',
    cell: ({ rows }) => formatNumber(rows),
    sortBy: ({ rows }) => rows,
  },
  {
    id: 'last',
    header: 'Last import',
    width: '176px',
    cell: ({ last }) =>
      last === null ? <span className="qd-dim">undone</span> : formatInstant(last.at),
    sortBy: ({ last }) => last?.at ?? null,
    descFirst: true,
  },
];

const entryColumns: Column<Run>[] = [
  whenColumn,
  fileColumn('minmax(104px, 1.4fr)', ({ file, asOf }) =>
    asOf === null ? file : `${file}, of ${formatDate(asOf)}`,
  ),
  {
    id: 'what',
    header: 'What',
    width: 'minmax(120px, 1.2fr)',
    cell: ({ entity, source }) => `${labelOf(entity)} from ${source}`,
    sortBy: ({ entity, source }) => `${entity} ${source}`,
  },
  countColumn('rows', 'Rows'),
  countColumn('new', 'New'),
  countColumn('changed', 'Changed'),
  countColumn('unchanged', 'Unchanged'),
  countColumn('vanished', 'Missing'),
  countColumn('rejected', 'Unread'),
];

/** Where the window is narrow. */
const tooMany = new Set(['unchanged', 'rejected', 'vanished']);
const fewColumns = entryColumns.filter(({ id }) => !tooMany.has(id));
const fewSourceColumns = sourceColumns.filter(({ id }) => id !== 'columns');

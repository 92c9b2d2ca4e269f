import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { entities } from '../../../shared/book/entities.ts';
import { type Outputs, trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { count, formatInstant } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/links.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { RecipeCard } from './recipe-card.tsx';
import { RecipeFileButton } from './recipe-file.tsx';
import { RenameSource } from './rename-source.tsx';
import { SourceRuns } from './source-runs.tsx';
import { WatchCard } from './watch-card.tsx';

type Detail = Outputs['recipes']['source'];

/** One source: how its files are read, the folder they come from, and what they brought. */
export function SourceScreen() {
  const { source = '' } = useParams({ strict: false });
  const detail = useQuery(trpc.recipes.source.queryOptions({ source }));
  useCrumbs([{ label: 'Import', href: '/import' }, { label: source }]);
  if (detail.isError)
    return (
      <Page>
        <ErrorState page error={detail.error} onRetry={() => void detail.refetch()} />
      </Page>
    );
  if (detail.data === undefined)
    return (
      <Page>
        <PageHeader title={source} />
        <Card>
          <LoadingRows label="Loading the source" />
        </Card>
      </Page>
    );
  return <Source detail={detail.data} />;
}

function Source({ detail }: { detail: Detail }) {
  const { source, recipes, runs } = detail;
  const navigate = useNavigate();
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const chosen = recipes.find(({ entity }) => entity === raw.as) ?? recipes[0];
  const choose = (entity: string) =>
    void navigate({
      to: '/import/sources/$source',
      params: { source },
      search: { as: entity },
      replace: true,
    });
  return (
    <Page>
      <PageHeader
        title={source}
        summary={summaryOf(detail)}
        actions={
          <>
            <RenameSource source={source} />
            <RecipeFileButton />
            <LinkButton to="/import/new">Import a file</LinkButton>
          </>
        }
      />
      {recipes.length > 1 && (
        <SegmentedControl
          aria-label="Kind of record"
          style={{ alignSelf: 'flex-start' }}
          value={chosen?.entity ?? ''}
          data={recipes.map(({ entity }) => ({ value: entity, label: entities[entity].label }))}
          onChange={choose}
        />
      )}
      {chosen === undefined ? (
        <Card>
          <EmptyState title="No recipe is kept">
            The next file of {source} gets a suggestion, and its recipe is kept with the import.
          </EmptyState>
        </Card>
      ) : (
        <>
          <WatchCard key={`watch ${chosen.entity}`} source={source} entity={chosen.entity} />
          <RecipeCard key={`recipe ${source} ${chosen.entity}`} {...chosen} />
        </>
      )}
      <SourceRuns runs={runs} />
    </Page>
  );
}

function summaryOf({ recipes, runs }: Detail): string {
  const [last] = runs;
  return [
    ...(recipes.length === 1 ? recipes.map(({ entity }) => entities[entity].label) : []),
    count(runs.length, 'import'),
    ...(last === undefined ? [] : [`last ${formatInstant(last.at)}`]),
  ].join(' · ');
}

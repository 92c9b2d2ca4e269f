import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { failureOf } from '../../app/failure.ts';
import { useDroppedFiles } from '../../app/file-drop.tsx';
import { useOpenJobs } from '../../app/jobs.ts';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/links.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState } from '../../components/states.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import classes from './imports.module.css';
import { LookStep } from './look-step.tsx';
import {
  asFound,
  type NewSearch,
  readNewSearch,
  steps,
  wayToLook,
  wayToRead,
  writeNewSearch,
} from './new-search.ts';
import { ReadAs } from './read-as.tsx';
import { Steps } from './steps.tsx';
import { useDraft } from './use-draft.ts';

/** An import from its file to its plan; the address says how far it is. */
export function ImportNewScreen() {
  const navigate = useNavigate();
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const search = readNewSearch(raw);
  const go = (next: Partial<NewSearch>) =>
    void navigate({ to: '/import/new', search: writeNewSearch({ ...search, ...next }) });
  const dropped = useDroppedFiles();
  useEffect(() => {
    // A file dropped meanwhile begins a new import.
    if (dropped.length > 0 && search.file !== null)
      void navigate({ to: '/import/new', search: {}, replace: true });
  }, [dropped, search.file, navigate]);

  if (search.file === null)
    return <FileScreen onFile={(file) => go({ ...asFound, file, step: 'look' })} />;
  return <GivenScreen key={search.file} file={search.file} search={search} go={go} />;
}

function FileScreen({ onFile }: { onFile: (fileId: string) => void }) {
  useCrumbs([{ label: 'Import', href: '/import' }, { label: 'New import' }]);
  return (
    <Page>
      <PageHeader title="Import a file" />
      <Steps at={0} />
      <FileStep autoFocus onFile={({ fileId }) => onFile(fileId)} />
    </Page>
  );
}

type GivenProps = { file: string; search: NewSearch; go: (next: Partial<NewSearch>) => void };

function GivenScreen({ file, search, go }: GivenProps) {
  const given = useQuery(trpc.imports.file.queryOptions({ fileId: file }));
  const look = useQuery({
    ...trpc.imports.look.queryOptions({
      fileId: file,
      ...wayToLook(search),
    }),
    // The file stays what it is, whatever changes in the book: it is not read again for that.
    staleTime: 'static',
  });
  const plan = useQuery({
    ...trpc.imports.summary.queryOptions({ plan: search.plan ?? '' }),
    enabled: search.plan !== null,
  });
  const name = given.data?.name ?? 'Import';
  useCrumbs([{ label: 'Import', href: '/import' }, { label: name }]);
  const waits = search.plan !== null && plan.isPending;
  const draft = useDraft(file, waits ? undefined : look.data, plan.data?.recipe ?? null);
  const goStep = (index: number) =>
    index === 0 ? go({ ...asFound, file: null, plan: null }) : go({ step: steps[index] ?? 'look' });
  const at = steps.indexOf(search.step);

  if (look.isError)
    return (
      <Page>
        <PageHeader title={name} />
        <Steps at={1} onGo={goStep} />
        <Card>
          <Refused error={look.error} search={search} go={go} onRetry={() => void look.refetch()} />
        </Card>
      </Page>
    );
  if (look.data === undefined || draft.draft === null)
    return (
      <Page>
        <PageHeader title={name} />
        <Steps at={1} onGo={goStep} />
        <Card>
          <Reading />
        </Card>
      </Page>
    );
  const shared = {
    name,
    fileId: file,
    look: look.data,
    draft: draft.draft,
    setDraft: draft.setDraft,
    search,
    go,
    steps: <Steps at={at} onGo={goStep} />,
  };
  return search.step === 'columns' ? <ColumnsStep {...shared} /> : <LookStep {...shared} />;
}

type RefusedProps = Pick<GivenProps, 'search' | 'go'> & { error: unknown; onRetry: () => void };

/** What another encoding or delimiter may help; a file of another kind stays what it is. */
const readable = new Set(['Encoding', 'TooManyColumns', 'Delimiter']);

/** A file that can't be read, why, and the ways on: read it otherwise, or take another. */
function Refused({ error, search, go, onRetry }: RefusedProps) {
  const { code, reason = '' } = failureOf(error);
  const changed = Object.keys(wayToRead(search)).length > 0;
  return (
    <>
      <ErrorState error={error} onRetry={code === 'BadInput' ? undefined : onRetry} />
      <div className={classes.again}>
        {(readable.has(reason) || changed) && <ReadAs search={search} go={go} />}
        <LinkButton to="/import/new" search={{}} variant="filled" autoFocus>
          Choose another file
        </LinkButton>
      </div>
    </>
  );
}

function Reading() {
  const job = useOpenJobs().find(({ name }) => name === 'import.inspect');
  const cancel = () => job !== undefined && void api.jobs.cancel.mutate({ id: job.id });
  return (
    <WorkProgress
      job={job}
      label="Reading the file"
      onCancel={job === undefined ? undefined : cancel}
    />
  );
}

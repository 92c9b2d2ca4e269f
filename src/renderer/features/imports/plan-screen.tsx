import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportResult, PlanBucket } from '../../../shared/book/plan.ts';
import { api, trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { count, formatDate, formatInstant } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { useWork } from '../../app/work.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { LinkButton } from '../../components/links.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { BucketTiles } from './bucket-tiles.tsx';
import { firstBucket, isBucket } from './buckets.ts';
import { FreshPlan } from './fresh-plan.tsx';
import { Guards } from './guards.tsx';
import { type Step, steps } from './new-search.ts';
import classes from './plan.module.css';
import { PlanMatches } from './plan-matches.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { PlanTable } from './plan-table.tsx';
import { Steps } from './steps.tsx';
import type { Summary } from './summary.ts';
import { delimiterWord, encodingWord, entityWord } from './words.ts';

/** What will change: the plan that runs, looked at before it does. */
export function ImportPlanScreen() {
  const { planId = '' } = useParams({ strict: false });
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const jobId = typeof raw.job === 'string' ? raw.job : null;
  const applying = useApplying(planId, jobId);
  const plan = useQuery({
    ...trpc.imports.summary.queryOptions({ plan: planId }),
    enabled: !applying.running,
  });
  const [kept, setKept] = useState<Summary | null>(null);
  if (plan.data !== undefined && plan.data !== kept) setKept(plan.data);
  // While it is carried out the plan goes away: what was shown stays until the result is there.
  const summary = plan.data ?? (applying.running ? kept : null);
  useCrumbs([
    { label: 'Import', href: '/import' },
    { label: summary === null ? 'Plan' : `${summary.source} ${entityWord(summary.entity)}` },
    { label: 'What will change' },
  ]);
  if (summary === null && plan.isError && !applying.running)
    return (
      <Page>
        <ErrorState page error={plan.error} />
        <div className={classes.under}>
          <LinkButton to="/import" variant="default">
            Go to Import
          </LinkButton>
        </div>
      </Page>
    );
  if (summary === null)
    return (
      <Page>
        {applying.running ? (
          <WorkProgress job={applying.job} label="Writing" onCancel={applying.cancel} />
        ) : (
          <LoadingRows label="Loading the plan" />
        )}
      </Page>
    );
  return <PlanView plan={summary} bucketAsked={raw.show} applying={applying} />;
}

/** Carries the plan out. The job's id stands in the address, so that a page that comes back takes it up again. */
function useApplying(planId: string, jobId: string | null) {
  const navigate = useNavigate();
  const work = useWork<ImportResult>();
  const followed = useRef<string | null>(null);
  // Between the last word of the job and the result's screen the plan is gone already: it is not asked for again.
  const [leaving, setLeaving] = useState(false);
  const { follow, run } = work;
  const finish = useCallback(
    (result: ImportResult | null) => {
      const importId = result?.import ?? null;
      if (importId === null) {
        const params = { planId };
        void navigate({ to: '/import/plan/$planId', params, search: {}, replace: true });
        return;
      }
      setLeaving(true);
      const params = { importId };
      void navigate({
        to: '/import/run/$importId',
        params,
        search: { fresh: true },
        replace: true,
      });
    },
    [navigate, planId],
  );
  useEffect(() => {
    if (jobId === null || followed.current === jobId) return;
    followed.current = jobId;
    void follow(jobId).then(finish);
  }, [jobId, follow, finish]);
  const apply = async (expect: string, accept: string[]) => {
    const result = await run(async () => {
      const started = await api.imports.applyPlan.mutate({ plan: planId, expect, accept });
      followed.current = started.job;
      const search = { job: started.job };
      void navigate({ to: '/import/plan/$planId', params: { planId }, search, replace: true });
      return started;
    });
    finish(result);
  };
  return { ...work, running: work.running || leaving, apply };
}

type PlanViewProps = {
  plan: Summary;
  bucketAsked: unknown;
  applying: ReturnType<typeof useApplying>;
};

function PlanView({ plan, bucketAsked, applying }: PlanViewProps) {
  const navigate = useNavigate();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const bucket = isBucket(bucketAsked) ? bucketAsked : firstBucket(plan.counts);
  const show = (next: PlanBucket) =>
    void navigate({
      to: '/import/plan/$planId',
      params: { planId: plan.id },
      search: { show: next },
      replace: true,
    });
  const changes = changesOf(plan);
  const back = useBack(plan, applying);
  const goStep = (index: number) =>
    index === 0 ? void navigate({ to: '/import/new', search: {} }) : back(steps[index] ?? 'look');
  const how = `${encodingWord(plan.encoding)}, ${delimiterWord(plan.delimiter)} · key ${plan.recipe.key.join(' + ')}`;
  const blocked = plan.guards.filter(({ name, absolute }) => absolute || !accepted.includes(name));
  const apply = () => void applying.apply(plan.planHash, [...accepted]);
  return (
    <Page fill>
      <PageHeader
        title={titleOf(plan.counts, changes)}
        summary={<About plan={plan} />}
        actions={
          <Actions
            plan={plan}
            blocked={blocked.length > 0}
            applying={applying}
            onApply={apply}
            onColumns={() => back('columns')}
          />
        }
      />
      <div className={classes.stepsRow}>
        <Steps at={3} onGo={applying.running ? undefined : goStep} />
        <span className={classes.how} title={how}>
          {how}
        </span>
      </div>
      {applying.running && (
        <Card>
          <WorkProgress job={applying.job} label="Writing" onCancel={applying.cancel} />
        </Card>
      )}
      <FailureNotice error={applying.error} onClose={applying.clear} />
      {!applying.running && (
        <FreshPlan planId={plan.id} moved={plan.bookMoved} error={applying.error} />
      )}
      <Guards
        guards={plan.guards}
        accepted={accepted}
        onAccept={setAccepted}
        onColumns={() => back('columns')}
      />
      {!applying.running && <PlanMatches planId={plan.id} />}
      <PlanNotes plan={plan} />
      <BucketTiles
        counts={plan.counts}
        open={plan.conflicts.open}
        chosen={bucket}
        onChoose={show}
      />
      {changes === 0 && plan.counts.rejected === 0 && (
        <p className={classes.tableBar} role="status">
          <b>This file changes nothing.</b> Every row says what the book already has.
          {plan.before?.sameFile === true && ' It is the file you imported last time.'}
        </p>
      )}
      <PlanTable key={bucket} plan={plan} bucket={bucket} paused={applying.running} />
      <p className={classes.promise}>
        Nothing is written until you apply. Undo is kept for every import: it restores updated
        values too, and tells you what it kept because you edited it since.
      </p>
    </Page>
  );
}

function titleOf({ rows, rejected }: Summary['counts'], changes: number): string {
  const all = count(rows, 'row');
  if (changes > 0) return `${all}, ${count(changes, 'change')}`;
  return rejected > 0 && rejected === rows ? `${all}, none can be read yet` : `${all}, no changes`;
}

function changesOf({ counts }: Summary): number {
  return counts.new + counts.changed + counts.conflicts + counts.vanished;
}

type ActionsProps = {
  plan: Summary;
  blocked: boolean;
  applying: ReturnType<typeof useApplying>;
  onApply: () => void;
  onColumns: () => void;
};

/** Back into the wizard with this plan's file and recipe. */
function useBack({ id, recipe, encoding }: Summary, applying: ReturnType<typeof useApplying>) {
  const navigate = useNavigate();
  const open = async (step: Step) => {
    try {
      const { fileId } = await api.imports.reopen.mutate({ plan: id });
      // A recipe's encoding only helps where a file leaves it open; what this file was read by is said again.
      const said = recipe.encoding === encoding ? { encoding } : {};
      await navigate({ to: '/import/new', search: { file: fileId, step, plan: id, ...said } });
    } catch (error) {
      applying.fail(error);
    }
  };
  return (step: Step) => void open(step);
}

function Actions({ plan, blocked, applying, onApply, onColumns }: ActionsProps) {
  const navigate = useNavigate();
  const discard = async () => {
    try {
      await api.imports.discard.mutate({ plan: plan.id });
      await navigate({ to: '/import' });
    } catch (error) {
      applying.fail(error);
    }
  };
  return (
    <>
      <Button variant="subtle" disabled={applying.running} onClick={() => void discard()}>
        Throw away
      </Button>
      <Button variant="default" disabled={applying.running} onClick={onColumns}>
        Columns
      </Button>
      <Button
        autoFocus={!blocked}
        disabled={blocked || plan.counts.rows === 0}
        loading={applying.running}
        onClick={onApply}
      >
        Apply exactly this
      </Button>
    </>
  );
}

function About({ plan }: { plan: Summary }) {
  const today = useToday();
  const parts = [
    plan.file,
    plan.asOf === null ? null : `of ${formatDate(plan.asOf, today)}`,
    plan.before === null
      ? 'first import'
      : `last import ${plan.before.asOf === null ? formatInstant(plan.before.at) : formatDate(plan.before.asOf, today)}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

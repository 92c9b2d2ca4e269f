import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import clsx from 'clsx';
import { trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { daysBetween, formatDate, formatDateTime } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { Chip } from '../../components/badges.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import type { Detail } from './detail.ts';
import { Drafts } from './drafts.tsx';
import { distance } from './due-text.ts';
import classes from './qbr.module.css';
import { StepPage } from './step-page.tsx';
import { itemsOf, readStep, type Step, stepNames, stepNote, stepNow, steps } from './steps.ts';

/** One QBR, from its plan to what follows it. */
export function QbrScreen() {
  const { qbrId = '' } = useParams({ strict: false });
  const { step: asked }: { step?: unknown } = useSearch({ strict: false });
  const today = useToday();
  const found = useQuery(trpc.qbrs.get.queryOptions({ id: qbrId }));
  const qbr = found.data?.qbr;
  useCrumbs([
    { label: 'QBRs', href: '/qbrs' },
    { label: qbr === undefined ? 'QBR' : `${qbr.partner.name}, ${qbr.quarterLabel}` },
  ]);
  return (
    <Page>
      {found.isPending && <LoadingRows rows={9} label="Loading the QBR" />}
      {found.isError && (
        <ErrorState page error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isSuccess && (
        <Opened detail={found.data} step={readStep(asked) ?? stepNow(found.data.qbr, today)} />
      )}
    </Page>
  );
}

function Opened({ detail, step }: { detail: Detail; step: Step }) {
  const { qbr, warnings } = detail;
  const today = useToday();
  return (
    <>
      <PageHeader
        title={`${qbr.quarterLabel} QBR`}
        badges={
          <>
            <Chip>
              <Link to="/partners/$partnerId" params={{ partnerId: qbr.partner.id }}>
                {qbr.partner.name}
              </Link>
            </Chip>
            <Chip>{statusText(qbr)}</Chip>
          </>
        }
        summary={summaryOf(qbr, today)}
      />
      <Steps detail={detail} step={step} />
      {warnings.length > 0 && (
        <ul className={classes.warnings} aria-label="Worth knowing">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <Drafts key={qbr.id} qbr={qbr.id}>
        <StepPage detail={detail} step={step} />
      </Drafts>
    </>
  );
}

function statusText({ status }: Pick<Detail['qbr'], 'status'>): string {
  return { planned: 'Planned', held: 'Held', cancelled: 'Cancelled' }[status];
}

function summaryOf(qbr: Detail['qbr'], today: string | null): string {
  const day = qbr.heldOn ?? qbr.meetsAt;
  const days = today === null ? null : daysBetween(today, day);
  const parts = [
    qbr.heldOn === null
      ? formatDateTime(qbr.meetsAt, today)
      : `Held ${formatDate(qbr.heldOn, today)}`,
    days === null ? null : distance(days),
    `${qbr.done} of ${qbr.items} done`,
    qbr.overdue === 0 ? null : `${qbr.overdue} overdue`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function Steps({ detail, step }: { detail: Detail; step: Step }) {
  return (
    <nav aria-label="Steps of the QBR">
      <ol className={classes.steps}>
        {steps.map((one) => {
          const note = stepNote(itemsOf(one, detail.checklist));
          return (
            <li key={one}>
              <Link
                to="/qbrs/$qbrId"
                params={{ qbrId: detail.qbr.id }}
                search={{ step: one }}
                className={clsx(classes.step, one === step && classes.stepNow)}
                aria-current={one === step ? 'step' : undefined}
              >
                {stepNames[one]}
                {note !== null && <span className={classes.stepNote}>{note}</span>}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

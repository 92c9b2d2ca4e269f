import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api, trpc } from '../../app/client.ts';
import { formatDate, formatDateTime } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/links.tsx';
import { LoadingRows } from '../../components/states.tsx';
import type { Detail } from './detail.ts';
import classes from './qbr.module.css';

const PlanDialog = lazy(async () => {
  const { PlanDialog: Dialog } = await import('./plan-dialog.tsx');
  return { default: Dialog };
});

/** The next one: three months on, unless it is planned already. */
export function NextCard({ detail }: { detail: Detail }) {
  const { qbr, nextProposal } = detail;
  const [planning, setPlanning] = useState(false);
  const others = useQuery(
    trpc.qbrs.list.queryOptions({ partner: qbr.partner.id, status: 'planned' }),
  );
  const next = (others.data ?? [])
    .filter((one) => one.id !== qbr.id && one.meetsAt > qbr.meetsAt)
    .at(-1);
  return (
    <Card title="Next QBR">
      {others.isPending && <LoadingRows rows={2} label="Loading the next QBR" />}
      {others.isSuccess && next !== undefined && (
        <div className={classes.form}>
          <p className={classes.plain}>Planned for {formatDateTime(next.meetsAt)}.</p>
          <LinkButton variant="default" to="/qbrs/$qbrId" params={{ qbrId: next.id }} search={{}}>
            Open the next QBR
          </LinkButton>
        </div>
      )}
      {!others.isPending && next === undefined && (
        <div className={classes.form}>
          <p className={classes.plain}>
            {nextProposal === null
              ? 'It is proposed three months after this one is held.'
              : `Proposed for ${formatDate(nextProposal)}, three months after this one.`}
          </p>
          <Button variant="default" onClick={() => setPlanning(true)}>
            Plan the next QBR
          </Button>
        </div>
      )}
      {planning && (
        <Suspense fallback={null}>
          <PlanDialog
            partner={qbr.partner}
            on={nextProposal}
            onPlanned={() => tickScheduled(detail)}
            onClose={() => setPlanning(false)}
          />
        </Suspense>
      )}
    </Card>
  );
}

/** Planning the next one is the last item of the checklist. */
function tickScheduled({ checklist }: Detail): void {
  const item = checklist.find((one) => one.item === 'next-qbr' && !one.done);
  // Left open it can still be ticked by hand.
  if (item !== undefined)
    api.qbrs.setItem.mutate({ id: item.id, done: true }).catch(() => undefined);
}

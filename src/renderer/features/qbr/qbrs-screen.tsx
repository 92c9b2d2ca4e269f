import { Button } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { formatNumber } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { DataTable } from '../../components/data-table.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { NoPartners } from '../../components/no-partners.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import type { ListedQbr, WithoutQbr } from './detail.ts';
import { ListSection } from './list-section.tsx';
import { aheadColumns, heldColumns, withoutColumns } from './qbr-columns.tsx';

const PlanDialog = lazy(async () => {
  const { PlanDialog: Dialog } = await import('./plan-dialog.tsx');
  return { default: Dialog };
});

/** A table of years is asked for only by who wants it. */
const heldAtFirst = 100;
const mostRows = 10_000;

/** In the address: whose QBR is being planned; "new" where the partner is still to be chosen. */
const unnamed = 'new';

/** Every QBR: those ahead, the partners that should have one, and those held. */
export function QbrsScreen() {
  useCrumbs([{ label: 'QBRs' }]);
  const { plan }: { plan?: unknown } = useSearch({ strict: false });
  // An id of digits alone comes out of the address as a number.
  const asked = typeof plan === 'string' || typeof plan === 'number' ? String(plan) : null;
  const navigate = useNavigate();
  const show = useCallback(
    (partner: string | undefined) =>
      void navigate({ to: '/qbrs', search: partner === undefined ? {} : { plan: partner } }),
    [navigate],
  );
  useHotkeys([['N', () => show(unnamed)]]);
  return (
    <Page>
      <PageHeader
        title="QBRs"
        summary={<Summary />}
        actions={
          <Button
            aria-keyshortcuts="N"
            rightSection={<KeyHint keys="N" />}
            onClick={() => show(unnamed)}
          >
            Plan a QBR
          </Button>
        }
      />
      <AheadCard />
      <WithoutCard onPlan={show} />
      <HeldCard />
      {asked !== null && <Planning asked={asked} onClose={() => show(undefined)} />}
    </Page>
  );
}

/** The state of things in one line. */
function Summary() {
  const planned = useQuery(trpc.qbrs.list.queryOptions({ status: 'planned' }));
  const counts = useQuery(trpc.qbrs.counts.queryOptions());
  const without = useQuery(trpc.qbrs.without.queryOptions({}));
  const late = planned.data?.filter(({ overdue }) => overdue > 0).length ?? 0;
  const parts = [
    counts.data && `${formatNumber(counts.data.planned)} ahead`,
    late === 0 ? undefined : `${formatNumber(late)} with overdue preparation`,
    without.data && `${formatNumber(without.data.total)} due one, none planned`,
    counts.data && `${formatNumber(counts.data.held)} held`,
  ];
  return <>{parts.filter((part) => part !== undefined).join(' · ')}</>;
}

function useOpenQbr() {
  const navigate = useNavigate();
  return useCallback(
    (row: ListedQbr) =>
      void navigate({ to: '/qbrs/$qbrId', params: { qbrId: row.id }, search: {} }),
    [navigate],
  );
}

function AheadCard() {
  const today = useToday();
  const open = useOpenQbr();
  const found = useQuery(trpc.qbrs.list.queryOptions({ status: 'planned' }));
  const wide = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false });
  const columns = useMemo(
    () => aheadColumns(today).filter(({ id }) => wide || id !== 'quarter'),
    [today, wide],
  );
  const rows = useMemo(
    () => [...(found.data ?? [])].sort((a, b) => a.meetsAt.localeCompare(b.meetsAt)),
    [found.data],
  );
  return (
    <ListSection title="Ahead">
      {found.isPending && <LoadingRows rows={3} label="Loading the QBRs ahead" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <NothingAhead />}
      {rows.length > 0 && (
        <DataTable
          label="QBRs ahead"
          columns={columns}
          rows={rows}
          onOpen={open}
          height={{ upTo: 435 }}
        />
      )}
    </ListSection>
  );
}

function NothingAhead() {
  const { data } = useQuery(trpc.partners.summary.queryOptions());
  if (data?.partners === 0)
    return <NoPartners>A QBR is planned with a partner: import your partners first.</NoPartners>;
  return (
    <EmptyState title="No QBR is planned">
      Plan one: its checklist is dated from the meeting, and its data pack and deck fill themselves.
    </EmptyState>
  );
}

function WithoutCard({ onPlan }: { onPlan: (partner: string) => void }) {
  const found = useQuery(trpc.qbrs.without.queryOptions({}));
  const currency = found.data?.currency ?? 'USD';
  const columns = useMemo(() => withoutColumns(currency), [currency]);
  const plan = useCallback((row: WithoutQbr) => onPlan(row.id), [onPlan]);
  if (found.isSuccess && found.data.total === 0) return null;
  const { rows = [], total = 0 } = found.data ?? {};
  return (
    <ListSection
      title="Due one, none planned"
      note="Strategic and Growth partners, and Gold and above. Open a row to plan its QBR."
      side={
        rows.length < total ? `the ${rows.length} largest of ${formatNumber(total)}` : undefined
      }
    >
      {found.isPending && <LoadingRows rows={3} label="Loading partners without a QBR" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {rows.length > 0 && (
        <DataTable
          label="Partners due a QBR"
          columns={columns}
          rows={rows}
          onOpen={plan}
          height={{ upTo: 359 }}
        />
      )}
    </ListSection>
  );
}

function HeldCard() {
  const today = useToday();
  const open = useOpenQbr();
  const [limit, setLimit] = useState(heldAtFirst);
  const counts = useQuery(trpc.qbrs.counts.queryOptions());
  const found = useQuery(
    trpc.qbrs.list.queryOptions({ status: 'held', limit }, { placeholderData: keepPreviousData }),
  );
  const columns = useMemo(() => heldColumns(today), [today]);
  const rows = found.data ?? [];
  const total = counts.data?.held ?? 0;
  if (found.isSuccess && rows.length === 0) return null;
  return (
    <ListSection
      title="Held"
      side={
        total > rows.length && rows.length > 0 ? (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={found.isFetching}
            onClick={() => setLimit(Math.min(total, mostRows))}
          >
            The {formatNumber(rows.length)} latest of {formatNumber(total)}: show all
          </Button>
        ) : undefined
      }
    >
      {found.isPending && <LoadingRows rows={2} label="Loading the QBRs held" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {rows.length > 0 && (
        <DataTable
          label="QBRs held"
          columns={columns}
          rows={rows}
          onOpen={open}
          height={{ upTo: 435 }}
        />
      )}
    </ListSection>
  );
}

type PlanningProps = { asked: string; onClose: () => void };

/** The dialog waits until it knows the partner of the address. */
function Planning({ asked, onClose }: PlanningProps) {
  const named = asked !== unnamed;
  const partner = useQuery(
    trpc.partners.record.queryOptions({ entity: 'partners', key: asked }, { enabled: named }),
  );
  if (named && partner.isPending) return null;
  const { data } = partner;
  const known = data && {
    id: String(data.id),
    name: String(data.name ?? ''),
    key: typeof data.key === 'string' ? data.key : null,
  };
  return (
    <Suspense fallback={null}>
      <PlanDialog partner={known ?? null} on={null} onClose={onClose} />
    </Suspense>
  );
}

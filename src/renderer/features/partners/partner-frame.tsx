import { ActionIcon, Button, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { formatDate } from '../../app/format.ts';
import { Chip, HealthBadge, TierBadge } from '../../components/badges.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { LinkButton } from '../../components/links.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { MergedLine } from './merged-line.tsx';
import { fieldOf, type Overview } from './overview.ts';
import classes from './partner.module.css';

const LogTouch = lazy(async () => {
  const { LogTouch: Modal } = await import('./log-touch.tsx');
  return { default: Modal };
});

const MergePartner = lazy(async () => {
  const { MergePartner: Modal } = await import('./merge-partner.tsx');
  return { default: Modal };
});

type PartnerFrameProps = {
  tab: string | null;
  children: (overview: Overview) => ReactNode;
};

/** What every page of a partner has: who it is, how it stands, and what to do next. */
export function PartnerFrame({ tab, children }: PartnerFrameProps) {
  const { partnerId = '' } = useParams({ strict: false });
  const overview = useQuery(trpc.partners.overview.queryOptions({ id: partnerId }));
  const name = overview.data?.partner.name ?? 'Partner';
  const own = { label: name, href: `/partners/${partnerId}` };
  useCrumbs([
    { label: 'Partners', href: '/partners' },
    ...(tab === null ? [own] : [own, { label: tab }]),
  ]);

  return (
    <Page>
      {overview.isPending && <LoadingRows rows={9} label="Loading the partner" />}
      {overview.isError && (
        <ErrorState page error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.isSuccess && (
        <>
          <Header overview={overview.data} />
          <Tabs id={partnerId} />
          {children(overview.data)}
        </>
      )}
    </Page>
  );
}

function Header({ overview }: { overview: Overview }) {
  const { partner, health, tier, segment } = overview;
  const [logging, setLogging] = useState(false);
  const [merging, setMerging] = useState(false);
  useHotkeys([['T', () => setLogging(true)]]);
  return (
    <>
      <PageHeader
        title={partner.name}
        badges={
          <>
            <TierBadge {...tier} held={tier.held?.name ?? null} />
            <HealthBadge {...health} />
            <Chip title={segment.reason}>{segment.name}</Chip>
            {partner.archived && <Chip>Archived</Chip>}
          </>
        }
        summary={placeLine(overview)}
        actions={
          <>
            <Button
              variant="default"
              aria-keyshortcuts="T"
              rightSection={<KeyHint keys="T" />}
              onClick={() => setLogging(true)}
            >
              Log a touch
            </Button>
            <PrepareQbr overview={overview} />
            {!partner.archived && <More onMerge={() => setMerging(true)} />}
          </>
        }
      />
      <Namesakes overview={overview} />
      <MergedLine overview={overview} />
      {logging && (
        <Suspense fallback={null}>
          <LogTouch partner={partner} onClose={() => setLogging(false)} />
        </Suspense>
      )}
      {merging && (
        <Suspense fallback={null}>
          <MergePartner partner={partner} onClose={() => setMerging(false)} />
        </Suspense>
      )}
    </>
  );
}

function More({ onMerge }: { onMerge: () => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="More actions">
          <IconDots size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onMerge}>Merge into…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function placeLine(overview: Overview): string {
  const owner = fieldOf(overview, 'owner');
  const parts = [
    fieldOf(overview, 'type'),
    fieldOf(overview, 'city') ?? fieldOf(overview, 'country'),
    owner === null ? null : `owner ${owner}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function PrepareQbr({ overview: { partner, nextQbr, today } }: { overview: Overview }) {
  if (nextQbr === null)
    return (
      <LinkButton to="/qbrs" search={{ plan: partner.id }}>
        Plan a QBR
      </LinkButton>
    );
  return (
    <LinkButton to="/qbrs/$qbrId" params={{ qbrId: nextQbr.id }} search={{}}>
      Prepare QBR · {formatDate(nextQbr.meetsAt.slice(0, 10), today)}
    </LinkButton>
  );
}

/** Two companies of one name are two partners: say which this is. */
function Namesakes({ overview: { partner } }: { overview: Overview }) {
  if (partner.namesakes.length === 0) return null;
  return (
    <p className={classes.namesakes}>
      {partner.key === null ? 'Another partner has' : `This is ${partner.key}. Another partner has`}{' '}
      the same name:{' '}
      {partner.namesakes.map(({ id, key, city }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to="/partners/$partnerId" params={{ partnerId: id }}>
            {[key ?? partner.name, city].filter((part) => part !== null).join(', ')}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}

function Tabs({ id }: { id: string }) {
  return (
    <nav className={classes.tabs} aria-label="Partner">
      <Link
        to="/partners/$partnerId"
        params={{ partnerId: id }}
        activeOptions={{ exact: true, includeSearch: false }}
        className={classes.tab}
      >
        Overview
      </Link>
      <Link to="/partners/$partnerId/history" params={{ partnerId: id }} className={classes.tab}>
        History
      </Link>
    </nav>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import clsx from 'clsx';
import { lazy, memo, Suspense, useCallback, useMemo, useState } from 'react';
import { standardHealthRules } from '../../../shared/health/rules.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { count, formatMoney, formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { fitRows } from '../../components/data-table-model.ts';
import { NoPartners } from '../../components/no-partners.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { FilterMenu } from './filter-menu.tsx';
import {
  type Facet,
  facets,
  isFiltered,
  type ListSearch,
  type PartnerSortBy,
  readSearch,
  writeSearch,
} from './list-search.ts';
import { partnerColumns } from './partner-columns.tsx';
import classes from './partners.module.css';
import { type Found, type PartnerRow, usePartnerList } from './use-partner-list.ts';

const AddPartner = lazy(async () => {
  const { AddPartner: Modal } = await import('./add-partner.tsx');
  return { default: Modal };
});

export function PartnersScreen() {
  useCrumbs([{ label: 'Partners' }]);
  const navigate = useNavigate();
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const search = useMemo(() => readSearch(raw), [raw]);
  const change = useCallback(
    (next: Partial<ListSearch>) => {
      const address = writeSearch({ ...search, ...next });
      void navigate({ to: '/partners', search: address, replace: true });
    },
    [navigate, search],
  );
  const { found, busy, error, retry, onVisible } = usePartnerList(search);
  const wholeBook = found !== null && found.total === 0 && !isFiltered(search);

  return (
    <Page fill>
      <PageHeader
        title={found === null ? 'Partners' : count(found.total, 'partner')}
        summary={found === null ? undefined : <Summary found={found} bands={search.chosen.band} />}
        actions={<Button onClick={() => change({ add: true })}>Add partner</Button>}
      />
      {found !== null && !wholeBook && (
        <Filters counted={found.facets} search={search} onChange={change} />
      )}
      <Card
        flush
        className={clsx(classes.table, busy && found !== null && classes.busy)}
        style={fitRows(found?.rows.length ?? 0)}
      >
        {error !== null && found === null ? (
          <ErrorState error={error} onRetry={retry} />
        ) : found === null ? (
          <div style={{ padding: 16 }}>
            <LoadingRows rows={12} label="Loading partners" />
          </div>
        ) : (
          <PartnerTable found={found} search={search} onChange={change} onVisible={onVisible} />
        )}
      </Card>
      {search.add && (
        <Suspense fallback={null}>
          <AddPartner onClose={() => change({ add: false })} />
        </Suspense>
      )}
    </Page>
  );
}

/** Best first; unknown last. */
function bandRank(name: string | null): number {
  const at = standardHealthRules.bands.findIndex((band) => band.name === name);
  return at === -1 ? standardHealthRules.bands.length : at;
}

const risky = new Set(['At-risk', 'Critical', 'Churning']);

type SummaryProps = { found: Found; bands: readonly string[] };

/** The state of what is listed in one line. A band's count leaves the choice of bands out: apply it here. */
function Summary({ found: { summary, facets: counted }, bands }: SummaryProps) {
  const risk = counted.bands
    .filter(({ value }) => value !== null && risky.has(value))
    .filter(({ value }) => bands.length === 0 || bands.includes(value ?? ''))
    .reduce((sum, band) => sum + band.count, 0);
  const parts = [
    summary.revenueT12M === null
      ? null
      : `${formatMoney(summary.revenueT12M, summary.currency, 'short')} in the last 12 months`,
    risk === 0 ? null : `${formatNumber(risk)} at risk`,
    summary.closeToNextTier === 0
      ? null
      : `${formatNumber(summary.closeToNextTier)} close to the next tier`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

const filterNames: Readonly<Record<Facet, { label: string; none: string }>> = {
  band: { label: 'Health', none: 'Unknown' },
  tier: { label: 'Tier', none: 'No tier' },
  segment: { label: 'Segment', none: 'No segment' },
  owner: { label: 'Owner', none: 'No owner' },
  type: { label: 'Type', none: 'No type' },
  country: { label: 'Country', none: 'No country' },
};

type FiltersProps = {
  counted: Found['facets'];
  search: ListSearch;
  onChange: (next: Partial<ListSearch>) => void;
};

const Filters = memo(function Filters({ counted, search, onChange }: FiltersProps) {
  const [text, setText] = useState(search.text);
  const ask = useDebouncedCallback((next: string) => onChange({ text: next }), 120);
  const values: Readonly<Record<Facet, Found['facets']['bands']>> = {
    band: [...counted.bands].sort((a, b) => bandRank(a.value) - bandRank(b.value)),
    tier: counted.tiers,
    segment: counted.segments,
    owner: counted.owners,
    type: counted.types,
    country: counted.countries,
  };
  const clear = () => {
    setText('');
    onChange(readSearch({ sort: search.sort.by, dir: search.sort.desc ? 'desc' : 'asc' }));
  };
  return (
    <div className={classes.filters} role="search" aria-label="Filter partners">
      <TextInput
        size="xs"
        w={200}
        aria-label="Filter by name"
        placeholder="Filter by name"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          ask(event.currentTarget.value);
        }}
      />
      {facets.map((facet) => (
        <FilterMenu
          key={facet}
          {...filterNames[facet]}
          values={values[facet]}
          chosen={search.chosen[facet]}
          onChange={(chosen) => onChange({ chosen: { ...search.chosen, [facet]: chosen } })}
        />
      ))}
      <span>
        {isFiltered(search) && (
          <Button size="compact-sm" variant="subtle" onClick={clear}>
            Clear filters
          </Button>
        )}
      </span>
    </div>
  );
});

/** How many columns the window has room for; the lesser ones go first. */
function useRanks(): number {
  const atOnce = { getInitialValueInEffect: false };
  const widest = useMediaQuery('(min-width: 1620px)', false, atOnce);
  const middle = useMediaQuery('(min-width: 1345px)', true, atOnce);
  const narrow = useMediaQuery('(min-width: 1140px)', true, atOnce);
  return widest ? 4 : middle ? 3 : narrow ? 2 : 1;
}

type PartnerTableProps = Omit<FiltersProps, 'counted'> & {
  found: Found;
  onVisible: (first: number, last: number) => void;
};

function PartnerTable({ found, search, onChange, onVisible }: PartnerTableProps) {
  const navigate = useNavigate();
  const { currency, asOf } = found.summary;
  const ranks = useRanks();
  const columns = useMemo(
    () => partnerColumns(currency, asOf).filter(({ rank }) => rank <= ranks),
    [currency, asOf, ranks],
  );
  const open = useCallback(
    (row: PartnerRow) =>
      void navigate({ to: '/partners/$partnerId', params: { partnerId: row.id } }),
    [navigate],
  );
  return (
    <DataTable
      label="Partners"
      columns={columns}
      rows={found.rows}
      onOpen={open}
      sort={{ id: search.sort.by, desc: search.sort.desc }}
      onSort={(sort) =>
        sort !== null && onChange({ sort: { by: sort.id as PartnerSortBy, desc: sort.desc } })
      }
      onVisible={onVisible}
      empty={
        isFiltered(search) ? (
          <NoMatch />
        ) : (
          <NoPartners>Import the partner list of your CRM, or add a partner by hand.</NoPartners>
        )
      }
    />
  );
}

function NoMatch() {
  return <EmptyState title="No partner matches">Take a filter away to see more.</EmptyState>;
}

import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type Outputs, queryClient, trpc } from '../../app/client.ts';
import { type ListSearch, listInput } from './list-search.ts';

type List = Outputs['partners']['list'];
export type PartnerRow = List['rows'][number];

/** What the pages together say; rows of pages that have not come are null. */
export type Found = Omit<List, 'rows'> & { rows: (PartnerRow | null)[] };

type PageResult = { data: List | undefined; isError: boolean; error: unknown };

const pageSize = 200;

/** The whole list under a virtual scroll: pages of 200 are asked for as they come into sight. */
export function usePartnerList(search: ListSearch) {
  const [window, setWindow] = useState({ first: 0, last: 0 });
  const [kept, setKept] = useState<Found | null>(null);
  const { first, last } = window;
  const input = listInput(search);
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  // Kept between renders: what it makes is made anew only when a page came or changed.
  const combine = useCallback(
    (results: readonly PageResult[]) => ({
      found: assemble(
        first,
        results.map(({ data }) => data),
      ),
      error: results.find(({ isError }) => isError)?.error ?? null,
    }),
    [first],
  );
  const { found, error } = useQueries({
    queries: pages.map((page) =>
      trpc.partners.list.queryOptions({ ...input, offset: page * pageSize, limit: pageSize }),
    ),
    combine,
  });
  if (found !== null && found !== kept) setKept(found);

  const onVisible = useCallback((from: number, to: number) => {
    const next = { first: Math.floor(from / pageSize), last: Math.floor(to / pageSize) };
    setWindow((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);

  return {
    /** What was found before stays while what is asked for now is on its way. */
    found: found ?? kept,
    busy: found === null,
    error,
    retry: () => void queryClient.invalidateQueries(trpc.partners.list.pathFilter()),
    onVisible,
  };
}

function assemble(first: number, pages: readonly (List | undefined)[]): Found | null {
  const list = pages.find((page) => page !== undefined);
  if (list === undefined) return null;
  const { total, summary, facets } = list;
  const rows: (PartnerRow | null)[] = Array.from({ length: total }, () => null);
  for (const [index, page] of pages.entries())
    for (const [at, row] of (page?.rows ?? []).entries())
      rows[(first + index) * pageSize + at] = row;
  return { total, summary, facets, rows };
}

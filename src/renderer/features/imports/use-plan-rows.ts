import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { PlanBucket } from '../../../shared/book/plan.ts';
import { type Outputs, queryClient, trpc } from '../../app/client.ts';
import type { Sort } from '../../components/data-table-model.ts';

type PageOf = Outputs['imports']['rows'];
export type PlanLine = PageOf['lines'][number] & { at: number };

/** Which lines of a bucket a person wants to see. */
export type RowsWish = { search: string; column: string | null; sort: Sort | null };

export const everyRow: RowsWish = { search: '', column: null, sort: null };

const pageSize = 200;

type PageResult = { data: PageOf | undefined; isError: boolean; error: unknown };

/** What the rows of a wish are asked for with. */
export function rowsInput(plan: string, bucket: PlanBucket, { search, column, sort }: RowsWish) {
  const by = sort === null ? null : { by: sort.id, desc: sort.desc };
  return { plan, bucket, search, column, sort: by };
}

/** A bucket's lines under a virtual scroll: pages are asked for as they come into sight. */
export function usePlanRows(plan: string, bucket: PlanBucket, wish: RowsWish, paused: boolean) {
  const [window, setWindow] = useState({ first: 0, last: 0 });
  const { first, last } = window;
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
    queries: pages.map((page) => ({
      ...trpc.imports.rows.queryOptions({
        ...rowsInput(plan, bucket, wish),
        offset: page * pageSize,
        limit: pageSize,
      }),
      enabled: !paused,
    })),
    combine,
  });
  // What was there before stays while the next pages are on their way.
  const [kept, setKept] = useState<(PlanLine | null)[] | null>(null);
  if (found !== null && found !== kept) setKept(found);
  const onVisible = useCallback((from: number, to: number) => {
    const next = { first: Math.floor(from / pageSize), last: Math.floor(to / pageSize) };
    setWindow((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const retry = () =>
    void queryClient.refetchQueries(trpc.imports.rows.queryFilter({ plan, bucket }));
  return { rows: found ?? kept, stale: found === null, error, retry, onVisible };
}

function assemble(
  firstPage: number,
  loaded: readonly (PageOf | undefined)[],
): (PlanLine | null)[] | null {
  const total = loaded.find((one) => one !== undefined)?.total;
  if (total === undefined) return null;
  const rows: (PlanLine | null)[] = Array.from({ length: total }, () => null);
  for (const [index, page] of loaded.entries())
    for (const [offset, line] of (page?.lines ?? []).entries()) {
      const at = (firstPage + index) * pageSize + offset;
      if (at < total) rows[at] = { ...line, at };
    }
  return rows;
}

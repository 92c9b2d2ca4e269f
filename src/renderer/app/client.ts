import { createTRPCClient, httpLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter, RecoveryRouter } from '../../main/rpc/router.ts';
import { createQueryClient } from './query-client.ts';
import { apiFetch } from './session.ts';

export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

export const queryClient = createQueryClient();

/** Data is served to POST alone, reading included. */
const link = {
  url: '/rpc',
  methodOverride: 'POST' as const,
  // A link of ours always asks by path.
  fetch: (path: RequestInfo | URL | string, options?: unknown) =>
    apiFetch(typeof path === 'string' ? path : '/rpc', options as RequestInit),
};

/** Calls outside React. */
export const api = createTRPCClient<AppRouter>({ links: [httpLink(link)] });

/** What can be asked while the book is shut. */
export const recovery = createTRPCClient<RecoveryRouter>({ links: [httpLink(link)] });

export type RecoveryOutputs = inferRouterOutputs<RecoveryRouter>;

/** `useQuery(trpc.partners.list.queryOptions(…))`, `useMutation(trpc.partners.set.mutationOptions())`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });

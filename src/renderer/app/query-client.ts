import { QueryClient } from '@tanstack/react-query';
import { failureOf } from './failure.ts';

/** Worth another try: nobody answered, or the book was busy. */
function retry(failures: number, error: Error): boolean {
  const { code } = failureOf(error);
  return failures < 2 && (code === 'Busy' || code === 'IoError');
}

/**
 * The book is on this machine: being offline pauses nothing, and data grows old only when a change
 * says so.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry,
        retryDelay: 250,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

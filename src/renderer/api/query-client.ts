import { QueryClient } from '@tanstack/react-query';

/** The desk is on this machine: nothing is retried in silence, and what changed is told by `desk.changes`. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

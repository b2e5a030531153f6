import { ORPCError } from '@orpc/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { forgetForNextPerson } from './one-person.ts';
import { orpc } from './query.ts';

/** The desk is on this machine: nothing is retried in silence, and what changed is told by `desk.changes`. */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: noticeGate }),
    mutationCache: new MutationCache({ onError: noticeGate }),
    defaultOptions: {
      queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

  forgetForNextPerson(queries, {
    session: orpc.session.current.queryKey(),
    kept: [orpc.session.key(), orpc.desk.key()],
  });

  /** An answer that nobody is signed in, the screen is locked or the file closed: look at the gate again. */
  function noticeGate(error: unknown): void {
    if (!(error instanceof ORPCError)) return;
    if (error.code === 'SIGN_IN_REQUIRED' || error.code === 'SCREEN_LOCKED') {
      void queries.invalidateQueries({ queryKey: orpc.session.current.queryKey() });
    }
    if (error.code === 'DESK_CLOSED') void queries.invalidateQueries({ queryKey: orpc.desk.status.queryKey() });
  }

  return queries;
}

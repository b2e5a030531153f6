import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SyncStatus } from '../../../contract/sync.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';

/** How the desk and the hub stand; undefined before the first answer. Read again when the desk says that it changed. */
export function useSync(): SyncStatus | undefined {
  const mayRead = useMay('outbox.read');
  return useQuery({ ...orpc.sync.status.queryOptions(), enabled: mayRead }).data;
}

/** Tries at once instead of at the next try. */
export function useSyncNow() {
  const queries = useQueryClient();
  return useMutation(
    orpc.sync.now.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: orpc.sync.key() }),
    }),
  );
}

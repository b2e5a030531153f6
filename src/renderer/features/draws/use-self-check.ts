import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/query.ts';

const ASK_AGAIN_MS = 400;

/** The report; asked again while it is being made. */
export function useSelfCheck(drawId: string) {
  return useQuery({
    ...orpc.draws.selfCheck.queryOptions({ input: { drawId } }),
    refetchInterval: ({ state }) => (state.data?.report === null ? ASK_AGAIN_MS : false),
  });
}

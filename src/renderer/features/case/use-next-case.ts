import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { caseList } from '../../../domain/queue/definitions.ts';
import { client } from '../../api/client.ts';
import { listInput, listSearchOf } from '../../routes/list-search.ts';
import { useToday } from '../../ui/today.ts';

const route = getRouteApi('/desk/case/$caseId');

/** The list behind the case: on to the next one as the list stands now, or back to the row it was opened from. */
export function useNextCase() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const today = useToday();
  const { queue, cursor } = search;

  const back = async (): Promise<void> => {
    // The waiting list keeps its own row in the address that lies behind this one.
    if (search.side === 'waiting' && router.history.canGoBack()) router.history.back();
    else if (queue === undefined) await navigate({ to: '/' });
    else await navigate({ to: '/queue/$queue', params: { queue }, search: listSearchOf(search) });
  };

  /** False when the list has no further case. */
  const next = async (): Promise<boolean> => {
    if (queue === undefined || cursor === undefined) return false;
    const row = await client.queue.next({ ...listInput(caseList(queue), search, today), cursor });
    if (row === null) return false;
    await navigate({
      to: '/case/$caseId',
      params: { caseId: row.caseId },
      search: { ...search, cursor: row.cursor },
    });
    return true;
  };

  return { hasList: queue !== undefined && cursor !== undefined, back, next };
}

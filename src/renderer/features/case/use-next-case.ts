import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { caseList } from '../../../domain/queue/definitions.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { client } from '../../api/client.ts';
import { listInput, listSearchOf } from '../../routes/list-search.ts';
import { useToday } from '../../ui/today.ts';
import { passOver, passedOver, tell } from '../../routes/sitting.ts';

const route = getRouteApi('/desk/case/$caseId');

/** The list behind the case: on to the next one by the team's rule, or back to the row it was opened from. */
export function useNextCase(caseId: CaseId) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const today = useToday();
  const { queue } = search;

  const back = async (): Promise<void> => {
    // The waiting list keeps its own row in the address that lies behind this one.
    if (search.side === 'waiting' && router.history.canGoBack()) router.history.back();
    else if (queue === undefined) await navigate({ to: '/' });
    else await navigate({ to: '/queue/$queue', params: { queue }, search: listSearchOf(search) });
  };

  /** False when the list has no further case. What was passed over is told where the person comes to. */
  const next = async (): Promise<boolean> => {
    if (queue === undefined) return false;
    const { filters } = listInput(caseList(queue), search, today);
    const { row, ...how } = await client.queue.next({ queue, filters, caseId, passed: [...passedOver()] });
    tell({ ...how, found: row !== null });
    if (row === null) return false;
    await navigate({ to: '/case/$caseId', params: { caseId: row.caseId }, search });
    return true;
  };

  /** On without a decision: the case is put off for this sitting. */
  const putOff = (): Promise<boolean> => {
    passOver(caseId);
    return next();
  };

  return { hasList: queue !== undefined, back, next, putOff };
}

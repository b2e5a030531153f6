import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/query.ts';

export const MOST_HITS = 12;

/** The cases that fit, narrowing as the words grow; what was found stays until the next answer is there. */
export function useCaseSearch(text: string) {
  return useQuery({
    ...orpc.search.cases.queryOptions({ input: text === '' ? skipToken : { text, limit: MOST_HITS } }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

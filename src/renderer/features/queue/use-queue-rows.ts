import { useDebouncedValue } from '@mantine/hooks';
import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { QueueRow } from '../../../contract/queue.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import type { listInput } from '../../routes/list-search.ts';
import { PAGE_ROWS, type Pages, pagesHolding, positionOfPage } from './row-pages.ts';

type List = ReturnType<typeof listInput>;

/** Pages out of sight are let go after this long, so that a million rows scrolled through do not pile up. */
const KEPT_MS = 30_000;
/** A page that only flies past is not asked for. */
const SETTLE_MS = 50;

/** How many rows the list has. */
export function useQueueTotal({ queue, filters }: List) {
  return useQuery({ ...orpc.queue.total.queryOptions({ input: { queue, filters } }), gcTime: KEPT_MS });
}

/** The pages of the list that hold these rows, read as they come into sight. */
export function useQueuePages(list: List, rows: { readonly first: number; readonly last: number }) {
  const wanted = pagesHolding(rows).join();
  const [settled] = useDebouncedValue(wanted, SETTLE_MS, { leading: true });
  const numbers = settled === '' ? [] : settled.split(',').map(Number);
  return useQueries({
    queries: numbers.map((page) => pageQuery(list, page)),
    combine: (results) => ({
      rows: results.map((result) => result.data),
      error: results.find((result) => result.isError)?.error ?? null,
      again: () => {
        for (const result of results) if (result.isError) void result.refetch();
      },
      settled,
    }),
  });
}

export function usePageMap(found: ReturnType<typeof useQueuePages>): Pages<QueueRow> {
  return useMemo(() => {
    const numbers = found.settled === '' ? [] : found.settled.split(',').map(Number);
    const pages = new Map<number, readonly QueueRow[]>();
    for (const [index, page] of numbers.entries()) {
      const rows = found.rows[index];
      if (rows !== undefined) pages.set(page, rows);
    }
    return pages;
  }, [found]);
}

function keyOfPage(list: List, page: number) {
  return orpc.queue.page.queryKey({ input: { ...list, position: { offset: page * PAGE_ROWS }, limit: PAGE_ROWS } });
}

function pageQuery(list: List, page: number) {
  return {
    queryKey: keyOfPage(list, page),
    queryFn: ({ signal, client: queries }: { signal: AbortSignal; client: QueryClient }) =>
      client.queue.page(
        { ...list, position: positionOfPage(page, freshPage(queries, list, page - 1)), limit: PAGE_ROWS },
        { signal },
      ),
    gcTime: KEPT_MS,
    staleTime: Infinity,
  };
}

/** A page whose cursors still hold: read, and nothing has changed since. */
function freshPage(queries: QueryClient, list: List, page: number): readonly QueueRow[] | undefined {
  const state = queries.getQueryState<readonly QueueRow[]>(keyOfPage(list, page));
  return state === undefined || state.isInvalidated ? undefined : state.data;
}

import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { WaitingListName, WaitingRow } from '../../../contract/waitlist.ts';
import type { Programme } from '../../../domain/application/programme.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { PAGE_ROWS, type Pages, pagesHolding } from '../queue/row-pages.ts';

export interface WaitingWish {
  readonly list: WaitingListName;
  readonly programme: Programme | null;
  readonly office: OfficeId | null;
}

/** Pages out of sight are let go after this long; one that only flies past is not asked for. */
const KEPT_MS = 30_000;
const RECKONING_MS = 1_000;
const SETTLE_MS = 50;

export function useWaitingTotal(wish: WaitingWish) {
  return useQuery({ ...orpc.waitlist.total.queryOptions({ input: wish }), gcTime: KEPT_MS });
}

export function useWaitingCounts() {
  return useQuery(orpc.waitlist.counts.queryOptions());
}

/** Percent of a new order that is reckoned, asked again while it goes on. */
export function useWaitingReckoning() {
  return useQuery({
    ...orpc.waitlist.reckoning.queryOptions(),
    refetchInterval: ({ state }) => (typeof state.data === 'number' ? RECKONING_MS : false),
  });
}

/** The pages of the list that hold these rows, read as they come into sight. */
export function useWaitingPages(wish: WaitingWish, rows: { readonly first: number; readonly last: number }) {
  const wanted = pagesHolding(rows).join();
  const [settled] = useDebouncedValue(wanted, SETTLE_MS, { leading: true });
  const numbers = useMemo(() => (settled === '' ? [] : settled.split(',').map(Number)), [settled]);
  const found = useQueries({
    queries: numbers.map((page) => ({
      ...orpc.waitlist.page.queryOptions({ input: { ...wish, offset: page * PAGE_ROWS, limit: PAGE_ROWS } }),
      gcTime: KEPT_MS,
    })),
    combine: (results) => ({
      rows: results.map((result) => result.data),
      error: results.find((result) => result.isError)?.error ?? null,
    }),
  });
  const pages = useMemo((): Pages<WaitingRow> => {
    const read = numbers.flatMap((page, index) => {
      const rowsOfPage = found.rows[index];
      return rowsOfPage === undefined ? [] : [[page, rowsOfPage] as const];
    });
    return new Map(read);
  }, [numbers, found.rows]);
  return { pages, error: found.error };
}

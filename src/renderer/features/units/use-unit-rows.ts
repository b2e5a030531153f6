import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { UnitFiltersInput, UnitListRow } from '../../../contract/units.ts';
import type { EstateId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import type { UnitsSearch } from '../../routes/units-search.ts';
import { PAGE_ROWS, type Pages, pagesHolding } from '../queue/row-pages.ts';

/** Pages out of sight are let go after this long; one that only flies past is not asked for. */
const KEPT_MS = 30_000;
const SETTLE_MS = 50;

export function filtersOf(search: UnitsSearch): UnitFiltersInput {
  const { area, estate, type, unitState, rentFrom, rentTo, lift, accessible } = search;
  return {
    area: area ?? null,
    estateId: (estate ?? null) as EstateId | null,
    type: type ?? null,
    state: unitState ?? null,
    rentFrom: rentFrom ?? null,
    rentTo: rentTo ?? null,
    lift: lift ?? null,
    accessible: accessible ?? null,
  };
}

export function useUnitTotal(filters: UnitFiltersInput) {
  return useQuery({ ...orpc.units.total.queryOptions({ input: filters }), gcTime: KEPT_MS });
}

export function useEstates() {
  return useQuery(orpc.units.estates.queryOptions());
}

/** The pages of the list that hold these rows, read as they come into sight. */
export function useUnitPages(filters: UnitFiltersInput, rows: { readonly first: number; readonly last: number }) {
  const wanted = pagesHolding(rows).join();
  const [settled] = useDebouncedValue(wanted, SETTLE_MS, { leading: true });
  const numbers = useMemo(() => (settled === '' ? [] : settled.split(',').map(Number)), [settled]);
  const found = useQueries({
    queries: numbers.map((page) => ({
      ...orpc.units.page.queryOptions({
        input: { ...filters, position: { offset: page * PAGE_ROWS }, limit: PAGE_ROWS },
      }),
      gcTime: KEPT_MS,
    })),
    combine: (results) => ({
      rows: results.map((result) => result.data),
      error: results.find((result) => result.isError)?.error ?? null,
    }),
  });
  const pages = useMemo((): Pages<UnitListRow> => {
    const read = numbers.flatMap((page, index) => {
      const rowsOfPage = found.rows[index];
      return rowsOfPage === undefined ? [] : [[page, rowsOfPage] as const];
    });
    return new Map(read);
  }, [numbers, found.rows]);
  return { pages, error: found.error };
}

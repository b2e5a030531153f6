import { Loader } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstateListRow, UnitFiltersInput } from '../../../../contract/units.ts';
import { orpc } from '../../../api/query.ts';
import { formatCount } from '../../../ui/format.ts';
import type { Chosen } from '../estate-side.tsx';
import { useEstates } from '../use-unit-rows.ts';
import classes from './map.module.css';

/** A megabyte that most people never look at. */
const EstateMap = lazy(() => import('./estate-map.tsx').then(({ EstateMap: shown }) => ({ default: shown })));

const NOWHERE: readonly EstateListRow[] = [];

interface MapPartProps {
  readonly filters: UnitFiltersInput;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** The map above the list, with what fits the filters in every estate. */
export function MapPart({ filters, chosen, onChoose }: MapPartProps) {
  const { t } = useTranslation();
  const estates = useEstates().data ?? NOWHERE;
  const base = useQuery(orpc.units.baseMap.queryOptions({ staleTime: Infinity }));
  const everywhere = { ...filters, area: null, estateId: null };
  const fitting = useQuery({
    ...orpc.units.byEstate.queryOptions({ input: everywhere }),
    placeholderData: keepPreviousData,
  });
  const counts = useMemo(() => new Map(fitting.data?.map(({ estateId, n }) => [estateId, n])), [fitting.data]);
  const unplaced = estates.filter(({ location }) => location === null).length;
  if (base.data === undefined) return <Loader size="sm" m="auto" />;
  return (
    <section className={classes.part}>
      <Suspense fallback={<Loader size="sm" m="auto" />}>
        <EstateMap
          estates={estates}
          counts={counts}
          chosen={chosen}
          base={base.data}
          label={t('units.map.label')}
          onChoose={onChoose}
        />
      </Suspense>
      <p className={classes.foot}>
        {t(`units.map.base.${base.data.state}`)}
        {unplaced > 0 && ` ${t('units.map.unplaced', { n: formatCount(unplaced) })}`}
      </p>
    </section>
  );
}

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeardFigures } from '../../../../contract/heard.ts';
import type { EstateListRow } from '../../../../contract/units.ts';
import { orpc } from '../../../api/query.ts';
import { useEstates } from '../../units/use-unit-rows.ts';
import classes from './heard.module.css';

/** A megabyte that is read when figures are looked at. */
const EstateMap = lazy(() =>
  import('../../units/map/estate-map.tsx').then(({ EstateMap: shown }) => ({ default: shown })),
);

const route = getRouteApi('/desk/heard');
const NOWHERE: readonly EstateListRow[] = [];

/** 片区 on the map, the fuller the more tickets; the table below it says the same, and one choice holds for both. */
export function HeatMap({ areas, places }: Pick<HeardFigures, 'areas' | 'places'>) {
  const { t } = useTranslation();
  const { area } = route.useSearch();
  const navigate = route.useNavigate();
  const estates = useEstates().data ?? NOWHERE;
  const base = useQuery(orpc.units.baseMap.queryOptions({ staleTime: Infinity }));
  const heat = useMemo(() => new Map(areas.map(({ area: name, total }) => [name, total])), [areas]);
  const counts = useMemo(() => new Map(places.map(({ estateId, n }) => [estateId, n])), [places]);
  const chosen = useMemo(() => ({ area, estate: undefined }), [area]);
  if (areas.length === 0 || estates.every(({ location }) => location === null)) return null;
  if (base.data === undefined) return <Skeleton height={300} animate={false} />;
  return (
    <div className={classes.map}>
      <Suspense fallback={<Skeleton height="100%" animate={false} />}>
        <EstateMap
          estates={estates}
          counts={counts}
          heat={heat}
          chosen={chosen}
          base={base.data}
          label={t('heard.map')}
          onChoose={(at) => {
            const within = at.area ?? estates.find(({ estateId }) => estateId === at.estate)?.area;
            const nothing = { part: undefined, topic: undefined, thing: undefined, value: undefined };
            void navigate({ search: (before) => ({ ...before, ...nothing, area: within }) });
          }}
        />
      </Suspense>
    </div>
  );
}

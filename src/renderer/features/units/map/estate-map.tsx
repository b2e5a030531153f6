import { useComputedColorScheme } from '@mantine/core';
import {
  type GeoJSONSource,
  LngLatBounds,
  Map as MapView,
  NavigationControl,
  type PointLike,
  ScaleControl,
  addProtocol,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseMapView, EstateListRow } from '../../../../contract/units.ts';
import { client } from '../../../api/client.ts';
import type { Chosen } from '../estate-side.tsx';
import type { Point } from './area-shapes.ts';
import { areaFeatures, estateFeatures, pointOf } from './map-features.ts';
import { type Scheme, TILE_PROTOCOL, mapStyle } from './map-style.ts';
import classes from './map.module.css';

setWorkerUrl(workerUrl);
addProtocol(TILE_PROTOCOL, async ({ url }) => {
  const [z = 0, x = 0, y = 0] = url.slice(`${TILE_PROTOCOL}://`.length).split('/').map(Number);
  const tile = await client.units.mapTile({ z, x, y });
  return { data: tile === null ? new ArrayBuffer(0) : await tile.arrayBuffer() };
});

interface EstateMapProps {
  readonly estates: readonly EstateListRow[];
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: Chosen;
  readonly base: BaseMapView;
  /** What the map is called, and what its areas are shaded by; homes by default. */
  readonly label: string;
  readonly heat?: ReadonlyMap<string, number>;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Estates and areas where they lie; a click chooses as the list at the side does, which a keyboard goes through. */
export function EstateMap({ estates, counts, chosen, base, label, heat, onChoose }: EstateMapProps) {
  const { t } = useTranslation();
  const [able] = useState(hasWebGl);
  const { frame, map } = useMap(able, base, onChoose);
  const known = useRef(estates);
  const { area, estate } = chosen;
  useEffect(() => {
    known.current = estates;
    const shown = { estates, counts, heat, chosen: { area, estate } };
    void map?.getSource<GeoJSONSource>('estates')?.setData(estateFeatures(shown));
    void map?.getSource<GeoJSONSource>('areas')?.setData(areaFeatures(shown));
  }, [map, estates, counts, heat, area, estate]);
  const isKnown = estates.length > 0;
  // Shades are compared: what is chosen stays among the others.
  const isHeat = heat !== undefined;
  useEffect(() => {
    // Looks elsewhere when something else is chosen, not when a count changes.
    if (map !== null && isKnown) lookAt(map, known.current, isHeat ? WHOLE : { area, estate });
  }, [map, isKnown, isHeat, area, estate]);
  const isDrawn = useDrawn(map);
  if (!able) return <p className={classes.note}>{t('units.map.unable')}</p>;
  return <div ref={frame} className={classes.map} role="region" aria-label={label} aria-busy={!isDrawn} />;
}

/** Nothing is seen of a map until it stands where it looks: a new one would show the whole world first. */
function useDrawn(map: MapView | null): boolean {
  const [drawn, setDrawn] = useState<MapView | null>(null);
  useEffect(() => {
    const seen = (): void => setDrawn(map);
    void map?.once('idle', seen);
    return () => {
      map?.off('idle', seen);
    };
  }, [map]);
  return map !== null && drawn === map;
}

function useMap(able: boolean, base: BaseMapView, onChoose: (chosen: Chosen) => void) {
  const scheme = useComputedColorScheme('light');
  const frame = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  const [map, setMap] = useState<MapView | null>(null);
  useEffect(() => {
    choose.current = onChoose;
  }, [onChoose]);
  useEffect(() => {
    if (frame.current === null || !able) return undefined;
    const made = mapIn(frame.current, scheme, base);
    made.once('load', () => {
      setMap(made);
    });
    made.on('click', (event) => {
      const at = chosenAt(made, event.point);
      if (at !== undefined) choose.current(at);
    });
    return () => {
      setMap(null);
      made.remove();
    };
  }, [able, scheme, base]);
  return { frame, map };
}

function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

function mapIn(container: HTMLElement, scheme: Scheme, base: BaseMapView): MapView {
  const map = new MapView({
    container,
    style: mapStyle(scheme, base),
    attributionControl: base.state === 'ready' ? { compact: true, customAttribution: '© OpenStreetMap' } : false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 17,
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl(), 'bottom-left');
  for (const layer of ['estates', 'areas']) {
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = '';
    });
  }
  return map;
}

/** An estate before the area that it lies in. */
function chosenAt(map: MapView, point: PointLike): Chosen | undefined {
  const found = map.queryRenderedFeatures(point, { layers: ['estates', 'estate-names', 'area-names', 'areas'] });
  const { estate, area } = (found.find(({ source }) => source === 'estates') ?? found[0])?.properties ?? {};
  if (typeof estate === 'string') return { area: undefined, estate };
  return typeof area === 'string' ? { area, estate: undefined } : undefined;
}

const WHOLE: Chosen = { area: undefined, estate: undefined };
const NEAR = 13.5;

function lookAt(map: MapView, estates: readonly EstateListRow[], { area, estate }: Chosen): void {
  const points = estates
    .filter((each) => (estate === undefined ? area === undefined || each.area === area : each.estateId === estate))
    .flatMap((each) => [pointOf(each) ?? []].filter(isPoint));
  const [first] = points;
  if (first === undefined) return;
  const bounds = points.reduce((sum, point) => sum.extend([...point]), new LngLatBounds([...first], [...first]));
  map.fitBounds(bounds, { padding: 70, maxZoom: NEAR, duration: 300 });
}

function isPoint(point: Point | readonly never[]): point is Point {
  return point.length === 2;
}

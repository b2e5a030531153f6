import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { BaseMapView } from '../../../../contract/units.ts';
import type { Shapes } from './map-features.ts';

export type Scheme = 'light' | 'dark';

/** Asked for by the page itself, answered by the desk (estate-map.tsx). */
export const TILE_PROTOCOL = 'anju-tile';

const inks = {
  light: {
    ground: '#f4f6f6',
    land: '#e9eeee',
    green: '#dfeadf',
    water: '#cfe0ea',
    road: '#ffffff',
    area: '#0b6865',
    estate: '#0b6865',
    none: '#8b959c',
    chosen: '#b45309',
    text: '#1f2933',
    halo: '#ffffff',
  },
  dark: {
    ground: '#14181a',
    land: '#1b2123',
    green: '#1c2a22',
    water: '#16303a',
    road: '#2b3336',
    area: '#72c0bb',
    estate: '#4aaca6',
    none: '#6b757b',
    chosen: '#f1c66a',
    text: '#e4e9ec',
    halo: '#14181a',
  },
} as const;

/** Drawn with what the desk knows alone, over the office's base map where it has one. */
export function mapStyle(scheme: Scheme, base: BaseMapView): StyleSpecification {
  const ink = inks[scheme];
  const ground: LayerSpecification = { id: 'ground', type: 'background', paint: { 'background-color': ink.ground } };
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: nothing },
      estates: { type: 'geojson', data: nothing },
      ...(base.state === 'ready' ? { base: baseSource(base) } : {}),
    },
    layers: [ground, ...(base.state === 'ready' ? baseLayers(ink) : []), ...ownLayers(ink)],
  };
}

const nothing: Shapes = { type: 'FeatureCollection', features: [] };

type Ink = (typeof inks)[Scheme];

function baseSource({ minZoom, maxZoom, bounds }: Extract<BaseMapView, { state: 'ready' }>): SourceSpecification {
  return {
    type: 'vector',
    tiles: [`${TILE_PROTOCOL}://{z}/{x}/{y}`],
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds: [...bounds],
  };
}

/** Layers by the names of the Protomaps schema, which free extracts of OpenStreetMap come in; others stay empty. */
function baseLayers(ink: Ink): readonly LayerSpecification[] {
  const from = { source: 'base' } as const;
  return [
    { id: 'earth', type: 'fill', ...from, 'source-layer': 'earth', paint: { 'fill-color': ink.land } },
    { id: 'landuse', type: 'fill', ...from, 'source-layer': 'landuse', paint: { 'fill-color': ink.green } },
    { id: 'water', type: 'fill', ...from, 'source-layer': 'water', paint: { 'fill-color': ink.water } },
    {
      id: 'roads',
      type: 'line',
      ...from,
      'source-layer': 'roads',
      paint: { 'line-color': ink.road, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.6, 16, 6] },
    },
  ];
}

function ownLayers(ink: Ink): readonly LayerSpecification[] {
  const isChosen: ExpressionSpecification = ['get', 'chosen'];
  const label = { 'text-color': ink.text, 'text-halo-color': ink.halo, 'text-halo-width': 1.5 } as const;
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': ink.area,
        'fill-opacity': ['+', ['case', isChosen, 0.22, 0.08], ['*', 0.5, ['get', 'share']]],
      },
    },
    {
      id: 'area-edges',
      type: 'line',
      source: 'areas',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': ink.area, 'line-width': ['case', isChosen, 2, 1], 'line-dasharray': [3, 2] },
    },
    {
      id: 'estates',
      type: 'circle',
      source: 'estates',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'n']], 0, 5, 10, 13, 40, 26],
        'circle-color': ['case', ['==', ['get', 'n'], 0], ink.ground, ink.estate],
        'circle-opacity': 0.9,
        'circle-stroke-color': ['case', isChosen, ink.chosen, ['==', ['get', 'n'], 0], ink.none, ink.halo],
        'circle-stroke-width': ['case', isChosen, 3, 1.5],
      },
    },
    {
      id: 'estate-names',
      type: 'symbol',
      source: 'estates',
      layout: {
        'text-field': ['get', 'label'],
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'symbol-sort-key': ['-', ['get', 'n']],
      },
      paint: label,
    },
    {
      id: 'area-names',
      type: 'symbol',
      source: 'areas',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { 'text-field': ['get', 'label'], 'text-size': 13, 'text-anchor': 'bottom', 'text-offset': [0, -1.6] },
      // On a ground that is shaded the colour of areas would not be read.
      paint: { ...label, 'text-color': ['case', ['>', ['get', 'share'], 0], ink.text, ink.area] },
    },
  ];
}

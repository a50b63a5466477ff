/** How the map of territories looks: plain ground, the company's places in grey, areas in the technicians' colours. */
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import { paint } from '../../shared/theme';

const CREW = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => `crew-${index}`);

/** The colour of a feature that says `colour`, as the theme paints it now. */
export function crewPaint(): ExpressionSpecification {
  return ['match', ['get', 'colour'], ...CREW.flatMap((name) => [name, paint(name)]), paint('n-6')] as unknown as ExpressionSpecification;
}

export function style(tiles: string | null): StyleSpecification {
  const nothing = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  const [ground, accent, bad] = [paint('n-2'), paint('accent'), paint('attention')];
  const colour = crewPaint();
  const edge: ExpressionSpecification = ['case', ['get', 'bad'], bad, colour];
  return {
    version: 8,
    sources: {
      ...(tiles ? { tiles: { type: 'raster' as const, tiles: [tiles], tileSize: 256 } } : {}),
      graticule: nothing, areas: nothing, draft: nothing, line: nothing, points: nothing, middles: nothing,
      sites: nothing, homes: nothing, depot: nothing,
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ground } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles', paint: { 'raster-saturation': -0.6 } }] : []),
      { id: 'graticule', type: 'line', source: 'graticule', paint: { 'line-color': paint('n-3'), 'line-width': 1 } },
      {
        id: 'areas', type: 'fill', source: 'areas',
        paint: { 'fill-color': colour, 'fill-opacity': ['case', ['get', 'calm'], 0.07, ['get', 'lit'], 0.3, 0.15] },
      },
      {
        id: 'areas-hard', type: 'line', source: 'areas', filter: ['get', 'hard'],
        paint: { 'line-color': colour, 'line-width': ['case', ['get', 'lit'], 3, 1.6], 'line-opacity': ['case', ['get', 'calm'], 0.4, 1] },
      },
      {
        id: 'areas-priced', type: 'line', source: 'areas', filter: ['!', ['get', 'hard']],
        paint: {
          'line-color': colour, 'line-width': ['case', ['get', 'lit'], 3, 1.6], 'line-dasharray': [2.4, 1.6],
          'line-opacity': ['case', ['get', 'calm'], 0.4, 1],
        },
      },
      { id: 'draft', type: 'fill', source: 'draft', paint: { 'fill-color': edge, 'fill-opacity': 0.22 } },
      {
        id: 'sites', type: 'circle', source: 'sites',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 1.6, 14, 4], 'circle-color': paint('n-5'),
          'circle-stroke-color': ground, 'circle-stroke-width': 0.8,
        },
      },
      {
        id: 'homes', type: 'circle', source: 'homes',
        paint: { 'circle-radius': 4.5, 'circle-color': ground, 'circle-stroke-color': paint('n-7'), 'circle-stroke-width': 2 },
      },
      {
        id: 'depot', type: 'circle', source: 'depot',
        paint: { 'circle-radius': 6, 'circle-color': paint('n-8'), 'circle-stroke-color': ground, 'circle-stroke-width': 2 },
      },
      { id: 'line', type: 'line', source: 'line', layout: { 'line-join': 'round' }, paint: { 'line-color': edge, 'line-width': 2.4 } },
      {
        id: 'middles', type: 'circle', source: 'middles',
        paint: { 'circle-radius': 3.5, 'circle-color': paint('n-0'), 'circle-stroke-color': paint('n-5'), 'circle-stroke-width': 1.4 },
      },
      {
        id: 'points', type: 'circle', source: 'points',
        paint: {
          'circle-radius': ['case', ['get', 'held'], 8, 6], 'circle-color': ['case', ['get', 'held'], accent, paint('n-0')],
          'circle-stroke-color': ['case', ['get', 'held'], paint('n-0'), accent], 'circle-stroke-width': 2.4,
        },
      },
    ],
  };
}

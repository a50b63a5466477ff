/** The map: our own style over plain ground, drawn by MapLibre. Loaded only when a map is shown. */
import type { Feature } from 'geojson';
import * as maplibre from 'maplibre-gl';
import type { ExpressionSpecification, GeoJSONSource, StyleSpecification } from 'maplibre-gl';
import workerFile from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { paint } from '../shared/theme';
import { trustWorker } from '../shared/trusted';
import { boxOf, graticule, lost, routes, starts, stops, towns } from './geometry';
import type { DayView } from './rows';
import { startPicture, stopPicture } from './pictures';
import './map.css';

trustWorker(workerFile);
maplibre.setWorkerUrl(workerFile);

/** Below this, stops are dots; above, they carry their number. */
const NUMBERS_FROM = 11.6;
const PADDING = 44;
const CREW = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => `crew-${index}`);

export interface MapEvents {
  pick: (key: string) => void;
  hover: (key: string | null) => void;
  scale: (metresPerPixel: number) => void;
}

export interface Lights {
  row: string | null;
  key: string | null;
}

export class RouteMap {
  private readonly map: maplibre.Map;
  private markers: maplibre.Marker[] = [];
  private view: DayView | null = null;
  private lights: Lights = { row: null, key: null };
  private fitted = '';
  private areas: Feature[] = [];

  constructor(holder: HTMLElement, tiles: string | null, private readonly events: MapEvents) {
    this.map = new maplibre.Map({
      container: holder,
      style: style(tiles),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      maxZoom: 17,
      center: [0, 20],
      zoom: 1,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.on('load', () => this.draw());
    this.map.setMissingStyleImageResolver((id) => this.addPicture(id));
    this.map.on('move', () => this.tellScale());
    this.listen();
  }

  show(view: DayView, fitFor: string): void {
    this.view = view;
    if (this.fitted !== fitFor) {
      this.fitted = fitFor;
      this.fit(false);
    }
    if (this.map.isStyleLoaded()) this.draw();
  }

  /** Faint areas under the routes; none to take them away. */
  showAreas(areas: Feature[]): void {
    this.areas = areas;
    if (this.map.getSource('areas')) this.drawAreas();
  }

  light(lights: Lights): void {
    this.lights = lights;
    if (this.map.getLayer('routes')) this.applyLights();
  }

  /** Brings a selected stop into view when it is outside. */
  reveal(key: string | null): void {
    if (!key || !this.view) return;
    const found = [...stops(this.view).features, ...lost(this.view).features].find((one) => one.properties.key === key);
    const [lon, lat] = found?.geometry.coordinates ?? [];
    if (lon === undefined || lat === undefined || this.map.getBounds().contains([lon, lat])) return;
    this.map.easeTo({ center: [lon, lat], duration: 220 });
  }

  fit(smooth = true): void {
    const box = this.view && boxOf(this.view);
    if (!box) return;
    const bounds: maplibre.LngLatBoundsLike = [box.west, box.south, box.east, box.north];
    this.map.fitBounds(bounds, { padding: PADDING, maxZoom: 13.5, animate: smooth, duration: 220 });
    this.tellScale();
  }

  zoom(by: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + by, duration: 160 });
  }

  /** Takes the colours anew after a change between light and dark. */
  repaint(tiles: string | null): void {
    this.map.setStyle(style(tiles), { diff: false });
    this.map.once('styledata', () => this.draw());
  }

  resize(): void {
    this.map.resize();
  }

  remove(): void {
    this.map.remove();
  }

  private draw(): void {
    const { view } = this;
    if (!view || !this.map.getSource('routes')) return;
    this.drawAreas();
    this.source('routes').setData(routes(view));
    this.source('stops').setData(stops(view));
    this.source('lost').setData(lost(view));
    this.source('starts').setData(starts(view));
    const box = boxOf(view);
    if (box) this.source('graticule').setData(graticule(box));
    this.nameTowns(view);
    this.applyLights();
  }

  private drawAreas(): void {
    this.source('areas').setData({ type: 'FeatureCollection', features: this.areas });
  }

  private source(name: string): GeoJSONSource {
    return this.map.getSource(name) as GeoJSONSource;
  }

  private nameTowns(view: DayView): void {
    for (const marker of this.markers) marker.remove();
    this.markers = towns(view).map(({ name, spot }) => {
      const element = document.createElement('span');
      element.className = 'town';
      element.textContent = name;
      return new maplibre.Marker({ element }).setLngLat(spot).addTo(this.map);
    });
  }

  private applyLights(): void {
    const { row, key } = this.lights;
    const lit: ExpressionSpecification = ['==', ['get', 'row'], row ?? ''];
    const crew = this.view?.rows.length ?? 1;
    const calm = Math.max(0.12, Math.min(0.5, 7 / crew));
    const fade = (on: number, off: number, none: number): number | ExpressionSpecification =>
      row ? ['case', lit, on, off] : none;
    for (const layer of ['routes', 'routes-dashed']) {
      this.map.setPaintProperty(layer, 'line-opacity', fade(1, 0.1, calm));
      this.map.setPaintProperty(layer, 'line-width', fade(3.2, 1.2, 1.6));
    }
    this.map.setPaintProperty('dots', 'circle-opacity', fade(1, 0.25, 1));
    this.map.setPaintProperty('numbers', 'icon-opacity', fade(1, 0.3, 1));
    this.map.setFilter('numbers-lit', lit);
    this.map.setFilter('chosen', ['==', ['get', 'key'], key ?? '']);
    this.map.setFilter('chosen-lost', ['==', ['get', 'key'], key ?? '']);
  }

  private addPicture(id: string): void {
    if (this.map.hasImage(id)) return;
    const [kind, colour, number] = id.split('|');
    const picture = kind === 'stop' ? stopPicture(paint(colour ?? ''), Number(number)) : startPicture();
    if (picture) this.map.addImage(id, picture, { pixelRatio: 2 });
  }

  private listen(): void {
    const layers = ['numbers-lit', 'numbers', 'dots', 'lost'];
    const keyAt = (point: maplibre.PointLike): string | null => {
      if (!this.map.getLayer('dots')) return null;
      const found = this.map.queryRenderedFeatures(point, { layers })[0];
      return typeof found?.properties.key === 'string' ? found.properties.key : null;
    };
    this.map.on('click', ({ point }) => {
      const key = keyAt(point);
      if (key) this.events.pick(key);
    });
    this.map.on('mousemove', ({ point }) => {
      const key = keyAt(point);
      this.map.getCanvas().style.cursor = key ? 'pointer' : '';
      this.events.hover(key);
    });
    this.map.on('mouseout', () => this.events.hover(null));
  }

  private tellScale(): void {
    const { lat } = this.map.getCenter();
    const around = 40_075_016.686 * Math.cos((lat * Math.PI) / 180);
    this.events.scale(around / (512 * 2 ** this.map.getZoom()));
  }
}

function style(tiles: string | null): StyleSpecification {
  const nothing = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  const colour: ExpressionSpecification = [
    'match', ['get', 'colour'], ...CREW.flatMap((name) => [name, paint(name)]), paint('n-6'),
  ] as unknown as ExpressionSpecification;
  const picture: ExpressionSpecification = ['concat', 'stop|', ['get', 'colour'], '|', ['to-string', ['get', 'number']]];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const ground = paint('n-2');
  return {
    version: 8,
    sources: {
      ...(tiles ? { tiles: { type: 'raster' as const, tiles: [tiles], tileSize: 256 } } : {}),
      graticule: nothing, areas: nothing, routes: nothing, stops: nothing, lost: nothing, starts: nothing,
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ground } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles', paint: { 'raster-saturation': -0.6 } }] : []),
      { id: 'graticule', type: 'line', source: 'graticule', paint: { 'line-color': paint('n-3'), 'line-width': 1 } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour, 'fill-opacity': 0.1 } },
      { id: 'areas-edge', type: 'line', source: 'areas', paint: { 'line-color': colour, 'line-width': 1, 'line-opacity': 0.45 } },
      { id: 'routes', type: 'line', source: 'routes', filter: ['!', ['get', 'dashed']], layout: round, paint: { 'line-color': colour } },
      {
        id: 'routes-dashed', type: 'line', source: 'routes', filter: ['get', 'dashed'],
        paint: { 'line-color': colour, 'line-dasharray': [2.4, 1.4] },
      },
      {
        id: 'starts', type: 'symbol', source: 'starts',
        layout: { 'icon-image': 'start', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
      },
      {
        id: 'lost', type: 'circle', source: 'lost',
        paint: {
          'circle-radius': ['case', ['get', 'waiting'], 4, 6], 'circle-stroke-width': 2,
          'circle-color': ['case', ['get', 'waiting'], paint('n-0'), paint('attention-soft')],
          'circle-stroke-color': ['case', ['get', 'waiting'], paint('scheduled'), paint('attention')],
        },
      },
      {
        id: 'dots', type: 'circle', source: 'stops', maxzoom: NUMBERS_FROM,
        paint: {
          'circle-radius': ['case', ['get', 'done'], 3, 4.2], 'circle-color': colour, 'circle-stroke-width': 1.2,
          'circle-stroke-color': ground, 'circle-stroke-opacity': 0.9,
        },
      },
      { id: 'numbers', type: 'symbol', source: 'stops', minzoom: NUMBERS_FROM, layout: icons(picture, 1) },
      {
        id: 'chosen-lost', type: 'circle', source: 'lost', filter: ['==', ['get', 'key'], ''],
        paint: { 'circle-radius': 12, 'circle-opacity': 0, 'circle-stroke-width': 3, 'circle-stroke-color': paint('accent') },
      },
      {
        id: 'chosen', type: 'circle', source: 'stops', filter: ['==', ['get', 'key'], ''],
        paint: { 'circle-radius': 15, 'circle-color': paint('accent'), 'circle-opacity': 0.95 },
      },
      { id: 'numbers-lit', type: 'symbol', source: 'stops', filter: ['==', ['get', 'row'], ''], layout: icons(picture, 1) },
    ],
  };
}

function icons(picture: ExpressionSpecification, size: number) {
  return {
    'icon-image': picture, 'icon-size': size, 'icon-allow-overlap': true, 'icon-ignore-placement': true,
    'symbol-sort-key': ['-', 100, ['get', 'number']] as ExpressionSpecification,
  };
}

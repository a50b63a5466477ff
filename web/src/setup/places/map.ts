/** The map on which a site is placed: the company's known sites for orientation, a pin that can be dragged. */
import * as maplibre from 'maplibre-gl';
import type { GeoJSONSource, StyleSpecification } from 'maplibre-gl';
import workerFile from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import '../../dispatch/map.css';
import { paint } from '../../shared/theme';
import { trustWorker } from '../../shared/trusted';
import type { Spot } from './coordinates';
import './pin.css';

trustWorker(workerFile);
maplibre.setWorkerUrl(workerFile);

const PADDING = 64;
/** What the panel covers on the left, where the map is wide enough to have it there. */
const PANEL = 420;
const WIDE = 700;
/** Below this, known sites are dots; above, they carry their address. */
const NAMED_FROM = 14;
const MOST_NAMES = 40;

export interface Known extends Spot {
  label: string;
  address: string;
}

export interface Shown {
  known: Known[];
  depot: Known | null;
  suggested: Spot[];
  /** Those of the suggestions that are a house or a street, not just a town. */
  sure: Spot[];
}

interface Events {
  pick: (spot: Spot) => void;
}

export class PlacingMap {
  private readonly map: maplibre.Map;
  private readonly pin: maplibre.Marker;
  private names: maplibre.Marker[] = [];
  private hints: maplibre.Marker[] = [];
  private shown: Shown = { known: [], depot: null, suggested: [], sure: [] };

  constructor(holder: HTMLElement, tiles: string | null, events: Events) {
    this.map = new maplibre.Map({
      container: holder, style: style(tiles), attributionControl: false, dragRotate: false, pitchWithRotate: false,
      touchPitch: false, fadeDuration: 0, maxZoom: 19, center: [0, 20], zoom: 1,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.pin = new maplibre.Marker({ element: pinElement(), anchor: 'bottom', draggable: true });
    this.pin.on('dragend', () => events.pick(spotOf(this.pin.getLngLat())));
    this.map.on('click', ({ lngLat }) => events.pick(spotOf(lngLat)));
    this.map.on('load', () => this.draw());
    this.map.on('moveend', () => this.name());
  }

  /** Show what is around a site, and fit to it. */
  show(shown: Shown): void {
    this.shown = shown;
    if (this.map.isStyleLoaded()) this.draw();
    this.fit(false);
  }

  fit(smooth = true): void {
    const { depot, known, sure } = this.shown;
    const around = known.length > 0 ? known : depot ? [depot] : [];
    const spots = sure.length > 0 ? sure : around;
    if (spots.length === 0) return;
    const bounds = new maplibre.LngLatBounds();
    for (const { longitude, latitude } of spots) bounds.extend([longitude, latitude]);
    const beside = this.map.getContainer().clientWidth > WIDE ? PANEL : PADDING;
    const padding = { top: PADDING, right: PADDING, bottom: PADDING, left: beside };
    this.map.fitBounds(bounds, { padding, maxZoom: sure.length > 0 ? 14.5 : 13, animate: smooth, duration: 220 });
  }

  /** Put the pin somewhere, or take it away; `look` also moves the map there. */
  place(spot: Spot | null, look: boolean): void {
    if (!spot) {
      this.pin.remove();
      return;
    }
    this.pin.setLngLat([spot.longitude, spot.latitude]).addTo(this.map);
    if (look) this.lookAt(spot, 16);
  }

  lookAt({ longitude, latitude }: Spot, zoom: number): void {
    this.map.easeTo({ center: [longitude, latitude], zoom: Math.max(this.map.getZoom(), zoom), duration: 220 });
  }

  middle(): Spot {
    return spotOf(this.map.getCenter());
  }

  zoom(by: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + by, duration: 160 });
  }

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
    const { known, depot, suggested } = this.shown;
    const source = this.map.getSource('known') as GeoJSONSource | undefined;
    if (!source) return;
    source.setData({ type: 'FeatureCollection', features: known.map((one) => point(one, 'site')) });
    (this.map.getSource('depot') as GeoJSONSource).setData({
      type: 'FeatureCollection', features: depot ? [point(depot, 'depot')] : [],
    });
    for (const marker of this.hints) marker.remove();
    this.hints = suggested.map((spot, index) => this.label(spot, String(index + 1), 'hint'));
    this.name();
  }

  /** Addresses beside the dots, where few enough are in view to be read. */
  private name(): void {
    for (const marker of this.names) marker.remove();
    this.names = [];
    const { depot, known } = this.shown;
    if (depot) this.names.push(this.label(depot, depot.label, 'town base'));
    if (this.map.getZoom() < NAMED_FROM) return;
    const bounds = this.map.getBounds();
    const seen = known.filter((one) => bounds.contains([one.longitude, one.latitude]));
    this.names.push(...this.apart(seen).map((one) => this.label(one, one.address, 'town address')));
  }

  /** Those whose addresses do not lie over each other. */
  private apart(seen: Known[]): Known[] {
    const taken: maplibre.Point[] = [];
    return seen
      .filter((one) => {
        const spot = this.map.project([one.longitude, one.latitude]);
        if (taken.some((other) => Math.abs(other.x - spot.x) < 92 && Math.abs(other.y - spot.y) < 16)) return false;
        taken.push(spot);
        return true;
      })
      .slice(0, MOST_NAMES);
  }

  private label({ longitude, latitude }: Spot, text: string, className: string): maplibre.Marker {
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    element.setAttribute('aria-hidden', 'true');
    return new maplibre.Marker({ element }).setLngLat([longitude, latitude]).addTo(this.map);
  }
}

function spotOf({ lat, lng }: maplibre.LngLat): Spot {
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return { latitude: rounded(lat), longitude: rounded(((((lng + 180) % 360) + 360) % 360) - 180) };
}

function point({ longitude, latitude }: Spot, kind: string): GeoJSON.Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties: { kind } };
}

function pinElement(): HTMLElement {
  const element = document.createElement('span');
  element.className = 'placing-pin';
  element.setAttribute('aria-hidden', 'true');
  return element;
}

function style(tiles: string | null): StyleSpecification {
  const nothing = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  const ground = paint('n-2');
  return {
    version: 8,
    sources: {
      ...(tiles ? { tiles: { type: 'raster' as const, tiles: [tiles], tileSize: 256 } } : {}),
      known: nothing, depot: nothing,
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ground } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles', paint: { 'raster-saturation': -0.4 } }] : []),
      {
        id: 'known', type: 'circle', source: 'known',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2.4, 14, 4.5, 18, 7],
          'circle-color': paint('n-5'), 'circle-stroke-color': ground, 'circle-stroke-width': 1.4,
        },
      },
      {
        id: 'depot', type: 'circle', source: 'depot',
        paint: { 'circle-radius': 6, 'circle-color': paint('n-8'), 'circle-stroke-color': ground, 'circle-stroke-width': 2 },
      },
    ],
  };
}

/** The map on which territories are drawn: points are clicked, dragged and taken out; the company's places show the way. */
import * as maplibre from 'maplibre-gl';
import type { GeoJSONSource, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import workerFile from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Feature, Point as Spot } from 'geojson';
import '../../dispatch/map.css';
import { graticule, reach, type Box } from '../../dispatch/geometry';
import { trustWorker } from '../../shared/trusted';
import type { Ground, Territory } from '../../shared/types';
import { style } from './look';
import './names.css';
import { added, crossing, middles, moved, type At, type Outline, type Point } from './polygon';
import { shape } from './shapes';

trustWorker(workerFile);
maplibre.setWorkerUrl(workerFile);

const PADDING = 56;
/** Where there is room beside the panel, what is looked at is shown there. */
const BESIDE_PANEL = 860;
const PANEL = 350;
const REACH_MOUSE = 9;
const REACH_TOUCH = 22;

export interface Drawn {
  outline: Outline;
  at: At | null;
  color: number;
  hard: boolean;
}

export interface Events {
  choose: (id: string) => void;
  add: (point: Point, after?: At) => void;
  move: (at: At, point: Point) => void;
  select: (at: At) => void;
}

type Grip = { kind: 'point' | 'middle'; at: At };
type Touch = MapMouseEvent | MapTouchEvent;

export class TerritoryMap {
  private readonly map: maplibre.Map;
  private names: maplibre.Marker[] = [];
  private ground: Ground | null = null;
  private items: Territory[] = [];
  private chosen = '';
  private drawn: Drawn | null = null;
  private fitted = '';
  private ready = false;

  constructor(holder: HTMLElement, tiles: string | null, private readonly events: Events) {
    this.map = new maplibre.Map({
      container: holder, style: style(tiles), attributionControl: false, dragRotate: false, pitchWithRotate: false,
      touchPitch: false, fadeDuration: 0, maxZoom: 18, center: [0, 20], zoom: 1, doubleClickZoom: false,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.on('load', () => {
      this.ready = true;
      this.draw();
    });
    this.map.on('click', (event) => this.clicked(event));
    this.map.on('mousemove', (event) => this.hover(event));
    this.map.on('mousedown', (event) => this.grab(event));
    this.map.on('touchstart', (event) => event.points.length === 1 && this.grab(event));
  }

  show(ground: Ground | null, items: Territory[], chosen: string, drawn: Drawn | null): void {
    [this.ground, this.items, this.chosen, this.drawn] = [ground, items, chosen, drawn];
    if (this.ready) this.draw();
  }

  /** Fit to what is looked at, once for each: a territory, or the company's places. */
  fitTo(what: string, outline: Outline): void {
    if (this.fitted === what) return;
    const first = this.fitted === '';
    this.fitted = what;
    this.fit(outline, !first);
  }

  fit(outline: Outline, smooth = true): void {
    const box = outline.length > 0 ? around(outline.flat()) : this.whole();
    if (!box) return;
    const wide = this.map.getContainer().clientWidth > BESIDE_PANEL;
    const padding = { top: PADDING, right: PADDING, bottom: PADDING, left: wide ? PADDING + PANEL : PADDING };
    this.map.fitBounds([box.west, box.south, box.east, box.north], { padding, maxZoom: 14, animate: smooth, duration: 220 });
  }

  zoom(by: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + by, duration: 160 });
  }

  middle(): Point {
    const { lat, lng } = this.map.getCenter();
    return [lat, lng];
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

  /** The box of the company's usual places: one site far away does not shrink the rest to a dot. */
  private whole(): Box | null {
    if (!this.ground) return null;
    const { depot, homes, sites } = this.ground;
    const usual = [...[depot, ...homes].map((one): Point => [one.latitude, one.longitude]), ...(sites as Point[])];
    const [south, north] = reach(usual.map((one) => one[0]));
    const [west, east] = reach(usual.map((one) => one[1]));
    const areas = this.items.flatMap((item) => (item.area as Outline).flat());
    return around([[south, west], [north, east], ...areas]);
  }

  private draw(): void {
    if (!this.map.getSource('sites')) return;
    const { drawn } = this;
    const others = this.items.filter((item) => item.active && (!drawn || item.id !== this.chosen));
    this.put('areas', others.map((item) => shape(item.area as Outline, facts(item, item.id === this.chosen, drawn !== null))));
    this.drawDraft(drawn?.outline ?? []);
    this.put('sites', this.ground?.sites.map(([latitude = 0, longitude = 0]) => dot([latitude, longitude], {})) ?? []);
    this.put('homes', this.ground?.homes.map((home) => dot([home.latitude, home.longitude], {})) ?? []);
    this.put('depot', this.ground ? [dot([this.ground.depot.latitude, this.ground.depot.longitude], {})] : []);
    this.drawLines();
    this.name();
  }

  private drawDraft(outline: Outline): void {
    const { drawn } = this;
    const look = { colour: `crew-${drawn?.color ?? 0}`, hard: drawn?.hard ?? true, lit: true, calm: false, bad: crossing(outline) !== null };
    this.put('draft', drawn ? [shape(outline, look)] : []);
    this.put('line', drawn ? outline.map((ring) => line(ring, look)) : []);
    const held = (ring: number, index: number) => drawn?.at?.ring === ring && drawn.at.index === index;
    this.put('points', drawn ? outline.flatMap((ring, at) => ring.map((point, index) => dot(point, { ring: at, index, held: held(at, index) }))) : []);
    this.put('middles', drawn ? middles(outline).map(({ after, point }) => dot(point, { ...after })) : []);
  }

  private drawLines(): void {
    const box = this.whole();
    if (box) (this.map.getSource('graticule') as GeoJSONSource).setData(graticule(box));
  }

  private put(source: string, features: Feature[]): void {
    (this.map.getSource(source) as GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features });
  }

  private name(): void {
    for (const marker of this.names) marker.remove();
    const { ground, items } = this;
    const labels = ground ? [...ground.towns.map((one) => ({ ...one, className: 'town' })), { ...ground.depot, className: 'town base' }] : [];
    this.names = labels.map(({ label, latitude, longitude, className }) => this.label([latitude, longitude], label, className));
    for (const item of items) {
      const ring = (item.area as Outline)[0];
      if (!ring || !item.active || (this.drawn && item.id === this.chosen)) continue;
      const top = ring.reduce((best, point) => (point[0] > best[0] ? point : best));
      this.names.push(this.label(top, item.name, `area-name${item.id === this.chosen ? ' lit' : ''}`));
    }
  }

  private label([latitude, longitude]: Point, text: string, className: string): maplibre.Marker {
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    element.setAttribute('aria-hidden', 'true');
    return new maplibre.Marker({ element }).setLngLat([longitude, latitude]).addTo(this.map);
  }

  private clicked(event: MapMouseEvent): void {
    if (!this.drawn) {
      const id = this.areaAt(event);
      if (id) this.events.choose(id);
      return;
    }
    const grip = this.gripAt(event);
    if (grip?.kind === 'point') this.events.select(grip.at);
    else this.events.add([event.lngLat.lat, event.lngLat.lng], grip?.at);
  }

  private hover(event: MapMouseEvent): void {
    const canvas = this.map.getCanvas();
    if (this.drawn) canvas.style.cursor = this.gripAt(event) ? 'move' : 'crosshair';
    else canvas.style.cursor = this.areaAt(event) ? 'pointer' : '';
  }

  private areaAt({ point }: MapMouseEvent): string | null {
    if (!this.map.getLayer('areas')) return null;
    const id: unknown = this.map.queryRenderedFeatures(point, { layers: ['areas'] })[0]?.properties.id;
    return typeof id === 'string' ? id : null;
  }

  private gripAt(event: Touch): Grip | null {
    if (!this.drawn || !this.map.getLayer('points')) return null;
    const reach = event.type.startsWith('touch') || matchMedia('(pointer: coarse)').matches ? REACH_TOUCH : REACH_MOUSE;
    const { x, y } = event.point;
    const box: [maplibre.PointLike, maplibre.PointLike] = [[x - reach, y - reach], [x + reach, y + reach]];
    const found = this.map.queryRenderedFeatures(box, { layers: ['points', 'middles'] });
    const one = found.find((feature) => feature.layer.id === 'points') ?? found[0];
    if (!one) return null;
    const at = { ring: Number(one.properties.ring), index: Number(one.properties.index) };
    return { kind: one.layer.id === 'points' ? 'point' : 'middle', at };
  }

  /** Take a point along with the pointer; what is drawn follows, and is told when it is let go. */
  private grab(event: Touch): void {
    const grip = this.gripAt(event);
    const outline = this.drawn?.outline;
    if (!grip || !outline) return;
    event.preventDefault();
    let last: Point | null = null;
    const follow = ({ lngLat }: Touch) => {
      last = [lngLat.lat, lngLat.lng];
      this.drawDraft(grip.kind === 'point' ? moved(outline, grip.at, last) : added(outline, grip.at, last).outline);
    };
    const stop = () => {
      this.map.off('mousemove', follow);
      this.map.off('touchmove', follow);
      if (!last) return;
      if (grip.kind === 'point') this.events.move(grip.at, last);
      else this.events.add(last, grip.at);
    };
    this.map.on('mousemove', follow);
    this.map.on('touchmove', follow);
    this.map.once(event.type === 'mousedown' ? 'mouseup' : 'touchend', stop);
  }
}

function facts(item: Territory, lit: boolean, calm: boolean) {
  return { id: item.id, colour: `crew-${item.color_index % 8}`, hard: item.rule === 'hard', lit, calm, bad: false };
}

function around(points: Point[]): Box | null {
  if (points.length === 0) return null;
  const [lats, lons] = [points.map((one) => one[0]), points.map((one) => one[1])];
  return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
}

function dot([latitude, longitude]: Point, properties: Record<string, unknown>): Feature<Spot> {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [longitude, latitude] } };
}

function line(ring: Point[], properties: Record<string, unknown>): Feature {
  const coordinates = [...ring, ...ring.slice(0, 1)].map(([latitude, longitude]) => [longitude, latitude]);
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates: ring.length > 1 ? coordinates : [] } };
}

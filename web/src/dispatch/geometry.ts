/** What the map draws, as GeoJSON: routes, stops, what does not fit, a graticule and the names of towns. */
import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import { crewColour, placeName, type DayView, type Row } from './rows';

export type Spot = [number, number];
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface StopFacts {
  key: string;
  row: string;
  colour: string;
  number: number;
  done: boolean;
}

const MOST_TOWNS = 14;

const collection = <G extends Point | LineString, P>(features: Feature<G, P>[]): FeatureCollection<G, P> => ({
  type: 'FeatureCollection',
  features,
});

function spotOf(place: { latitude: number | null; longitude: number | null } | null | undefined): Spot | null {
  if (!place || place.latitude === null || place.longitude === null) return null;
  return [place.longitude, place.latitude];
}

export function routes(view: DayView) {
  return collection(
    view.rows.flatMap((row) => {
      const spots = way(row);
      if (spots.length < 2) return [];
      const { token, dashed } = crewColour(row.color_index);
      const geometry: LineString = { type: 'LineString', coordinates: spots };
      return [{ type: 'Feature' as const, properties: { row: row.id, colour: token, dashed }, geometry }];
    }),
  );
}

function way(row: Row): Spot[] {
  if (!row.shift) return [];
  const visits = row.stops.filter((stop) => stop.status !== 'cancelled').map(spotOf);
  if (visits.length === 0) return [];
  const ends = [spotOf(row.shift.start_place), ...visits, spotOf(row.shift.end_place)];
  return ends.filter((spot): spot is Spot => spot !== null);
}

export function stops(view: DayView): FeatureCollection<Point, StopFacts> {
  return collection(
    view.rows.flatMap((row) =>
      row.stops.flatMap((stop, index) => {
        const spot = spotOf(stop);
        if (!spot) return [];
        const facts: StopFacts = {
          key: stop.key,
          row: row.id,
          colour: crewColour(row.color_index).token,
          number: index + 1,
          done: stop.status === 'done' || stop.status === 'cancelled',
        };
        return [{ type: 'Feature' as const, properties: facts, geometry: { type: 'Point' as const, coordinates: spot } }];
      }),
    ),
  );
}

export function lost(view: DayView): FeatureCollection<Point, { key: string; waiting: boolean }> {
  return collection(
    view.unassigned.flatMap((job) => {
      const spot = spotOf(job);
      if (!spot) return [];
      const geometry = { type: 'Point' as const, coordinates: spot };
      return [{ type: 'Feature' as const, properties: { key: job.job_id, waiting: waiting(job) }, geometry }];
    }),
  );
}

const waiting = (job: DayView['unassigned'][number]) => job.reasons[0]?.code === 'NOT_PLANNED';

export function starts(view: DayView): FeatureCollection<Point, { label: string }> {
  const seen = new Map<string, Feature<Point, { label: string }>>();
  for (const row of view.rows) {
    const spot = spotOf(row.shift?.start_place);
    if (!spot || !row.shift) continue;
    const geometry = { type: 'Point' as const, coordinates: spot };
    seen.set(spot.join(), { type: 'Feature', properties: { label: row.shift.start_place.label }, geometry });
  }
  return collection([...seen.values()]);
}

/** The box around the day's work. One job far away does not shrink the rest to a dot: it stays outside. */
export function boxOf(view: DayView): Box | null {
  const all = [...stops(view).features, ...starts(view).features, ...lost(view).features];
  const spots = all.map((feature) => feature.geometry.coordinates);
  if (spots.length === 0) return null;
  const [west, east] = reach(spots.map((spot) => spot[0] ?? 0));
  const [south, north] = reach(spots.map((spot) => spot[1] ?? 0));
  return { west, south, east, north };
}

/** From least to most, without what lies farther out than five times the middle distance from the middle. */
export function reach(values: number[]): [number, number] {
  const middle = median(values);
  const usual = median(values.map((value) => Math.abs(value - middle)));
  const near = values.filter((value) => usual === 0 || Math.abs(value - middle) <= usual * 5);
  return [Math.min(...near), Math.max(...near)];
}

/** The names of the places of the day, each in the middle of its jobs: a map without a map's data. */
export function towns(view: DayView): { name: string; spot: Spot }[] {
  const found = new Map<string, Spot[]>();
  for (const job of [...view.rows.flatMap((row) => row.stops), ...view.unassigned]) {
    const spot = spotOf(job);
    const name = placeName(job.address);
    if (spot && name !== job.address) found.set(name, [...(found.get(name) ?? []), spot]);
  }
  return [...found]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_TOWNS)
    .map(([name, spots]) => ({ name, spot: [median(spots.map((one) => one[0])), median(spots.map((one) => one[1]))] }));
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Lines of equal latitude and longitude, about twelve across the box, far beyond its edges. */
export function graticule(box: Box) {
  const wide = Math.max(box.east - box.west, box.north - box.south, 0.02);
  const step = 10 ** Math.round(Math.log10(wide / 6));
  const reach = step * 30;
  const lines: Feature<LineString, null>[] = [];
  const line = (coordinates: Spot[]) =>
    lines.push({ type: 'Feature', properties: null, geometry: { type: 'LineString', coordinates } });
  const from = (value: number) => Math.round(value / step) * step - reach;
  for (let index = 0; index <= 60 + Math.ceil(wide / step); index += 1) {
    const lon = from(box.west) + index * step;
    const lat = from(box.south) + index * step;
    line([[lon, box.south - reach], [lon, box.north + reach]]);
    line([[box.west - reach, lat], [box.east + reach, lat]]);
  }
  return collection(lines);
}

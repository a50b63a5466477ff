/** Outlines as GeoJSON: rings within rings become holes, rings beside rings become parts. */
import type { Feature, MultiPolygon, Position } from 'geojson';
import { inside, type Outline, type Ring } from './polygon';

export function shape<P>(outline: Outline, properties: P): Feature<MultiPolygon, P> {
  const rings = outline.filter((ring) => ring.length > 2);
  const depths = rings.map((ring, index) => rings.filter((other, at) => at !== index && holds(other, ring)).length);
  const parts = rings.flatMap((ring, index) => {
    const depth = depths[index] ?? 0;
    if (depth % 2 === 1) return [];
    const holes = rings.filter((other, at) => depths[at] === depth + 1 && holds(ring, other));
    return [[ring, ...holes].map(closed)];
  });
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: parts } };
}

const holds = (outer: Ring, inner: Ring) => inner[0] !== undefined && inside([outer], inner[0]);

function closed(ring: Ring): Position[] {
  const line = ring.map(([latitude, longitude]): Position => [longitude, latitude]);
  return [...line, ...line.slice(0, 1)];
}

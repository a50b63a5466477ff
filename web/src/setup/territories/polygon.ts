/** An outline on the map and what can be done to it. Nothing is changed in place, so that every step can be undone. */
import { readPlace, type Refusal } from '../places/coordinates';

export type Point = [latitude: number, longitude: number];
export type Ring = Point[];
export type Outline = Ring[];
/** A point of an outline: which ring, which place in it. */
export interface At {
  ring: number;
  index: number;
}
export interface Crossing {
  ring: number;
  sides: [number, number];
  spot: Point;
}

export const FEWEST_POINTS = 3;
export const MOST_POINTS = 500;

/** The new point comes after the given one, or at the end of the last ring; it is the one to go on from. */
export function added(outline: Outline, after: At | null, point: Point): { outline: Outline; at: At } {
  const rings: Outline = outline.length > 0 ? outline : [[]];
  const ring = after?.ring ?? rings.length - 1;
  const index = after ? after.index + 1 : (rings[ring]?.length ?? 0);
  return { outline: replaced(rings, ring, (points) => points.toSpliced(index, 0, rounded(point))), at: { ring, index } };
}

export function moved(outline: Outline, { ring, index }: At, point: Point): Outline {
  return replaced(outline, ring, (points) => points.with(index, rounded(point)));
}

/** Without one point; a ring that has none left goes. */
export function removed(outline: Outline, { ring, index }: At): Outline {
  return replaced(outline, ring, (points) => points.toSpliced(index, 1)).filter((points) => points.length > 0);
}

/** With an empty ring to draw next: a hole, or a part apart. */
export function withRing(outline: Outline): Outline {
  return outline.at(-1)?.length === 0 ? outline : [...outline, []];
}

/** The point from which to go on when one is gone: the one before it. */
export function before(outline: Outline, { ring, index }: At): At | null {
  const left = outline[ring]?.length ?? 0;
  return left === 0 ? null : { ring, index: (index - 1 + left) % left };
}

/** The next or the last point, over all rings. */
export function stepped(outline: Outline, at: At | null, by: 1 | -1): At | null {
  const all = outline.flatMap((ring, number) => ring.map((_, index): At => ({ ring: number, index })));
  if (all.length === 0) return null;
  const here = at ? all.findIndex((one) => one.ring === at.ring && one.index === at.index) : by > 0 ? -1 : 0;
  return all[(here + by + all.length) % all.length] ?? null;
}

/** The middles of the sides, each with the point after which a new one would come. */
export function middles(outline: Outline): { after: At; point: Point }[] {
  return outline.flatMap((points, ring) =>
    points.length < 2
      ? []
      : sides(points).map(([a, b], index) => ({
          after: { ring, index },
          point: rounded([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]),
        })),
  );
}

export const pointsOf = (outline: Outline): number => outline.reduce((sum, ring) => sum + ring.length, 0);

/** Rings that are ready to be kept: those with too few points are still being drawn. */
export const finished = (outline: Outline): Outline => outline.filter((ring) => ring.length >= FEWEST_POINTS);

/** Even-odd, as the server has it: a ring within a ring is a hole. */
export function inside(outline: Outline, [latitude, longitude]: Point): boolean {
  let odd = false;
  for (const ring of outline) {
    for (const [a, b] of sides(ring)) {
      if (a[1] > longitude === b[1] > longitude) continue;
      const at = a[0] + ((longitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
      if (at > latitude) odd = !odd;
    }
  }
  return odd;
}

/** The first two sides of a ring that cross, if any; the server looks again, and at more. */
export function crossing(outline: Outline): Crossing | null {
  for (const [ring, points] of outline.entries()) {
    const all = sides(points);
    for (let one = 0; one < all.length; one += 1) {
      for (let two = one + 2; two < all.length; two += 1) {
        if (one === 0 && two === all.length - 1) continue; // neighbours
        const spot = meeting(all[one], all[two]);
        if (spot) return { ring, sides: [one + 1, two + 1], spot };
      }
    }
  }
  return null;
}

/** As people write it: a point a line, an empty line between rings. */
export function toText(outline: Outline): string {
  return outline.map((ring) => ring.map(([lat, lon]) => `${lat}, ${lon}`).join('\n')).join('\n\n');
}

export function fromText(text: string): { outline: Outline } | { line: number; refusal: Refusal } {
  const outline: Outline = [[]];
  for (const [at, line] of text.split('\n').entries()) {
    if (!line.trim()) {
      if (outline.at(-1)?.length) outline.push([]);
      continue;
    }
    const reading = readPlace(line.trim().replace(/[,;]$/, ''));
    if ('refusal' in reading) return { line: at + 1, refusal: reading.refusal };
    outline.at(-1)?.push([reading.spot.latitude, reading.spot.longitude]);
  }
  return { outline: outline.filter((ring) => ring.length > 0) };
}

function sides(ring: Ring): [Point, Point][] {
  return ring.map((point, index) => [point, ring[(index + 1) % ring.length] ?? point]);
}

function meeting(one: [Point, Point] | undefined, two: [Point, Point] | undefined): Point | null {
  if (!one || !two) return null;
  const [[a, b], [c, d]] = [one, two];
  const run = [b[0] - a[0], b[1] - a[1]] as const;
  const rise = [d[0] - c[0], d[1] - c[1]] as const;
  const across = run[0] * rise[1] - run[1] * rise[0];
  if (across === 0) return null;
  const share = ((c[0] - a[0]) * rise[1] - (c[1] - a[1]) * rise[0]) / across;
  const other = ((c[0] - a[0]) * run[1] - (c[1] - a[1]) * run[0]) / across;
  if (share < 0 || share > 1 || other < 0 || other > 1) return null;
  return rounded([a[0] + share * run[0], a[1] + share * run[1]]);
}

function replaced(outline: Outline, at: number, change: (ring: Ring) => Ring): Outline {
  return outline.map((ring, index) => (index === at ? change(ring) : ring));
}

function rounded([latitude, longitude]: Point): Point {
  const whole = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const turned = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return [whole(Math.max(-90, Math.min(90, latitude))), whole(turned)];
}

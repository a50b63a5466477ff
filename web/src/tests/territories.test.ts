/** Drawing a territory: points added, moved, taken out and undone; lists read; crossings found. */
import { describe, expect, it } from 'vitest';
import {
  added, before, crossing, finished, fromText, inside, middles, moved, pointsOf, removed, stepped, toText, withRing,
  type Outline, type Point,
} from '../setup/territories/polygon';
import { shape } from '../setup/territories/shapes';

const square: Outline = [[[0, 0], [0, 10], [10, 10], [10, 0]]];
const hole: Outline = [...square, [[3, 3], [3, 6], [6, 6], [6, 3]]];

describe('an outline', () => {
  it('begins with the first click and goes on after the point that was last touched', () => {
    const first = added([], null, [43.1, -77.6]);
    const second = added(first.outline, first.at, [43.2, -77.6]);
    const between = added(second.outline, first.at, [43.15, -77.7]);
    expect(between.outline).toEqual([[[43.1, -77.6], [43.15, -77.7], [43.2, -77.6]]]);
    expect(between.at).toEqual({ ring: 0, index: 1 });
    expect(first.outline).toEqual([[[43.1, -77.6]]]);
  });

  it('keeps millionths of a degree and stays on the globe', () => {
    expect(added([], null, [43.12345678, 181]).outline).toEqual([[[43.123457, -179]]]);
  });

  it('moves and loses points, and an empty ring with its last', () => {
    expect(moved(square, { ring: 0, index: 2 }, [9, 9])[0]?.[2]).toEqual([9, 9]);
    expect(removed(square, { ring: 0, index: 0 })[0]).toHaveLength(3);
    expect(removed([[[1, 1]]], { ring: 0, index: 0 })).toEqual([]);
    expect(square[0]).toHaveLength(4);
  });

  it('goes on from the point before the one that went, around the corner too', () => {
    expect(before(square, { ring: 0, index: 0 })).toEqual({ ring: 0, index: 3 });
    expect(before([], { ring: 0, index: 0 })).toBeNull();
  });

  it('is walked point by point over all rings', () => {
    expect(stepped(hole, null, 1)).toEqual({ ring: 0, index: 0 });
    expect(stepped(hole, { ring: 0, index: 3 }, 1)).toEqual({ ring: 1, index: 0 });
    expect(stepped(hole, { ring: 0, index: 0 }, -1)).toEqual({ ring: 1, index: 3 });
    expect(stepped([], null, 1)).toBeNull();
  });

  it('takes another ring once the last one is begun', () => {
    expect(withRing(square)).toHaveLength(2);
    expect(withRing(withRing(square))).toHaveLength(2);
    expect(finished(withRing(square))).toEqual(square);
    expect(pointsOf(hole)).toBe(8);
  });

  it('offers the middle of every side, the closing one too', () => {
    expect(middles(square).map((one) => one.point)).toEqual([[0, 5], [5, 10], [10, 5], [5, 0]]);
    expect(middles([[[1, 1]]])).toEqual([]);
  });
});

describe('what lies inside', () => {
  it.each<[Point, boolean]>([[[5, 9], true], [[4, 4], false], [[11, 5], false], [[-1, 5], false]])('%j: %s', (point, told) => {
    expect(inside(hole, point)).toBe(told);
  });
});

describe('crossings', () => {
  it('names the sides and the place', () => {
    expect(crossing([[[0, 0], [2, 2], [2, 0], [0, 2]]])).toEqual({ ring: 0, sides: [1, 3], spot: [1, 1] });
  });

  it('finds none in a ring that is as it should be, or has just begun', () => {
    expect(crossing(hole)).toBeNull();
    expect(crossing([[[0, 0], [2, 2]]])).toBeNull();
  });
});

const near = ([lat, lon]: Point): Point => [lat, Math.round(lon * 1e6) / 1e6];

describe('a list of coordinates', () => {
  it('comes back as it was written', () => {
    const there = hole.map((ring) => ring.map(([lat, lon]): Point => [lat + 40, lon - 77.123456]));
    const again = fromText(toText(there));
    expect('outline' in again && toText(again.outline)).toBe(toText(there.map((ring) => ring.map(near))));
    expect(fromText('')).toEqual({ outline: [] });
  });

  it('takes the usual writings, and rings with empty lines between them', () => {
    const read = fromText(`43°09'00"N 77°36'00"W\n43.2 -77.6,\n\n\n43.1; -77.5\n`);
    expect(read).toEqual({ outline: [[[43.15, -77.6], [43.2, -77.6]], [[43.1, -77.5]]] });
  });

  it('names the line that cannot be read', () => {
    expect(fromText('43.1, -77.6\nHarbour')).toEqual({ line: 2, refusal: 'unreadable' });
    expect(fromText('43.1, -77.6\n\n143.1, -77.6')).toEqual({ line: 3, refusal: 'range' });
  });
});

describe('on the map', () => {
  it('a ring within a ring is a hole, one in the hole an island, one beside a part of its own', () => {
    const island = [[4, 4], [4, 5], [5, 5]] satisfies Point[];
    const beside = [[20, 20], [20, 30], [30, 20]] satisfies Point[];
    const { coordinates } = shape([...hole, island, beside], {}).geometry;
    expect(coordinates.map((part) => part.length)).toEqual([2, 1, 1]);
    expect(coordinates[0]?.[0]?.[0]).toEqual(coordinates[0]?.[0]?.at(-1));
    expect(coordinates[0]?.[0]?.[1]).toEqual([10, 0]);
  });

  it('what is not yet a ring has no area', () => {
    expect(shape([[[1, 1], [2, 2]]], {}).geometry.coordinates).toEqual([]);
  });
});

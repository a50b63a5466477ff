/** The board's arithmetic: rows of a day, the axis of hours, arrow keys, what a plan changes, what the map draws. */
import { describe, expect, it } from 'vitest';
import { axisFor } from '../dispatch/axis';
import { boxOf, graticule, routes, stops, towns } from '../dispatch/geometry';
import { stopAfter } from '../dispatch/moves';
import { boardView, crewColour, hurtingMostFirst, matches, placeName, planView } from '../dispatch/rows';
import type { Board, Plan, Unassigned } from '../shared/types';

const HOUR = 3_600_000;
const at = (time: string) => `2026-11-24T${time}:00-05:00`;

const shift = (from: string, to: string) => ({
  starts_at: at(from),
  ends_at: at(to),
  start_place: { latitude: 43.1, longitude: -77.6, label: 'Depot' },
  end_place: null,
  breaks: [],
});

const visit = (id: string, from: string, to: string, extra: object = {}) => ({
  id: `v-${id}`, job_id: id, job_number: 1, title: 'No heat', job_type: 'No heat', customer_name: `Customer ${id}`,
  address: '12 Elm St, Pittsford, NY 14534', latitude: 43.09, longitude: -77.5, starts_at: at(from), ends_at: at(to),
  window: null, travel_seconds: 600, status: 'scheduled', paused: false, outcome: null, pinned: 'none', priority: 40,
  sequence: 1, attention: [], version: 3, ...extra,
});

const technician = (id: string, visits: object[], extra: object = {}) => ({
  id, name: `Tech ${id}`, color_index: 0, phone: null, skills: [], shift: shift('08:00', '17:00'), absence: null,
  planned_seconds: 0, available_seconds: 28800, clocked_in: false, visits, return_travel_seconds: 1800, ...extra,
});

const board = (technicians: object[], unassigned: object[] = []) =>
  ({ date: '2026-11-24', timezone: 'America/New_York', now: at('07:00'), technicians, unassigned }) as unknown as Board;

const day = board([
  technician('a', [visit('2', '10:00', '11:00'), visit('1', '08:15', '09:00')]),
  technician('b', [], { shift: null }),
  technician('c', [visit('3', '08:30', '09:30'), visit('4', '13:00', '14:00')]),
]);

describe('a day as rows', () => {
  it('puts the stops of a row in the order of their times', () => {
    expect(boardView(day).rows[0]?.stops.map((stop) => stop.key)).toEqual(['1', '2']);
  });

  it('keeps what the board knows of a visit when a plan moves it', () => {
    const plan = {
      changes: [{ job_id: '1' }],
      technicians: [{ ...technician('a', []), visits: [{ ...visit('1', '12:00', '13:00'), id: undefined, visit_id: null }] }],
      unassigned: [],
    } as unknown as Plan;
    const [row] = planView(plan, day).rows;
    expect(row?.stops[0]).toMatchObject({ key: '1', visitId: 'v-1', changed: true, version: 3, starts_at: at('12:00') });
  });

  it('keeps people whom the plan leaves at home, those at work first', () => {
    const plan = { changes: [], technicians: [], unassigned: [] } as unknown as Plan;
    expect(planView(plan, day).rows.map((row) => row.id)).toEqual(['a', 'c', 'b']);
  });

  it('shows what hurts most first: priority, then the window that ends soonest', () => {
    const job = (id: string, priority: number, end: string | null) =>
      ({ job_id: id, job_number: 1, priority, windows: end ? [{ starts_at: at('08:00'), ends_at: at(end) }] : [] }) as Unassigned;
    const sorted = hurtingMostFirst([job('late', 40, '17:00'), job('any', 40, null), job('urgent', 90, null), job('soon', 40, '10:00')]);
    expect(sorted.map((one) => one.job_id)).toEqual(['urgent', 'soon', 'late', 'any']);
  });

  it.each([
    ['12 Elm St, Pittsford, NY 14534', 'Pittsford'],
    ['12 Elm St, Pittsford', 'Pittsford'],
    ['Somewhere', 'Somewhere'],
  ])('%s lies in %s', (address, place) => {
    expect(placeName(address)).toBe(place);
  });

  it('finds by customer, street or number, whatever the case', () => {
    const job = { customer_name: 'Hollis', address: '9 Park Ave', job_number: 24180, title: 'Leak' };
    expect(['hollis', 'PARK', '2418', ''].every((query) => matches(job, query))).toBe(true);
    expect(matches(job, 'elm')).toBe(false);
  });

  it('has eight colours, then dashes', () => {
    expect(crewColour(3)).toEqual({ token: 'crew-3', dashed: false });
    expect(crewColour(11)).toEqual({ token: 'crew-3', dashed: true });
  });
});

describe('the axis', () => {
  const axis = axisFor(boardView(day), 900, 58, 0);

  it('covers half hours from the first start to the last end', () => {
    expect(axis.hours[0]).toBe(Date.parse(at('08:00')));
    expect((axis.to - axis.from) / HOUR).toBe(9);
  });

  it('fills the room, and never squeezes an hour below what can be read', () => {
    expect(axis.width).toBe(900);
    expect(axisFor(boardView(day), 100, 58, 0).perHour).toBe(58);
  });

  it('places a moment in proportion', () => {
    expect(axis.x(at('12:30'))).toBeCloseTo(450);
  });

  it('has eight hours to show on a day without anything', () => {
    expect(axisFor(boardView(board([])), 800, 58, Date.parse(at('06:20'))).hours).toHaveLength(8);
  });

  it('marks the hours of a clock that is half an hour off', () => {
    const india = axisFor(boardView(board([])), 800, 58, Date.parse('2026-11-24T02:30:00Z'), (instant) => (new Date(instant).getUTCMinutes() + 30) % 60);
    expect(new Date(india.hours[0] ?? 0).toISOString()).toBe('2026-11-24T02:30:00.000Z');
  });

  it('leaves room for the way home', () => {
    const late = board([technician('a', [visit('1', '16:00', '17:00')])]);
    expect((axisFor(boardView(late), 900, 58, 0).to - Date.parse(at('17:00'))) / HOUR).toBe(0.5);
  });
});

describe('arrow keys', () => {
  const { rows } = boardView(day);
  it.each([
    ['1', 'ArrowRight', '2'],
    ['2', 'ArrowRight', '2'],
    ['2', 'ArrowLeft', '1'],
    ['1', 'ArrowDown', '3'],
    ['4', 'ArrowUp', '2'],
    ['3', 'End', '4'],
    ['3', 'ArrowDown', '3'],
  ] as const)('from %s, %s leads to %s', (from, arrow, to) => {
    expect(stopAfter(rows, from, arrow)?.key).toBe(to);
  });

  it('begin at the first visit when none is selected, and nowhere on an empty day', () => {
    expect(stopAfter(rows, null, 'ArrowRight')?.key).toBe('1');
    expect(stopAfter([], null, 'ArrowRight')).toBeNull();
  });
});

describe('the map', () => {
  const view = boardView(board([technician('a', [visit('1', '08:15', '09:00'), visit('2', '10:00', '11:00', { latitude: null })])]));

  it('numbers stops in the order of the route and leaves out what has no place', () => {
    expect(stops(view).features.map((one) => one.properties.number)).toEqual([1]);
    expect(routes(view).features[0]?.geometry.coordinates).toEqual([[-77.6, 43.1], [-77.5, 43.09]]);
  });

  it('names towns from the addresses of the day', () => {
    expect(towns(view).map((town) => town.name)).toEqual(['Pittsford']);
  });

  it('knows when there is nothing to show', () => {
    expect(boxOf(boardView(board([])))).toBeNull();
  });

  it('does not let one far job shrink the rest to a dot', () => {
    const near = Array.from({ length: 9 }, (_, index) =>
      visit(String(index), '08:15', '09:00', { latitude: 43 + index / 100, longitude: -77.6 + index / 100 }),
    );
    const far = { job_id: 'far', job_number: 9, priority: 1, windows: [], reasons: [], address: 'x', latitude: 44.3, longitude: -74 };
    const box = boxOf(boardView(board([technician('a', near)], [far])));
    expect(box?.east).toBeLessThan(-77);
    expect(box?.north).toBeLessThan(43.2);
  });

  it('draws a bounded number of lines, however wide the day', () => {
    for (const wide of [0, 0.01, 0.3, 40]) {
      const box = { west: -77 - wide, east: -77, south: 43, north: 43 + wide };
      expect(graticule(box).features.length).toBeLessThan(220);
    }
  });
});

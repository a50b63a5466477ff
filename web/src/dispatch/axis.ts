/** Where a moment stands on the board: from half hour to half hour, as wide as there is room. */
import type { DayView, Row } from './rows';

const HOUR = 3_600_000;
const HALF = HOUR / 2;
const LEAST_HOURS = 8;

export interface Axis {
  from: number;
  to: number;
  width: number;
  perHour: number;
  hours: number[];
  x: (instant: string | number) => number;
}

type MinuteOf = (instant: number) => number;

/** When a row is back at its end place, or long ago when it goes nowhere. */
function homeAt(row: Row): number {
  const last = row.stops.at(-1);
  return last ? Date.parse(last.ends_at) + row.return_travel_seconds * 1000 : 0;
}

/** From the first start to the last end of shifts and visits, rounded out to half hours. */
export function axisFor(
  view: DayView,
  room: number,
  leastPerHour: number,
  fallback: number,
  minuteOf: MinuteOf = (instant) => new Date(instant).getUTCMinutes(),
): Axis {
  const shifts = view.rows.flatMap((row) => (row.shift ? [row.shift] : []));
  const spans = [...shifts, ...view.rows.flatMap((row) => row.stops)];
  const first = Math.min(...spans.map((span) => Date.parse(span.starts_at)));
  const last = Math.max(...spans.map((span) => Date.parse(span.ends_at)), ...view.rows.map(homeAt));
  const from = Math.floor((Number.isFinite(first) ? first : fallback) / HALF) * HALF;
  const to = Math.max(Math.ceil((last > 0 ? last : from) / HALF) * HALF, from + LEAST_HOURS * HOUR);
  const count = (to - from) / HOUR;
  const perHour = Math.max(leastPerHour, room / count);
  return {
    from,
    to,
    perHour,
    width: perHour * count,
    hours: fullHours(from, to, minuteOf),
    x: (instant) => (((typeof instant === 'string' ? Date.parse(instant) : instant) - from) / HOUR) * perHour,
  };
}

/** Full hours by the company's clock, which may be half an hour or a quarter off the world's. */
function fullHours(from: number, to: number, minuteOf: MinuteOf): number[] {
  let first = from;
  while (minuteOf(first) !== 0 && first < to) first += HALF / 2;
  return Array.from({ length: Math.ceil((to - first) / HOUR) }, (_, index) => first + index * HOUR);
}

/** Where an arrow key leads from a visit: along the row, or to the nearest in time in the next row that has one. */
import type { Row, Stop } from './rows';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

const arrows = new Set<string>(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

export function isArrow(key: string): key is Arrow {
  return arrows.has(key);
}

export function stopAfter(rows: Row[], key: string | null, arrow: Arrow): Stop | null {
  const at = rows.findIndex((row) => row.stops.some((stop) => stop.key === key));
  const row = rows[at];
  if (!row) return rows.find((one) => one.stops.length > 0)?.stops[0] ?? null;
  const place = row.stops.findIndex((stop) => stop.key === key);
  const here = row.stops[place];
  if (!here) return null;
  if (arrow === 'ArrowLeft') return row.stops[place - 1] ?? here;
  if (arrow === 'ArrowRight') return row.stops[place + 1] ?? here;
  if (arrow === 'Home') return row.stops[0] ?? here;
  if (arrow === 'End') return row.stops.at(-1) ?? here;
  const step = arrow === 'ArrowDown' ? 1 : -1;
  for (let next = at + step; next >= 0 && next < rows.length; next += step) {
    const found = nearest(rows[next]?.stops ?? [], middle(here));
    if (found) return found;
  }
  return here;
}

const middle = (stop: Stop) => (Date.parse(stop.starts_at) + Date.parse(stop.ends_at)) / 2;

function nearest(stops: Stop[], moment: number): Stop | null {
  const away = (stop: Stop) => Math.abs(middle(stop) - moment);
  return stops.reduce<Stop | null>((best, stop) => (best && away(best) <= away(stop) ? best : stop), null);
}

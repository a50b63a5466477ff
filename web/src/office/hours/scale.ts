/** Where moments of a day lie on a line drawn to scale: real time passed, so a change of the clocks shows as it is. */

const HOUR = 3_600_000;
export const STEP = 5 * 60_000;

export interface Scale {
  begin: number;
  end: number;
}

interface Stretch {
  starts_at: string;
  ends_at: string | null;
}

export interface Shown {
  scheduled: Stretch | null;
  shifts: Stretch[];
  segments: Stretch[];
  punches: { pressed_at: string | null; holds_at: string | null }[];
}

/** From an hour before the first thing of the day to an hour after the last; nine to five when there is nothing. */
export function scaleOf(day: Shown, fallback: Scale): Scale {
  const stretches = [day.scheduled, ...day.shifts, ...day.segments].filter((one): one is Stretch => one !== null);
  const moments = [
    ...stretches.flatMap((one) => [one.starts_at, one.ends_at]),
    ...day.punches.flatMap((one) => [one.pressed_at, one.holds_at]),
  ].filter((moment): moment is string => moment !== null);
  if (moments.length === 0) return fallback;
  const epochs = moments.map(Date.parse);
  const begin = Math.floor((Math.min(...epochs) - HOUR / 2) / HOUR) * HOUR;
  const end = Math.ceil((Math.max(...epochs) + HOUR / 2) / HOUR) * HOUR;
  return { begin, end: Math.max(end, begin + 4 * HOUR) };
}

/** 0 at the left end, 1 at the right. */
export function shareOf(scale: Scale, moment: string | number): number {
  const epoch = typeof moment === 'number' ? moment : Date.parse(moment);
  return Math.min(1, Math.max(0, (epoch - scale.begin) / (scale.end - scale.begin)));
}

/** The moment at a share of the line, to five minutes. */
export function momentAt(scale: Scale, share: number): number {
  const epoch = scale.begin + Math.min(1, Math.max(0, share)) * (scale.end - scale.begin);
  return Math.round(epoch / STEP) * STEP;
}

/** Left and width in percent. */
export function placed(scale: Scale, from: string, to: string | null): string {
  const left = shareOf(scale, from);
  const right = to === null ? 1 : shareOf(scale, to);
  return `left:${(left * 100).toFixed(3)}%;width:${(Math.max(0, right - left) * 100).toFixed(3)}%`;
}

/** The full hours to label: every one, or every second or third where there are many. */
export function hourMarks(scale: Scale, most = 13): number[] {
  const count = Math.round((scale.end - scale.begin) / HOUR);
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, index) => scale.begin + index * step * HOUR);
}

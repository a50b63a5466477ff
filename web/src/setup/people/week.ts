/** The arithmetic of the week grid: a stretch of time becomes pieces of days, placed by what the clock on the wall shows. */
import { addDays } from '../../shared/format';

export const MINUTES = 24 * 60;
const STEP = 15;

/** A part of one row: `left` and `width` are shares of the day; it may come from the day before, or go on. */
export interface Piece {
  day: number;
  left: number;
  width: number;
  begins: boolean;
  ends: boolean;
}

interface Stretch {
  starts_at: string;
  ends_at: string;
}

/** Days and minutes by the wall clock: instants arrive with the company's offset, so their text is what the wall shows. */
export function wall(instant: string): { date: string; minute: number } {
  return { date: instant.slice(0, 10), minute: Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) };
}

export function daysFrom(first: string, date: string): number {
  return Math.round((Date.parse(`${date}T12:00:00Z`) - Date.parse(`${first}T12:00:00Z`)) / 86_400_000);
}

export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** The pieces of a stretch in the seven rows from a Monday on. An hour that the clocks show twice is drawn once. */
export function piecesOf(stretch: Stretch, monday: string): Piece[] {
  const from = place(stretch.starts_at, monday);
  const to = Math.max(place(stretch.ends_at, monday), from + 1 / MINUTES);
  const pieces: Piece[] = [];
  for (let day = Math.max(0, Math.floor(from)); day < Math.min(7, Math.ceil(to)); day += 1) {
    const left = Math.max(from, day) - day;
    const right = Math.min(to, day + 1) - day;
    if (right > left) pieces.push({ day, left, width: right - left, begins: from >= day, ends: to <= day + 1 });
  }
  return pieces;
}

function place(instant: string, monday: string): number {
  const { date, minute } = wall(instant);
  return daysFrom(monday, date) + minute / MINUTES;
}

/** What a drag over a row chose, in quarters of an hour; at least half an hour. */
export function draggedSpan(from: number, to: number): { starts: string; ends: string } {
  const [low, high] = from < to ? [from, to] : [to, from];
  const first = Math.min(Math.floor((low * MINUTES) / STEP) * STEP, MINUTES - 2 * STEP);
  const last = Math.max(Math.ceil((high * MINUTES) / STEP) * STEP, first + 2 * STEP);
  return { starts: clockText(first), ends: clockText(Math.min(last, MINUTES)) };
}

/** 07:30; the end of the day is 00:00, which every form reads as the next midnight. */
export function clockText(minute: number): string {
  const rest = minute % MINUTES;
  return `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
}

/** How many hours a day really has less than or more than 24: -1 when the clocks go forward. */
export function clockChange(seconds: number): number {
  return (seconds - 86_400) / 3600;
}

/** Seconds that a week's shifts really last, where two absences that overlap are not taken away twice. */
export function workedSeconds(shifts: Stretch[], absences: Stretch[], days: { starts_at: string; ends_at: string }[]): number {
  const begin = Date.parse(days[0]?.starts_at ?? '');
  const end = Date.parse(days.at(-1)?.ends_at ?? '');
  let sum = 0;
  for (const shift of shifts) {
    let at = Math.max(Date.parse(shift.starts_at), begin);
    const last = Math.min(Date.parse(shift.ends_at), end);
    const away = [...absences].sort((one, other) => Date.parse(one.starts_at) - Date.parse(other.starts_at));
    for (const absence of away) {
      const from = Date.parse(absence.starts_at);
      if (from > at && at < last) sum += Math.min(from, last) - at;
      at = Math.max(at, Date.parse(absence.ends_at));
    }
    if (at < last) sum += last - at;
  }
  return Math.round(sum / 1000);
}

/** Which weeks a rota of `weeks` can mean, from the week that is shown on: the rota week and its Monday. */
export function rotaChoices(weeks: number, rotaNumber: number, monday: string): { week: number; monday: string }[] {
  return Array.from({ length: weeks }, (_, index) => ({
    week: (((rotaNumber + index) % weeks) + weeks) % weeks,
    monday: addDays(monday, 7 * index),
  }));
}

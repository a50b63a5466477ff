/** What a cell of the week says, and which days one press may approve. */
import type { Hours, HoursDay } from '../../shared/types';

export type CellState = 'approved' | 'clean' | 'look' | 'running' | 'empty';

const HARMLESS = new Set(['CORRECTED', 'OPEN_SHIFT']);

export function stateOf(day: HoursDay): CellState {
  if (day.approval) return 'approved';
  if (day.clean) return 'clean';
  if (day.flags.some((flag) => !HARMLESS.has(flag))) return 'look';
  if (day.flags.includes('OPEN_SHIFT')) return 'running';
  return day.shifts.length > 0 ? 'look' : 'empty';
}

/** The flags that say why somebody should look, without what is only for information. */
export function worries(day: HoursDay): string[] {
  return day.flags.filter((flag) => !HARMLESS.has(flag));
}

export interface Approvable {
  technician_id: string;
  days: { date: string; digest: string }[];
}

/** Every clean day of everybody else, as it is seen. */
export function approvable(rows: Hours[]): Approvable[] {
  return rows
    .filter((row) => !row.own)
    .map((row) => ({
      technician_id: row.technician.id,
      days: row.days.filter((day) => day.clean).map(({ date, digest }) => ({ date, digest })),
    }))
    .filter((one) => one.days.length > 0);
}

export function countOf(found: Approvable[]): number {
  return found.reduce((sum, one) => sum + one.days.length, 0);
}

/** The first day of the week that a day belongs to; weekdays as the server counts them, Monday is 0. */
export function weekStart(date: string, startsOn: number): string {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const weekday = (new Date(noon).getUTCDay() + 6) % 7;
  return new Date(noon - ((weekday - startsOn + 7) % 7) * 86_400_000).toISOString().slice(0, 10);
}

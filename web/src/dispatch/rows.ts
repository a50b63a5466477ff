/** One way to look at a day, whether it is the published one or a proposed plan. */
import type { Board, BoardTechnician, BoardVisit, Plan, Span, Unassigned } from '../shared/types';

/** A visit on the board; `key` is its job, which stays the same from plan to plan. */
export interface Stop extends Omit<BoardVisit, 'id'> {
  key: string;
  visitId: string | null;
  rowId: string;
  changed: boolean;
}

export interface Row extends Omit<BoardTechnician, 'visits'> {
  stops: Stop[];
}

export interface DayView {
  rows: Row[];
  unassigned: Unassigned[];
}

export function boardView(board: Board): DayView {
  const rows = board.technicians.map(({ visits, ...technician }) => ({
    ...technician,
    stops: visits.map(({ id, ...visit }) => ({
      ...visit,
      key: visit.job_id,
      visitId: id,
      rowId: technician.id,
      changed: false,
    })),
  }));
  return { rows: workingFirst(rows.map(inOrder)), unassigned: hurtingMostFirst(board.unassigned) };
}

/** The plan's routes over the board's people: what the board knows of a person or a visit stays known. */
export function planView(plan: Plan, board: Board): DayView {
  const people = new Map(board.technicians.map((technician) => [technician.id, technician]));
  const known = new Map(board.technicians.flatMap((one) => one.visits.map((visit) => [visit.job_id, visit])));
  const changed = new Set(plan.changes.map((change) => change.job_id));
  const planned = plan.technicians.map(({ visits, ...route }) => {
    const { visits: _, ...person } = people.get(route.id) ?? { ...stranger, visits: [] };
    const stops = visits.map(({ visit_id, ...visit }): Stop => {
      const before = known.get(visit.job_id);
      return {
        ...untouched,
        ...(before && { status: before.status, paused: before.paused, outcome: before.outcome, version: before.version }),
        ...visit,
        key: visit.job_id,
        visitId: visit_id ?? before?.id ?? null,
        rowId: route.id,
        changed: changed.has(visit.job_id),
      };
    });
    return { ...person, ...route, stops };
  });
  const absent = board.technicians
    .filter((one) => !plan.technicians.some((route) => route.id === one.id))
    .map(({ visits: _, ...person }): Row => ({ ...person, planned_seconds: 0, stops: [] }));
  return { rows: workingFirst([...planned, ...absent].map(inOrder)), unassigned: hurtingMostFirst(plan.unassigned) };
}

const untouched = { status: 'scheduled', paused: false, outcome: null, attention: [], version: 0 } satisfies Partial<Stop>;
const stranger = { phone: null, skills: [], absence: null, clocked_in: false };

function inOrder(row: Row): Row {
  return { ...row, stops: row.stops.toSorted((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at)) };
}

/** People at work above, those who are off below; each group as it came. */
function workingFirst(rows: Row[]): Row[] {
  const works = (row: Row) => row.shift !== null || row.stops.length > 0;
  return [...rows.filter(works), ...rows.filter((row) => !works(row))];
}

export function hurtingMostFirst(jobs: Unassigned[]): Unassigned[] {
  const soonest = (job: Unassigned) => Math.min(...job.windows.map((window) => Date.parse(window.ends_at)), Infinity);
  return jobs.toSorted((a, b) => b.priority - a.priority || soonest(a) - soonest(b) || compare(a, b));
}

const compare = (a: Unassigned, b: Unassigned) => a.job_number - b.job_number;

/** `12 Elm St, Pittsford, NY 14534` is shown as `Pittsford`; an address without commas as it is. */
export function placeName(address: string): string {
  const parts = address.split(',').map((part) => part.trim());
  return (parts.length >= 3 ? parts.at(-2) : parts.length === 2 ? parts[1] : parts[0]) ?? address;
}

export function matches(job: { customer_name: string; address: string; job_number: number; title: string }, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return true;
  return `${job.customer_name} ${job.address} ${job.job_number} ${job.title}`.toLowerCase().includes(wanted);
}

/** The breaks that a plan has placed in a shift. */
export function breaksOf(row: Row): Span[] {
  return row.shift?.breaks ?? [];
}

/** The place in eight colours, and whether it is the second round of them. */
export function crewColour(index: number): { token: string; dashed: boolean } {
  return { token: `crew-${index % 8}`, dashed: Math.floor(index / 8) % 2 === 1 };
}

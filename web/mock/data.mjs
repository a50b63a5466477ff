// A made-up working day, the same for the same seed and date: crew, routes, what did not fit, figures.
import { crew, customers, skillNames, streets, towns, trades, whyNot } from './names.mjs';

const OFFSET = '-05:00';
export const TODAY = '2026-11-23';
export const NOW = `${TODAY}T10:42:00${OFFSET}`;

export function random(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = (list, draw) => list[Math.floor(draw() * list.length)];
export const uuid = (kind, number) => `00000000-0000-4000-8000-${(kind * 1e6 + number).toString(16).padStart(12, '0')}`;

export function at(date, minutes) {
  const clock = new Date(Date.parse(`${date}T00:00:00Z`) + Math.round(minutes) * 60000).toISOString();
  return clock.slice(0, 19) + OFFSET;
}

const minutesNow = (Date.parse(NOW) - Date.parse(`${TODAY}T00:00:00${OFFSET}`)) / 60000;

export function makeDay(date, { crewSize = 14, jobs = 110, seed = 7, shuffled = 0 } = {}) {
  const draw = random(seed + Number(date.replaceAll('-', '')));
  const depot = { latitude: 43.156, longitude: -77.615, label: 'Depot, Jay St' };
  const technicians = Array.from({ length: crewSize }, (_, index) => technician(index, date, depot, draw));
  const all = Array.from({ length: jobs }, (_, index) => makeJob(index, date, draw));
  const left = all.splice(-Math.min(5, jobs));
  technicians.filter((one) => one.shift).forEach((one, index, able) => {
    const mine = all.filter((_, job) => (job * 7 + shuffled * (job % 9 === 0)) % able.length === index);
    routeOf(one, mine, date, draw);
  });
  const unassigned = left.map((job, index) => lost(job, index));
  return {
    date, timezone: 'America/New_York', now: NOW, published_plan_id: uuid(9, 1),
    latest_plan: { id: uuid(9, 1), status: 'published', created_at: at(TODAY, 400) },
    technicians, unassigned, kpis: figures(technicians, unassigned),
  };
}

function technician(index, date, depot, draw) {
  const away = index === 11;
  const start = index % 4 === 3 ? 450 : 480;
  const skills = Object.keys(skillNames).filter((_, skill) => (index + skill) % 3 !== 0);
  const home = { latitude: 43.1 + draw() * 0.12, longitude: -77.72 + draw() * 0.26, label: 'Home' };
  return {
    id: uuid(1, index), name: crew[index % crew.length] + (index >= crew.length ? ` ${Math.floor(index / crew.length) + 1}` : ''),
    color_index: index, phone: `+1 585 555 01${String(10 + index).slice(-2)}`,
    skills: skills.map((code, at_) => ({ code, name: skillNames[code], level: 1 + ((index + at_) % 3) })),
    shift: away ? null : {
      starts_at: at(date, start), ends_at: at(date, start + 540), start_place: index % 2 ? home : depot, end_place: null,
      breaks: [{ starts_at: at(date, 720 + (index % 3) * 15), ends_at: at(date, 750 + (index % 3) * 15) }],
    },
    absence: away ? { reason: 'Vacation until Wednesday' } : null,
    planned_seconds: 0, available_seconds: away ? 0 : 510 * 60, clocked_in: !away && date === TODAY, visits: [],
    return_travel_seconds: 0,
  };
}

function makeJob(index, date, draw) {
  const [town, zip, latitude, longitude] = pick(towns, draw);
  const trade = pick(trades, draw);
  const from = pick([480, 480, 540, 600, 720, 780, 840], draw);
  return {
    job_id: uuid(2, index), job_number: 24180 + index, title: trade.type, job_type: trade.type,
    customer_name: pick(customers, draw), address: `${10 + Math.floor(draw() * 980)} ${pick(streets, draw)}, ${town}, NY ${zip}`,
    latitude: latitude + (draw() - 0.5) * 0.045, longitude: longitude + (draw() - 0.5) * 0.06,
    priority: draw() < 0.12 ? 80 : 40, duration: Math.round((trade.minutes * (0.75 + draw() * 0.5)) / 5) * 5,
    window: draw() < 0.8 ? { starts_at: at(date, from), ends_at: at(date, from + 180) } : null,
  };
}

const key = (job) => (job.window ? job.window.starts_at : 'z') + job.job_id;

function routeOf(technician_, jobs, date, draw) {
  let clock = (Date.parse(technician_.shift.starts_at) - Date.parse(`${date}T00:00:00${OFFSET}`)) / 60000;
  const lunch = technician_.shift.breaks[0];
  const lunchAt = (Date.parse(lunch.starts_at) - Date.parse(`${date}T00:00:00${OFFSET}`)) / 60000;
  const last = clock + 540;
  jobs.sort((a, b) => key(a).localeCompare(key(b)));
  for (const job of jobs) {
    const travel = 5 + Math.round(draw() * 11);
    let start = clock + travel;
    const duration = Math.round(Math.min(job.duration, 95) * 0.13) * 5;
    if (start < lunchAt + 30 && start + duration > lunchAt) start = lunchAt + 30;
    if (start + duration > last) break;
    technician_.visits.push(visit(job, technician_, start, duration, travel, date));
    clock = start + duration + (draw() < 0.3 ? 10 : 0);
  }
  technician_.planned_seconds = technician_.visits.reduce((sum, one) => sum + one.travel_seconds + span(one), 0);
  technician_.return_travel_seconds = 900;
}

const span = (one) => (Date.parse(one.ends_at) - Date.parse(one.starts_at)) / 1000;

function visit(job, owner, start, duration, travel, date) {
  const number = owner.visits.length;
  const { duration: _, ...facts } = job;
  const one = {
    id: job.job_id.replace('-8000-', '-9000-'), ...facts, starts_at: at(date, start), ends_at: at(date, start + duration),
    travel_seconds: travel * 60, status: 'scheduled', paused: false, outcome: null,
    pinned: number === 2 && owner.color_index % 5 === 1 ? 'time' : number === 1 && owner.color_index % 6 === 2 ? 'both' : 'none',
    sequence: number + 1, attention: [], version: 1,
  };
  if (date < TODAY) Object.assign(one, { status: 'done', outcome: 'completed' });
  if (date === TODAY) Object.assign(one, progress(start, duration, travel, owner.color_index + number));
  return one;
}

function progress(start, duration, travel, luck) {
  if (start + duration < minutesNow) return luck % 17 === 5 ? { status: 'cancelled' } : { status: 'done', outcome: 'completed' };
  if (start < minutesNow) {
    const late = luck % 7 === 3 ? [{ code: 'RUNNING_LATE', sentence: 'Running 25 min over: the next promise is at risk.' }] : [];
    return { status: 'working', paused: luck % 9 === 2, attention: late };
  }
  if (start - travel < minutesNow) return { status: 'en_route' };
  return { status: luck % 2 ? 'confirmed' : 'scheduled' };
}

function lost(job, index) {
  const { window, duration, ...facts } = job;
  const why = [whyNot[index % whyNot.length], ...(index === 0 ? [whyNot[3]] : [])];
  return {
    ...facts, priority: index === 0 ? 90 : facts.priority, duration_seconds: duration * 60, windows: window ? [window] : [],
    reasons: why.map(([code, sentence]) => ({ code, sentence })),
  };
}

export function figures(technicians, unassigned) {
  const visits = technicians.flatMap((one) => one.visits);
  const travel = visits.reduce((sum, one) => sum + one.travel_seconds, 0);
  const work = visits.reduce((sum, one) => sum + span(one), 0);
  const loads = technicians.filter((one) => one.available_seconds).map((one) => one.planned_seconds);
  return {
    jobs: visits.length + unassigned.length, served: visits.length, unassigned: unassigned.length,
    travel_seconds: travel, travel_share: travel / (travel + work || 1),
    idle_seconds: technicians.reduce((sum, one) => sum + Math.max(0, one.available_seconds - one.planned_seconds), 0),
    overtime_seconds: 0, load_max: Math.max(0, ...loads), load_min: Math.min(...loads),
  };
}

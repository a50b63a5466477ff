// The dispatcher's face of the mock server: the board, a plan that takes some seconds, edits of a visit.
import { figures, makeDay, NOW, TODAY, uuid } from './data.mjs';

const PUBLISHED = uuid(9, 1);

function unplanned(board) {
  const visits = board.technicians.flatMap((one) => one.visits);
  const waiting = visits.map((one) => ({
    ...one, duration_seconds: 3600, windows: one.window ? [one.window] : [],
    reasons: [{ code: 'NOT_PLANNED', sentence: 'No plan has looked at this job yet.' }],
  }));
  const technicians = board.technicians.map((one) => ({ ...one, visits: [], planned_seconds: 0 }));
  return { ...board, published_plan_id: null, latest_plan: null, technicians, unassigned: waiting, kpis: figures(technicians, waiting) };
}

function proposal(world, plan) {
  const next = makeDay(plan.date, { crewSize: world.crew, jobs: world.jobs, shuffled: 1 });
  const before = new Map(world.day(plan.date).technicians.flatMap((one) => one.visits.map((visit) => [visit.job_id, [one, visit]])));
  const changes = next.technicians.flatMap((one) => one.visits.flatMap((visit) => change(one, visit, before.get(visit.job_id))));
  return {
    ...plan, status: 'proposed', kpis: next.kpis, unassigned: next.unassigned.slice(0, 3), changes,
    technicians: next.technicians.map((one) => ({ ...one, visits: one.visits.map((visit) => ({ ...visit, visit_id: null })) })),
  };
}

function change(owner, visit, old) {
  const to = { technician_id: owner.id, technician_name: owner.name, starts_at: visit.starts_at };
  const about = { job_id: visit.job_id, job_number: visit.job_number, customer_name: visit.customer_name, to };
  if (!old) return [{ kind: 'added', ...about, from: null, sentence: `${visit.customer_name}: now fits with ${owner.name}.` }];
  const [was, before] = old;
  const from = { technician_id: was.id, technician_name: was.name, starts_at: before.starts_at };
  if (was.id !== owner.id) return [{ kind: 'reassigned', ...about, from, sentence: `${visit.customer_name}: from ${was.name} to ${owner.name}.` }];
  if (before.starts_at === visit.starts_at) return [];
  return [{ kind: 'moved', ...about, from, sentence: `${visit.customer_name}: moved with ${owner.name}.` }];
}

function advance(world, plan) {
  if (plan.status !== 'queued' && plan.status !== 'solving') return plan;
  const elapsed = (Date.now() - plan.began) / 1000;
  const limit = plan.limits.seconds;
  if (elapsed >= limit || plan.stopped) return Object.assign(plan, proposal(world, plan));
  const found = Math.floor(elapsed / 1.8) * 1.8;
  plan.status = elapsed < 0.6 ? 'queued' : 'solving';
  plan.progress = {
    elapsed_seconds: elapsed, served: Math.min(world.jobs - 3, Math.round(world.jobs * (0.75 + 0.22 * (1 - Math.exp(-found))))), total: world.jobs,
    travel_seconds: Math.round(52000 + 22000 * Math.exp(-found / 2)), unserved_priority: 120, found_at: found, fraction: elapsed / limit,
  };
  return plan;
}

export function dispatchRoutes(world) {
  const everyVisit = () => [...world.days.values()].flatMap((day) => day.technicians.flatMap((one) => one.visits.map((visit) => [one, visit])));
  const find = (id) => everyVisit().find(([, visit]) => visit.id === id) ?? [];
  return [
    ['GET', /^\/dispatch\/v1\/board$/, ({ query }) => {
      const board = world.day(query.get('date') ?? TODAY);
      if (world.empty) return unplanned(board);
      const latest = [...world.plans.values()].filter((plan) => plan.date === board.date).at(-1);
      return { ...board, now: NOW, latest_plan: latest ? { id: latest.id, status: advance(world, latest).status, created_at: NOW } : board.latest_plan };
    }],
    ['POST', /^\/dispatch\/v1\/plans$/, ({ body }) => {
      const id = uuid(9, 10 + world.plans.size);
      const plan = {
        id, date: body.date, status: 'queued', created_at: NOW, requested_by: 'Robin Castle', seed: 1, engine: 'routing', engine_version: '9.15',
        input_hash: 'ab12', limits: { seconds: body.seconds ?? 6, iterations: null }, progress: null, kpis: null, failure: null, stale_because: [],
        technicians: [], unassigned: [], changes: [], began: Date.now(), stopped: false,
      };
      world.plans.set(id, plan);
      return plan;
    }],
    ['GET', /^\/dispatch\/v1\/plans\/([^/]+)$/, ({ id }) => advance(world, world.plans.get(id) ?? { id: PUBLISHED, status: 'published' })],
    ['POST', /^\/dispatch\/v1\/plans\/([^/]+)\/stop$/, ({ id }) => advance(world, Object.assign(world.plans.get(id), { stopped: true }))],
    ['POST', /^\/dispatch\/v1\/plans\/([^/]+)\/publish$/, ({ id }) => {
      const plan = Object.assign(world.plans.get(id), { status: 'published' });
      const technicians = plan.technicians.map((one) => ({ ...one, visits: one.visits.map((visit) => ({ ...visit, id: visit.job_id.replace('-8000-', '-9000-') })) }));
      world.days.set(plan.date, { ...world.day(plan.date), technicians, unassigned: plan.unassigned, kpis: plan.kpis, published_plan_id: id });
      world.empty = false;
      return plan;
    }],
    ['GET', /^\/dispatch\/v1\/visits\/([^/]+)$/, ({ id }) => find(id)[1]],
    ['PATCH', /^\/dispatch\/v1\/visits\/([^/]+)$/, ({ id, body }) => {
      const [owner, visit] = find(id);
      if (body.technician_id && body.technician_id !== owner.id) return clash(world, visit, body.technician_id);
      return Object.assign(visit, { pinned: body.pinned ?? visit.pinned, version: visit.version + 1 });
    }],
    ['POST', /^\/dispatch\/v1\/visits\/([^/]+)\/cancel$/, ({ id }) => Object.assign(find(id)[1], { status: 'cancelled' })],
  ];
}

function clash(world, visit, technicianId) {
  const other = world.day(TODAY).technicians.find((one) => one.id === technicianId)?.visits[0] ?? visit;
  const sentence = `That time is taken by ${other.customer_name}, ${other.job_number}.`;
  return { refuse: 409, code: 'DOUBLE_BOOKING', detail: sentence, visit_id: other.id, technician_id: technicianId, starts_at: other.starts_at, ends_at: other.ends_at };
}

// The API contract as two small OpenAPI documents, used for types until the server's own documents are there.
const S = { type: 'string' };
const I = { type: 'integer' };
const N = { type: 'number' };
const B = { type: 'boolean' };
const list = (items) => ({ type: 'array', items });
const nul = (schema) =>
  typeof schema.type === 'string' && !schema.properties && !schema.items
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
const one = (...values) => ({ type: 'string', enum: values });
const obj = (properties) => {
  const required = Object.keys(properties).filter((key) => !key.endsWith('?'));
  const clean = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key.replace('?', ''), value]));
  return { type: 'object', properties: clean, required };
};
const page = (items) => obj({ items: list(items), next: nul(S) });

const money = obj({ minor: I, currency: S });
const span = obj({ starts_at: S, ends_at: S });
const place = obj({ latitude: N, longitude: N, label: S });
const said = obj({ code: S, sentence: S });
const state = one('scheduled', 'confirmed', 'en_route', 'working', 'done', 'cancelled');
const pin = one('none', 'technician', 'time', 'both');
const shift = nul(obj({ starts_at: S, ends_at: S, start_place: place, end_place: nul(place), breaks: list(span) }));
const where = { customer_name: S, address: S, latitude: nul(N), longitude: nul(N) };
const about = { job_id: S, job_number: I, title: S, job_type: S, ...where, priority: I };

const session = obj({
  user: obj({ id: S, email: S, name: S, role: S, technician_id: nul(S) }),
  company: obj({ id: S, name: S, timezone: S, currency: S, locale: S, hour_cycle: one('h12', 'h23') }),
  permissions: list(S), csrf_token: S, demo: B, today: S, now: S,
  map: obj({ tile_url: nul(S), attribution: nul(S) }),
});
const kpis = obj({
  jobs: I, served: I, unassigned: I, travel_seconds: I, travel_share: N,
  idle_seconds: I, overtime_seconds: I, load_max: N, load_min: N,
});
const slot = { starts_at: S, ends_at: S, window: nul(span), travel_seconds: I, pinned: pin, sequence: I };
const boardVisit = obj({
  id: S, ...about, ...slot, status: state, paused: B, outcome: nul(S), attention: list(said), version: I,
});
const unassigned = list(obj({ ...about, duration_seconds: I, windows: list(span), reasons: list(said) }));
const row = {
  id: S, name: S, color_index: I, shift, planned_seconds: I, available_seconds: I, return_travel_seconds: I,
};
const board = obj({
  date: S, timezone: S, now: S, published_plan_id: nul(S),
  latest_plan: nul(obj({ id: S, status: S, created_at: S })),
  technicians: list(obj({
    ...row, phone: nul(S), skills: list(obj({ code: S, name: S, level: I })),
    absence: nul(obj({ reason: S })), clocked_in: B, visits: list(boardVisit),
  })),
  unassigned, kpis,
});
const side = nul(obj({ technician_id: S, technician_name: S, starts_at: S }));
const plan = obj({
  id: S, date: S, created_at: S, requested_by: S, seed: nul(I), engine: S, engine_version: S, input_hash: nul(S),
  status: one('queued', 'solving', 'proposed', 'published', 'failed', 'stale', 'superseded'),
  limits: obj({ seconds: nul(I), iterations: nul(I) }),
  progress: nul(obj({
    elapsed_seconds: N, served: I, total: I, travel_seconds: I, unserved_priority: I, found_at: nul(N), fraction: N,
  })),
  kpis: nul(kpis), failure: nul(said), stale_because: list(obj({ kind: S, id: S, name: S, sentence: S })),
  technicians: list(obj({ ...row, visits: list(obj({ visit_id: nul(S), ...about, ...slot })) })),
  unassigned,
  changes: list(obj({
    kind: one('added', 'moved', 'reassigned', 'removed'), job_id: S, job_number: I, customer_name: S,
    from: side, to: side, sentence: S,
  })),
});
const visit = obj({ id: S, job_id: S, technician_id: nul(S), starts_at: S, ends_at: S, status: state, pinned: pin, version: I });

const invoiceRow = {
  id: S, number: nul(S), status: one('draft', 'posted', 'credited'), kind: S, customer_id: S, customer_name: S,
  job_id: nul(S), job_number: nul(I), issued_on: nul(S), due_on: nul(S), total: money, sent_at: nul(S),
  review_reason: nul(S), version: I,
};
const invoice = obj({
  ...invoiceRow,
  lines: list(obj({
    code: S, description: S, quantity: S, unit_price: money, net: money, tax_category: nul(S), tax_rate: nul(S),
  })),
  taxes: list(obj({ name: S, rate: S, base: money, amount: money })),
  net: money, tax: money, notes: nul(S),
  events: list(obj({ at: S, kind: S, sentence: S })),
  evidence: nul(obj({
    visit_id: S, technician_name: S, started_at: nul(S), completed_at: nul(S), notes: nul(S),
    photos: list(obj({ reference: S })), signature: nul(obj({ name: S, reference: nul(S) })),
  })),
});
const invoiceEdit = obj({ 'lines?': list(obj({ code: S, quantity: S })), 'notes?': S });

const call = (answer, body, query = [], header = null) => ({
  parameters: [
    ...query.map((name) => ({ name, in: 'query', schema: { type: ['string', 'integer'] } })),
    ...(header ? [{ name: header, in: 'header', required: true, schema: S }] : []),
  ],
  ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
  responses: {
    200: { description: 'The answer', ...(answer ? { content: { 'application/json': { schema: answer } } } : {}) },
  },
});
const byId = (path, methods) => [path, {
  parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: S })),
  ...methods,
}];
const paged = ['limit', 'cursor'];

const api = {
  '/api/v1/session': { get: call(session), post: call(session, obj({ email: S, password: S })), delete: call() },
  '/api/v1/welcome': { get: call(obj({ demo: B, accounts: list(S), company_name: nul(S) })) },
  '/dispatch/v1/board': { get: call(board, null, ['date']) },
  '/dispatch/v1/plans': { post: call(plan, obj({ date: S, 'seconds?': I, 'seed?': I })) },
  ...Object.fromEntries([
    byId('/dispatch/v1/plans/{plan_id}', { get: call(plan) }),
    byId('/dispatch/v1/plans/{plan_id}/publish', { post: call(plan) }),
    byId('/dispatch/v1/plans/{plan_id}/stop', { post: call(plan) }),
    byId('/dispatch/v1/visits/{visit_id}', {
      get: call(visit), patch: call(visit, obj({ 'technician_id?': S, 'starts_at?': S, 'pinned?': pin }), [], 'If-Match'),
    }),
    byId('/dispatch/v1/visits/{visit_id}/cancel', { post: call(visit, obj({ reason: S })) }),
    byId('/office/v1/invoices/{invoice_id}', { get: call(invoice), patch: call(invoice, invoiceEdit, [], 'If-Match') }),
    byId('/office/v1/invoices/{invoice_id}/approve', { post: call(invoice, null, [], 'Idempotency-Key') }),
    byId('/office/v1/invoices/{invoice_id}/reject', { post: call(invoice, obj({ reason: S })) }),
  ]),
  '/dispatch/v1/visits': { post: call(visit, obj({ job_id: S, technician_id: S, starts_at: S, 'pinned?': pin })) },
  '/office/v1/invoices': { get: call(page(obj(invoiceRow)), null, [...paged, 'status', 'q', 'job_id', 'customer_id']) },
  '/office/v1/review-queue': { get: call(page(obj(invoiceRow)), null, paged) },
  '/office/v1/price-book': {
    get: call(page(obj({ id: S, code: S, description: S, unit_price: money, active: B })), null, paged),
  },
};

const mobileVisit = obj({
  id: S, job_id: S, job_number: I, sequence: I, title: S, job_type: S,
  customer: obj({ name: S, phone: nul(S) }),
  site: obj({ address: S, latitude: nul(N), longitude: nul(N), access_notes: nul(S) }),
  window: nul(span), starts_at: S, ends_at: S, travel_seconds: I, status: state, paused: B, outcome: nul(S),
  description: nul(S), checklist: list(obj({ id: S, text: S, required: B })),
  lines: list(obj({ code: S, description: S, quantity: S, unit_price: money })),
  equipment: list(obj({ id: S, name: S, serial: nul(S) })),
  travel_started_at: nul(S), arrived_at: nul(S), started_at: nul(S), completed_at: nul(S), version: I,
});
const stamp = { occurred_at: S, timezone: S };
const punched = obj({
  result: S, flags: list(S), clocked_in: B, punch: obj({ id: S, kind: S, occurred_at: S, received_at: S }),
});
const reported = obj({
  result: S, flags: list(S), visit: mobileVisit,
  invoice: nul(obj({ id: S, number: nul(S), status: S })),
});
const finish = obj({
  ...stamp, 'lines?': list(obj({ code: S, quantity: S })), 'notes?': S,
  'checklist?': list(obj({ id: S, done: B, 'note?': S })), 'signature?': obj({ name: S, 'reference?': S }),
  'outcome?': one('completed', 'could_not_complete', 'no_show'), 'reason?': S,
});
const mobile = {
  '/mobile/v1/day': {
    get: call(obj({
      date: S, timezone: S, now: S, technician: obj({ id: S, name: S }), shift, clocked_in: B,
      clocked_in_at: nul(S), visits: list(mobileVisit),
    }), null, ['date']),
  },
  '/mobile/v1/clock-in': { post: call(punched, obj(stamp), [], 'Idempotency-Key') },
  '/mobile/v1/clock-out': { post: call(punched, obj(stamp), [], 'Idempotency-Key') },
  ...Object.fromEntries(['travel', 'arrive', 'start', 'pause', 'resume', 'complete'].map((verb) =>
    byId(`/mobile/v1/visits/{visit_id}/${verb}`, {
      post: call(reported, verb === 'complete' ? finish : obj(stamp), [], 'Idempotency-Key'),
    }))),
};

const document = (title, paths) => ({ openapi: '3.1.0', info: { title, version: '1' }, paths });

export const contract = { api: document('Truckroll', api), mobile: document('Truckroll for technicians', mobile) };

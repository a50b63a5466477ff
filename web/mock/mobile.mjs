// The technician's face of the mock server: one day, the punches and the reports of a visit.
import { NOW, TODAY, uuid } from './data.mjs';
import { priceBook } from './office.mjs';

const steps = {
  travel: { status: 'en_route' }, arrive: { status: 'en_route' }, start: { status: 'working', paused: false },
  pause: { paused: true }, resume: { paused: false }, complete: { status: 'done', outcome: 'completed' },
};
const stamps = { travel: 'travel_started_at', arrive: 'arrived_at', start: 'started_at', complete: 'completed_at' };

function forPhone(visit) {
  const { customer_name, address, latitude, longitude, attention, pinned, priority, ...facts } = visit;
  const begun = visit.status === 'done' || visit.status === 'working';
  return {
    travel_started_at: begun || visit.status === 'en_route' ? visit.starts_at : null, arrived_at: begun ? visit.starts_at : null,
    started_at: begun ? visit.starts_at : null, completed_at: visit.status === 'done' ? visit.ends_at : null, ...facts,
    customer: { name: customer_name, phone: '+1 585 555 0147' },
    site: { address, latitude, longitude, access_notes: 'Side door. The dog is friendly; ring twice.' },
    description: 'Blower has been loud for a week. Check capacitor and belt before anything else.',
    checklist: [
      { id: uuid(7, 1), text: 'Gas valve shut and tagged', required: true },
      { id: uuid(7, 2), text: 'CO reading taken at the supply', required: true },
      { id: uuid(7, 3), text: 'Old filter removed from the site', required: false },
    ],
    lines: [priceBook[1], priceBook[3]].map(({ code, description, unit_price }) => ({ code, description, unit_price, quantity: '1' })),
    equipment: [{ id: uuid(8, 1), name: 'Carrier 59TP6 furnace', serial: '4417A21093' }],
  };
}

export function mobileRoutes(world) {
  const mine = () => world.day(TODAY).technicians[world.technician];
  const punch = (kind) => () => {
    world.clockedInAt = kind === 'in' ? NOW : null;
    return { result: 'applied', flags: [], clocked_in: kind === 'in', punch: { id: uuid(7, 99), kind, occurred_at: NOW, received_at: NOW } };
  };
  return [
    ['GET', /^\/mobile\/v1\/day$/, ({ query }) => {
      const date = query.get('date') ?? TODAY;
      const me = world.empty ? { ...mine(), visits: [] } : world.day(date).technicians[world.technician];
      return {
        date, timezone: 'America/New_York', now: NOW, technician: { id: me.id, name: me.name }, shift: me.shift,
        clocked_in: world.clockedInAt !== null, clocked_in_at: world.clockedInAt, visits: me.visits.map(forPhone),
      };
    }],
    ['POST', /^\/mobile\/v1\/clock-in$/, punch('in')],
    ['POST', /^\/mobile\/v1\/clock-out$/, punch('out')],
    ['POST', /^\/mobile\/v1\/visits\/([^/]+)\/(\w+)$/, ({ id, verb, body }) => {
      const visit = mine().visits.find((one) => one.id === id);
      Object.assign(visit, steps[verb], stamps[verb] ? { [stamps[verb]]: body.occurred_at } : {});
      const invoice = verb === 'complete' ? { id: uuid(6, 1), number: '2026-04713', status: 'posted' } : null;
      return { result: 'applied', flags: [], visit: forPhone(visit), invoice };
    }],
  ];
}

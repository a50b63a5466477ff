// Invoices, the review queue and the price book of the mock server.
import { customers, streets, towns, trades } from './names.mjs';
import { at, pick, random, TODAY, uuid } from './data.mjs';

const usd = (minor) => ({ minor: Math.round(minor), currency: 'USD' });
const back = (days) => new Date(Date.parse(`${TODAY}T12:00:00Z`) - days * 864e5).toISOString().slice(0, 10);

export const priceBook = [
  ['LAB-STD', 'Labour, standard hour', 11800], ['LAB-FLAT-TUNE', 'Furnace tune-up, flat', 14900],
  ['TRIP', 'Trip charge', 5900], ['FLT-16x25', 'Filter 16×25×1', 1850], ['THERM-BAT', 'Thermocouple', 3400],
  ['CAP-45', 'Run capacitor 45 µF', 4800], ['WH-50G', 'Water heater 50 gal', 89900], ['VLV-BALL34', 'Ball valve ¾″', 2600],
  ['SEAL-KIT', 'Seal kit', 1290], ['BRK-20', 'Breaker 20 A', 2450], ['CO-DET', 'CO detector', 4700],
].map(([code, description, price], index) => ({ id: uuid(5, index), code, description, unit_price: usd(price), active: true }));

const reasons = [
  'Time on site was 2 h 40 min; this job type usually takes 1 h 10 min.',
  'The technician reported completion without arriving first.',
  'The lines hold 3 water heaters; more than 1 is unusual for this job type.',
  'The customer’s purchase order is missing, and this customer asks for one.',
];

export function makeInvoices(count = 64) {
  const draw = random(11);
  return Array.from({ length: count }, (_, index) => makeInvoice(index, draw));
}

function makeInvoice(index, draw) {
  const draft = index < 4;
  const day = draft ? 0 : Math.floor((index - 4) / 9);
  const trade = pick(trades, draw);
  const [town, zip] = pick(towns, draw);
  const lines = makeLines(trade, draw, index);
  const net = lines.reduce((sum, line) => sum + line.net.minor, 0);
  const issued = back(day);
  return {
    id: uuid(6, index), number: draft ? null : `2026-${String(4712 - index).padStart(5, '0')}`, kind: 'primary',
    status: draft ? 'draft' : index === 23 ? 'credited' : 'posted', customer_id: uuid(4, index % 30),
    customer_name: pick(customers, draw), customer_address: `${10 + Math.floor(draw() * 900)} ${pick(streets, draw)}, ${town}, NY ${zip}`,
    job_id: uuid(2, index), job_number: 24110 - index, issued_on: draft ? null : issued,
    due_on: draft ? null : back(day - 30), total: usd(net * 1.08), net: usd(net), tax: usd(net * 0.08),
    review_reasons: draft ? [{ code: 'DURATION_UNUSUAL', sentence: reasons[index] }] : [], sent_at: draft || index === 5 || index === 9 ? null : at(issued, 700 + index), review_reason: draft ? reasons[index] : null,
    version: 1, lines, taxes: [{ name: 'New York sales tax', rate: '0.08', base: usd(net), amount: usd(net * 0.08) }],
    notes: index % 3 === 0 ? 'Replaced the worn part and ran the system through two cycles. Filter should be changed every 90 days.' : null,
    events: events(issued, draft, index),
    evidence: {
      visit_id: uuid(3, index), technician_name: 'Dana Whitfield', started_at: at(issued, 555), completed_at: at(issued, 555 + 70 + (index % 4) * 30),
      notes: 'Blower was loud on arrival. Capacitor read 31 µF of 45. Swapped it, balanced the wheel, checked CO: 0 ppm.',
      photos: index % 2 ? [] : [{ reference: 'nameplate-5521' }, { reference: 'capacitor-after' }],
      signature: { name: 'A. Rosenthal', reference: null }, flags: draft && index === 1 ? ['STEP_MISSING'] : [],
      checklist: [{ id: 'c1', done: true, note: null }, { id: 'c2', done: index % 2 === 0, note: null }],
    },
  };
}

function makeLines(trade, draw, index) {
  const flat = { code: 'LAB-STD', description: `${trade.type}, labour`, quantity: (0.75 + Math.floor(draw() * 6) / 4).toFixed(2), unit_price: usd(11800) };
  const parts = [0, 1].slice(0, 1 + Math.floor(draw() * 2)).map(() => pick(priceBook.slice(2), draw));
  const raw = [flat, ...parts.map((part) => ({ code: part.code, description: part.description, quantity: index === 2 ? '3' : '1', unit_price: part.unit_price }))];
  return raw.map((line) => ({ ...line, net: usd(line.unit_price.minor * Number(line.quantity)), tax_category: 'S', tax_rate: '0.08' }));
}

function events(issued, draft, index) {
  const first = { at: at(issued, 640), kind: 'drafted', sentence: 'Drafted when Dana Whitfield completed the visit.' };
  if (draft) return [first];
  const posted = { at: at(issued, 641), kind: 'posted', sentence: 'Posted with the next number.' };
  return index === 5 ? [first, posted] : [first, posted, { at: at(issued, 642), kind: 'sent', sentence: 'Mailed to the customer.' }];
}

export function officeRoutes(world) {
  const find = (id) => world.invoices.find((one) => one.id === id);
  const page = (items, query) => {
    const limit = Number(query.get('limit') ?? 50);
    const from = Number(query.get('cursor') ?? 0);
    return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
  };
  const wanted = (query) => (one) =>
    (!query.get('status') || one.status === query.get('status')) &&
    (!query.get('q') || `${one.number} ${one.customer_name} ${one.job_number}`.toLowerCase().includes(query.get('q').toLowerCase()));
  return [
    ['GET', /^\/office\/v1\/invoices$/, ({ query }) => page(world.invoices.filter(wanted(query)), query)],
    ['GET', /^\/office\/v1\/review-queue$/, ({ query }) => page(world.invoices.filter((one) => one.status === 'draft'), query)],
    ['GET', /^\/office\/v1\/price-book$/, ({ query }) => page(priceBook, query)],
    ['GET', /^\/office\/v1\/invoices\/([^/.]+)$/, ({ id }) => find(id)],
    ['POST', /^\/office\/v1\/invoices\/([^/]+)\/approve$/, ({ id }) =>
      Object.assign(find(id), { status: 'posted', number: `2026-${4713 + world.posted++}`.replace('-', '-0'), issued_on: TODAY, review_reason: null })],
    ['POST', /^\/office\/v1\/invoices\/([^/]+)\/reject$/, ({ id }) => Object.assign(find(id), { status: 'rejected' })],
    ['PATCH', /^\/office\/v1\/invoices\/([^/]+)$/, ({ id, body }) => {
      const one = find(id);
      for (const line of one.lines) {
        line.quantity = body.lines?.find((edit) => edit.code === line.code)?.quantity ?? line.quantity;
        line.net = usd(line.unit_price.minor * Number(line.quantity));
      }
      const net = one.lines.reduce((sum, line) => sum + line.net.minor, 0);
      return Object.assign(one, { notes: body.notes ?? one.notes, net: usd(net), tax: usd(net * 0.08), total: usd(net * 1.08), version: one.version + 1 });
    }],
  ];
}

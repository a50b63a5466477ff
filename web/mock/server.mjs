// Serves the built pages under the real content security policy, with made-up answers behind them.
// For work on the pages and their tests without the Python server: `npm run build && npm run mock`.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDay, NOW, TODAY } from './data.mjs';
import { dispatchRoutes } from './dispatch.mjs';
import { mobileRoutes } from './mobile.mjs';
import { makeInvoices, officeRoutes } from './office.mjs';

const built = fileURLToPath(new URL('../../server/static/', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "worker-src 'self' blob:", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
  "frame-src 'self'", "require-trusted-types-for 'script'", 'trusted-types svelte-trusted-html truckroll',
].join('; ');
const roles = { 'tech1@demo.example': 'technician', 'office@demo.example': 'office', 'owner@demo.example': 'owner' };

const world = {};
function reset(name = 'full', crew = 14, jobs = 110) {
  Object.assign(world, {
    name, crew, jobs, empty: name === 'empty', days: new Map(), plans: new Map(), technician: 3, clockedInAt: name === 'fresh' ? null : NOW,
    invoices: name === 'empty' ? [] : makeInvoices(), posted: 0,
    day(date) {
      if (!this.days.has(date)) this.days.set(date, makeDay(date, { crewSize: this.crew, jobs: this.jobs }));
      return this.days.get(date);
    },
  });
}
reset();

const session = (email) => ({
  user: { id: 'u1', email, name: roles[email] === 'technician' ? 'Tom Brannigan' : 'Robin Castle', role: roles[email] ?? 'dispatcher', technician_id: roles[email] === 'technician' ? 't1' : null },
  company: { id: 'c1', name: 'Flower City Mechanical', timezone: 'America/New_York', currency: 'USD', locale: 'en-US', hour_cycle: 'h12' },
  permissions: [], csrf_token: 'csrf', demo: true, today: TODAY, now: NOW, map: { tile_url: null, attribution: null },
});
const whoIs = (request) => /email=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];

const routes = [
  ['GET', /^\/api\/v1\/welcome$/, () => ({
    demo: true, company_name: 'Flower City Mechanical',
    accounts: ['dispatcher', 'office', 'owner', ...Array.from({ length: 14 }, (_, n) => `tech${n + 1}`)].map((name) => `${name}@demo.example`),
  })],
  ['GET', /^\/api\/v1\/session$/, ({ request }) => (whoIs(request) ? session(whoIs(request)) : { refuse: 401, code: 'UNAUTHENTICATED' })],
  ['POST', /^\/api\/v1\/session$/, ({ body }) => {
    if (body.password === 'slow-down') return { refuse: 429, code: 'TOO_MANY_ATTEMPTS', retry: 90 };
    if (body.password !== 'truckroll-demo') return { refuse: 401, code: 'BAD_CREDENTIALS' };
    return { ...session(body.email), cookie: `email=${body.email}; Path=/; HttpOnly; SameSite=Lax` };
  }],
  ['DELETE', /^\/api\/v1\/session$/, () => ({ cookie: 'email=; Path=/; Max-Age=0' })],
  ...dispatchRoutes(world), ...officeRoutes(world), ...mobileRoutes(world),
];

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/mock/scenario') {
    reset(searchParams.get('name') ?? 'full', Number(searchParams.get('crew') ?? 14), Number(searchParams.get('jobs') ?? 110));
    return response.end(world.name);
  }
  if (pathname === '/') return response.writeHead(302, { Location: home(whoIs(request)) }).end();
  const page = /^\/(dispatch|technician|office|sign-in)$/.exec(pathname);
  if (page) return file(response, `${page[1]}.html`);
  if (pathname.startsWith('/static/')) return file(response, pathname.slice('/static/'.length));
  const isData = !pathname.startsWith('/api/');
  if (isData && world.name === 'slow') return setTimeout(() => request.destroy(), 60000);
  if (isData && world.name === 'broken') return send(response, { refuse: 500, code: 'INTERNAL' });
  let body = '';
  for await (const chunk of request) body += chunk;
  for (const [method, pattern, act] of routes) {
    const [, id, verb] = pattern.exec(pathname) ?? [null];
    if (method !== request.method || !pattern.test(pathname)) continue;
    return send(response, act({ request, query: searchParams, id, verb, body: body ? JSON.parse(body) : {} }) ?? { refuse: 404, code: 'NOT_FOUND' });
  }
  return send(response, { refuse: 404, code: 'NOT_FOUND' });
}

const home = (email) => (!email ? '/sign-in' : roles[email] === 'technician' ? '/technician' : roles[email] === 'office' ? '/office' : '/dispatch');

function file(response, name) {
  try {
    const bytes = readFileSync(built + name.replaceAll('..', ''));
    response.writeHead(200, { 'Content-Type': types[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': policy }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

function send(response, { refuse, retry, cookie, ...body }) {
  const headers = { 'Content-Type': refuse ? 'application/problem+json' : 'application/json' };
  if (retry) headers['Retry-After'] = String(retry);
  if (cookie) headers['Set-Cookie'] = cookie;
  if (body.version) headers.ETag = `"${body.version}"`;
  response.writeHead(refuse ?? 200, headers).end(JSON.stringify(refuse ? { status: refuse, ...body } : body));
}

const port = Number(process.env.PORT ?? 4820);
createServer((request, response) => void answer(request, response)).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));

/** The one way to the server: typed calls, CSRF on every change, problems as errors, sign-in when asked for. */
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as ApiPaths } from '../api/api';
import type { paths as MobilePaths } from '../api/mobile';
import { Problem, problemFrom } from './problem';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

let csrfToken = '';
let onSignedOut: () => void = () => location.assign(signInAddress());

export function useCsrf(token: string): void {
  csrfToken = token;
}

/** What to do when the session has ended; the default goes to the sign-in page and comes back here. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

export function signInAddress(here: Pick<Location, 'pathname' | 'search'> = location): string {
  return `/sign-in?next=${encodeURIComponent(here.pathname + here.search)}`;
}

/** A path of this site only: never another host, however it is written. */
export function localPath(next: string | null): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\\\u0000-\u001f]/.test(next)) return '/';
  return next;
}

/** Every POST of money or time carries one; keep it when the same command is sent again. */
export function idempotencyKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const once = (key = idempotencyKey()) => ({ 'Idempotency-Key': key });
export const ifMatch = (version: number | string) => ({ 'If-Match': `"${version}"` });

const guard: Middleware = {
  onRequest({ request }) {
    if (!SAFE.has(request.method) && csrfToken) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return response;
    if (response.status === 401 && schemaPath !== '/api/v1/session') onSignedOut();
    throw await problemFrom(response);
  },
  onError() {
    return new Problem(0, 'OFFLINE', '');
  },
};

const options = { baseUrl: location.origin, credentials: 'same-origin' as const };

export const api = createClient<ApiPaths>(options);
export const mobile = createClient<MobilePaths>(options);
api.use(guard);
mobile.use(guard);

/** The body of a call that went well; `guard` has thrown for every other. */
export async function bodyOf<T>(call: Promise<{ data?: unknown }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

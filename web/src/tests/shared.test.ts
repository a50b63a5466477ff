/** Times and money in the company's terms, the way to the server, and what a refusal says. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { editBody, isSound } from '../office/edit';
import { reasonsOf, sumOf } from '../office/ledger.svelte';
import { addDays, Formatter } from '../shared/format';
import { keyHandler } from '../shared/keys';
import { Problem } from '../shared/problem';
import type { Invoice, InvoiceRow } from '../shared/types';

const newYork = new Formatter({ timezone: 'America/New_York', locale: 'en-US', hour_cycle: 'h12', currency: 'USD' });
const berlin = new Formatter({ timezone: 'Europe/Berlin', locale: 'de-DE', hour_cycle: 'h23', currency: 'EUR' });
const plain = (text: string) => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ');

describe('formatting', () => {
  it('tells the time in the company’s zone and clock', () => {
    expect(plain(newYork.clock('2026-11-24T13:05:00Z'))).toBe('8:05 AM');
    expect(berlin.clock('2026-11-24T13:05:00Z')).toBe('14:05');
    expect(plain(newYork.range('2026-11-24T13:05:00Z', '2026-11-24T14:30:00Z'))).toBe('8:05 – 9:30 AM');
  });

  it('names a date without shifting it into another zone', () => {
    expect(newYork.day('2026-11-24')).toBe('Tuesday, November 24');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it.each([[0, '0 min'], [59 * 60, '59 min'], [3600, '1 h'], [8100, '2 h 15 min']])('%d s is %s', (seconds, words) => {
    expect(newYork.duration(seconds)).toBe(words);
  });

  it('is relative when near and silent when far', () => {
    const now = Date.parse('2026-11-24T13:00:00Z');
    expect(newYork.near('2026-11-24T13:25:00Z', now)).toBe('in 25 min');
    expect(newYork.near('2026-11-24T12:57:00Z', now)).toBe('3 min ago');
    expect(newYork.near('2026-11-24T18:00:00Z', now)).toBeNull();
  });

  it('knows how many places a currency has', () => {
    expect(newYork.money({ minor: 123456, currency: 'USD' })).toBe('$1,234.56');
    expect(newYork.money({ minor: 1234, currency: 'JPY' })).toBe('¥1,234');
    expect(plain(berlin.money({ minor: 123456, currency: 'EUR' }))).toBe('1.234,56 €');
  });

  it.each([
    ['2026-11-24', '08:00', '2026-11-24T08:00:00-05:00'],
    ['2026-07-01', '08:00', '2026-07-01T08:00:00-04:00'],
    ['2026-11-01', '00:30', '2026-11-01T00:30:00-04:00'],
    ['2026-11-01', '05:00', '2026-11-01T05:00:00-05:00'],
  ])('%s %s in New York is %s', (date, time, instant) => {
    expect(newYork.instant(date, time)).toBe(instant);
  });

  it('writes an instant with the offset of its own moment, west, east and halves', () => {
    const kolkata = new Formatter({ timezone: 'Asia/Kolkata', locale: 'en-IN', hour_cycle: 'h12', currency: 'INR' });
    expect(kolkata.withOffset(Date.parse('2026-11-24T13:05:09Z'))).toBe('2026-11-24T18:35:09+05:30');
    expect(Date.parse(newYork.withOffset(1_764_000_000_000))).toBe(1_764_000_000_000);
  });
});

describe('the way to the server', () => {
  const answers: Response[] = [];
  const asked: Request[] = [];
  let client: typeof import('../shared/api');

  beforeEach(async () => {
    vi.resetModules();
    asked.length = 0;
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(request);
      return answers.shift() ?? new Response('{}', { headers: { 'Content-Type': 'application/json' } });
    });
    client = await import('../shared/api');
  });

  afterEach(() => vi.unstubAllGlobals());

  const refusal = (status: number, body: object, headers: object = {}) =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });

  it('sends the CSRF token with changes and not with reads', async () => {
    client.useCsrf('secret');
    await client.api.GET('/api/v1/session');
    await client.api.DELETE('/api/v1/session');
    expect(asked.map((one) => one.headers.get('X-CSRF-Token'))).toEqual([null, 'secret']);
  });

  it('turns a refusal into its sentence, code and extras', async () => {
    answers.push(refusal(409, { status: 409, code: 'DOUBLE_BOOKING', detail: 'That time is taken.', visit_id: 'v9' }));
    const error = await client.api.GET('/api/v1/session').catch((problem: unknown) => problem);
    expect(error).toMatchObject({ status: 409, code: 'DOUBLE_BOOKING', sentence: 'That time is taken.', extras: { visit_id: 'v9' } });
  });

  it('asks to sign in again when the session is over, but not while signing in', async () => {
    const out = vi.fn();
    client.whenSignedOut(out);
    answers.push(refusal(401, {}), refusal(401, {}));
    await client.api.GET('/api/v1/welcome').catch(() => undefined);
    await client.api.POST('/api/v1/session', { body: { email: 'a@b.example', password: 'x' } }).catch(() => undefined);
    expect(out).toHaveBeenCalledTimes(1);
  });

  it('says how long to wait', async () => {
    answers.push(refusal(429, { code: 'TOO_MANY_ATTEMPTS' }, { 'Retry-After': '90' }));
    await expect(client.api.GET('/api/v1/session')).rejects.toMatchObject({ status: 429, retryAfter: 90 });
  });

  it.each([
    ['/office?room=review', '/office?room=review'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\nb', '/'],
    [null, '/'],
  ])('comes back to %s as %s', (next, path) => {
    expect(client.localPath(next)).toBe(path);
  });

  it('makes keys that differ', () => {
    expect(new Set([client.idempotencyKey(), client.idempotencyKey()]).size).toBe(2);
  });
});

describe('refusals in words', () => {
  it.each([
    [new Problem(0, '', ''), /No connection/],
    [new Problem(412, 'STALE', 'x'), /changed this while/],
    [new Problem(403, '', ''), /Your role/],
    [new Problem(422, '', 'Bad input.', [{ field: 'json.x', reason: 'Not a number.' }]), /Not a number\./],
    [new Problem(500, '', 'secret stack'), /error 500/],
  ])('case %#', (problem, words) => {
    expect(problem.sentence).toMatch(words);
  });
});

describe('keys', () => {
  it('do nothing while someone types', () => {
    const act = vi.fn();
    const handler = keyHandler({ a: act });
    const field = document.createElement('input');
    document.body.append(field);
    field.addEventListener('keydown', handler);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    document.body.addEventListener('keydown', handler);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true }));
    expect(act).toHaveBeenCalledTimes(1);
  });
});

describe('a draft', () => {
  const line = (code: string, quantity: string, minor: number | null) => ({
    code, quantity, unit_price: minor === null ? null : { minor, currency: 'USD' },
  });
  const draft = { lines: [line('A', '1', 500), line('B', '2', null)], notes: null } as unknown as Invoice;

  it('sends nothing when nothing changed', () => {
    expect(editBody(draft, { quantities: ['1.0', '2'], notes: ' ' })).toEqual({});
  });

  it('sends all lines when one changed, each with its own price, and leaves out those of zero', () => {
    const body = editBody(draft, { quantities: ['1,5', '0'], notes: 'Done' });
    expect(body).toEqual({ lines: [{ code: 'A', quantity: '1.5', unit_price: { minor: 500, currency: 'USD' } }], notes: 'Done' });
  });

  it('refuses what is no quantity', () => {
    expect(isSound({ quantities: ['1', '1.5'], notes: '' })).toBe(true);
    expect(isSound({ quantities: ['one'], notes: '' })).toBe(false);
  });
});

describe('the office’s figures', () => {
  const row = (minor: number, ...sentences: string[]) =>
    ({ total: { minor, currency: 'USD' }, review_reasons: sentences.map((sentence) => ({ code: sentence, sentence })) }) as unknown as InvoiceRow;

  it('adds up and counts reasons, most frequent first', () => {
    const rows = [row(100, 'late'), row(250, 'odd', 'late'), row(5, 'late')];
    expect(sumOf(rows, 'USD')).toEqual({ minor: 355, currency: 'USD' });
    expect(reasonsOf(rows)).toEqual([{ reason: 'late', count: 3 }, { reason: 'odd', count: 1 }]);
  });
});

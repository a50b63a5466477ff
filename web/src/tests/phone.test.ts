/** The technician's steps, the quantities, and the reports that wait for a network. */
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../shared/problem';
import type { MobileVisit, TechnicianDay } from '../shared/types';
import { Outbox, type Report } from '../technician/outbox';
import { isQuantity, stepped } from '../technician/quantity';
import { afterStep, currentVisit, directions, nextStep } from '../technician/steps';

const visit = (status: string, extra: object = {}) =>
  ({ id: status, status, paused: false, arrived_at: null, ...extra }) as unknown as MobileVisit;
const day = (clocked_in: boolean, ...visits: MobileVisit[]) => ({ clocked_in, visits }) as unknown as TechnicianDay;

describe('the one thing to do next', () => {
  it.each([
    [day(false, visit('scheduled')), 'clock-in'],
    [day(true, visit('scheduled')), 'travel'],
    [day(true, visit('confirmed')), 'travel'],
    [day(true, visit('en_route')), 'arrive'],
    [day(true, visit('en_route', { arrived_at: 'x' })), 'start'],
    [day(true, visit('working')), 'complete'],
    [day(true, visit('working', { paused: true })), 'resume'],
    [day(true, visit('done'), visit('cancelled')), 'clock-out'],
    [day(false, visit('done')), 'none'],
    [day(true), 'clock-out'],
    [day(false), 'clock-in'],
  ] as const)('case %#', (given, step) => {
    expect(nextStep(given)).toBe(step);
  });

  it('is about the visit that was begun, even when an earlier one is still open', () => {
    expect(currentVisit([visit('scheduled'), visit('working'), visit('confirmed')])?.status).toBe('working');
  });

  it('is shown before the server has answered', () => {
    const done = (['travel', 'arrive', 'start', 'pause', 'resume', 'complete'] as const).reduce(
      (one, verb) => afterStep(one, verb, '10:00'),
      visit('scheduled'),
    );
    expect(done).toMatchObject({ status: 'done', paused: false, arrived_at: '10:00', completed_at: '10:00' });
  });
});

describe('directions', () => {
  const site = { address: '9 Park Ave, Rochester', latitude: 43.1, longitude: -77.6, access_notes: null };
  it.each([
    ['iPhone', 'https://maps.apple.com/?daddr=43.1,-77.6'],
    ['Android', 'geo:43.1,-77.6?q=43.1,-77.6(9%20Park%20Ave%2C%20Rochester)'],
    ['Windows', 'https://www.google.com/maps/dir/?api=1&destination=43.1,-77.6'],
  ])('on %s', (agent, url) => {
    expect(directions(site, agent)).toBe(url);
  });

  it('search for the address when the place is unknown', () => {
    expect(directions({ ...site, latitude: null }, 'Android')).toBe('geo:0,0?q=9%20Park%20Ave%2C%20Rochester');
  });
});

describe('quantities', () => {
  it.each([['1', 1, '2'], ['1.5', 1, '2.5'], ['0', -1, '0'], ['0.5', -1, '0'], ['', 1, '1'], ['x', -1, '0'], ['2,25', -1, '1.25']] as const)(
    '%s by %d is %s',
    (text, by, result) => expect(stepped(text, by)).toBe(result),
  );

  it('have at most six places and are never negative', () => {
    expect(['1', '0.123456', '12,5'].every(isQuantity)).toBe(true);
    expect(['-1', '1.1234567', '1e3', '', '.5'].some(isQuantity)).toBe(false);
  });
});

describe('the outbox', () => {
  const store = () => {
    const kept = new Map<string, string>();
    return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  };
  const report = (key: string): Report => ({ key, path: '/x', visitId: null, body: {} });
  const offline = () => Promise.reject(new Problem(0, 'OFFLINE', ''));

  it('sends in order, one after the other, each with its own key', async () => {
    const sent: string[] = [];
    const send = async (one: Report) => void sent.push(one.key);
    const box = new Outbox('o', send, () => undefined, store());
    box.add(report('1'));
    box.add(report('2'));
    await vi.waitFor(() => expect(box.waiting).toBe(0));
    expect(sent).toEqual(['1', '2']);
  });

  it('keeps what the network does not take, also over a reload, and sends it with the same key later', async () => {
    vi.useFakeTimers();
    const kept = store();
    const first = new Outbox('o', offline, () => undefined, kept);
    first.add(report('same'));
    await vi.advanceTimersByTimeAsync(10);
    first.stop();
    expect(first.waiting).toBe(1);

    const send = vi.fn().mockImplementationOnce(offline).mockResolvedValue({});
    const second = new Outbox('o', send, () => undefined, kept);
    await second.flush();
    expect(second.waiting).toBe(1);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(second.waiting).toBe(0);
    expect(send.mock.calls.map(([one]) => (one as Report).key)).toEqual(['same', 'same']);
    vi.useRealTimers();
  });

  it('sets aside what is refused for good, says why, and goes on', async () => {
    const refuse = new Problem(409, 'X', 'This visit is not yours.');
    const send = vi.fn().mockRejectedValueOnce(refuse).mockResolvedValue({});
    const box = new Outbox('o', send, () => undefined, store());
    box.add(report('1'));
    box.add(report('2'));
    await vi.waitFor(() => expect(box.sending).toBe(false));
    expect(box.waiting).toBe(0);
    expect(box.reports).toEqual([{ ...report('1'), refused: 'This visit is not yours.' }]);
    box.drop('1');
    expect(box.reports).toEqual([]);
  });

  it.each([401, 429, 500, 503])('waits after %d instead of losing the report', async (status) => {
    const box = new Outbox('o', () => Promise.reject(new Problem(status, '', '')), () => undefined, store());
    box.add(report('1'));
    await vi.waitFor(() => expect(box.sending).toBe(false));
    box.stop();
    expect(box.waiting).toBe(1);
  });

  it('starts empty when what was kept cannot be read', () => {
    const broken = { getItem: () => '{not json', setItem: () => undefined };
    expect(new Outbox('o', offline, () => undefined, broken).reports).toEqual([]);
  });
});

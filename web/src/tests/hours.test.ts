/** The hours' line to scale, the states of a day, and what one press may approve. */
import { describe, expect, it } from 'vitest';
import { hourMarks, momentAt, placed, scaleOf, shareOf, STEP } from '../office/hours/scale';
import { approvable, countOf, stateOf, weekStart, worries } from '../office/hours/week';
import type { Hours, HoursDay } from '../shared/types';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`2026-03-02T${text}-05:00`);
const NINE_TO_FIVE = { begin: at('09:00:00'), end: at('17:00:00') };
const nothing = { scheduled: null, shifts: [], segments: [], punches: [] };
const span = (from: string, to: string | null) => ({ starts_at: `2026-03-02T${from}:00-05:00`, ends_at: to && `2026-03-02T${to}:00-05:00` });

describe('the line of a day', () => {
  it('begins before the first thing and ends after the last, at full hours', () => {
    const scale = scaleOf({ ...nothing, scheduled: span('08:00', '17:00'), shifts: [span('07:50', '18:20')] }, NINE_TO_FIVE);
    expect([scale.begin, scale.end]).toEqual([at('07:00:00'), at('19:00:00')]);
  });
  it('has room around a single punch, and a place for nothing', () => {
    const scale = scaleOf({ ...nothing, punches: [{ pressed_at: '2026-03-02T08:00:00-05:00', holds_at: null }] }, NINE_TO_FIVE);
    expect(scale.end - scale.begin).toBe(4 * HOUR);
    expect(scaleOf(nothing, NINE_TO_FIVE)).toBe(NINE_TO_FIVE);
  });
  it('places shares of real time, also where the clocks go back', () => {
    expect(shareOf(NINE_TO_FIVE, '2026-03-02T13:00:00-05:00')).toBe(0.5);
    expect([shareOf(NINE_TO_FIVE, at('08:00:00')), shareOf(NINE_TO_FIVE, at('18:00:00'))]).toEqual([0, 1]);
    const night = { begin: Date.parse('2026-11-01T00:00:00-04:00'), end: Date.parse('2026-11-01T04:00:00-05:00') };
    expect(shareOf(night, '2026-11-01T01:30:00-05:00') * 5).toBeCloseTo(2.5);
    expect(placed(NINE_TO_FIVE, '2026-03-02T11:00:00-05:00', null)).toBe('left:25.000%;width:75.000%');
  });
  it('reads a pulled end to five minutes and back', () => {
    for (let minute = 0; minute <= 480; minute += 5) {
      const moment = NINE_TO_FIVE.begin + minute * 60_000;
      expect(momentAt(NINE_TO_FIVE, shareOf(NINE_TO_FIVE, moment))).toBe(moment);
    }
    expect(momentAt(NINE_TO_FIVE, 0.5004) % STEP).toBe(0);
    expect(momentAt(NINE_TO_FIVE, 7)).toBe(NINE_TO_FIVE.end);
  });
  it('labels few hours where there is little room', () => {
    expect(hourMarks(NINE_TO_FIVE)).toHaveLength(9);
    expect(hourMarks(NINE_TO_FIVE, 5)).toHaveLength(5);
  });
});

const day = (part: Partial<HoursDay>): HoursDay =>
  ({ date: '2026-03-02', digest: 'd', clean: false, approval: null, flags: [], shifts: [], ...part }) as HoursDay;

describe('the state of a day', () => {
  it('is approved, clean, a worry, running or nothing', () => {
    const shifts = [{}] as unknown as HoursDay['shifts'];
    expect(stateOf(day({ approval: {} as HoursDay['approval'], flags: ['LONG_SHIFT'] }))).toBe('approved');
    expect(stateOf(day({ clean: true, flags: ['CORRECTED'], shifts }))).toBe('clean');
    expect(stateOf(day({ flags: ['MISSING_OUT', 'OPEN_SHIFT'], shifts }))).toBe('look');
    expect(stateOf(day({ flags: ['OPEN_SHIFT'], shifts }))).toBe('running');
    expect(stateOf(day({}))).toBe('empty');
    expect(worries(day({ flags: ['CORRECTED', 'OFF_CLOCK', 'OPEN_SHIFT'] }))).toEqual(['OFF_CLOCK']);
  });
});

describe('approving a week', () => {
  it('takes the clean days of others as they are seen, never one’s own', () => {
    const row = (id: string, own: boolean, days: HoursDay[]) => ({ technician: { id }, own, days }) as unknown as Hours;
    const found = approvable([row('a', false, [day({ clean: true }), day({})]), row('b', true, [day({ clean: true })]), row('c', false, [day({})])]);
    expect(found).toEqual([{ technician_id: 'a', days: [{ date: '2026-03-02', digest: 'd' }] }]);
    expect(countOf(found)).toBe(1);
  });
  it('knows the week as the company counts it', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-08'].map((one) => weekStart(one, 0))).toEqual(['2026-02-23', '2026-03-02', '2026-03-02']);
    expect(['2026-03-01', '2026-03-07'].map((one) => weekStart(one, 6))).toEqual(['2026-03-01', '2026-03-01']);
  });
});

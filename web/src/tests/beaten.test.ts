/** What the second of two dispatchers is told. */
import { describe, expect, it } from 'vitest';
import { tooLate, whatIsNow } from '../dispatch/beaten';
import type { DayView } from '../dispatch/rows';
import { Problem } from '../shared/problem';

const view = {
  rows: [{ id: 'a', name: 'Elena', stops: [{ key: '1', starts_at: '10:00', ends_at: '11:00', status: 'en_route' }] }],
  unassigned: [{ job_id: '2' }],
} as unknown as DayView;
const told = (key: string) => whatIsNow(view, { key, customer_name: 'Yamada' }, (from, to) => `${from} – ${to}`);

describe('whoever was second', () => {
  it('reads where the visit is now', () => {
    expect(told('1')).toBe('Somebody else was first: Yamada is with Elena now, 10:00 – 11:00, en route.');
  });

  it('reads that it waits again, or that it left the day', () => {
    expect(told('2')).toBe('Somebody else was first: Yamada has no visit on this day now.');
    expect(told('3')).toBe('Somebody else was first: Yamada is no longer on this day.');
  });

  it.each([
    [new Problem(412, 'VERSION_MISMATCH', ''), true],
    [new Problem(409, 'JOB_NOT_OPEN', ''), true],
    [new Problem(409, 'VISIT_BEGUN', ''), true],
    [new Problem(409, 'DOUBLE_BOOKING', ''), false],
    [new Problem(422, 'INVALID', ''), false],
    [new Error('x'), false],
  ])('%s is too late: %s', (error, late) => {
    expect(tooLate(error)).toBe(late);
  });
});

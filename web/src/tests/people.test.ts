/** The week grid's arithmetic: pieces of days, nights, weeks in which the clocks change, what a drag chooses. */
import { describe, expect, it } from 'vitest';
import { clockChange, clockText, daysFrom, draggedSpan, mondayOf, piecesOf, rotaChoices, workedSeconds } from '../setup/people/week';

const MONDAY = '2026-03-02';
const stretch = (starts_at: string, ends_at: string) => ({ starts_at, ends_at });
const shown = (starts_at: string, ends_at: string, monday = MONDAY) =>
  piecesOf(stretch(starts_at, ends_at), monday).map((piece) => [piece.day, piece.left * 24, (piece.left + piece.width) * 24].map((n) => Math.round(n * 100) / 100));

describe('a stretch in the week', () => {
  it('is one piece of its day', () => {
    expect(shown('2026-03-03T07:30:00-05:00', '2026-03-03T16:00:00-05:00')).toEqual([[1, 7.5, 16]]);
  });

  it('goes on after midnight in the next row', () => {
    const night = piecesOf(stretch('2026-03-03T22:00:00-05:00', '2026-03-04T06:00:00-05:00'), MONDAY);
    expect(night.map((piece) => [piece.day, piece.begins, piece.ends])).toEqual([[1, true, false], [2, false, true]]);
  });

  it('that ends at midnight has no piece of the next day', () => {
    expect(shown('2026-03-03T00:00:00-05:00', '2026-03-05T00:00:00-05:00')).toEqual([[1, 0, 24], [2, 0, 24]]);
  });

  it('is cut where the week ends, and may come from the week before', () => {
    expect(shown('2026-03-01T22:00:00-05:00', '2026-03-02T06:00:00-05:00')).toEqual([[0, 0, 6]]);
    expect(shown('2026-03-08T22:00:00-04:00', '2026-03-20T06:00:00-04:00')).toEqual([[6, 22, 24]]);
    expect(shown('2026-03-10T08:00:00-04:00', '2026-03-10T09:00:00-04:00')).toEqual([]);
  });

  it('stands at its wall times where the clocks go forward', () => {
    expect(shown('2026-03-07T22:00:00-05:00', '2026-03-08T06:00:00-04:00')).toEqual([[5, 22, 24], [6, 0, 6]]);
  });

  it('is still to be seen where the clocks go back and the wall shows an hour twice', () => {
    const pieces = piecesOf(stretch('2026-11-01T01:30:00-04:00', '2026-11-01T01:15:00-05:00'), '2026-10-26');
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.width).toBeGreaterThan(0);
  });
});

describe('hours of a week', () => {
  const days = [{ starts_at: '2026-03-02T00:00:00-05:00', ends_at: '2026-03-09T00:00:00-04:00' }];
  it('are the real ones in the night of the change', () => {
    expect(workedSeconds([stretch('2026-03-07T22:00:00-05:00', '2026-03-08T06:00:00-04:00')], [], days) / 3600).toBe(7);
  });
  it('lack what time off takes, once', () => {
    const shift = stretch('2026-03-02T08:00:00-05:00', '2026-03-02T16:00:00-05:00');
    const absences = [stretch('2026-03-02T09:00:00-05:00', '2026-03-02T11:00:00-05:00'), stretch('2026-03-02T10:00:00-05:00', '2026-03-02T12:00:00-05:00')];
    expect(workedSeconds([shift], absences, days) / 3600).toBe(5);
    expect(workedSeconds([shift], [stretch('2026-03-01T00:00:00-05:00', '2026-03-04T00:00:00-05:00')], days)).toBe(0);
  });
  it('say by how much a day is longer or shorter', () => {
    expect([82_800, 86_400, 90_000].map(clockChange)).toEqual([-1, 0, 1]);
  });
});

describe('choosing', () => {
  it('a drag means quarters of an hour, either way round', () => {
    expect(draggedSpan(8.1 / 24, 16.6 / 24)).toEqual({ starts: '08:00', ends: '16:45' });
    expect(draggedSpan(16.6 / 24, 8.1 / 24)).toEqual({ starts: '08:00', ends: '16:45' });
    expect(draggedSpan(9 / 24, 9 / 24)).toEqual({ starts: '09:00', ends: '09:30' });
    expect(draggedSpan(1, 1)).toEqual({ starts: '23:30', ends: '00:00' });
    expect(clockText(1440)).toBe('00:00');
  });
  it('weeks begin on Monday', () => {
    expect(['2026-03-02', '2026-03-08', '2026-03-09'].map(mondayOf)).toEqual([MONDAY, MONDAY, '2026-03-09']);
    expect(daysFrom('2026-03-02', '2026-03-09')).toBe(7);
  });
  it('a rota names its weeks from the one that is shown', () => {
    expect(rotaChoices(2, 1313, MONDAY)).toEqual([{ week: 1, monday: MONDAY }, { week: 0, monday: '2026-03-09' }]);
    expect(rotaChoices(1, 1313, MONDAY)).toEqual([{ week: 0, monday: MONDAY }]);
  });
});

/** Office hours, tax rates and time zones as people write them. */
import { describe, expect, it } from 'vitest';
import { faultOf, keptOf, weekOf } from '../setup/company/hours';
import { fractionOf, holdsOn } from '../setup/company/rates';
import { reasonAt, Problem } from '../shared/problem';
import { allZones, findZones, zoneOf } from '../shared/zones';

describe('office hours', () => {
  const lunch = [{ starts: '08:00', ends: '12:00' }, { starts: '13:00', ends: '17:00' }];

  it('come back as they were', () => {
    const kept = lunch.map((span) => ({ weekday: 2, ...span }));
    expect(keptOf(weekOf(kept))).toEqual(kept);
    expect(weekOf(kept)).toHaveLength(7);
  });

  it.each([
    [lunch, null],
    [[lunch[1]!, lunch[0]!], null],
    [[{ starts: '08:00', ends: '24:00' }], null],
    [[{ starts: '08:00', ends: '08:00' }], 'backwards'],
    [[lunch[0]!, { starts: '11:59', ends: '14:00' }], 'overlap'],
    [[{ starts: '', ends: '12:00' }], 'missing'],
  ])('%j are %s', (spans, fault) => expect(faultOf(spans)).toBe(fault));
});

describe('tax rates', () => {
  it.each([
    ['8.25', '0.0825'],
    ['8', '0.08'],
    ['0', '0'],
    ['100', '1'],
    ['19 %', '0.19'],
    ['7,5', '0.075'],
    ['0.0001', '0.000001'],
    ['101', null],
    ['eight', null],
    ['', null],
  ])('%s percent is %s', (percent, fraction) => expect(fractionOf(percent)).toBe(fraction));

  it('hold from their first day to their last', () => {
    const rate = { valid_from: '2026-01-01', valid_to: '2026-06-30' };
    expect(['2025-12-31', '2026-06-30', '2026-07-01'].map((day) => holdsOn(rate, day))).toEqual(['later', 'now', 'over']);
  });
});

describe('time zones', () => {
  it('are found by town, those that begin with it first', () => {
    expect(findZones(allZones(), 'new y').map((zone) => zone.id)).toEqual(['America/New_York']);
    expect(findZones(allZones(), 'indiana').length).toBeGreaterThan(1);
    expect(zoneOf('America/Argentina/Buenos_Aires')).toEqual({
      id: 'America/Argentina/Buenos_Aires', town: 'Buenos Aires', region: 'America, Argentina',
    });
    expect(allZones().some((zone) => zone.id === 'UTC' || zone.id.startsWith('Etc/'))).toBe(false);
  });
});

describe('a refusal', () => {
  const problem = new Problem(422, 'INVALID', '', [{ field: 'json.depot.latitude', reason: 'must be a number' }]);

  it('is told beside its field', () => {
    expect(reasonAt(problem, 'json.depot.latitude')).toBe('Must be a number.');
    expect(reasonAt(problem, 'json.depot.')).toBe('Must be a number.');
    expect(reasonAt(problem, 'json.depot')).toBe('');
    expect(reasonAt(null, 'json.')).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { kilometres, readPlace, swapped, written } from '../setup/places/coordinates';

const HOUSE = { latitude: 43.1512, longitude: -77.6087 };

describe('what people paste', () => {
  it.each([
    '43.1512, -77.6087',
    '43.1512 -77.6087',
    ' (43.1512,-77.6087) ',
    '[43.1512; -77.6087]',
    '43,1512; -77,6087',
    '43.1512, \u221277.6087',
    '43.1512N 77.6087W',
    'N43.1512, W77.6087',
    '77.6087° W, 43.1512° N',
    `43°09'04.32"N 77°36'31.32"W`,
    '43° 9′ 4.32″ N, 77° 36′ 31.32″ W',
    'geo:43.1512,-77.6087',
    'geo:43.1512,-77.6087,120;u=35?z=19',
    'geo:0,0?q=43.1512,-77.6087(Otto Brandt)',
    'https://www.google.com/maps/@43.1512,-77.6087,17z',
    'https://www.google.com/maps/place/Lot+14/@43.2000,-77.1000,17z/data=!3m1!4b1!4m5!3m4!1s0x0:0x0!8m2!3d43.1512!4d-77.6087',
    'https://www.google.com/maps/search/?api=1&query=43.1512%2C-77.6087',
    'https://www.google.com/maps/search/43.1512,+-77.6087?entry=tts',
    'https://maps.google.com/?q=loc:43.1512,-77.6087',
    'https://www.openstreetmap.org/?mlat=43.1512&mlon=-77.6087#map=19/43.2/-77.1',
    'https://www.openstreetmap.org/#map=19/43.1512/-77.6087',
    'https://maps.apple.com/?ll=43.1512,-77.6087&q=Here',
    'https://www.bing.com/maps?cp=43.1512~-77.6087&lvl=17',
  ])('reads %s', (text) => {
    expect(readPlace(text)).toEqual({ spot: HOUSE });
  });

  it.each([
    ['', 'empty'],
    ['12 Elm Street', 'unreadable'],
    ['43.1512', 'unreadable'],
    ['43.15, -77.6, 12', 'unreadable'],
    ['43.15 N 77.6 N', 'unreadable'],
    ['https://www.google.com/maps', 'unreadable'],
    ['javascript:43.15,-77.6', 'unreadable'],
    ['https://maps.app.goo.gl/abc123', 'shortLink'],
    ['93.15, -77.6', 'range'],
    ['43.15, -197.6', 'range'],
    ['0, 0', 'nowhere'],
    ['0.0001,-0.0001', 'nowhere'],
    ['geo:0,0', 'nowhere'],
  ])('refuses %j as %s', (text, refusal) => {
    expect(readPlace(text)).toEqual({ refusal });
  });

  it('is quick with what was pasted by mistake', () => {
    const began = performance.now();
    for (const text of ['1'.repeat(100_000), '1,'.repeat(50_000), '1 '.repeat(50_000), `geo:${'1;'.repeat(50_000)}`]) {
      expect(readPlace(text)).toHaveProperty('refusal');
    }
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('places', () => {
  it('swaps what was written the other way round, where that is a place', () => {
    expect(swapped({ latitude: -77.6087, longitude: 43.1512 })).toEqual(HOUSE);
    expect(swapped({ latitude: 43, longitude: -122 })).toBeNull();
  });

  it('measures and writes', () => {
    expect(kilometres(HOUSE, { latitude: 43.1512, longitude: -77.6087 })).toBe(0);
    expect(Math.round(kilometres({ latitude: 43.1566, longitude: -77.6088 }, { latitude: 40.7128, longitude: -74.006 }))).toBe(403);
    expect(written(HOUSE)).toBe('43.15120, -77.60870');
  });
});

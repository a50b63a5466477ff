/** Reads a place out of what people paste: coordinates in any usual writing, a geo: address, a map's link. No network. */

export interface Spot {
  latitude: number;
  longitude: number;
}

export type Refusal = 'empty' | 'unreadable' | 'shortLink' | 'range' | 'nowhere';
export type Reading = { spot: Spot } | { refusal: Refusal };

const NUMBER = String.raw`[+-]?\d{1,3}(?:\.\d+)?`;
const PAIR = new RegExp(String.raw`(${NUMBER})\s*[,;~/\s]\s*(${NUMBER})`);
const WHOLE_PAIR = new RegExp(String.raw`^[(\[]?\s*${PAIR.source}\s*[)\]]?$`);
const COMMAS = /^[([]?\s*([+-]?\d{1,3},\d+)\s*[;\s]\s*([+-]?\d{1,3},\d+)\s*[)\]]?$/;
const SHORT = /^https?:\/\/(maps\.app\.goo\.gl|goo\.gl|osm\.org\/go|www\.openstreetmap\.org\/go|bit\.ly|t\.co)/i;
/** How near to 0, 0 nobody works: where programs put what they could not find. */
const NOWHERE = 0.01;

export function readPlace(text: string): Reading {
  const asked = text.trim().replace(/[\u2212\u2013]/g, '-');
  if (!asked) return { refusal: 'empty' };
  if (SHORT.test(asked)) return { refusal: 'shortLink' };
  const pair = fromGeo(asked) ?? fromLink(asked) ?? fromNumbers(asked) ?? fromDegrees(asked);
  return pair ? checked(...pair) : { refusal: 'unreadable' };
}

/** The other way round, where that is a place at all: people do swap them. */
export function swapped({ latitude, longitude }: Spot): Spot | null {
  const reading = checked(longitude, latitude);
  return 'spot' in reading ? reading.spot : null;
}

/** Kilometres on the great circle. */
export function kilometres(one: Spot, other: Spot): number {
  const rad = Math.PI / 180;
  const north = Math.sin(((other.latitude - one.latitude) * rad) / 2) ** 2;
  const east = Math.sin(((other.longitude - one.longitude) * rad) / 2) ** 2;
  const half = north + Math.cos(one.latitude * rad) * Math.cos(other.latitude * rad) * east;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** As people read it: five places are a metre. */
export function written({ latitude, longitude }: Spot): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

function checked(latitude: number, longitude: number): Reading {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return { refusal: 'range' };
  if (Math.abs(latitude) < NOWHERE && Math.abs(longitude) < NOWHERE) return { refusal: 'nowhere' };
  return { spot: { latitude: rounded(latitude), longitude: rounded(longitude) } };
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

type Pair = [number, number];

/** geo:43.15,-77.61;u=35?z=19 (RFC 5870); Android puts the place into q when the path says 0,0. */
function fromGeo(text: string): Pair | null {
  const found = /^geo:([^;?]*)[^?]*(?:\?(.*))?$/i.exec(text);
  if (!found) return null;
  const asked = pairIn(new URLSearchParams(found[2] ?? '').get('q')?.replace(/\(.*$/, '') ?? '');
  return asked ?? pairIn(found[1]?.split(',').slice(0, 2).join(',') ?? '');
}

function fromLink(text: string): Pair | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = decoded(url.href);
  const pin = new RegExp(String.raw`!3d(${NUMBER})!4d(${NUMBER})`).exec(plain); // Google's pin, before its view
  if (pin) return numbers(pin);
  const query = url.searchParams;
  const mark = `${query.get('mlat') ?? ''},${query.get('mlon') ?? ''}`; // OpenStreetMap's pin
  const named = ['q', 'query', 'daddr', 'destination', 'll', 'sll', 'center', 'cp', 'coordinate'];
  for (const asked of [mark, ...named.map((name) => query.get(name) ?? '')]) {
    const pair = pairIn(asked.replace(/^loc:/, ''));
    if (pair) return pair;
  }
  const view = new RegExp(String.raw`@(${NUMBER}),(${NUMBER})`).exec(plain) ?? hash(url.hash) ?? path(plain);
  return view ? numbers(view) : null;
}

/** #map=17/43.15/-77.61 */
const hash = (text: string) => new RegExp(String.raw`[#&]map=[\d.]+/(${NUMBER})/(${NUMBER})`).exec(text);
/** /maps/search/43.15,+-77.61 */
const path = (text: string) => new RegExp(String.raw`/(${NUMBER}),[+\s]?(${NUMBER})(?:[/?#]|$)`).exec(text);

function fromNumbers(text: string): Pair | null {
  const commas = COMMAS.exec(text);
  if (commas) return [Number(commas[1]?.replace(',', '.')), Number(commas[2]?.replace(',', '.'))];
  return pairIn(text);
}

/** 43°09'04.4"N 77°36'31.5"W, 43.15 N 77.6 W, N43.15 W77.6 */
function fromDegrees(text: string): Pair | null {
  const parts = [...text.matchAll(/([NSEW])?\s*(\d{1,3}(?:\.\d+)?)\s*[°º\s]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”]|''))?\s*([NSEW])?/gi)];
  const sides = parts.map((part) => (part[1] ?? part[5] ?? '').toUpperCase());
  if (parts.length !== 2 || parts.map((part) => part[0]).join('').replace(/[\s,;]/g, '') !== text.replace(/[\s,;]/g, '')) return null;
  const values = parts.map((part, index) => {
    const size = Number(part[2]) + Number(part[3] ?? 0) / 60 + Number(part[4] ?? 0) / 3600;
    return 'SW'.includes(sides[index] || '-') ? -size : size;
  });
  const [first = 0, second = 0] = values;
  if (/^[NS]$/.test(sides[0] ?? '') && /^[EW]$/.test(sides[1] ?? '')) return [first, second];
  return /^[EW]$/.test(sides[0] ?? '') && /^[NS]$/.test(sides[1] ?? '') ? [second, first] : null;
}

function pairIn(text: string): Pair | null {
  const found = WHOLE_PAIR.exec(text.trim());
  return found ? numbers(found) : null;
}

const numbers = (found: RegExpExecArray): Pair => [Number(found[1]), Number(found[2])];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

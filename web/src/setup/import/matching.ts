/** Which column of a file is which of ours: guessed from the names, changed by hand, written down as a mapping. */

export interface OurColumn {
  name: string;
  required: boolean;
  meaning: string;
  holds: string;
}

/** By our column, theirs; a column that is not in it is left out. */
export type Matches = Record<string, string>;

export interface Formats {
  day: string;
  moment: string;
  decimal: string;
}

export const PLAIN: Formats = { day: '', moment: '', decimal: '.' };

/** Other names under which our columns go about. */
const ALSO: Record<string, string[]> = {
  external_id: ['id', 'uuid', 'record id', 'key', 'legacy id', 'customer id', 'job id', 'site id', 'location id'],
  name: ['full name', 'display name', 'company', 'customer', 'customer name', 'client name'],
  phone: ['phone number', 'telephone', 'mobile', 'main phone', 'home number', 'mobile number'],
  email: ['e mail', 'email address', 'mail'],
  billing_address: ['bill to address'],
  address: ['street', 'address 1', 'street address', 'service address', 'property address'],
  city: ['town'],
  region: ['state', 'province', 'county'],
  postcode: ['zip', 'zip code', 'postal code', 'zipcode'],
  latitude: ['lat'],
  longitude: ['lng', 'lon', 'long'],
  site_address: ['address', 'street', 'service address'],
  site_city: ['city', 'town'],
  site_region: ['state', 'region', 'province'],
  site_postcode: ['zip', 'zip code', 'postcode', 'postal code'],
  site_latitude: ['latitude', 'lat'],
  site_longitude: ['longitude', 'lon', 'lng'],
  customer_name: ['customer', 'client', 'client name', 'account'],
  customer_phone: ['phone'],
  customer_email: ['email'],
  notes: ['note', 'comments', 'comment', 'memo'],
  access_notes: ['gate code', 'access', 'instructions'],
  description: ['details', 'summary', 'item description'],
  unit_price: ['price', 'rate', 'amount'],
  code: ['sku', 'item code', 'item'],
  title: ['subject', 'job title', 'summary'],
  serial: ['serial number', 'serial no'],
  maker: ['manufacturer', 'make', 'brand'],
  installed_on: ['install date', 'installed', 'installation date'],
  number: ['invoice number', 'invoice', 'invoice no'],
  issued_on: ['date', 'invoice date'],
  due_on: ['due', 'due date'],
};

const levelled = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Each of their columns is given away once: the same name first, then another name of it. */
export function guess(theirs: readonly string[], ours: readonly OurColumn[]): Matches {
  const matches: Matches = {};
  const free = new Map(theirs.map((name) => [levelled(name), name]).reverse() as [string, string][]);
  const give = (column: string, names: readonly string[]): void => {
    const found = names.map(levelled).find((name) => free.has(name));
    if (found === undefined || column in matches) return;
    matches[column] = free.get(found) ?? '';
    free.delete(found);
  };
  for (const { name } of ours) give(name, [name]);
  for (const { name } of ours) give(name, ALSO[name] ?? []);
  return matches;
}

/** Whether a file needs no mapping at all: every column that is used has our own name. */
export const isPlain = (matches: Matches, formats: Formats) =>
  Object.entries(matches).every(([ours, theirs]) => ours === theirs) &&
  formats.day === '' && formats.moment === '' && formats.decimal === '.';

export const unused = (theirs: readonly string[], matches: Matches) => {
  const used = new Set(Object.values(matches));
  return theirs.filter((name) => !used.has(name));
};

export const missing = (ours: readonly OurColumn[], matches: Matches) =>
  ours.filter((column) => column.required && !matches[column.name]).map((column) => column.name);

/** The mapping that says so: TOML, to be kept and used again. */
export function toToml(kind: string, source: string, matches: Matches, formats: Formats): string {
  const lines = [`kind = ${quoted(kind)}`];
  if (source) lines.push(`source = ${quoted(source)}`);
  if (formats.decimal === ',') lines.push('', '[numbers]', 'decimal = ","', 'thousands = "."');
  if (formats.day || formats.moment) lines.push('', '[formats]');
  if (formats.day) lines.push(`day = ${quoted(formats.day)}`);
  if (formats.moment) lines.push(`moment = ${quoted(formats.moment)}`);
  lines.push('', '[columns]', ...Object.entries(matches).map(([ours, theirs]) => `${ours} = ${quoted(theirs)}`));
  return `${lines.join('\n')}\n`;
}

/** Which columns of the file a mapping names, as far as that shows in its text. */
export function namedIn(toml: string, theirs: readonly string[]): string[] {
  const told = toml.replaceAll(/^\s*#.*$/gm, '');
  return theirs.filter((name) => [quoted(name), `'${name}'`, `{${name}}`].some((text) => told.includes(text)));
}

/** A TOML basic string. */
function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escaped.replaceAll(/[\u0000-\u001f\u007f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}

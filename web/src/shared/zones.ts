/** Time zones and currencies as people look for them: by town, with the time that it is there now. */

export interface Zone {
  id: string;
  town: string;
  region: string;
}

const WITHOUT_PLACE = /^(Etc\/|UTC$|GMT$)/;

/** What the browser is set to, when that is a place at all. */
export function zoneHere(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  return zone.includes('/') && !WITHOUT_PLACE.test(zone) ? zone : '';
}

export function zoneOf(id: string): Zone {
  const parts = id.split('/');
  const said = (part: string) => part.replaceAll('_', ' ');
  return { id, town: said(parts.at(-1) ?? id), region: said(parts.slice(0, -1).join(', ')) };
}

export function allZones(): Zone[] {
  return Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/') && !WITHOUT_PLACE.test(id)).map(zoneOf);
}

/** Towns that begin with what was typed come first, then those that have it anywhere. */
export function findZones(zones: Zone[], typed: string, most = 8): Zone[] {
  const wanted = typed.trim().toLowerCase().replaceAll('_', ' ');
  const rank = (zone: Zone): number => {
    const town = zone.town.toLowerCase();
    if (town.startsWith(wanted)) return 0;
    return `${town} ${zone.region} ${zone.id}`.toLowerCase().includes(wanted) ? 1 : 2;
  };
  return zones.filter((zone) => rank(zone) < 2).sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

export function timeIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(now);
}

/** `en-US` from whatever the browser says; language and country alone. */
export function localeHere(): string {
  try {
    const { language, region } = new Intl.Locale(navigator.language);
    return region ? `${language}-${region}` : language;
  } catch {
    return 'en-US';
  }
}

export function currencyName(code: string): string {
  return new Intl.DisplayNames(undefined, { type: 'currency' }).of(code) ?? code;
}

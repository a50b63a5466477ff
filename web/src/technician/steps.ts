/** What a technician does next, and what each step makes of a visit before the server has answered. */
import type { MobileVisit, TechnicianDay } from '../shared/types';

export type Verb = 'travel' | 'arrive' | 'start' | 'pause' | 'resume' | 'complete';
export type Step = Verb | 'clock-in' | 'clock-out' | 'none';

const over = (visit: MobileVisit) => visit.status === 'done' || visit.status === 'cancelled';
const begun = (visit: MobileVisit) => visit.status === 'working' || visit.status === 'en_route';

/** The visit at hand: the one begun, else the first that is not over. */
export function currentVisit(visits: MobileVisit[]): MobileVisit | null {
  return visits.find(begun) ?? visits.find((visit) => !over(visit)) ?? null;
}

export function nextStep(day: TechnicianDay): Step {
  const visit = currentVisit(day.visits);
  if (!day.clocked_in) return visit || day.visits.length === 0 ? 'clock-in' : 'none';
  if (!visit) return 'clock-out';
  if (visit.status === 'working') return visit.paused ? 'resume' : 'complete';
  if (visit.status === 'en_route') return visit.arrived_at ? 'start' : 'arrive';
  return 'travel';
}

export function afterStep(visit: MobileVisit, verb: Verb, at: string): MobileVisit {
  switch (verb) {
    case 'travel':
      return { ...visit, status: 'en_route', travel_started_at: at };
    case 'arrive':
      return { ...visit, status: 'en_route', arrived_at: at };
    case 'start':
      return { ...visit, status: 'working', paused: false, started_at: at };
    case 'pause':
      return { ...visit, paused: true };
    case 'resume':
      return { ...visit, paused: false };
    case 'complete':
      return { ...visit, status: 'done', paused: false, completed_at: at };
  }
}

/** Where a phone's own navigation takes over; an address without a place is searched for. */
export function directions(site: MobileVisit['site'], agent = navigator.userAgent): string {
  const spot = site.latitude !== null && site.longitude !== null ? `${site.latitude},${site.longitude}` : null;
  const text = encodeURIComponent(site.address);
  if (/iPhone|iPad|Macintosh/.test(agent)) return `https://maps.apple.com/?daddr=${spot ?? text}`;
  if (/Android/.test(agent)) return `geo:${spot ?? '0,0'}?q=${spot ? `${spot}(${text})` : text}`;
  return `https://www.google.com/maps/dir/?api=1&destination=${spot ?? text}`;
}

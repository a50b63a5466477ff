/** Sentences of the people room that more than one of its parts says. */
import { t } from '../../shared/messages';
import { desk } from '../../shared/session.svelte';
import type { Person, WeeklyHours } from '../../shared/types';

export function nextShift(person: Person): string {
  if (!person.active) return t('people.isInactive');
  if (!person.next_shift) return t('people.noShift');
  const { starts_at, ends_at, now } = person.next_shift;
  if (now) return t('people.worksUntil', { time: desk.format.clock(ends_at) });
  return t('people.worksNext', { day: desk.format.day(starts_at.slice(0, 10), 'short'), range: desk.format.range(starts_at, ends_at) });
}

/** How many days are left, said as one would. */
export function daysLeft(days: number | null): string {
  if (days === null) return t('people.noEnd');
  if (days === 0) return t('people.endsToday');
  return days > 0 ? t('people.daysLeft', { count: days }) : t('people.daysOver', { count: -days });
}

export type Urgency = 'over' | 'soon' | 'near' | 'fine';

export function urgency(days: number | null): Urgency {
  if (days === null || days > 60) return 'fine';
  if (days < 0) return 'over';
  return days <= 7 ? 'soon' : 'near';
}

/** Today by the company's clock. */
export function today(): string {
  return desk.format.local(Date.now()).date;
}

/** Monday, Tuesday ...: 0 is Monday; the first week of 2024 began on one. */
export function weekdayName(weekday: number): string {
  return desk.format.weekday(`2024-01-0${weekday + 1}`);
}

/** 8:00 AM – 5:00 PM of wall times such as 08:00 and 17:00. */
export function wallRange(starts: string, ends: string): string {
  return `${wallClock(starts)} – ${wallClock(ends)}`;
}

export function wallClock(time: string): string {
  const { locale, hour_cycle: hourCycle } = desk.format.company;
  const form = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle, timeZone: 'UTC' });
  return form.format(new Date(`2024-01-01T${time}:00Z`)).replace('\u202f', '\u00a0');
}

export function rotaWords(row: Pick<WeeklyHours, 'rota_weeks'>): string {
  return row.rota_weeks === 1 ? t('people.everyWeek') : t('people.everyWeeks', { count: row.rota_weeks });
}

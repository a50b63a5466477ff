/** Office hours while they are edited: for each weekday its spans, Monday first. */
import type { Company } from '../../shared/types';

export interface OpenSpan {
  starts: string;
  ends: string;
}

export type Week = OpenSpan[][];
type Kept = Company['office_hours'];

export const USUAL: OpenSpan = { starts: '08:00', ends: '17:00' };

export function weekOf(kept: Kept): Week {
  return Array.from({ length: 7 }, (_, weekday) =>
    kept.filter((span) => span.weekday === weekday).map(({ starts, ends }) => ({ starts, ends })),
  );
}

export function keptOf(week: Week): Kept {
  return week.flatMap((spans, weekday) => spans.map((span) => ({ weekday, ...span })));
}

/** What is wrong with a day, by the word for it; null when nothing is. */
export function faultOf(spans: OpenSpan[]): 'backwards' | 'overlap' | 'missing' | null {
  if (spans.some((span) => !span.starts || !span.ends)) return 'missing';
  if (spans.some((span) => span.ends <= span.starts)) return 'backwards';
  const sorted = [...spans].sort((a, b) => a.starts.localeCompare(b.starts));
  return sorted.some((span, at) => at > 0 && span.starts < (sorted[at - 1]?.ends ?? '')) ? 'overlap' : null;
}

export function weekdayName(weekday: number, locale: string | undefined, width: 'long' | 'short' = 'long'): string {
  const aMonday = Date.UTC(2026, 10, 23 + weekday, 12);
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(aMonday);
}

/** Two people at one day: what somebody else has done first, told from the day as it is now. */
import { t } from '../shared/messages';
import { Problem } from '../shared/problem';
import type { DayView } from './rows';

/** Refusals that mean: it was so when you looked, and is no longer. */
const TOO_LATE = new Set(['VERSION_MISMATCH', 'JOB_NOT_OPEN', 'JOB_CLOSED', 'VISIT_BEGUN', 'VISIT_CLOSED', 'TRANSITION_REFUSED', 'PLAN_NOT_PROPOSED']);

export interface Subject {
  key: string;
  customer_name: string;
}

export function tooLate(error: unknown): error is Problem {
  return error instanceof Problem && (error.status === 412 || TOO_LATE.has(error.code));
}

/** Where the job stands now: with whom and when, waiting again, or gone from the day. */
export function whatIsNow(view: DayView | null, { key, customer_name: customer }: Subject, range: (from: string, to: string) => string): string {
  const row = view?.rows.find((one) => one.stops.some((stop) => stop.key === key));
  const stop = row?.stops.find((one) => one.key === key);
  if (row && stop) {
    const state = t(`state.${stop.status}`).toLowerCase();
    return t('beaten.visit', { customer, name: row.name, range: range(stop.starts_at, stop.ends_at), state });
  }
  const waits = view?.unassigned.some((job) => job.job_id === key);
  return t(waits ? 'beaten.open' : 'beaten.gone', { customer });
}

/** The technician's day: shown at once as reported, sent as soon as the network takes it. */
import { bodyOf, idempotencyKey, mobile, once } from '../shared/api';
import { Problem, sentenceOf } from '../shared/problem';
import { desk } from '../shared/session.svelte';
import type { MobileVisit, TechnicianDay } from '../shared/types';
import { Outbox, type Report } from './outbox';
import { afterStep, currentVisit, nextStep, type Verb } from './steps';

const REFRESH_MS = 60_000;

export interface Finish {
  lines: { code: string; quantity: string }[];
  notes?: string;
  checklist: { id: string; done: boolean }[];
  signature?: { name: string; reference: string };
  outcome: 'completed' | 'could_not_complete' | 'no_show';
  reason?: string;
}

export interface Receipt {
  visitId: string;
  customer: string;
  invoice: { number: string | null; status: string } | null;
  flags: string[];
  sent: boolean;
}

interface Answer {
  visit?: MobileVisit;
  invoice?: Receipt['invoice'];
  flags?: string[];
}

class MyDay {
  day = $state.raw<TechnicianDay | null>(null);
  problem = $state<Problem | null>(null);
  now = $state(Date.now());
  date = $state('');
  waiting = $state(0);
  sending = $state(false);
  refused = $state.raw<Report[]>([]);
  receipt = $state.raw<Receipt | null>(null);

  isToday = $derived(this.date === (desk.session?.today ?? ''));
  visit = $derived(this.day ? currentVisit(this.day.visits) : null);
  step = $derived(this.day && this.isToday ? nextStep(this.day) : 'none');
  sync = $derived<'sent' | 'sending' | 'waiting'>(this.waiting === 0 ? 'sent' : this.sending ? 'sending' : 'waiting');

  private outbox: Outbox | null = null;
  private lead = 0;

  start(): () => void {
    const { session } = desk;
    if (!session) return () => undefined;
    this.lead = Date.parse(session.now) - Date.now();
    this.now = Date.now() + this.lead;
    this.date = session.today;
    this.outbox = new Outbox(`truckroll.outbox.${session.user.id}`, send, (answer) => this.heard(answer));
    const clock = setInterval(() => (this.now = Date.now() + this.lead), 1000);
    const refresh = setInterval(() => document.hidden || this.load(), REFRESH_MS);
    const online = () => void this.outbox?.flush();
    addEventListener('online', online);
    void this.load().then(online);
    return () => {
      [clock, refresh].forEach(clearInterval);
      removeEventListener('online', online);
      this.outbox?.stop();
    };
  }

  go(date: string): void {
    this.date = date;
    this.day = null;
    void this.load();
  }

  async load(): Promise<void> {
    const { date } = this;
    this.problem = null;
    try {
      const day = await bodyOf<TechnicianDay>(mobile.GET('/mobile/v1/day', { params: { query: { date } } }));
      if (date === this.date) this.day = this.withPending(day);
    } catch (error) {
      this.problem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    }
  }

  clock(kind: 'clock-in' | 'clock-out'): void {
    this.report(`/mobile/v1/${kind}`, null, {});
  }

  tell(visit: MobileVisit, verb: Exclude<Verb, 'complete'>): void {
    this.report(`/mobile/v1/visits/{visit_id}/${verb}`, visit.id, {});
  }

  finish(visit: MobileVisit, finish: Finish): void {
    this.receipt = { visitId: visit.id, customer: visit.customer.name, invoice: null, flags: [], sent: false };
    this.report('/mobile/v1/visits/{visit_id}/complete', visit.id, { ...finish });
  }

  giveUp(report: Report): void {
    this.outbox?.drop(report.key);
    this.heard(null);
    void this.load();
  }

  private report(path: string, visitId: string | null, extra: Record<string, unknown>): void {
    const occurredAt = desk.format.withOffset(Date.now() + this.lead);
    const body = { occurred_at: occurredAt, timezone: desk.session?.company.timezone ?? 'UTC', ...extra };
    const report: Report = { key: idempotencyKey(), path, visitId, body };
    navigator.vibrate?.(12);
    if (this.day) this.day = applied(this.day, report);
    this.outbox?.add(report);
  }

  /** What the server says, with what it has not heard yet laid over it. */
  private withPending(day: TechnicianDay): TechnicianDay {
    return (this.outbox?.reports ?? []).filter((report) => !report.refused).reduce(applied, day);
  }

  private heard(answer: { report: Report; body: unknown } | null): void {
    this.waiting = this.outbox?.waiting ?? 0;
    this.sending = this.outbox?.sending ?? false;
    this.refused = this.outbox?.reports.filter((report) => report.refused) ?? [];
    if (!answer) return;
    const { visit, invoice, flags } = answer.body as Answer;
    if (visit && this.day && this.waiting === 0) {
      this.day = { ...this.day, visits: this.day.visits.map((one) => (one.id === visit.id ? visit : one)) };
    }
    if (this.receipt && answer.report.visitId === this.receipt.visitId && answer.report.path.endsWith('/complete')) {
      this.receipt = { ...this.receipt, invoice: invoice ?? null, flags: flags ?? [], sent: true };
    }
  }
}

function applied(day: TechnicianDay, report: Report): TechnicianDay {
  const at = String(report.body.occurred_at);
  const verb = report.path.split('/').at(-1) as Verb | 'clock-in' | 'clock-out';
  if (verb === 'clock-in') return { ...day, clocked_in: true, clocked_in_at: at };
  if (verb === 'clock-out') return { ...day, clocked_in: false, clocked_in_at: null };
  return { ...day, visits: day.visits.map((one) => (one.id === report.visitId ? afterStep(one, verb, at) : one)) };
}

type Path = '/mobile/v1/visits/{visit_id}/complete';

async function send({ path, visitId, body, key }: Report): Promise<unknown> {
  const params = { path: { visit_id: visitId ?? '' }, header: once(key) };
  return bodyOf(mobile.POST(path as Path, { params, body: body as never }));
}

export const my = new MyDay();

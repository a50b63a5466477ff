/** The dispatcher's day: which date, what is on it, what is selected, and which plan is being made. */
import { api, bodyOf, ifMatch, once } from '../shared/api';
import { addDays } from '../shared/format';
import { t } from '../shared/messages';
import { Problem, sentenceOf } from '../shared/problem';
import { desk } from '../shared/session.svelte';
import { toasts } from '../shared/toasts.svelte';
import type { Board, Pin, Visit } from '../shared/types';
import { PlanWatch } from './plan.svelte';
import { tooLate, whatIsNow, type Subject } from './beaten';
import { boardView, planView, type Stop } from './rows';

const REFRESH_MS = 20_000;

export interface VisitEdit {
  technician_id?: string;
  starts_at?: string;
  pinned?: Pin;
}

class Day {
  date = $state('');
  board = $state.raw<Board | null>(null);
  problem = $state<Problem | null>(null);
  selected = $state<string | null>(null);
  hovered = $state<string | null>(null);
  crew = $state<string | null>(null);
  open = $state(false);
  search = $state('');
  /** What somebody else did first; stays until it is put away or something is changed. */
  notice = $state('');
  /** How much wider than the room the hours are drawn; 1 fits the whole day. */
  zoom = $state(1);
  now = $state(Date.now());
  readonly plan = new PlanWatch(() => this.load());

  view = $derived.by(() => {
    if (!this.board) return null;
    const proposed = this.plan.shown ? this.plan.plan : null;
    return proposed ? planView(proposed, this.board) : boardView(this.board);
  });
  kpis = $derived((this.plan.shown && this.plan.plan?.kpis) || this.board?.kpis || null);
  stops = $derived(this.view?.rows.flatMap((row) => row.stops) ?? []);
  stop = $derived(this.stops.find((stop) => stop.key === this.selected) ?? null);
  lost = $derived(this.view?.unassigned.find((job) => job.job_id === this.selected) ?? null);
  today = $derived(desk.session?.today ?? '');
  isPast = $derived(this.date < this.today);
  /** The row to light up everywhere: of the hovered visit, else of the person pointed at, else of the selected visit. */
  lit = $derived(this.stops.find((stop) => stop.key === this.hovered)?.rowId ?? this.crew ?? this.stop?.rowId ?? null);

  private asked = 0;
  /** The visit that the address asks for; it is opened once its day is there. */
  private sought: string | null = null;

  start(): () => void {
    const address = new URLSearchParams(location.search);
    const wanted = address.get('date');
    this.sought = address.get('visit');
    this.go(wanted && /^\d{4}-\d\d-\d\d$/.test(wanted) ? wanted : this.today);
    const lead = Date.parse(desk.session?.now ?? '') - Date.now() || 0;
    const clock = setInterval(() => (this.now = Date.now() + lead), 1000);
    this.now = Date.now() + lead;
    const refresh = setInterval(() => document.hidden || this.load(), REFRESH_MS);
    return () => [clock, refresh].forEach(clearInterval);
  }

  go(date: string): void {
    if (date === this.date) return;
    this.date = date;
    this.board = null;
    this.notice = '';
    this.close();
    this.plan.leave();
    history.replaceState(null, '', `?date=${date}`);
    void this.load();
  }

  step(days: number): void {
    this.go(addDays(this.date, days));
  }

  async load(): Promise<void> {
    const ask = ++this.asked;
    this.problem = null;
    try {
      const board = await bodyOf<Board>(api.GET('/dispatch/v1/board', { params: { query: { date: this.date } } }));
      if (ask !== this.asked) return;
      this.board = board;
      await this.plan.follow(board);
      this.seek();
    } catch (error) {
      if (ask !== this.asked) return;
      this.problem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    }
  }

  private seek(): void {
    const found = this.sought && this.stops.find((stop) => stop.visitId === this.sought);
    this.sought = null;
    if (found) this.select(found.key, true);
  }

  select(key: string | null, open = this.open): void {
    this.selected = key;
    this.open = open && key !== null;
  }

  stretch(by: number): void {
    this.zoom = Math.min(4, Math.max(1, this.zoom * by));
  }

  close(): void {
    this.selected = null;
    this.open = false;
    this.hovered = null;
  }

  /** After a refusal: have the day as it is now, and say what somebody else made of it; false when that was not it. */
  async beaten(error: unknown, subject: Subject): Promise<boolean> {
    await this.load();
    if (!tooLate(error)) return false;
    this.notice = whatIsNow(this.view, subject, (from, to) => desk.format.range(from, to));
    return true;
  }

  /** Changes a visit and offers the way back; a refusal goes to whoever asked. */
  async edit(stop: Stop, edit: VisitEdit, said: string): Promise<void> {
    const before: VisitEdit = { technician_id: stop.rowId, starts_at: stop.starts_at, pinned: stop.pinned };
    const back = Object.fromEntries(Object.keys(edit).map((key) => [key, before[key as keyof VisitEdit]]));
    const changed = await this.patch(stop.visitId ?? '', stop.version, edit);
    this.notice = '';
    await this.load();
    toasts.add(said, async () => {
      try {
        await this.patch(changed.id, changed.version, back);
      } catch (error) {
        if (await this.beaten(error, stop)) return;
        this.problem = error instanceof Problem ? error : null;
        return;
      }
      await this.load();
    });
  }

  async cancel(stop: Stop, reason: string): Promise<void> {
    const params = { path: { visit_id: stop.visitId ?? '' } };
    await api.POST('/dispatch/v1/visits/{visit_id}/cancel', { params, body: { reason }, headers: once() });
    await this.load();
  }

  async book(jobId: string, technicianId: string, startsAt: string): Promise<void> {
    const body = { job_id: jobId, technician_id: technicianId, starts_at: startsAt };
    await api.POST('/dispatch/v1/visits', { body, headers: once() });
    this.notice = '';
    await this.load();
  }

  private patch(id: string, version: number, body: VisitEdit): Promise<Visit> {
    const options = { params: { path: { visit_id: id }, header: ifMatch(version) }, body };
    return bodyOf<Visit>(api.PATCH('/dispatch/v1/visits/{visit_id}', options));
  }
}

export const day = new Day();

/** Tuesday, November 24 - and Today, Tomorrow, Yesterday where it is one of them. */
export function dayName(date: string, today: string): string | null {
  if (date === today) return t('day.today');
  if (date === addDays(today, 1)) return t('day.tomorrow');
  return date === addDays(today, -1) ? t('day.yesterday') : null;
}

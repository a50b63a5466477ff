/** The hours of a week: which week and day are open, what the server says, and what is asked of it. */
import { api, bodyOf, once } from '../../shared/api';
import { addDays } from '../../shared/format';
import { t } from '../../shared/messages';
import { Problem, sentenceOf } from '../../shared/problem';
import { rooms } from '../../shared/rooms.svelte';
import { toasts } from '../../shared/toasts.svelte';
import type { Hours, HoursDay, HoursPage } from '../../shared/types';
import { approvable, weekStart } from './week';

export type Edit =
  | { action: 'move'; punch_id?: string; edit_id?: string; occurred_at: string }
  | { action: 'strike'; punch_id?: string; edit_id?: string }
  | { action: 'add'; kind: 'in' | 'out'; occurred_at: string }
  | { action: 'undo'; edit_id: string };

class Book {
  page = $state.raw<HoursPage | null>(null);
  problem = $state<Problem | null>(null);
  busy = $state(false);
  said = $state('');
  refused = $state('');

  from = $derived(rooms.params.get('week') ?? '');
  technicianId = $derived(rooms.params.get('technician'));
  date = $derived(rooms.params.get('day'));
  row = $derived(this.page?.items.find((one) => one.technician.id === this.technicianId) ?? null);
  day = $derived(this.row?.days.find((one) => one.date === this.date) ?? null);

  private asked = 0;

  /** Open the week of a day that a link names, or this one. */
  async load(): Promise<void> {
    const ask = ++this.asked;
    this.busy = true;
    this.problem = null;
    try {
      const from = this.from || (await this.weekOf(this.date));
      const page = await this.read(from, null);
      if (ask === this.asked) this.page = page;
    } catch (error) {
      if (ask === this.asked) this.problem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    } finally {
      if (ask === this.asked) this.busy = false;
    }
  }

  async more(): Promise<void> {
    const { page } = this;
    if (!page?.next) return;
    const next = await this.read(page.from, page.next);
    this.page = { ...next, items: [...page.items, ...next.items] };
  }

  go(week: string): void {
    rooms.keep({ week });
    void this.load();
  }

  open(technician: string, day: string): void {
    this.said = this.refused = '';
    rooms.keep({ week: this.page?.from ?? '', technician, day });
  }

  close(): void {
    rooms.keep(this.page ? { week: this.page.from } : {});
  }

  /** Keep corrections; true when they were taken. */
  async correct(row: Hours, edits: Edit[], reason: string): Promise<boolean> {
    return this.act(async () => {
      const path = { technician_id: row.technician.id };
      const kept = await bodyOf<{ items: { id: string; action: string; edit_id: string | null }[] }>(
        api.POST('/office/v1/technicians/{technician_id}/punch-edits', {
          params: { path, header: once() as never },
          body: { edits: edits as never, reason },
        }),
      );
      const back = kept.items.filter((one) => one.action !== 'strike' || one.edit_id === null).reverse();
      if (back.length === 0) return;
      toasts.add(t('hours.done', { name: row.technician.name }), async () => {
        await this.correct(row, back.map((one) => ({ action: 'undo', edit_id: one.id })), t('hours.undoReason'));
      });
    });
  }

  async approve(row: Hours, days: HoursDay[]): Promise<boolean> {
    return this.act(() => this.approveSeen(row.technician.id, days.map(({ date, digest }) => ({ date, digest }))));
  }

  /** One request a technician, so that one day that has changed does not hold up the others. */
  async approveClean(): Promise<void> {
    const found = approvable(this.page?.items ?? []);
    let count = 0;
    const refused: string[] = [];
    this.busy = true;
    for (const one of found) {
      try {
        await this.approveSeen(one.technician_id, one.days);
        count += one.days.length;
      } catch (error) {
        refused.push(sentenceOf(error));
      }
    }
    await this.load();
    this.said = count > 0 ? t('hours.approved', { count }) : '';
    this.refused = refused.join(' ');
  }

  async withdraw(row: Hours, day: HoursDay, reason: string): Promise<boolean> {
    return this.act(async () => {
      await api.POST('/office/v1/hours/withdraw', {
        params: { header: once() as never },
        body: { technician_id: row.technician.id, days: [day.date], reason },
      });
    });
  }

  csvAddress(): string {
    const { page } = this;
    return page ? `/office/v1/hours.csv?from=${page.from}&to=${page.to}&mark=true` : '';
  }

  private async approveSeen(technician_id: string, days: { date: string; digest: string }[]): Promise<void> {
    await api.POST('/office/v1/hours/approve', {
      params: { header: once() as never },
      body: { technician_id, days },
    });
  }

  private async act(call: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.said = this.refused = '';
    let refused = '';
    try {
      await call();
    } catch (error) {
      refused = sentenceOf(error);
    }
    await this.load();
    this.refused = refused;
    return refused === '';
  }

  private async read(from: string, cursor: string | null): Promise<HoursPage> {
    const query = { limit: 50, ...(from && { from, to: addDays(from, 6) }), ...(cursor && { cursor }) };
    return bodyOf<HoursPage>(api.GET('/office/v1/hours', { params: { query: query as never } }));
  }

  private async weekOf(day: string | null): Promise<string> {
    if (!day) return '';
    const known = this.page ?? (await bodyOf<HoursPage>(api.GET('/office/v1/hours', { params: { query: { limit: 1 } as never } })));
    return weekStart(day, known.week_starts_on);
  }
}

export const book = new Book();

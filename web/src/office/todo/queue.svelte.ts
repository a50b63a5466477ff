/** The queue: what is listed, what is opened, and what is done about it. */
import { api, bodyOf, once } from '../../shared/api';
import { t } from '../../shared/messages';
import { Problem, sentenceOf } from '../../shared/problem';
import { rooms } from '../../shared/rooms.svelte';
import { desk } from '../../shared/session.svelte';
import type { Colleague, ExceptionItem, ExceptionRow } from '../../shared/types';
import { waiting } from '../../shared/waiting.svelte';

const PAGE = 100;
const DAY = 86_400;

export type Whose = 'all' | 'mine' | 'role';

interface Page {
  items: ExceptionRow[];
  next: string | null;
}

class Queue {
  rows = $state.raw<ExceptionRow[] | null>(null);
  next = $state<string | null>(null);
  problem = $state<Problem | null>(null);
  whose = $state<Whose>('all');
  code = $state<string | null>(null);
  item = $state.raw<ExceptionItem | null>(null);
  fault = $state('');
  busy = $state(false);
  said = $state('');
  colleagues = $state.raw<Colleague[]>([]);

  opened = $derived(rooms.params.get('id'));
  /** Rows under their kind, the kind with the most urgent row first. */
  groups = $derived.by(() => {
    const found = new Map<string, ExceptionRow[]>();
    for (const row of this.rows ?? []) found.set(row.code, [...(found.get(row.code) ?? []), row]);
    return [...found].map(([code, rows]) => ({ code, title: rows[0]?.title ?? code, rows }));
  });
  /** The rows as they stand on the page, for the arrow keys. */
  order = $derived(this.groups.flatMap((group) => group.rows.map((row) => row.id)));

  private asked = 0;

  async begin(): Promise<void> {
    const [first] = await Promise.all([this.load(), this.open(this.opened), this.loadColleagues()]);
    return first;
  }

  async load(cursor: string | null = null): Promise<void> {
    const ask = ++this.asked;
    this.problem = null;
    try {
      const query = {
        state: 'open' as const,
        limit: PAGE,
        ...(this.whose === 'mine' && { mine: true }),
        ...(this.whose === 'role' && { role: desk.session?.user.role as 'office' }),
        ...(this.code && { code: this.code }),
        ...(cursor && { cursor }),
      };
      const page = await bodyOf<Page>(api.GET('/office/v1/exceptions', { params: { query } }));
      if (ask !== this.asked) return;
      this.rows = cursor ? [...(this.rows ?? []), ...page.items] : page.items;
      this.next = page.next;
    } catch (error) {
      if (ask === this.asked) this.problem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    }
  }

  show(whose: Whose, code: string | null = null): void {
    this.whose = whose;
    this.code = code;
    this.rows = null;
    void this.load();
  }

  /** Opens one beside the list; null closes it. */
  async open(id: string | null): Promise<void> {
    rooms.keep(id ? { id } : {});
    this.fault = '';
    if (!id) {
      this.item = null;
      return;
    }
    if (this.item?.id !== id) this.item = null;
    await this.attempt(async () => {
      const found = await bodyOf<ExceptionItem>(api.GET('/office/v1/exceptions/{exception_id}', { params: path(id) }));
      if (this.opened === id) this.item = found;
    });
  }

  /** One further up or down; without anything open, the first. */
  async step(by: number): Promise<void> {
    const at = this.order.indexOf(this.opened ?? '');
    const id = this.order[at < 0 ? 0 : Math.min(this.order.length - 1, Math.max(0, at + by))];
    if (id && id !== this.opened) await this.open(id);
  }

  async take(): Promise<void> {
    const shown = this.item;
    if (!shown || shown.state !== 'open' || !desk.may('exceptions.resolve')) return;
    await this.change(() =>
      shown.owner?.id === desk.session?.user.id
        ? api.POST('/office/v1/exceptions/{exception_id}/release', { params: path(shown.id) })
        : api.POST('/office/v1/exceptions/{exception_id}/take', { params: path(shown.id) }),
    );
  }

  async handOver(userId: string): Promise<void> {
    const shown = this.item;
    if (!shown) return;
    await this.change(() =>
      api.POST('/office/v1/exceptions/{exception_id}/hand-over', { params: path(shown.id), body: { user_id: userId } }),
    );
  }

  /** Closes it with an answer, says so, and goes on to the one below. */
  async answer(word: string, label: string, reason: string): Promise<void> {
    const shown = this.item;
    if (!shown) return;
    const at = this.order.indexOf(shown.id);
    const after = this.order[at + 1] ?? this.order[at - 1] ?? null;
    await this.attempt(async () => {
      const body = { resolution: reason.trim() || label, decision: word as 'noted' };
      await api.POST('/office/v1/exceptions/{exception_id}/resolve', { params: path(shown.id), body, headers: once() });
      this.rows = (this.rows ?? []).filter((row) => row.id !== shown.id);
      void waiting.load();
      await this.open(after === shown.id ? null : after);
      this.said = t('todo.answered', { number: shown.number, answer: label });
      if (this.rows.length === 0) await this.load();
    });
  }

  private async change(ask: () => Promise<{ data?: unknown }>): Promise<void> {
    await this.attempt(async () => {
      const changed = await bodyOf<ExceptionItem>(ask());
      this.item = changed;
      this.rows = (this.rows ?? []).map((row) => (row.id === changed.id ? { ...row, owner: changed.owner } : row));
      void waiting.load();
    });
  }

  private async loadColleagues(): Promise<void> {
    try {
      this.colleagues = (await bodyOf<{ items: Colleague[] }>(api.GET('/office/v1/exceptions/owners'))).items;
    } catch {
      this.colleagues = [];
    }
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.fault = '';
    this.said = '';
    try {
      await act();
    } catch (error) {
      this.fault = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }
}

/** 12 min, 5 h, 3 days: how long it has waited. */
export function ageOf(seconds: number): string {
  if (seconds < 3600) return desk.format.duration(Math.max(60, seconds));
  if (seconds < DAY) return t('duration.h', { h: Math.round(seconds / 3600) });
  return t('todo.days', { count: Math.round(seconds / DAY) });
}

const path = (id: string) => ({ path: { exception_id: id } });

export const queue = new Queue();

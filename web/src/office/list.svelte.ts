/** The list of invoices: what is searched for, which state, page after page. */
import { api, bodyOf } from '../shared/api';
import { Problem, sentenceOf } from '../shared/problem';
import type { InvoiceRow } from '../shared/types';

const PAGE = 50;
const TYPING_MS = 250;

export type Filter = 'all' | 'draft' | 'posted' | 'credited';

class InvoiceList {
  rows = $state.raw<InvoiceRow[] | null>(null);
  next = $state<string | null>(null);
  busy = $state(false);
  problem = $state<Problem | null>(null);
  filter = $state<Filter>('all');
  query = $state('');
  /** Rows that another part of the page picked, instead of the server's answer. */
  picked = $state.raw<InvoiceRow[] | null>(null);
  shown = $derived(this.picked ?? this.rows);

  private asked = 0;
  private typing: ReturnType<typeof setTimeout> | undefined;

  search(text: string): void {
    this.query = text;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.load(), TYPING_MS);
  }

  show(filter: Filter): void {
    this.filter = filter;
    void this.load();
  }

  async load(cursor: string | null = null): Promise<void> {
    const ask = ++this.asked;
    this.busy = true;
    this.problem = null;
    this.picked = null;
    try {
      const query: Record<string, string | number> = {
        limit: PAGE,
        ...(this.filter !== 'all' && { status: this.filter }),
        ...(this.query.trim() && { q: this.query.trim() }),
        ...(cursor && { cursor }),
      };
      const page = await bodyOf<{ items: InvoiceRow[]; next: string | null }>(
        api.GET('/office/v1/invoices', { params: { query } }),
      );
      if (ask !== this.asked) return;
      this.rows = cursor ? [...(this.rows ?? []), ...page.items] : page.items;
      this.next = page.next;
    } catch (error) {
      if (ask === this.asked) this.problem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    } finally {
      if (ask === this.asked) this.busy = false;
    }
  }
}

export const list = new InvoiceList();

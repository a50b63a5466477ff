/** The office's numbers: what waits for review, what was posted, what has not gone out. */
import { api, bodyOf } from '../shared/api';
import { Problem, sentenceOf } from '../shared/problem';
import { desk } from '../shared/session.svelte';
import type { InvoiceRow, Money } from '../shared/types';

const PAGE = 200;
const MOST_PAGES = 15;

interface Page {
  items: InvoiceRow[];
  next: string | null;
}

class Ledger {
  queue = $state.raw<InvoiceRow[] | null>(null);
  queueProblem = $state<Problem | null>(null);
  month = $state.raw<InvoiceRow[] | null>(null);
  /** Whether the month is counted to its first day; a very large one is counted in part, and says so. */
  counting = $state(true);
  cut = $state(false);

  today = $derived((this.month ?? []).filter((row) => row.issued_on === desk.session?.today));
  unsent = $derived((this.month ?? []).filter((row) => row.status === 'posted' && row.sent_at === null));

  async load(): Promise<void> {
    await Promise.all([this.loadQueue(), this.count()]);
  }

  async loadQueue(): Promise<void> {
    this.queueProblem = null;
    try {
      const query = { limit: PAGE };
      const page = await bodyOf<Page>(api.GET('/office/v1/review-queue', { params: { query } }));
      this.queue = page.items;
    } catch (error) {
      this.queueProblem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    }
  }

  /** Newest first, page by page, until the month's first day. */
  private async count(): Promise<void> {
    const first = `${(desk.session?.today ?? '').slice(0, 7)}-01`;
    const found: InvoiceRow[] = [];
    let cursor: string | null = null;
    this.counting = true;
    try {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query: Record<string, string | number> = { status: 'posted', limit: PAGE, ...(cursor && { cursor }) };
        const answer: Page = await bodyOf<Page>(api.GET('/office/v1/invoices', { params: { query } }));
        const mine = answer.items.filter((row) => row.issued_on !== null && row.issued_on >= first);
        found.push(...mine);
        this.month = [...found];
        cursor = answer.next;
        if (!cursor || mine.length < answer.items.length) break;
        this.cut = page === MOST_PAGES - 1;
      }
    } catch {
      // The list below says what is wrong; the figures then stay empty.
    } finally {
      this.counting = false;
    }
  }
}

export function sumOf(rows: InvoiceRow[], currency: string): Money {
  return { minor: rows.reduce((sum, row) => sum + row.total.minor, 0), currency };
}

/** Reasons of the queue with how often each comes, most frequent first. */
export function reasonsOf(rows: InvoiceRow[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { sentence } of rows.flatMap((row) => row.review_reasons)) {
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

export const ledger = new Ledger();

/** The book of customers: what is asked for, what was found, and whose file is open. */
import { api, bodyOf } from '../../shared/api';
import { Problem, sentenceOf } from '../../shared/problem';
import { rooms } from '../../shared/rooms.svelte';
import type { CustomerFile, CustomerRow, Happening } from '../../shared/types';

const PAGE = 40;
const TYPING_MS = 160;
const WHOLE_NUMBER = 7;

interface Page<Item> {
  items: Item[];
  next: string | null;
}

class Book {
  query = $state('');
  rows = $state.raw<CustomerRow[] | null>(null);
  next = $state<string | null>(null);
  problem = $state<Problem | null>(null);
  file = $state.raw<CustomerFile | null>(null);
  fileFault = $state('');
  history = $state.raw<Happening[] | null>(null);
  historyNext = $state<string | null>(null);

  opened = $derived(rooms.params.get('customer'));
  tab = $derived(rooms.params.get('tab') === 'duplicates' ? 'duplicates' : 'book');
  digits = $derived(this.query.replaceAll(/\D/g, ''));
  /** Whether what is typed can only be a telephone number. */
  isPhone = $derived(this.digits.length >= WHOLE_NUMBER && /^[\d\s()+./-]+$/.test(this.query));

  private asked = 0;
  private typing: ReturnType<typeof setTimeout> | undefined;

  search(text: string): void {
    this.query = text;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.load(), TYPING_MS);
  }

  async load(cursor: string | null = null): Promise<void> {
    const ask = ++this.asked;
    this.problem = null;
    try {
      const query = { limit: PAGE, ...(this.query.trim() && { q: this.query.trim() }), ...(cursor && { cursor }) };
      const page = await bodyOf<Page<CustomerRow>>(api.GET('/office/v1/customers', { params: { query } }));
      if (ask !== this.asked) return;
      this.rows = cursor ? [...(this.rows ?? []), ...page.items] : page.items;
      this.next = page.next;
      const only = page.items.length === 1 && !cursor ? page.items[0] : undefined;
      if (only && this.isPhone && only.id !== this.opened) void this.open(only.id);
    } catch (error) {
      if (ask === this.asked) this.problem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    }
  }

  show(tab: 'book' | 'duplicates'): void {
    rooms.keep(tab === 'duplicates' ? { tab } : {});
  }

  async open(id: string | null): Promise<void> {
    rooms.keep(id ? { customer: id } : {});
    if (this.file?.customer.id !== id) {
      this.file = null;
      this.history = null;
    }
    if (id) await this.reload(id);
  }

  async reload(id = this.opened): Promise<void> {
    this.fileFault = '';
    if (!id) return;
    try {
      const found = await bodyOf<CustomerFile>(api.GET('/office/v1/customers/{customer_id}/file', { params: path(id) }));
      if (this.opened !== id) return;
      this.file = found;
      await this.loadHistory(id);
    } catch (error) {
      if (this.opened === id) this.fileFault = sentenceOf(error);
    }
  }

  async loadHistory(id: string, cursor: string | null = null): Promise<void> {
    const query = { limit: 15, ...(cursor && { cursor }) };
    const page = await bodyOf<Page<Happening>>(
      api.GET('/office/v1/customers/{customer_id}/history', { params: { ...path(id), query } }),
    );
    if (this.opened !== id) return;
    this.history = cursor ? [...(this.history ?? []), ...page.items] : page.items;
    this.historyNext = page.next;
  }

  /** After somebody was taken into the books or changed: the list and the file as they are now. */
  async took(id: string): Promise<void> {
    await Promise.all([this.load(), this.open(id)]);
  }
}

export const path = (id: string) => ({ path: { customer_id: id } });

export const book = new Book();

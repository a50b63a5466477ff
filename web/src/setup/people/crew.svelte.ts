/** The technicians of the room: what is searched for, who is open, and the skills of the catalogue. */
import { Problem, sentenceOf } from '../../shared/problem';
import { rooms } from '../../shared/rooms.svelte';
import type { Person, Skill } from '../../shared/types';
import * as calls from './calls';

const TYPING_MS = 200;

export type Tab = 'crew' | 'certificates' | 'oncall';

class Crew {
  rows = $state.raw<Person[] | null>(null);
  next = $state<string | null>(null);
  problem = $state<Problem | null>(null);
  busy = $state(false);
  query = $state('');
  active = $state<boolean | null>(true);
  skills = $state.raw<Skill[]>([]);

  tab = $derived((rooms.params.get('tab') ?? 'crew') as Tab);
  id = $derived(rooms.params.get('id'));
  person = $derived(this.rows?.find((row) => row.id === this.id) ?? null);

  private asked = 0;
  private typing: ReturnType<typeof setTimeout> | undefined;

  go(tab: Tab): void {
    rooms.go('people', tab === 'crew' ? {} : { tab });
  }

  open(id: string | null): void {
    rooms.go('people', id ? { id } : {});
  }

  search(text: string): void {
    this.query = text;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.load(), TYPING_MS);
  }

  show(active: boolean | null): void {
    this.active = active;
    void this.load();
  }

  async load(cursor: string | null = null): Promise<void> {
    const ask = ++this.asked;
    this.busy = true;
    this.problem = null;
    try {
      const [page, skills] = await Promise.all([
        calls.people(this.query.trim(), this.active, cursor),
        this.skills.length > 0 ? null : calls.skills().catch(() => null),
      ]);
      if (ask !== this.asked) return;
      if (skills) this.skills = skills.items;
      this.rows = cursor ? [...(this.rows ?? []), ...page.items] : page.items;
      this.next = page.next;
    } catch (error) {
      if (ask === this.asked) this.problem = error instanceof Problem ? error : new Problem(-1, '', sentenceOf(error));
    } finally {
      if (ask === this.asked) this.busy = false;
    }
  }
}

export const crew = new Crew();

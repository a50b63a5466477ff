/** The company's territories, which one is looked at, and the draft of the one that is being drawn, with its undo. */
import { api, bodyOf, idempotencyKey, ifMatch, once } from '../../shared/api';
import { t } from '../../shared/messages';
import { Problem, sentenceOf } from '../../shared/problem';
import { rooms } from '../../shared/rooms.svelte';
import { desk } from '../../shared/session.svelte';
import { toasts } from '../../shared/toasts.svelte';
import type { Ground, Technician, Territory } from '../../shared/types';
import {
  added, before, crossing, finished, fromText, inside, moved, pointsOf, removed, stepped, toText, withRing,
  type At, type Outline, type Point,
} from './polygon';

const MOST_UNDO = 100;
export const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7];

export interface Draft {
  id: string | null;
  version: number;
  name: string;
  rule: 'hard' | 'priced';
  minutes: number;
  color: number;
  postcodes: string;
  technicians: string[];
  active: boolean;
}

interface Body {
  name: string;
  rule: 'hard' | 'priced';
  price_seconds: number | null;
  color_index: number;
  area: Outline;
  postcodes: string[];
  technician_ids: string[];
  active: boolean;
}

class Drafting {
  items = $state.raw<Territory[]>([]);
  technicians = $state.raw<Technician[]>([]);
  ground = $state.raw<Ground | null>(null);
  loading = $state(true);
  problem = $state<string | null>(null);
  chosen = $state('');
  draft = $state<Draft | null>(null);
  outline = $state.raw<Outline>([]);
  at = $state.raw<At | null>(null);
  /** The outline as a list, while it is edited as one; null while it is drawn. */
  text = $state<string | null>(null);
  fault = $state('');
  stale = $state(false);
  busy = $state(false);
  private undos = $state.raw<{ outline: Outline; at: At | null }[]>([]);
  private key = '';
  private opened = $state('');

  readonly current = $derived(this.items.find((item) => item.id === this.chosen) ?? null);
  readonly mayEdit = $derived(desk.may('territories.edit'));
  readonly mayUndo = $derived(this.undos.length > 0);
  readonly dirty = $derived(this.draft !== null && JSON.stringify(this.body(this.draft)) !== this.opened);
  readonly points = $derived(pointsOf(this.outline));
  readonly crossing = $derived(crossing(this.outline));
  readonly textFault = $derived.by(() => {
    const read = this.text === null ? null : fromText(this.text);
    return read && 'refusal' in read ? read : null;
  });
  /** Sites inside what is drawn, as one draws; null where the map does not hold them all. */
  readonly sites = $derived.by(() => {
    const ready = finished(this.outline);
    if (!this.ground?.all_sites || ready.length === 0) return null;
    return this.ground.sites.filter((site) => inside(ready, site as Point)).length;
  });

  async load(): Promise<void> {
    this.loading = true;
    try {
      const [items, technicians, ground] = await Promise.all([
        this.all<Territory>('/dispatch/v1/territories'),
        this.all<Technician>('/dispatch/v1/technicians'),
        bodyOf<Ground>(api.GET('/dispatch/v1/territories/ground')),
      ]);
      [this.items, this.technicians, this.ground, this.problem] = [items, technicians, ground, null];
      const asked = rooms.params.get('id');
      if (asked && items.some((item) => item.id === asked)) this.chosen = asked;
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.loading = false;
    }
  }

  choose(id: string): void {
    if (this.draft) return;
    this.chosen = this.chosen === id ? '' : id;
    rooms.keep(this.chosen ? { id: this.chosen } : {});
  }

  step(by: 1 | -1): void {
    if (this.draft || this.items.length === 0) return;
    const here = this.items.findIndex((item) => item.id === this.chosen);
    const next = here < 0 ? 0 : Math.max(0, Math.min(this.items.length - 1, here + by));
    this.chosen = '';
    this.choose(this.items[next]?.id ?? '');
  }

  begin(item: Territory | null): void {
    const used = new Set(this.items.map((one) => one.color_index % COLOURS.length));
    this.draft = {
      id: item?.id ?? null,
      version: item?.version ?? 0,
      name: item?.name ?? '',
      rule: item?.rule ?? 'hard',
      minutes: Math.round((item?.price_seconds ?? 900) / 60) || 1,
      color: item ? item.color_index % COLOURS.length : (COLOURS.find((one) => !used.has(one)) ?? 0),
      postcodes: item?.postcodes.join(', ') ?? '',
      technicians: [...(item?.technician_ids ?? [])],
      active: item?.active ?? true,
    };
    this.outline = (item?.area ?? []) as Outline;
    this.key = idempotencyKey();
    [this.at, this.undos, this.text, this.fault, this.stale] = [null, [], null, '', false];
    this.opened = JSON.stringify(this.body(this.draft));
  }

  leave(): void {
    this.draft = null;
    [this.outline, this.at, this.undos, this.text, this.fault, this.stale] = [[], null, [], null, '', false];
  }

  add(point: Point, after: At | null = this.at): void {
    const made = added(this.outline, after, point);
    this.take(made.outline, made.at);
  }

  move(at: At, point: Point): void {
    this.take(moved(this.outline, at, point), at);
  }

  removePoint(at: At | null = this.at): void {
    if (!at) return;
    const left = removed(this.outline, at);
    this.take(left, before(left, at));
  }

  addRing(): void {
    this.take(withRing(this.outline), null);
  }

  select(at: At | null): void {
    this.at = at;
  }

  walk(by: 1 | -1): void {
    this.at = stepped(this.outline, this.at, by);
  }

  undo(): void {
    const last = this.undos.at(-1);
    if (!last) return;
    [this.outline, this.at, this.undos] = [last.outline, last.at, this.undos.slice(0, -1)];
    if (this.text !== null) this.text = toText(this.outline);
  }

  /** One step back: from the list, the point that is held, then the draft, unless something would be lost. */
  escape(): void {
    if (this.text !== null) this.text = null;
    else if (this.at) this.at = null;
    else if (this.draft && !this.dirty) this.leave();
  }

  toggleList(): void {
    this.text = this.text === null ? toText(this.outline) : null;
  }

  write(text: string): void {
    this.text = text;
    const read = fromText(text);
    if ('outline' in read) this.take(read.outline, null);
  }

  async save(): Promise<void> {
    const { draft } = this;
    if (!draft || this.busy) return;
    this.busy = true;
    this.fault = '';
    try {
      const body = this.body(draft);
      const old = this.items.find((item) => item.id === draft.id) ?? null;
      const saved = draft.id ? await this.patch(draft.id, draft.version, body) : await this.post(body, this.key);
      this.leave();
      await this.load();
      this.chosen = saved.id;
      rooms.keep({ id: saved.id });
      if (old) toasts.add(t('territories.saved', { name: saved.name }), () => this.putBack(saved, old));
    } catch (error) {
      this.refused(error);
    } finally {
      this.busy = false;
    }
  }

  async drop(item: Territory): Promise<void> {
    this.busy = true;
    try {
      const options = { params: { path: { territory_id: item.id }, header: ifMatch(item.version) } };
      await api.DELETE('/dispatch/v1/territories/{territory_id}', options);
      this.leave();
      this.chosen = '';
      rooms.keep({});
      toasts.add(t('territories.dropped', { name: item.name }), async () => {
        await this.post(bodyFrom(item), idempotencyKey());
        await this.load();
      });
      await this.load();
    } catch (error) {
      this.refused(error);
    } finally {
      this.busy = false;
    }
  }

  /** Take what somebody else has saved meanwhile, and begin anew from it. */
  async reload(): Promise<void> {
    const id = this.draft?.id;
    this.leave();
    await this.load();
    this.begin(this.items.find((item) => item.id === id) ?? null);
    if (!this.items.some((item) => item.id === id)) this.leave();
  }

  private refused(error: unknown): void {
    this.stale = error instanceof Problem && error.status === 412;
    this.fault = this.stale ? t('territories.stale') : sentenceOf(error);
  }

  private async putBack(saved: Territory, old: Territory): Promise<void> {
    try {
      await this.patch(saved.id, saved.version, bodyFrom(old));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    await this.load();
  }

  private take(outline: Outline, at: At | null): void {
    this.undos = [...this.undos, { outline: this.outline, at: this.at }].slice(-MOST_UNDO);
    [this.outline, this.at] = [outline, at];
  }

  private body(draft: Draft): Body {
    return {
      name: draft.name.trim(),
      rule: draft.rule,
      price_seconds: draft.rule === 'priced' ? Math.round(draft.minutes * 60) : null,
      color_index: draft.color,
      area: this.outline.filter((ring) => ring.length > 0),
      postcodes: draft.postcodes.split(/[,;\n]+/).map((code) => code.trim()).filter(Boolean),
      technician_ids: [...draft.technicians],
      active: draft.active,
    };
  }

  private post(body: Body, key: string): Promise<Territory> {
    return bodyOf<Territory>(api.POST('/dispatch/v1/territories', { body, headers: once(key) }));
  }

  private patch(id: string, version: number, body: Body): Promise<Territory> {
    const options = { params: { path: { territory_id: id }, header: ifMatch(version) }, body };
    return bodyOf<Territory>(api.PATCH('/dispatch/v1/territories/{territory_id}', options));
  }

  private async all<T>(path: '/dispatch/v1/territories' | '/dispatch/v1/technicians'): Promise<T[]> {
    const found: T[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = cursor ? { limit: 200, cursor } : { limit: 200 };
      const page: { items: T[]; next: string | null } = await bodyOf(api.GET(path, { params: { query } }));
      found.push(...page.items);
      cursor = page.next;
    } while (cursor);
    return found;
  }
}

function bodyFrom(item: Territory): Body {
  const { name, rule, price_seconds, color_index, postcodes, technician_ids, active } = item;
  return { name, rule, price_seconds, color_index, area: item.area as Outline, postcodes, technician_ids, active };
}

export const drafting = new Drafting();

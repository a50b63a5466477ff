/** The sites that are on no map, which of them is being placed, and where its pin stands. */
import { api, bodyOf } from '../../shared/api';
import { t } from '../../shared/messages';
import { Problem, sentenceOf } from '../../shared/problem';
import { rooms } from '../../shared/rooms.svelte';
import { desk } from '../../shared/session.svelte';
import { toasts } from '../../shared/toasts.svelte';
import type { Surroundings, Unlocated } from '../../shared/types';
import { kilometres, readPlace, swapped, written, type Refusal, type Spot } from './coordinates';

/** Further from the depot than this, it is asked whether the numbers are the right way round. */
const FAR_KM = 800;
const LISTEN_MS = 8000;


class Placing {
  items = $state.raw<Unlocated[]>([]);
  total = $state(0);
  provider = $state('');
  loading = $state(true);
  problem = $state<string | null>(null);
  chosen = $state('');
  around = $state.raw<Surroundings | null>(null);
  pin = $state.raw<Spot | null>(null);
  /** Raised when the map is to move to `look`: a place that came from somewhere else than the map. */
  looks = $state(0);
  look = $state.raw<Spot | null>(null);
  text = $state('');
  refusal = $state<Refusal | null>(null);
  fault = $state('');
  busy = $state(false);
  asked = $state<string[]>([]);

  readonly current = $derived(this.items.find((item) => item.site.id === this.chosen) ?? null);
  readonly mayPlace = $derived(desk.may('places.edit'));
  readonly far = $derived.by(() => {
    const depot = this.around?.depot;
    return this.pin && depot ? kilometres(this.pin, depot) > FAR_KM : false;
  });
  /** The pin the other way round, when that lies where the company works and the pin does not. */
  readonly turned = $derived.by(() => {
    const depot = this.around?.depot;
    const other = this.far && this.pin ? swapped(this.pin) : null;
    return other && depot && kilometres(other, depot) < FAR_KM ? other : null;
  });

  async load(quiet = false): Promise<void> {
    if (!quiet) this.loading = true;
    try {
      const body = await bodyOf<{ items: Unlocated[]; total: number; provider: string }>(api.GET('/office/v1/unlocated-sites'));
      this.items = body.items;
      this.total = body.total;
      this.provider = body.provider;
      this.problem = null;
      if (!this.current) await this.choose(this.asking() ?? (besides() ? (this.items[0]?.site.id ?? '') : ''));
    } catch (error) {
      if (!quiet) this.problem = sentenceOf(error);
    } finally {
      this.loading = false;
    }
  }

  /** While a geocoder works on them, sites leave the list by themselves. */
  listen(): () => void {
    const timer = setInterval(() => {
      if (this.provider && !this.busy && !document.hidden) void this.load(true);
    }, LISTEN_MS);
    return () => clearInterval(timer);
  }

  async choose(id: string): Promise<void> {
    this.chosen = id;
    this.around = null;
    this.clear();
    const item = this.current;
    if (!item) return;
    rooms.keep({ site: id });
    if (item.site.latitude !== null && item.site.longitude !== null) {
      this.pin = { latitude: item.site.latitude, longitude: item.site.longitude };
    }
    try {
      const params = { path: { site_id: id } };
      const around = await bodyOf<Surroundings>(api.GET('/office/v1/sites/{site_id}/surroundings', { params }));
      if (this.chosen === id) this.around = around;
    } catch (error) {
      if (this.chosen === id) this.fault = sentenceOf(error);
    }
  }

  step(by: number): void {
    const index = this.items.findIndex((item) => item.site.id === this.chosen);
    const next = this.items[Math.max(0, Math.min(this.items.length - 1, index + by))];
    if (next && next.site.id !== this.chosen) void this.choose(next.site.id);
  }

  /** What was typed or pasted: the pin follows as soon as it can be read. */
  read(text: string): void {
    this.text = text;
    const reading = readPlace(text);
    this.refusal = 'refusal' in reading && reading.refusal !== 'empty' ? reading.refusal : null;
    if ('spot' in reading) this.drop(reading.spot, true);
  }

  drop(spot: Spot, look: boolean): void {
    this.pin = spot;
    this.fault = '';
    this.refusal = null;
    if (look) this.lookAt(spot);
    else this.text = written(spot);
  }

  /** A likely place puts the pin there; a rough one only shows where to look. */
  suggest(one: Surroundings['suggestions'][number]): void {
    if (one.rough || !this.mayPlace) {
      this.lookAt(one);
      return;
    }
    this.text = written(one);
    this.drop({ latitude: one.latitude, longitude: one.longitude }, true);
  }

  private lookAt(spot: Spot): void {
    this.look = { latitude: spot.latitude, longitude: spot.longitude };
    this.looks += 1;
  }

  turn(): void {
    if (!this.turned) return;
    this.text = written(this.turned);
    this.drop(this.turned, true);
  }

  async put(): Promise<void> {
    const { current, pin } = this;
    if (!current || !pin || this.busy) return;
    const { site } = current;
    const before = { latitude: site.latitude, longitude: site.longitude };
    await this.doing(async () => {
      const placed = await locate(site.id, { ...pin, version: site.version });
      toasts.add(t('places.placed', { address: site.address }), () => this.takeBack(site.id, before, placed.version));
      await this.next(site.id);
    });
  }

  async askGeocoder(): Promise<void> {
    const { current } = this;
    if (!current) return;
    await this.doing(async () => {
      await api.POST('/office/v1/sites/{site_id}/geocode', { params: { path: { site_id: current.site.id } } });
      this.asked = [...this.asked, current.site.id];
    });
  }

  private async takeBack(id: string, before: { latitude: number | null; longitude: number | null }, version: number): Promise<void> {
    try {
      await locate(id, { ...before, version, confirmed: false });
    } catch (error) {
      this.fault = sentenceOf(error);
      return;
    }
    await this.load(true);
    await this.choose(id);
  }

  private async next(done: string): Promise<void> {
    const index = this.items.findIndex((item) => item.site.id === done);
    const after = this.items[index + 1] ?? this.items[index - 1];
    this.items = this.items.filter((item) => item.site.id !== done);
    this.total = Math.max(0, this.total - 1);
    await this.choose(after?.site.id ?? '');
    if (this.items.length < 20) await this.load(true);
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.fault = '';
    try {
      await act();
    } catch (error) {
      this.fault = sentenceOf(error);
      if (error instanceof Problem && error.status === 412) await this.load(true);
    } finally {
      this.busy = false;
    }
  }

  private asking(): string | undefined {
    const asked = rooms.params.get('site') ?? rooms.params.get('id');
    return this.items.some((item) => item.site.id === asked) ? (asked ?? undefined) : undefined;
  }

  private clear(): void {
    this.pin = null;
    this.look = null;
    this.text = '';
    this.refusal = null;
    this.fault = '';
  }
}

/** Whether list and map stand side by side: then the first is open from the start. */
const besides = () => matchMedia('(min-width: 761px)').matches;

async function locate(
  id: string,
  body: { latitude: number | null; longitude: number | null; version: number; confirmed?: boolean },
): Promise<{ version: number }> {
  const params = { path: { site_id: id } };
  return bodyOf(api.POST('/office/v1/sites/{site_id}/locate', { params, body }));
}

export const placing = new Placing();

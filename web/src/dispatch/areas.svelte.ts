/** Territories under the day's routes: shown when asked for, and remembered for the next time. */
import type { Feature } from 'geojson';
import { api, bodyOf } from '../shared/api';
import type { Territory } from '../shared/types';
import type { Outline } from '../setup/territories/polygon';
import { shape } from '../setup/territories/shapes';

const KEY = 'truckroll.areas';

class Areas {
  on = $state(false);
  /** What the map draws; none while they are off, or could not be had. */
  features = $state.raw<Feature[]>([]);

  async begin(): Promise<void> {
    if (kept() === 'on') await this.turn();
  }

  async turn(): Promise<void> {
    this.on = !this.on;
    keep(this.on ? 'on' : '');
    const found = this.on ? await load().catch(() => []) : [];
    this.features = this.on ? found : []; // switched off while they were on their way
  }
}

async function load(): Promise<Feature[]> {
  const query = { limit: 200 };
  const { items } = await bodyOf<{ items: Territory[] }>(api.GET('/dispatch/v1/territories', { params: { query } }));
  return items
    .filter((item) => item.active)
    .map((item) => shape(item.area as Outline, { colour: `crew-${item.color_index % 8}`, name: item.name }));
}

function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function keep(word: string): void {
  try {
    localStorage.setItem(KEY, word);
  } catch {
    // Not kept for the next visit, which is all that is lost.
  }
}

export const areas = new Areas();

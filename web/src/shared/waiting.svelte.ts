/** How many things wait for a person: the figure beside the room's name. */
import { api, bodyOf } from './api';
import { desk } from './session.svelte';
import type { ExceptionCounts } from './types';

const REFRESH_MS = 60_000;

class Waiting {
  counts = $state.raw<ExceptionCounts | null>(null);

  async load(): Promise<void> {
    if (!desk.may('exceptions.read')) return;
    try {
      this.counts = await bodyOf<ExceptionCounts>(api.GET('/office/v1/exceptions/counts'));
    } catch {
      // The badge stays as it was; the room itself says what is wrong.
    }
  }

  /** Counts now and once a minute while the page is seen. */
  follow(): () => void {
    void this.load();
    const timer = setInterval(() => document.hidden || this.load(), REFRESH_MS);
    return () => clearInterval(timer);
  }
}

export const waiting = new Waiting();

/** A plan in the making: asked for, watched while it is solved, looked at, published or left. */
import { api, bodyOf, once } from '../shared/api';
import { t } from '../shared/messages';
import { Problem, sentenceOf } from '../shared/problem';
import type { Board, Plan } from '../shared/types';

const POLL_MS = 700;
const SOLVING = new Set(['queued', 'solving']);

export class PlanWatch {
  plan = $state.raw<Plan | null>(null);
  /** Whether the board shows the proposal instead of what is published. */
  shown = $state(false);
  busy = $state(false);
  fault = $state('');
  stale = $state<Plan['stale_because']>([]);
  solving = $derived(this.plan !== null && SOLVING.has(this.plan.status));
  proposed = $derived(this.plan?.status === 'proposed');

  private timer: ReturnType<typeof setTimeout> | undefined;
  private dismissed = new Set<string>();

  constructor(private readonly published: () => Promise<void>) {}

  async ask(date: string, seconds: number): Promise<void> {
    this.clear();
    this.busy = true;
    try {
      const plan = await bodyOf<Plan>(api.POST('/dispatch/v1/plans', { body: { date, seconds }, headers: once() }));
      this.watch(plan);
    } catch (error) {
      const running = error instanceof Problem ? error.extras.plan_id : undefined;
      if (typeof running === 'string') await this.look(running);
      else this.fault = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }

  /** Joins a plan that the board knows of and this page does not: someone else's, or one from before a reload. */
  async follow(board: Board): Promise<void> {
    const latest = board.latest_plan;
    if (!latest || latest.id === this.plan?.id || this.dismissed.has(latest.id)) return;
    if (SOLVING.has(latest.status) || latest.status === 'proposed') await this.look(latest.id);
  }

  async stop(): Promise<void> {
    if (!this.plan) return;
    const params = { path: { plan_id: this.plan.id } };
    await api.POST('/dispatch/v1/plans/{plan_id}/stop', { params, headers: once() }).catch(() => undefined);
  }

  async publish(): Promise<void> {
    if (!this.plan) return;
    this.busy = true;
    this.fault = '';
    try {
      const params = { path: { plan_id: this.plan.id } };
      await api.POST('/dispatch/v1/plans/{plan_id}/publish', { params, headers: once() });
      this.dismissed.add(this.plan.id);
      this.clear();
      await this.published();
    } catch (error) {
      this.fault = sentenceOf(error);
      if (error instanceof Problem && error.code === 'PLAN_NOT_PROPOSED') await this.beaten();
      if (error instanceof Problem && error.code === 'PLAN_STALE') {
        this.stale = (error.extras.stale_because as Plan['stale_because'] | undefined) ?? [];
      }
    } finally {
      this.busy = false;
    }
  }

  /** Puts the proposal away; it stays in the list of plans. */
  discard(): void {
    if (this.plan) this.dismissed.add(this.plan.id);
    this.clear();
  }

  leave(): void {
    this.clear();
  }

  /** Somebody else has published: their day takes the place of the proposal. */
  private async beaten(): Promise<void> {
    if (this.plan) this.dismissed.add(this.plan.id);
    this.clear();
    await this.published();
    this.fault = t('beaten.plan');
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.plan = null;
    this.shown = false;
    this.fault = '';
    this.stale = [];
  }

  private watch(plan: Plan): void {
    const wasSolving = this.solving || this.plan === null;
    this.plan = plan;
    if (SOLVING.has(plan.status)) {
      this.timer = setTimeout(() => void this.look(plan.id), POLL_MS);
    } else if (plan.status === 'proposed' && wasSolving) {
      this.shown = true;
    } else if (plan.status === 'published' || plan.status === 'superseded') {
      this.clear();
      void this.published();
    }
  }

  private async look(id: string): Promise<void> {
    clearTimeout(this.timer);
    try {
      const params = { path: { plan_id: id } };
      this.watch(await bodyOf<Plan>(api.GET('/dispatch/v1/plans/{plan_id}', { params })));
    } catch {
      // A lost answer is not a lost plan: ask again, more slowly.
      this.timer = setTimeout(() => void this.look(id), POLL_MS * 4);
    }
  }
}

/** One import from the file to the result, and the runs before it. */
import { api, bodyOf } from '../../shared/api';
import { t, tWord } from '../../shared/messages';
import { Problem, sentenceOf } from '../../shared/problem';
import { rooms } from '../../shared/rooms.svelte';
import { desk } from '../../shared/session.svelte';
import type { ImportKinds, ImportRun, ImportSummary } from '../../shared/types';
import { headOf, type Head } from './head';
import { guess, isPlain, missing, namedIn, PLAIN, toToml, unused, type Formats, type Matches } from './matching';

const POLL_MS = 600;
const SHOWN_RUNS = 30;

export type Way = 'match' | 'toml' | `example:${string}`;

class Importing {
  kinds = $state.raw<ImportKinds | null>(null);
  runs = $state.raw<ImportSummary[]>([]);
  problem = $state<string | null>(null);
  kind = $state('');
  file = $state.raw<File | null>(null);
  head = $state.raw<Head | null>(null);
  way = $state<Way>('match');
  matches = $state<Matches>({});
  formats = $state<Formats>({ ...PLAIN });
  toml = $state('');
  source = $state('');
  parameters = $state<Record<string, string>>({});
  run = $state.raw<ImportRun | null>(null);
  unplaced = $state(0);
  fault = $state('');
  busy = $state(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly chosen = $derived(this.kinds?.items.find((kind) => kind.name === this.kind) ?? null);
  readonly examples = $derived(this.kinds?.examples.filter((example) => example.kind === this.kind) ?? []);
  readonly example = $derived(this.examples.find((example) => this.way === `example:${example.name}`) ?? null);
  readonly lacking = $derived(this.way === 'match' ? missing(this.chosen?.columns ?? [], this.matches) : []);
  readonly unmatched = $derived.by(() => {
    const columns = this.head?.columns.filter(Boolean) ?? [];
    if (this.way === 'match') return unused(columns, this.matches);
    const named = namedIn(this.example?.text ?? this.toml, columns);
    return columns.filter((name) => !named.includes(name));
  });
  readonly ready = $derived(
    !!this.file && !!this.chosen && this.lacking.length === 0 && (this.way !== 'toml' || this.toml.trim() !== '') &&
      Object.keys(this.example?.parameters ?? {}).every((name) => this.parameters[name]?.trim()),
  );
  readonly working = $derived(this.run?.state === 'queued' || this.run?.state === 'running');

  async open(): Promise<() => void> {
    try {
      this.kinds = await bodyOf<ImportKinds>(api.GET('/office/v1/imports/kinds'));
      this.problem = null;
      const asked = rooms.params.get('kind');
      if (asked && this.kinds.items.some((kind) => kind.name === asked && kind.allowed)) this.kind = asked;
      await this.look();
      const run = rooms.params.get('run');
      if (run) await this.show(run);
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    return () => clearTimeout(this.timer);
  }

  choose(kind: string): void {
    this.kind = kind;
    this.way = 'match';
    this.rematch();
  }

  async take(file: File): Promise<void> {
    this.fault = '';
    const head = await headOf(file);
    if ('refusal' in head) {
      this.fault = tWord('imports.refusal', head.refusal);
      return;
    }
    this.file = file;
    this.head = head;
    this.rematch();
  }

  match(ours: string, theirs: string): void {
    const rest = Object.fromEntries(Object.entries(this.matches).filter(([name, column]) => name !== ours && column !== theirs));
    this.matches = theirs ? { ...rest, [ours]: theirs } : rest;
  }

  /** What is sent as the mapping; nothing for a file in our own words. */
  written(): string {
    if (this.way === 'toml') return this.toml;
    const plain = this.unmatched.length === 0 && isPlain(this.matches, this.formats); // else what is left out is refused
    return plain ? '' : toToml(this.kind, this.source.trim(), this.matches, this.formats);
  }

  async check(): Promise<void> {
    if (!this.file || !this.ready) return;
    const form = new FormData();
    form.set('file', this.file);
    form.set('kind', this.kind);
    form.set('dry_run', 'true');
    if (this.example) form.set('example', this.example.name);
    else form.set('mapping', this.written());
    if (this.source.trim()) form.set('source', this.source.trim());
    const asked = Object.keys(this.example?.parameters ?? {});
    form.set('parameters', JSON.stringify(Object.fromEntries(asked.map((name) => [name, this.parameters[name]?.trim() ?? '']))));
    await this.doing(async () => {
      const sent = { body: form as never, bodySerializer: (body: unknown) => body as FormData };
      this.follow(await bodyOf<ImportRun>(api.POST('/office/v1/imports', sent)));
    });
  }

  async commit(): Promise<void> {
    const { run } = this;
    if (!run) return;
    const params = { path: { import_id: run.id } };
    await this.doing(async () => {
      this.follow(await bodyOf<ImportRun>(api.POST('/office/v1/imports/{import_id}/commit', { params })));
    });
  }

  async show(id: string): Promise<void> {
    const params = { path: { import_id: id } };
    try {
      this.follow(await bodyOf<ImportRun>(api.GET('/office/v1/imports/{import_id}', { params })));
    } catch (error) {
      this.fault = sentenceOf(error);
      if (error instanceof Problem && error.status === 0) this.later(id); // the network comes back
      else this.again();
    }
  }

  /** Back to the file and its columns, which are still here. */
  again(): void {
    clearTimeout(this.timer);
    this.run = null;
    this.unplaced = 0;
    rooms.keep(this.kind ? { kind: this.kind } : {});
  }

  anew(): void {
    this.again();
    this.file = null;
    this.head = null;
    this.fault = '';
    this.way = 'match';
    this.formats = { ...PLAIN };
  }

  private rematch(): void {
    this.matches = guess(this.head?.columns.filter(Boolean) ?? [], this.chosen?.columns ?? []);
  }

  private follow(run: ImportRun): void {
    clearTimeout(this.timer);
    if (this.run?.id !== run.id) scrollTo({ top: 0 });
    this.run = run;
    this.kind = run.kind;
    rooms.keep({ run: run.id });
    if (this.working) this.later(run.id);
    else void this.look();
    if (run.state === 'imported') void this.countLeftovers();
  }

  private later(id: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.show(id), POLL_MS);
  }

  private async look(): Promise<void> {
    const params = { query: { limit: SHOWN_RUNS } };
    this.runs = (await bodyOf<{ items: ImportSummary[] }>(api.GET('/office/v1/imports', { params }))).items;
  }

  private async countLeftovers(): Promise<void> {
    if (!desk.may('customers.read')) return;
    this.unplaced = (await bodyOf<{ total: number }>(api.GET('/office/v1/unlocated-sites')).catch(() => ({ total: 0 }))).total;
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.fault = '';
    try {
      await act();
    } catch (error) {
      this.fault = error instanceof Problem && error.faults.length > 0
        ? error.faults.map(({ field, reason }) => t('imports.atField', { field, reason })).join(' ')
        : sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }
}

export const importing = new Importing();

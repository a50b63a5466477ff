/** A few fields while they are being edited: what differs from the books, and nothing else, is sent. */
import { settings } from './settings.svelte';
import type { Company, CompanyEdit } from '../../shared/types';

type Fields = Partial<Pick<Company, keyof CompanyEdit & keyof Company>>;

export class Draft<Held extends Fields> {
  values = $state() as Held;
  private seen = $state.raw('');

  constructor(private readonly read: (company: Company) => Held) {
    this.again();
  }

  changes = $derived(this.differing());

  get dirty(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  save = async (): Promise<void> => {
    await settings.save(this.changes as CompanyEdit);
    this.again();
  };

  /** Begin anew from what is in the books. */
  again(): void {
    if (!settings.company) throw new Error('nothing is loaded yet');
    this.values = this.read(settings.company);
    this.seen = JSON.stringify(this.values);
  }

  private differing(): Partial<Held> {
    const before = JSON.parse(this.seen || '{}') as Held;
    const changed = Object.entries(this.values).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Held]),
    );
    return Object.fromEntries(changed) as Partial<Held>;
  }
}

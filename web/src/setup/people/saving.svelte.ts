/** One form at work: busy while it is sent, and what the server said against it. */
import { reasonAt, sentenceOf } from '../../shared/problem';

export class Saving {
  busy = $state(false);
  private error = $state.raw<unknown>(null);

  constructor(private readonly fields: string[]) {}

  /** What is wrong with the form as a whole: nothing where a field says it. */
  get fault(): string {
    return this.error !== null && !this.fields.some((field) => this.at(field)) ? sentenceOf(this.error) : '';
  }

  at(field: string): string {
    return reasonAt(this.error, `json.${field}`);
  }

  async run(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await act();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

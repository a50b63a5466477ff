/** What was reported and is not yet with the server: kept with its key, in order, until it is answered. */
import { Problem } from '../shared/problem';

export interface Report {
  key: string;
  path: string;
  visitId: string | null;
  body: Record<string, unknown>;
  refused?: string;
}

export type Send = (report: Report) => Promise<unknown>;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

export class Outbox {
  reports: Report[] = [];
  sending = false;
  private wait = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly name: string,
    private readonly send: Send,
    private readonly changed: (answer: { report: Report; body: unknown } | null) => void,
    private readonly store: Store = localStorage,
  ) {
    this.reports = this.read();
  }

  get waiting(): number {
    return this.reports.filter((report) => !report.refused).length;
  }

  add(report: Report): void {
    this.keep([...this.reports, report]);
    void this.flush();
  }

  /** Sends what waits, oldest first; stops at the first that the network does not take. */
  async flush(): Promise<void> {
    if (this.sending) return;
    clearTimeout(this.timer);
    this.sending = true;
    this.changed(null);
    for (let next = this.first(); next; next = this.first()) {
      try {
        const body = await this.send(next);
        this.wait = FIRST_WAIT_MS;
        this.drop(next.key);
        this.changed({ report: next, body });
      } catch (error) {
        if (!isFinal(error)) {
          this.later();
          break;
        }
        this.refuse(next.key, error.sentence);
      }
    }
    this.sending = false;
    this.changed(null);
  }

  drop(key: string): void {
    this.keep(this.reports.filter((report) => report.key !== key));
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private first(): Report | undefined {
    return this.reports.find((report) => !report.refused);
  }

  private refuse(key: string, refused: string): void {
    this.keep(this.reports.map((report) => (report.key === key ? { ...report, refused } : report)));
  }

  private later(): void {
    this.timer = setTimeout(() => void this.flush(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  private keep(reports: Report[]): void {
    this.reports = reports;
    try {
      this.store.setItem(this.name, JSON.stringify(reports));
    } catch {
      // Without storage the reports live as long as this page does.
    }
  }

  private read(): Report[] {
    try {
      const kept: unknown = JSON.parse(this.store.getItem(this.name) ?? '[]');
      return Array.isArray(kept) ? (kept as Report[]) : [];
    } catch {
      return [];
    }
  }
}

/** An answer that will not change: refused for what it says. Sign-in, load and network faults pass. */
function isFinal(error: unknown): error is Problem {
  if (!(error instanceof Problem)) return false;
  return error.status >= 400 && error.status < 500 && ![401, 408, 425, 429].includes(error.status);
}

/** Short words about what was just done, with the undo in them. Nothing that cannot be undone comes here. */

export interface Toast {
  id: number;
  text: string;
  undo: () => Promise<void> | void;
}

const SHOWN_MS = 9000;

class Toasts {
  items = $state<Toast[]>([]);
  private next = 1;
  private timers = new Map<number, ReturnType<typeof setTimeout>>();

  add(text: string, undo: Toast['undo']): void {
    const id = this.next++;
    this.items = [...this.items.slice(-2), { id, text, undo }];
    this.timers.set(id, setTimeout(() => this.drop(id), SHOWN_MS));
  }

  drop(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.items = this.items.filter((toast) => toast.id !== id);
  }

  /** Takes back the newest one, for the key `z`. */
  async undoLast(): Promise<void> {
    const last = this.items.at(-1);
    if (last) await this.undo(last);
  }

  async undo(toast: Toast): Promise<void> {
    this.drop(toast.id);
    await toast.undo();
  }
}

export const toasts = new Toasts();

export interface IdleOptions {
  /** How long nobody may be there before the host ends. */
  after: number;
  onIdle: () => void;
}

/** A hidden page renews its presence once a minute; browsers slow hidden timers, so it lasts for three. */
const HOLD_MS = 180_000;

/**
 * Who is there: open event streams, the browser we opened, pages that are hidden (their stream is closed) and said so.
 * A while after the last of them is gone the host ends.
 */
export class Presence {
  readonly #options: IdleOptions;
  readonly #holds = new Map<string, NodeJS.Timeout>();
  #present = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: IdleOptions) {
    this.#options = options;
    this.#look();
  }

  /** Somebody came; the function returned says they left. */
  arrive(): () => void {
    let here = true;
    this.#present += 1;
    this.#look();
    return () => {
      if (!here) return;
      here = false;
      this.#present -= 1;
      this.#look();
    };
  }

  hold(page: string): void {
    clearTimeout(this.#holds.get(page));
    const timer = setTimeout(() => this.leave(page), HOLD_MS);
    timer.unref();
    this.#holds.set(page, timer);
    this.#look();
  }

  leave(page: string): void {
    clearTimeout(this.#holds.get(page));
    this.#holds.delete(page);
    this.#look();
  }

  stop(): void {
    for (const timer of this.#holds.values()) clearTimeout(timer);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#present > 0 || this.#holds.size > 0) return;
    this.#timer = setTimeout(this.#options.onIdle, this.#options.after);
  }
}

import type { LeaseState } from '../../shared/book/app-event.ts';
import { Failure } from '../../shared/kernel/failure.ts';
import type { Permission } from '../book/held-book.ts';

const free: LeaseState = { held: false, label: '' };

/** Who may write. The book worker keeps it; a job takes it for the length of one change. */
export class WriteLease {
  readonly #changed: (state: LeaseState) => void;
  #state = free;
  #freed = Promise.withResolvers<void>();

  constructor(changed: (state: LeaseState) => void) {
    this.#changed = changed;
  }

  get state(): LeaseState {
    return this.#state;
  }

  take(label: string): void {
    if (!this.#state.held) this.#freed = Promise.withResolvers<void>();
    this.#state = { held: true, label };
    this.#changed(this.#state);
  }

  release(): void {
    if (!this.#state.held) return;
    this.#state = free;
    this.#changed(free);
    this.#freed.resolve();
  }

  /** Resolves once nobody holds it; another may take it again before the next turn, so it looks twice. */
  async whenFree(): Promise<void> {
    while (this.#state.held) await this.#freed.promise;
  }

  /** The book worker's own writes: SQLite would stop the whole thread on a job's lock, so it refuses instead. */
  readonly permission: Permission = (_label, write) => {
    if (!this.#state.held) return write();
    throw new Failure({
      code: 'Busy',
      message: `The book is being written to: ${this.#state.label}.`,
      hint: 'Wait until that is done and try again.',
    });
  };
}

import { statSync } from 'node:fs';
import { backupInterval } from '../book/rotation.ts';
import type { Book } from '../book/types.ts';
import type { JobRunner } from './runner.ts';

const MINUTE_MS = 60_000;
/** A tick this late means the machine slept. */
const SLEPT_MS = 2 * MINUTE_MS;
const CHECKPOINT_AFTER_MS = 1000;

export interface ScheduleParts {
  book: Book;
  jobs: JobRunner;
  today: () => string;
  /** Milliseconds of the wall clock. */
  clock: () => number;
  checkpoint: () => void;
}

/** What happens without being asked: backups of what changed, and figures that follow the date. */
export class Schedule {
  readonly #parts: ScheduleParts;
  readonly #timer: NodeJS.Timeout;
  #settle: NodeJS.Timeout | null = null;
  #changed = false;
  #backedUpAt: number;
  #tickedAt: number;
  #today: string;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
    this.#backedUpAt = parts.clock();
    this.#tickedAt = parts.clock();
    this.#today = parts.today();
    parts.book.onChange(() => this.#noteChange());
    parts.jobs.observe((event) => {
      if (event.kind === 'change') this.#changed = true;
    });
    this.#timer = setInterval(() => this.tick(), MINUTE_MS);
    this.#timer.unref();
  }

  /** Once a minute. */
  tick(): void {
    const { clock, today } = this.#parts;
    const now = clock();
    const slept = now - this.#tickedAt > SLEPT_MS;
    this.#tickedAt = now;
    if (slept || today() !== this.#today) this.recompute();
    if (this.#changed && now - this.#backedUpAt >= this.#interval()) this.#backup('auto');
  }

  /** On open, on wake and when the date changed: derived figures have today as an input. */
  recompute(): void {
    this.#today = this.#parts.today();
    if (this.#parts.book.readOnly === null) this.#parts.jobs.start('book.recompute', {});
  }

  /** The last backup, awaited; what cannot be backed up does not keep the app from closing. */
  async quit(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#settle !== null) clearTimeout(this.#settle);
    if (!this.#changed || this.#parts.book.readOnly !== null) return;
    await this.#parts.jobs.result(this.#backup('quit')).catch(() => undefined);
  }

  #backup(reason: 'auto' | 'quit'): string {
    this.#changed = false;
    this.#backedUpAt = this.#parts.clock();
    return this.#parts.jobs.start('book.backup', { reason });
  }

  /** 15 minutes, and longer for a book that takes long to copy. */
  #interval(): number {
    const bytes = statSync(this.#parts.book.path, { throwIfNoEntry: false })?.size ?? 0;
    return backupInterval(bytes) * MINUTE_MS;
  }

  #noteChange(): void {
    this.#changed = true;
    this.#settle ??= setTimeout(() => {
      this.#settle = null;
      this.#parts.checkpoint();
    }, CHECKPOINT_AFTER_MS);
  }
}

import type { JobState } from '../../shared/book/app-event.ts';
import { Failure, type FailureData, notFound } from '../../shared/kernel/failure.ts';
import type { JobName } from './names.ts';
import type { RunnerEvent } from './runner.ts';
import type { JobProgress } from './types.ts';

interface Entry {
  state: JobState;
  settled: Promise<unknown>;
  resolve(value: unknown): void;
  reject(failure: Failure): void;
}

export type Outcome = { value: unknown } | { failure: FailureData };

/** Finished work is kept for late askers, up to this many. */
const KEPT = 50;

/** What both runners keep: each job's state, its result, and who listens. */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(event: RunnerEvent) => void>();

  add(id: string, name: JobName): void {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    // Nobody has to ask: a failed job is told by its event as well.
    promise.catch(() => undefined);
    const state: JobState = { id, name, status: 'queued', progress: null, failure: null };
    this.#entries.set(id, { state, settled: promise, resolve, reject });
    this.#forgetOldest();
    this.tell({ kind: 'job', job: state });
  }

  begin(id: string): void {
    this.#update(id, { status: 'running' });
  }

  progress(id: string, progress: JobProgress): void {
    this.#update(id, { progress });
  }

  end(id: string, outcome: Outcome): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || !isOpen(entry.state)) return;
    if ('value' in outcome) {
      this.#update(id, { status: 'done' });
      entry.resolve(outcome.value);
      return;
    }
    const { failure } = outcome;
    this.#update(id, { status: failure.code === 'Cancelled' ? 'cancelled' : 'failed', failure });
    entry.reject(new Failure(failure));
  }

  result(id: string): Promise<unknown> {
    const entry = this.#entries.get(id);
    if (entry !== undefined) return entry.settled;
    return Promise.reject(notFound('This work is no longer known.', 'Start it again.'));
  }

  find(id: string): JobState | undefined {
    return this.#entries.get(id)?.state;
  }

  list(): JobState[] {
    return [...this.#entries.values()].map(({ state }) => state);
  }

  observe(listener: (event: RunnerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: RunnerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #update(id: string, change: Partial<JobState>): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.state = { ...entry.state, ...change };
    this.tell({ kind: 'job', job: entry.state });
  }

  #forgetOldest(): void {
    for (const [id, { state }] of this.#entries) {
      if (this.#entries.size <= KEPT) return;
      if (!isOpen(state)) this.#entries.delete(id);
    }
  }
}

export function isOpen(state: JobState): boolean {
  return state.status === 'queued' || state.status === 'running';
}

export const cancelled: FailureData = {
  code: 'Cancelled',
  message: 'The work was cancelled.',
  hint: 'Nothing was changed. Start it again when you like.',
};

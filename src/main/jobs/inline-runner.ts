import type { JobState, LeaseState } from '../../shared/book/app-event.ts';
import { Failure } from '../../shared/kernel/failure.ts';
import type { Clock } from '../book/clock.ts';
import type { HeldBook } from '../book/held-book.ts';
import type { Log } from '../log/rotating-log.ts';
import { toFailure } from '../log/to-failure.ts';
import { cancelled, Ledger } from './ledger.ts';
import type { JobInputs, JobName } from './names.ts';
import { type Registry, runWork } from './registry.ts';
import type { JobRunner, RunnerEvent } from './runner.ts';
import type { JobTools } from './tools.ts';

export interface InlineParts {
  registry: Registry;
  book: HeldBook;
  clock: Clock;
  log: Log;
}

/** Long work in process, one after the other: for the command line and for tests. */
export class InlineRunner implements JobRunner {
  readonly #parts: InlineParts;
  readonly #ledger = new Ledger();
  readonly #cancelled = new Set<string>();
  #last: Promise<void> = Promise.resolve();

  constructor(parts: InlineParts) {
    this.#parts = parts;
  }

  start<Name extends JobName>(name: Name, input: JobInputs[Name]): string {
    const id = this.#parts.clock.newId();
    this.#ledger.add(id, name);
    this.#last = this.#last.then(() => this.#run(id, name, input));
    return id;
  }

  result(id: string): Promise<unknown> {
    return this.#ledger.result(id);
  }

  cancel(id: string): boolean {
    const status = this.#ledger.find(id)?.status;
    if (status !== 'queued' && status !== 'running') return false;
    this.#cancelled.add(id);
    if (status === 'queued') this.#ledger.end(id, { failure: cancelled });
    return true;
  }

  list(): JobState[] {
    return this.#ledger.list();
  }

  /** One thread, one connection: nobody can hold the book between two requests. */
  lease(): LeaseState {
    return { held: false, label: '' };
  }

  whenFree(): Promise<void> {
    return Promise.resolve();
  }

  observe(listener: (event: RunnerEvent) => void): () => void {
    return this.#ledger.observe(listener);
  }

  async #run(id: string, name: JobName, input: unknown): Promise<void> {
    if (this.#ledger.find(id)?.status !== 'queued') return;
    this.#ledger.begin(id);
    try {
      this.#ledger.end(id, {
        value: await runWork(this.#parts.registry, name, input, this.#tools(id)),
      });
    } catch (error) {
      this.#ledger.end(id, { failure: toFailure(name, error, this.#parts.log) });
    }
  }

  #tools(id: string): JobTools {
    const { book, clock } = this.#parts;
    return {
      ...clock,
      book,
      progress: (step) => this.#ledger.progress(id, step),
      checkCancelled: () => {
        if (this.#cancelled.has(id)) throw new Failure(cancelled);
      },
      alone: async (work) => {
        book.letGo();
        try {
          return await work();
        } finally {
          book.takeBack();
          this.#ledger.tell({ kind: 'replaced' });
        }
      },
    };
  }
}

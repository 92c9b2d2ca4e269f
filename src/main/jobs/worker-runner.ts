import { Worker } from 'node:worker_threads';
import type { JobState, LeaseState } from '../../shared/book/app-event.ts';
import type { FailureData } from '../../shared/kernel/failure.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import { describeError } from '../log/describe.ts';
import type { Log } from '../log/rotating-log.ts';
import type { WriteLease } from './lease.ts';
import { cancelled, Ledger } from './ledger.ts';
import type { JobInputs, JobName } from './names.ts';
import type { FromJobs, JobsWorkerData, ToJobs } from './protocol.ts';
import type { JobRunner, RunnerEvent } from './runner.ts';

export interface WorkerRunnerParts {
  /** The built jobs worker. */
  file: string;
  bookPath: string;
  today: string | undefined;
  newId: () => string;
  log: Log;
  lease: WriteLease;
  /** The book worker's own connection, let go of while a backup is restored. */
  book: () => { letGo(): void; takeBack(): void };
}

interface Waiting {
  id: string;
  name: JobName;
  input: unknown;
  cancel: SharedArrayBuffer;
}

const died: FailureData = {
  code: 'Internal',
  message: 'The work stopped unexpectedly. Nothing of it was kept.',
  hint: 'Start it again; your book is as it was before.',
};

/** Long work in the jobs worker, one after the other. A worker that dies is started again for the next job. */
export class WorkerRunner implements JobRunner {
  readonly #parts: WorkerRunnerParts;
  readonly #ledger = new Ledger();
  readonly #queue: Waiting[] = [];
  readonly #granted = new SharedArrayBuffer(4);
  #worker: Worker | null = null;
  #running: Waiting | null = null;
  #closed = false;
  /** Why the worker ends, where it said so. */
  #shut: FailureData | null = null;

  constructor(parts: WorkerRunnerParts) {
    this.#parts = parts;
  }

  start<Name extends JobName>(name: Name, input: JobInputs[Name]): string {
    const id = this.#parts.newId();
    this.#ledger.add(id, name);
    this.#queue.push({ id, name, input, cancel: new SharedArrayBuffer(4) });
    this.#next();
    return id;
  }

  result(id: string): Promise<unknown> {
    return this.#ledger.result(id);
  }

  cancel(id: string): boolean {
    if (this.#running?.id === id) {
      Atomics.store(new Int32Array(this.#running.cancel), 0, 1);
      return true;
    }
    const at = this.#queue.findIndex((waiting) => waiting.id === id);
    if (at === -1) return false;
    this.#queue.splice(at, 1);
    this.#ledger.end(id, { failure: cancelled });
    return true;
  }

  list(): JobState[] {
    return this.#ledger.list();
  }

  lease(): LeaseState {
    return this.#parts.lease.state;
  }

  whenFree(): Promise<void> {
    return this.#parts.lease.whenFree();
  }

  observe(listener: (event: RunnerEvent) => void): () => void {
    return this.#ledger.observe(listener);
  }

  /** Tells listeners what happened outside a job: the lease changed hands. */
  tell(event: RunnerEvent): void {
    this.#ledger.tell(event);
  }

  /** Asks for the log of writes to be folded into the book, where a worker is up. */
  checkpoint(): void {
    this.#post({ kind: 'checkpoint' });
  }

  cancelAll(): void {
    for (const { id } of [...this.#queue]) this.cancel(id);
    if (this.#running !== null) this.cancel(this.#running.id);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.cancelAll();
    const worker = this.#worker;
    if (worker === null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    worker.once('exit', () => resolve());
    this.#post({ kind: 'close' });
    await promise;
  }

  #next(): void {
    if (this.#running !== null || this.#closed) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    this.#running = waiting;
    this.#worker ??= this.#spawn();
    this.#ledger.begin(waiting.id);
    this.#post({ kind: 'run', ...waiting });
  }

  #post(message: ToJobs): void {
    this.#worker?.postMessage(message);
  }

  #spawn(): Worker {
    const { file, bookPath, today, log } = this.#parts;
    const workerData: JobsWorkerData = {
      bookPath,
      today,
      logPlace: log.place,
      granted: this.#granted,
    };
    const worker = new Worker(file, { workerData, name: 'jobs' });
    worker.on('message', (message: FromJobs) => this.#hear(message));
    worker.on('error', (error) => log.write(describeError('jobs worker', error)));
    worker.on('exit', () => this.#exited(worker));
    return worker;
  }

  #exited(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#parts.book().takeBack();
    this.#parts.lease.release();
    const failure = this.#shut ?? died;
    this.#shut = null;
    this.#finish({ failure });
  }

  #finish(outcome: { value: unknown } | { failure: FailureData }): void {
    const running = this.#running;
    this.#running = null;
    if (running !== null) this.#ledger.end(running.id, outcome);
    this.#next();
  }

  #grant(): void {
    const granted = new Int32Array(this.#granted);
    Atomics.store(granted, 0, 1);
    Atomics.notify(granted, 0);
  }

  #hear(message: FromJobs): void {
    switch (message.kind) {
      case 'shut':
        this.#shut = message.failure;
        return;
      case 'progress':
        return this.#ledger.progress(message.id, message.progress);
      case 'done':
        return this.#finish({ value: message.value });
      case 'failed':
        return this.#finish({ failure: message.failure });
      case 'change':
        return this.#ledger.tell(message);
      case 'log':
        return this.#parts.log.write(message.record);
      case 'lease':
        this.#parts.lease.take(message.label);
        return this.#grant();
      case 'released':
        return this.#parts.lease.release();
      case 'letGo':
        this.#parts.lease.take('Restoring a backup');
        this.#parts.book().letGo();
        return this.#grant();
      case 'takeBack':
        this.#parts.book().takeBack();
        this.#grant();
        this.#parts.lease.release();
        return this.#ledger.tell({ kind: 'replaced' });
      default:
        return unreachable(message);
    }
  }
}

import type { JobState, LeaseState } from '../../shared/book/app-event.ts';
import type { ChangeEvent } from '../book/types.ts';
import type { JobInputs, JobName } from './names.ts';

export type RunnerEvent =
  | { kind: 'job'; job: JobState }
  | ({ kind: 'lease' } & LeaseState)
  /** A job committed on its own connection. */
  | { kind: 'change'; event: ChangeEvent }
  /** Another book lies under the same name now: a backup was restored. */
  | { kind: 'replaced' };

/** Runs long work. Two kinds: in the jobs worker, and in process for the command line and tests. */
export interface JobRunner {
  /** Queues the work and returns its id at once. */
  start<Name extends JobName>(name: Name, input: JobInputs[Name]): string;
  /** The work's answer; rejects with the Failure it ended in, or `Cancelled`. */
  result(id: string): Promise<unknown>;
  /** True where there was something to cancel. */
  cancel(id: string): boolean;
  /** Queued, running and the latest finished work, oldest first. */
  list(): JobState[];
  /** Who may write now. */
  lease(): LeaseState;
  /** Resolves once no job holds the book: what every edit waits for. */
  whenFree(): Promise<void>;
  observe(listener: (event: RunnerEvent) => void): () => void;
}

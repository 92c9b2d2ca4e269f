import type { JobState, LeaseState } from '../../shared/book/app-event.ts';
import { createStore, useStore } from './store.ts';

/** Long work as the event stream tells it, newest state by id. */
const jobs = createStore<ReadonlyMap<string, JobState>>(new Map());
const lease = createStore<LeaseState>({ held: false, label: '' });

export function jobTold(job: JobState): void {
  jobs.set(new Map(jobs.get()).set(job.id, job));
}

export function jobsTold(all: readonly JobState[]): void {
  jobs.set(new Map(all.map((job) => [job.id, job])));
}

export function leaseTold(state: LeaseState): void {
  lease.set({ held: state.held, label: state.label });
}

/** One job by its id; undefined until the stream has told of it. */
export function useJob(id: string | null): JobState | undefined {
  const all = useStore(jobs);
  return id === null ? undefined : all.get(id);
}

/** Work that is queued or running. */
export function useOpenJobs(): JobState[] {
  const all = useStore(jobs);
  return [...all.values()].filter(({ status }) => status === 'queued' || status === 'running');
}

/** While a job holds the book, edits wait their turn. */
export function useLease(): LeaseState {
  return useStore(lease);
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobState } from '../../shared/book/app-event.ts';
import { api } from './client.ts';
import { failureOf } from './failure.ts';
import { useJob } from './jobs.ts';

/** Long work as one screen sees it, from its start to its answer. */
export type Work<Answer> = {
  running: boolean;
  /** The job's id while it runs: kept in an address, it can be taken up again. */
  id: string | null;
  job: JobState | undefined;
  error: unknown;
  /** Starts work; answers null where it was cancelled or failed; `error` says why it failed. */
  run: (start: () => Promise<{ job: string }>) => Promise<Answer | null>;
  /** Takes up work that was started before this screen was there. */
  follow: (id: string) => Promise<Answer | null>;
  cancel: () => void;
  clear: () => void;
  /** Shows a failure of something beside the work itself. */
  fail: (error: unknown) => void;
};

type State = { id: string | null; running: boolean; error: unknown };

function stop(id: string): void {
  void api.jobs.cancel.mutate({ id }).catch(() => undefined);
}

const idle: State = { id: null, running: false, error: null };

/** The caller knows what a job answers by its name. */
export function useWork<Answer>(): Work<Answer> {
  const [state, setState] = useState<State>(idle);
  const shown = useRef(true);
  // Cancelled before the job had an id: it is stopped as soon as it has one.
  const unwanted = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const set = useCallback((next: State) => {
    if (shown.current) setState(next);
  }, []);

  const follow = useCallback(
    async (id: string): Promise<Answer | null> => {
      set({ id, running: true, error: null });
      try {
        const answer = await api.jobs.result.query({ id });
        set(idle);
        return answer as Answer;
      } catch (error) {
        // Cancelling is what the person asked for: nothing to report.
        set(failureOf(error).code === 'Cancelled' ? idle : { ...idle, error });
        return null;
      }
    },
    [set],
  );

  const run = useCallback(
    async (start: () => Promise<{ job: string }>): Promise<Answer | null> => {
      set({ id: null, running: true, error: null });
      unwanted.current = false;
      try {
        const { job } = await start();
        if (unwanted.current) stop(job);
        return await follow(job);
      } catch (error) {
        set({ ...idle, error });
        return null;
      }
    },
    [follow, set],
  );

  const { id } = state;
  const cancel = useCallback(() => {
    if (id === null) unwanted.current = true;
    else stop(id);
  }, [id]);
  const clear = useCallback(() => set(idle), [set]);
  const fail = useCallback((error: unknown) => set({ ...idle, error }), [set]);
  return { ...state, job: useJob(id), run, follow, cancel, clear, fail };
}

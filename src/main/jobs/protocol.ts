import type { FailureData } from '../../shared/kernel/failure.ts';
import type { ChangeEvent } from '../book/types.ts';
import type { JobName } from './names.ts';
import type { JobProgress } from './types.ts';

/** What the jobs worker is started with. */
export interface JobsWorkerData {
  bookPath: string;
  /** Stands in for the clock's date, where one was given. */
  today: string | undefined;
  logPlace: string;
  /** One Int32: 1 once the permission asked for is granted. */
  granted: SharedArrayBuffer;
}

/** The book worker to the jobs worker. */
export type ToJobs =
  | { kind: 'run'; id: string; name: JobName; input: unknown; cancel: SharedArrayBuffer }
  | { kind: 'checkpoint' }
  | { kind: 'close' };

/** The jobs worker to the book worker. `lease`, `letGo` and `takeBack` are waited for on `granted`. */
export type FromJobs =
  /** It could not open the book, and ends. */
  | { kind: 'shut'; failure: FailureData }
  | { kind: 'progress'; id: string; progress: JobProgress }
  | { kind: 'done'; id: string; value: unknown }
  | { kind: 'failed'; id: string; failure: FailureData }
  | { kind: 'change'; event: ChangeEvent }
  | { kind: 'lease'; label: string }
  | { kind: 'released' }
  | { kind: 'letGo' }
  | { kind: 'takeBack' }
  | { kind: 'log'; record: string };

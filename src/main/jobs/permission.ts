import type { Permission } from '../book/held-book.ts';
import type { FromJobs } from './protocol.ts';

export type Tell = (message: FromJobs) => void;

/** Asks the book worker and stops this thread until it has said yes. */
export function askAndWait(
  tell: Tell,
  granted: Int32Array<SharedArrayBuffer>,
  question: FromJobs,
): void {
  Atomics.store(granted, 0, 0);
  tell(question);
  while (Atomics.load(granted, 0) !== 1) Atomics.wait(granted, 0, 0);
}

/** A job's writes: each under the write lease, for as long as its transaction runs. */
export function leasePermission(tell: Tell, granted: Int32Array<SharedArrayBuffer>): Permission {
  return (label, write) => {
    askAndWait(tell, granted, { kind: 'lease', label });
    try {
      return write();
    } finally {
      tell({ kind: 'released' });
    }
  };
}

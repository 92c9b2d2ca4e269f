import type { MessagePort } from 'node:worker_threads';
import { Failure } from '../../shared/kernel/failure.ts';
import { type Clock, systemClock } from '../book/clock.ts';
import { HeldBook, type Permission } from '../book/held-book.ts';
import { openBook } from '../book/open.ts';
import type { Log } from '../log/rotating-log.ts';
import { toFailure } from '../log/to-failure.ts';
import { recompute } from '../recompute/index.ts';
import { checkpointer } from './checkpoint.ts';
import { cancelled } from './ledger.ts';
import { askAndWait, leasePermission, type Tell } from './permission.ts';
import type { JobsWorkerData, ToJobs } from './protocol.ts';
import { type Registry, runWork } from './registry.ts';
import type { JobTools } from './tools.ts';
import type { JobProgress } from './types.ts';

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const PROGRESS_EVERY_MS = 50;

type Run = Extract<ToJobs, { kind: 'run' }>;

function slowly(tell: (step: JobProgress) => void): (step: JobProgress) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (step) => {
    const at = performance.now();
    if (at - last < PROGRESS_EVERY_MS && step.done !== step.total) return;
    last = at;
    tell(step);
  };
}

/** Null where it cannot be opened: then `refuse` says why, and without a port to listen to the worker ends. */
function joinBook(
  data: JobsWorkerData,
  clock: Clock,
  permission: Permission,
  refuse: (error: unknown) => void,
): HeldBook | null {
  const open = () => openBook(data.bookPath, { ...clock, recompute, mode: 'join' });
  try {
    return new HeldBook(open, permission);
  } catch (error) {
    refuse(error);
    return null;
  }
}

/** The jobs worker: takes one piece of work after the other, on a connection of its own. */
export function serveJobs(port: MessagePort, data: JobsWorkerData, registry: Registry): void {
  const tell: Tell = (message) => port.postMessage(message);
  const granted = new Int32Array(data.granted);
  const clock = systemClock(data.today);
  const log: Log = { place: data.logPlace, write: (record) => tell({ kind: 'log', record }) };
  const book = joinBook(data, clock, leasePermission(tell, granted), (error) =>
    tell({ kind: 'shut', failure: toFailure('open', error, log) }),
  );
  if (book === null) return;
  book.onChange((event) => tell({ kind: 'change', event }));
  const checkpoints = checkpointer(book);

  const alone: JobTools['alone'] = async (work) => {
    askAndWait(tell, granted, { kind: 'letGo' });
    book.letGo();
    try {
      return await work();
    } finally {
      // The other end opens it first: it holds the lock, and brings an older book up to date.
      askAndWait(tell, granted, { kind: 'takeBack' });
      book.takeBack();
    }
  };

  const run = async ({ id, name, input, cancel }: Run): Promise<void> => {
    const flag = new Int32Array(cancel);
    const tools: JobTools = {
      ...clock,
      book,
      alone,
      progress: slowly((progress) => tell({ kind: 'progress', id, progress })),
      checkCancelled: () => {
        if (Atomics.load(flag, 0) === 1) throw new Failure(cancelled);
      },
    };
    checkpoints.stop();
    try {
      tell({ kind: 'done', id, value: await runWork(registry, name, input, tools) });
    } catch (error) {
      tell({ kind: 'failed', id, failure: toFailure(name, error, log) });
    }
    checkpoints.soon();
  };

  let last: Promise<void> = Promise.resolve();
  port.on('message', (message: ToJobs) => {
    if (message.kind === 'run') last = last.then(() => run(message));
    else if (message.kind === 'checkpoint') checkpoints.soon();
    else {
      last = last.then(() => {
        checkpoints.stop();
        book.close();
        port.close();
      });
    }
  });
}

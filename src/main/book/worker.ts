import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Failure, type FailureData } from '../../shared/kernel/failure.ts';
import { type App, createApp } from '../app.ts';
import { type AssetMap, readAssets } from '../http/assets.ts';
import type { BookWorkerData, ToApp } from '../http/carry.ts';
import { PortServer } from '../http/serve-port.ts';
import { WriteLease } from '../jobs/lease.ts';
import { Schedule } from '../jobs/schedule.ts';
import { WorkerRunner } from '../jobs/worker-runner.ts';
import { describeError } from '../log/describe.ts';
import { type Log, rotatingLog } from '../log/rotating-log.ts';
import { toFailure } from '../log/to-failure.ts';
import { recompute } from '../recompute/index.ts';
import { createRecoveryApp } from '../recovery/recovery-app.ts';
import { ShutBook } from '../recovery/shut-book.ts';
import { type Clock, systemClock } from './clock.ts';
import { HeldBook } from './held-book.ts';
import { openBook } from './open.ts';
import { asFailure } from './sqlite-failure.ts';

/** What answers now: the app on its book, or the ways out where the book cannot be opened. */
interface Answering {
  app: App;
  trouble: FailureData | null;
  wake(): void;
  /** Makes every page ask again. */
  startOver(): void;
  close(): Promise<void>;
}

interface Parts {
  data: BookWorkerData;
  server: PortServer;
  clock: Clock;
  log: Log;
  assets: AssetMap;
}

function openApp(parts: Parts, damaged: (failure: FailureData) => void): Answering {
  const { data, server, clock, log, assets } = parts;
  const lease = new WriteLease((state) => jobs.tell({ kind: 'lease', ...state }));
  const book = new HeldBook(
    () => openBook(data.bookPath, { ...clock, recompute, mode: 'write' }),
    lease.permission,
  );
  const jobs = new WorkerRunner({
    file: data.jobsFile,
    bookPath: book.path,
    today: data.today,
    newId: clock.newId,
    log,
    lease,
    book: () => book,
  });
  const ending = new AbortController();
  try {
    const closing = ending.signal;
    const app = createApp(book, server.host(data.host), {
      ...{ ...clock, jobs, assets, log, damaged, closing },
    });
    const schedule = new Schedule({
      book,
      jobs,
      today: clock.today,
      clock: Date.now,
      checkpoint: () => jobs.checkpoint(),
    });
    jobs.observe((event) => {
      if (event.kind !== 'job' || event.job.failure?.code !== 'BookCorrupt') return;
      // A restore speaks of the backup it was given.
      if (event.job.name !== 'book.restore') damaged(event.job.failure);
    });
    schedule.recompute();
    const close = async (): Promise<void> => {
      ending.abort();
      jobs.cancelAll();
      await schedule.quit();
      await jobs.close();
      book.close();
    };
    const wake = () => schedule.recompute();
    const startOver = () => jobs.tell({ kind: 'replaced' });
    return { app, trouble: null, wake, startOver, close };
  } catch (error) {
    ending.abort();
    book.close();
    throw error;
  }
}

/** One book for the worker's life, open or shut. */
class BookDesk {
  readonly #parts: Parts;
  #now: Answering;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#now = this.#begin();
  }

  get now(): Answering {
    return this.#now;
  }

  #begin(): Answering {
    try {
      return this.#open();
    } catch (error) {
      const failure = asFailure(error);
      if (failure instanceof Failure) return this.#shut(failure.data, Promise.resolve());
      throw error;
    }
  }

  #open(): Answering {
    const opened = openApp(this.#parts, (failure) => {
      if (this.#now === opened) this.#leave(opened, failure);
    });
    return opened;
  }

  #shut(failure: FailureData, left: Promise<void>): Answering {
    const { data, clock } = this.#parts;
    const open = () => {
      this.#now = this.#open();
    };
    const shut = new ShutBook({ path: data.bookPath, failure, now: clock.now, open, left });
    const app = createRecoveryApp(shut, this.#parts);
    const nothing = () => undefined;
    return { app, trouble: failure, wake: nothing, startOver: nothing, close: () => left };
  }

  /** Damage found while the book was open: nobody works on, and every page is shown the ways out. */
  #leave(opened: Answering, failure: FailureData): void {
    const { log } = this.#parts;
    const left = opened.close().catch((error: unknown) => {
      log.write(describeError('leaving a damaged book', error));
    });
    this.#now = this.#shut(failure, left);
    try {
      opened.startOver();
    } catch (error) {
      // Where not even the newest change can be read, a page learns it from its next call.
      log.write(describeError('leaving a damaged book', error));
    }
  }
}

function main(port: MessagePort, data: BookWorkerData): void {
  const server = new PortServer(port);
  const clock = systemClock(data.today);
  const log = rotatingLog(data.logPlace, clock.now);
  try {
    const assets = readAssets(data.assetsFolder);
    const desk = new BookDesk({ data, server, clock, log, assets });
    port.on('message', (message: ToApp) => {
      switch (message.kind) {
        case 'request':
          return void server.serve(desk.now.app, message);
        case 'abort':
          return server.abort(message.id);
        case 'answer':
          return server.answered(message);
        case 'wake':
          return desk.now.wake();
        case 'close':
          return void desk.now.close().then(() => port.close());
      }
    });
    server.tell({ kind: 'ready', trouble: desk.now.trouble });
  } catch (error) {
    server.tell({ kind: 'refused', failure: toFailure('open', error, log) });
    port.close();
  }
}

if (parentPort !== null) main(parentPort, workerData as BookWorkerData);

import type { FailureData } from '../../shared/kernel/failure.ts';
import type { Book } from '../book/types.ts';
import type { Host } from '../host.ts';
import type { MadeFiles } from '../http/made-files.ts';
import type { Prints } from '../http/prints.ts';
import type { Uploads } from '../http/uploads.ts';
import type { Watcher } from '../imports/index.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { Log } from '../log/rotating-log.ts';

/** What every procedure is handed. */
export interface AppContext {
  book: Book;
  host: Host;
  today: () => string;
  now: () => string;
  newId: () => string;
  jobs: JobRunner;
  /** Files the person gave us, by file id. */
  uploads: Uploads;
  /** Files we made for the person, by id. */
  made: MadeFiles;
  prints: Prints;
  /** Looks after the watched folders. */
  watcher: Watcher;
  log: Log;
  /** Told when a call found the book damaged. */
  damaged: ((failure: FailureData) => void) | undefined;
}

import type { BackupOptions } from '../book/backup.ts';
import type {
  ApplyInput,
  InspectInput,
  MatchInput,
  PlanInput,
  RedoImportInput,
  UndoImportInput,
  ViewInput,
  WatchedInput,
} from '../imports/index.ts';

/** What each kind of long work is asked with. JSON: it crosses a thread. */
export interface JobInputs {
  'import.inspect': InspectInput;
  'import.plan': PlanInput;
  /** A plan made again with a person's word on its probable matches. */
  'import.match': MatchInput;
  /** The rows of a plan's table, found and sorted as a person wants to see them. */
  'import.view': ViewInput;
  /** A new file of a watched folder: planned where it is of a known shape. */
  'import.watched': WatchedInput;
  'import.apply': ApplyInput;
  'import.undo': UndoImportInput;
  'import.redo': RedoImportInput;
  'book.backup': BackupOptions;
  /** A backup with its checksum beside it. */
  'book.restore': { file: string };
  'book.check': Record<string, never>;
  'book.recompute': Record<string, never>;
  'sample.load': Record<string, never>;
}

/** Long work that can be asked for by name. */
export type JobName = keyof JobInputs;

import type { BackupOptions } from '../book/backup.ts';
import type { ApplyInput, InspectInput, PlanInput, UndoImportInput } from '../imports/index.ts';

/** What each kind of long work is asked with. JSON: it crosses a thread. */
export interface JobInputs {
  'import.inspect': InspectInput;
  'import.plan': PlanInput;
  'import.apply': ApplyInput;
  'import.undo': UndoImportInput;
  'book.backup': BackupOptions;
  /** A backup with its checksum beside it. */
  'book.restore': { file: string };
  'book.check': Record<string, never>;
  'book.recompute': Record<string, never>;
  'sample.load': Record<string, never>;
}

/** Long work that can be asked for by name. */
export type JobName = keyof JobInputs;

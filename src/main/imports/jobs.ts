import type { FileLook } from '../../shared/book/file-look.ts';
import type { Inspection } from '../../shared/book/inspection.ts';
import type { ImportResult } from '../../shared/book/plan.ts';
import { backupBook, needsBackup } from '../book/backup.ts';
import { type ApplyInput, applyPlan } from './apply/apply.ts';
import {
  type RedoImportInput,
  redoImport,
  type UndoImportInput,
  type UndoResult,
  undoImport,
} from './apply/undo.ts';
import { controlOf, type PlanInput, planImport } from './plan/plan.ts';
import { type InspectOptions, inspectFile } from './read/inspect.ts';
import { type LookWish, lookAtFile } from './recipes/look.ts';
import type { WorkContext } from './work-context.ts';

export interface InspectInput extends InspectOptions {
  path: string;
  /** Say also what the file probably is, and how it would be read: for the screen. */
  suggest?: LookWish | undefined;
}

export function inspectJob(input: InspectInput, context: WorkContext): Inspection | FileLook {
  if (input.suggest !== undefined) return lookAtFile(input.path, input, input.suggest, context);
  return inspectFile(input.path, input, controlOf(context, 'Reading the file'));
}

export function planJob(input: PlanInput, context: WorkContext): ImportResult {
  return planImport(input, context).result;
}

/** Backs the book up first, where anything was written since the last backup. */
export function applyJob(input: ApplyInput, context: WorkContext): ImportResult {
  backUpFirst('import', context);
  return applyPlan(input, context);
}

/** Backs the book up first, where anything was written since the last backup; a preview needs none. */
export function undoJob(input: UndoImportInput, context: WorkContext): UndoResult {
  if (input.plan !== true) backUpFirst('undo', context);
  return undoImport(input, context);
}

/** Backs the book up first, where anything was written since the last backup. */
export function redoJob(input: RedoImportInput, context: WorkContext): UndoResult {
  backUpFirst('import', context);
  return redoImport(input, context);
}

function backUpFirst(reason: 'import' | 'undo', { book, progress }: WorkContext): void {
  if (!needsBackup(book)) return;
  progress({ label: 'Backing up first', done: 0, total: null });
  backupBook(book, { reason });
}

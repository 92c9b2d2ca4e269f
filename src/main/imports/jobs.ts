import type { FileLook } from '../../shared/book/file-look.ts';
import type { Inspection } from '../../shared/book/inspection.ts';
import type { ImportResult } from '../../shared/book/plan.ts';
import { backupBook, needsBackup } from '../book/backup.ts';
import { type ApplyInput, applyPlan } from './apply.ts';
import { type InspectOptions, inspectFile } from './inspect.ts';
import { lookAtFile } from './look.ts';
import { controlOf, type PlanInput, planImport } from './plan.ts';
import { type UndoImportInput, type UndoResult, undoImport } from './undo.ts';
import type { WorkContext } from './work-context.ts';

export interface InspectInput extends InspectOptions {
  path: string;
  /** Say also what the file probably is, and how it would be read: for the screen. */
  suggest?: { source: string } | undefined;
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

/** Backs the book up first, where anything was written since the last backup. */
export function undoJob(input: UndoImportInput, context: WorkContext): UndoResult {
  backUpFirst('undo', context);
  return undoImport(input, context);
}

function backUpFirst(reason: 'import' | 'undo', { book, progress }: WorkContext): void {
  if (!needsBackup(book)) return;
  progress({ label: 'Backing up first', done: 0, total: null });
  backupBook(book, { reason });
}

import { conflict, notFound } from '../../shared/kernel/failure.ts';
import { undoChange } from '../book/undo.ts';
import type { WorkContext } from './work-context.ts';

export interface UndoImportInput {
  /** The import's id, as `import` and `imports` say it. */
  importId: string;
}

/** What an undo did (cli.md). */
export interface UndoResult {
  /** Records removed or brought back, and fields put back. */
  reversed: number;
  kept: { why: string; count: number; first: string[] }[];
  failed: string[];
  /** The change that undid it; null where nothing could be taken back. */
  change: number | null;
}

/** Takes an import back, value by value. What later work rests on stays, and is named. */
export function undoImport(input: UndoImportInput, context: WorkContext): UndoResult {
  const { book } = context;
  const run = book.read.get<{ change_id: number; file: string; undone_by: number | null }>(
    'SELECT change_id, file, undone_by FROM import_run WHERE public_id = ?',
    [input.importId],
  );
  if (run === undefined)
    throw notFound(
      `There is no import "${input.importId}".`,
      'Look up its id in the list of imports.',
    );
  if (run.undone_by !== null)
    throw conflict('This import was undone already.', 'Import the file again to have it back.');
  const undone = undoChange(book, run.change_id, {
    label: `Undo: import of ${run.file}`,
    step: (done) => {
      context.progress({ label: 'Undoing', done, total: null });
      context.checkCancelled();
    },
  });
  return { reversed: undone.reversed, kept: undone.kept, failed: [], change: undone.change };
}

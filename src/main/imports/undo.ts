import { conflict, notFound } from '../../shared/kernel/failure.ts';
import type { Reader } from '../book/types.ts';
import { undoChange } from '../book/undo.ts';
import type { NewerWord } from '../book/undo-scope.ts';
import { decodeLines } from './line-map.ts';
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

interface Run {
  id: number;
  change_id: number;
  source_id: number;
  entity: string;
  file: string;
  undone_by: number | null;
}

/**
 * Takes an import back, value by value. What later work rests on stays, and is named; so does what a newer import of the
 * same source says too, though it wrote nothing where nothing differed.
 */
export function undoImport(input: UndoImportInput, context: WorkContext): UndoResult {
  const { book } = context;
  const run = book.read.get<Run>(
    'SELECT id, change_id, source_id, entity, file, undone_by FROM import_run WHERE public_id = ?',
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
    newer: (reader) => newerWord(reader, run),
    step: (done) => {
      context.progress({ label: 'Undoing', done, total: null });
      context.checkCancelled();
    },
  });
  return { reversed: undone.reversed, kept: undone.kept, failed: [], change: undone.change };
}

/** The rows that newer standing imports of the same source and entity hold; null where there are none. */
function newerWord(reader: Reader, run: Run): NewerWord | null {
  const newer = reader.all<{ lines: Buffer }>(
    `SELECT lines FROM import_run
     WHERE source_id = ? AND entity = ? AND id > ? AND undone_by IS NULL ORDER BY id`,
    [run.source_id, run.entity, run.id],
  );
  if (newer.length === 0) return null;
  return { rows: new Set(newer.flatMap(({ lines }) => [...decodeLines(lines).keys()])) };
}

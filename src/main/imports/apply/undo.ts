import { conflict, notFound } from '../../../shared/kernel/failure.ts';
import type { Reader } from '../../book/types.ts';
import { previewUndo, type UndoOptions, undoChange } from '../../book/undo.ts';
import type { Leftover } from '../../book/undo-leftovers.ts';
import type { Kept, NewerWord } from '../../book/undo-scope.ts';
import { decodeLines } from '../diff/line-map.ts';
import type { WorkContext } from '../work-context.ts';

export interface UndoImportInput {
  /** The import's id, as `import` and `imports` say it. */
  importId: string;
  /** Only say what would go back and what would stay. */
  plan?: boolean | undefined;
}

export interface RedoImportInput {
  importId: string;
}

/** What an undo did, or would do (cli.md). */
export interface UndoResult {
  /** Records removed or brought back, and fields put back. */
  reversed: number;
  kept: Kept[];
  failed: string[];
  /** The change that undid it; null where nothing could be taken back, or nothing was meant to be yet. */
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
 * same source says too, though it wrote nothing where nothing differed. Throws NotFound, or Conflict where it was undone.
 */
export function undoImport(input: UndoImportInput, context: WorkContext): UndoResult {
  const { book } = context;
  const run = findRun(book.read, input.importId);
  if (run.undone_by !== null)
    throw conflict('This import was undone already.', 'Redo it to have it back.');
  const options = undoOptions(run, context);
  if (input.plan === true) return previewUndoImports([input.importId], context);
  const { reversed, kept, change } = undoChange(book, run.change_id, options);
  return { reversed, kept, failed: [], change };
}

/** What undoing these imports one after the other would do: what goes back, what stays. The book is as it was. */
export function previewUndoImports(importIds: readonly string[], context: WorkContext): UndoResult {
  const runs = importIds.map((id) => findRun(context.book.read, id));
  const changes = runs.map((run) => ({
    changeId: run.change_id,
    options: undoOptions(run, context),
  }));
  const each = previewUndo(context.book, changes);
  return sumOfUndos(each.map((one) => ({ ...one, failed: [], change: null })));
}

/** Several undos told as one: what stays for the same reason stands together. */
export function sumOfUndos(each: readonly UndoResult[]): UndoResult {
  const kept = new Map<string, Kept>();
  for (const one of each.flatMap((undo) => undo.kept)) {
    const before = kept.get(one.why) ?? { why: one.why, count: 0, first: [] };
    const first = [...before.first, ...one.first].slice(0, 5);
    kept.set(one.why, { why: one.why, count: before.count + one.count, first });
  }
  return {
    reversed: each.reduce((sum, { reversed }) => sum + reversed, 0),
    kept: [...kept.values()],
    failed: each.flatMap(({ failed }) => failed),
    change: each.findLast(({ change }) => change !== null)?.change ?? null,
  };
}

function undoOptions(run: Run, context: WorkContext): UndoOptions {
  return {
    ...optionsOf(context, `Undo: import of ${run.file}`),
    newer: (reader: Reader) => newerWords(reader, run),
    leftovers: (reader: Reader) => undoneBefore(reader, run),
  };
}

/**
 * Does an import again that was undone: what its undo took out returns under its old ids, what it put back is set again where
 * nobody wrote since. Throws NotFound, or Conflict where the import stands.
 */
export function redoImport({ importId }: RedoImportInput, context: WorkContext): UndoResult {
  const { book } = context;
  const run = findRun(book.read, importId);
  if (run.undone_by === null)
    throw conflict('This import was not undone.', 'There is nothing to do again.');
  const options = optionsOf(context, `Redo: import of ${run.file}`);
  const { reversed, kept, change } = undoChange(book, run.undone_by, options);
  return { reversed, kept, failed: [], change };
}

function findRun(reader: Reader, importId: string): Run {
  const run = reader.get<Run>(
    'SELECT id, change_id, source_id, entity, file, undone_by FROM import_run WHERE public_id = ?',
    [importId],
  );
  if (run !== undefined) return run;
  throw notFound(`There is no import "${importId}".`, 'Look up its id in the list of imports.');
}

function optionsOf(context: WorkContext, label: string): UndoOptions {
  return {
    label,
    calendar: { today: context.today() },
    step: (done) => {
      context.progress({
        label: label.startsWith('Redo') ? 'Redoing' : 'Undoing',
        done,
        total: null,
      });
      context.checkCancelled();
    },
  };
}

/** Imports that were taken back while this one stood, the newest first: of each, what this one said too may stand yet. */
function undoneBefore(reader: Reader, { id }: Run): Leftover[] {
  const runs = reader.all<Run>(
    `SELECT id, change_id, source_id, entity, file, undone_by FROM import_run
     WHERE undone_by IS NOT NULL AND id <> ? ORDER BY id DESC`,
    [id],
  );
  return runs.map((run) => ({ change: run.change_id, newer: () => newerWords(reader, run) }));
}

/** The rows that newer standing imports of the same source and entity hold. */
function newerWords(reader: Reader, run: Run): NewerWord[] {
  const newer = reader.all<{ change: number; lines: Buffer; unjudged: string }>(
    `SELECT i.change_id AS change, i.lines, coalesce(f.new, '[]') AS unjudged FROM import_run i
     LEFT JOIN change_field f ON f.change_id = i.change_id AND f.entity = 'importRuns' AND f.record_id = i.id AND f.field = 'unjudged'
     WHERE i.source_id = ? AND i.entity = ? AND i.id > ? AND i.undone_by IS NULL ORDER BY i.id`,
    [run.source_id, run.entity, run.id],
  );
  return newer.map(({ change, lines, unjudged }) => ({
    change,
    rows: decodeLines(lines).keys(),
    unjudged: unjudgedRows(unjudged),
  }));
}

/** The log keeps it as a JSON text: `all`, or the JSON text of ids. */
function unjudgedRows(logged: string): NewerWord['unjudged'] {
  const text: unknown = JSON.parse(logged);
  if (typeof text !== 'string') return new Set();
  if (text === 'all') return 'all';
  const ids: unknown = JSON.parse(text);
  return new Set(Array.isArray(ids) ? ids.map(Number) : []);
}

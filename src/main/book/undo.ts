import { opened } from './opened-book.ts';
import type { Book, Reader, Writer } from './types.ts';
import { undoCreated } from './undo-create.ts';
import { undoFields } from './undo-fields.ts';
import { undoRemoved } from './undo-remove.ts';
import {
  findTarget,
  type Kept,
  KeptList,
  type NewerWord,
  prepareScope,
  type Target,
} from './undo-scope.ts';

export interface Undone {
  /** Null where nothing could be taken back. */
  change: number | null;
  /** Records removed or brought back, and fields put back. */
  reversed: number;
  kept: Kept[];
}

export interface UndoOptions {
  label?: string;
  /** Told how many fields are done; may throw to cancel. */
  step?: (done: number) => void;
  /** Of an import that newer ones of its source stand above: what those say stays. Asked inside the change. */
  newer?: (reader: Reader) => NewerWord | null;
}

/**
 * Takes one change back, as a change of its own: what it created goes, what it removed returns, what it set is put back
 * where it still says so. What later work rests on stays, and is named. Undoing an undo does the change again. Throws
 * NotFound, or Conflict where it was taken back already.
 */
export function undoChange(book: Book, changeId: number, options: UndoOptions = {}): Undone {
  const target = findTarget(opened(book).connection, changeId);
  const label = options.label ?? defaultLabel(target);
  const { change, value } = book.change({ label, origin: 'undo', undoes: target.id }, (writer) =>
    reverse(writer, findTarget(writer, target.id), options),
  );
  return { change, ...value };
}

function defaultLabel({ label, undoes }: Target): string {
  return undoes === null ? `Undo: ${label}` : label.replace(/^Undo: /, 'Redo: ');
}

function reverse(
  writer: Writer,
  target: Target,
  { step = () => undefined, newer = () => null }: UndoOptions,
): { reversed: number; kept: Kept[] } {
  const kept = new KeptList();
  const word = newer(writer);
  prepareScope(writer, target, word);
  const back = undoRemoved(writer, target, kept);
  const fields = undoFields(writer, target, { kept, step, newer: word !== null });
  const removed = undoCreated(writer, target, kept);
  const reversed = back + fields + removed;
  const nothing = reversed === 0 && kept.list().length > 0;
  if (!nothing) flagImports(writer, target);
  return { reversed, kept: kept.list() };
}

/** An import stays in the list of imports, marked; one that is done again loses the mark. */
function flagImports(writer: Writer, target: Target): void {
  writer.run('UPDATE import_run SET undone_by = ? WHERE change_id = ?', [
    writer.changeId,
    target.id,
  ]);
  writer.run('UPDATE import_run SET undone_by = NULL WHERE undone_by = ?', [target.id]);
}

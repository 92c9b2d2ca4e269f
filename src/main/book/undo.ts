import { tryChanges } from './change.ts';
import { type OpenedBook, opened } from './opened-book.ts';
import { dropSearchTriggers } from './search-index.ts';
import type { Book, Reader, Writer } from './types.ts';
import { undoCreated } from './undo-create.ts';
import { undoFields } from './undo-fields.ts';
import { type Leftover, stopBeforeRest, undoLeftovers } from './undo-leftovers.ts';
import { type Calendar, Reasons } from './undo-reasons.ts';
import { undoRemoved } from './undo-remove.ts';
import {
  findTarget,
  type Kept,
  KeptList,
  type NewerWord,
  prepareScope,
  type Target,
  type Undo,
} from './undo-scope.ts';
import { keepWords, wordsAfter } from './undo-words.ts';

export interface Undone {
  /** Null where nothing could be taken back. */
  change: number | null;
  /** Records removed or brought back, and fields put back. */
  reversed: number;
  kept: Kept[];
}

export interface UndoOptions {
  label?: string;
  /** Told how much of a part is done, and between the parts; may throw to cancel. */
  step?: (done: number) => void;
  /** Of an import that newer ones of its source stand above, the oldest first: what those say stays. Asked inside the change. */
  newer?: (reader: Reader) => readonly NewerWord[];
  /** Of an import: those taken back before it. Asked inside the change. */
  leftovers?: (reader: Reader) => readonly Leftover[];
  /** How days are told in the reasons for what stays; the book's own day where it is left out. */
  calendar?: Calendar;
}

/**
 * Takes one change back, as a change of its own: what it created goes, what it removed returns, what it set is put back
 * where it still says so. What later work rests on stays, and is named; where nothing else is left, the book is as it was.
 * Undoing an undo does the change again. Throws NotFound, or Conflict where it was taken back already.
 */
export function undoChange(book: Book, changeId: number, options: UndoOptions = {}): Undone {
  const inner = opened(book);
  const { id, meta } = planned(inner, changeId, options);
  const calendar = options.calendar ?? { today: inner.options.today() };
  try {
    const { change, value } = book.change(meta, (writer) => {
      const undone = reverse(writer, id, { ...options, calendar, trial: false });
      if (undone.isNothing) throw new NothingUndone(undone.kept);
      return undone;
    });
    return { change, reversed: value.reversed, kept: value.kept };
  } catch (error) {
    if (!(error instanceof NothingUndone)) throw error;
    return { change: null, reversed: 0, kept: error.kept };
  }
}

/**
 * What undoing changes one after the other would do. It is tried and taken back, so the book is as it was; nobody can write
 * meanwhile.
 */
export function previewUndo(
  book: Book,
  changes: readonly { changeId: number; options: UndoOptions }[],
): Omit<Undone, 'change'>[] {
  const inner = opened(book);
  // Told apart only when its turn comes: what was undone before it is then undone.
  const tries = function* () {
    for (const { changeId, options } of changes) {
      const { id, meta } = planned(inner, changeId, options);
      const calendar = options.calendar ?? { today: inner.options.today() };
      yield {
        meta,
        fn: (writer: Writer) => reverse(writer, id, { ...options, calendar, trial: true }),
      };
    }
  };
  return tryChanges(inner.connection, inner.options, tries()).map(({ reversed, kept }) => ({
    reversed,
    kept,
  }));
}

/** All that was to be taken back stays: whatever was begun is rolled back. */
class NothingUndone extends Error {
  readonly kept: Kept[];

  constructor(kept: Kept[]) {
    super('Nothing could be taken back.');
    this.kept = kept;
  }
}

function planned({ connection }: OpenedBook, changeId: number, { label }: UndoOptions) {
  const target = findTarget(connection, changeId);
  const meta = {
    label: label ?? defaultLabel(target),
    origin: 'undo',
    undoes: target.id,
  } as const;
  return { id: target.id, meta };
}

function defaultLabel({ label, undoes }: Target): string {
  return undoes === null ? `Undo: ${label}` : label.replace(/^Undo: /, 'Redo: ');
}

interface Reversed {
  reversed: number;
  kept: Kept[];
  /** Everything stays. */
  isNothing: boolean;
}

function reverse(
  writer: Writer,
  id: number,
  options: UndoOptions & { calendar: Calendar; trial: boolean },
): Reversed {
  const {
    step = () => undefined,
    newer = () => [],
    leftovers = () => [],
    calendar,
    trial,
  } = options;
  const target = findTarget(writer, id);
  if (target.undoes !== null) stopBeforeRest(writer, target.undoes);
  const later = newer(writer);
  prepareScope(writer, target, later);
  if (trial) dropSearchTriggers(writer);
  const kept = new KeptList();
  const reasons = new Reasons(writer, calendar);
  const undo: Undo = { target, kept, reasons, step, newer: later, trial, isRest: false };
  step(0);
  const back = undoRemoved(writer, undo);
  step(back);
  const words = wordsAfter(writer, undo);
  const { fields, marks } = undoFields(writer, undo);
  const removed = undoCreated(writer, undo);
  keepWords(writer, undo, words);
  flagImports(writer, target);
  const rest = undoLeftovers(writer, undo, leftovers(writer));
  const reversed = back + fields + removed + rest.reversed;
  step(reversed);
  const isNothing = reversed === 0 && marks + rest.marks === 0 && !kept.isEmpty;
  return { reversed, kept: kept.list(), isNothing };
}

/** An import stays in the list of imports, marked; one that is done again loses the mark. */
function flagImports(writer: Writer, target: Target): void {
  writer.run('UPDATE import_run SET undone_by = ? WHERE change_id = ?', [
    writer.changeId,
    target.id,
  ]);
  writer.run('UPDATE import_run SET undone_by = NULL WHERE undone_by = ?', [target.id]);
}

import { recordNames } from '../../../db/schema/registry.ts';
import { conflict } from '../../shared/kernel/failure.ts';
import { shapes } from './record-shape.ts';
import { standingUndoOf } from './standing-undo.ts';
import type { Reader, Writer } from './types.ts';
import { undoCreated } from './undo-create.ts';
import { undoFields } from './undo-fields.ts';
import { KeptList, loadTarget, type NewerWord, prepareScope, type Undo } from './undo-scope.ts';
import { keepWords, wordsAfter } from './undo-words.ts';

/** An import that was taken back, and what of it may stand yet since a newer import said so too. */
export interface Leftover {
  change: number;
  newer: () => readonly NewerWord[];
}

/**
 * Once an import is gone, what older ones left when they were taken back rests on it no longer: it goes too, unless something
 * else that stands wrote it or needs it. Else imports taken back oldest first would leave records that none of them brings.
 * Returns how many records and fields went.
 */
export function undoLeftovers(
  writer: Writer,
  undo: Undo,
  leftovers: readonly Leftover[],
): { reversed: number; marks: number } {
  const sum = { reversed: 0, marks: 0 };
  const wentWith = (change: number) =>
    writer.log('leftovers', change, 'wentWith', null, undo.target.id);
  for (const leftover of leftovers) {
    const { change } = leftover;
    if (!isAnyMade(writer, change) && !isAnyWritten(writer, change)) continue;
    const rest = restOf(writer, undo, leftover);
    const words = wordsAfter(writer, rest);
    const { fields, marks } = undoFields(writer, rest);
    const reversed = fields + undoCreated(writer, rest);
    const said = keepWords(writer, rest, words);
    if (reversed + marks + said > 0) wentWith(change);
    sum.reversed += reversed;
    sum.marks += marks;
  }
  // What went last may have been all that others were needed by.
  for (let went = sum.reversed; went > 0; sum.reversed += went) {
    went = 0;
    for (const leftover of leftovers) {
      if (!isAnyMade(writer, leftover.change)) continue;
      const removed = undoCreated(writer, restOf(writer, undo, leftover));
      if (removed > 0) wentWith(leftover.change);
      went += removed;
    }
  }
  return sum;
}

function restOf(writer: Writer, undo: Undo, { change, newer: asked }: Leftover): Undo {
  const newer = asked();
  const target = loadTarget(writer, change);
  prepareScope(writer, target, newer);
  // What stays was named when it was taken back.
  return { ...undo, target, kept: new KeptList(), newer, isRest: true };
}

/** Most imports that were taken back went whole: cheap to see, where what newer ones say is not. */
function isAnyMade(writer: Writer, change: number): boolean {
  return ['source_row', ...recordNames.map((record) => shapes[record].table)].some(
    (table) =>
      writer.get(`SELECT 1 FROM ${table} WHERE change_id = ? LIMIT 1`, [change]) !== undefined,
  );
}

/** Whether it wrote a field that its own undo did not put back. */
function isAnyWritten(writer: Writer, change: number): boolean {
  const kinds = ['sourceRows', 'bases', 'conflicts', ...recordNames]
    .map((name) => `'${name}'`)
    .join(', ');
  const field = `SELECT 1 FROM change_field f WHERE f.change_id = ? AND f.entity IN (${kinds}) AND NOT EXISTS (
      SELECT 1 FROM change u JOIN change_field g ON g.change_id = u.id AND g.entity = f.entity
        AND g.record_id = f.record_id AND g.field = f.field
      WHERE ${standingUndoOf('f.change_id')})
    LIMIT 1`;
  return writer.get(field, [change]) !== undefined;
}

/** A change whose rest went with another one is done again only after that one is. */
export function stopBeforeRest(reader: Reader, changeId: number): void {
  const row = reader.get<{ label: string }>(
    `SELECT t.label FROM change_field f JOIN change c ON c.id = f.change_id JOIN change t ON t.id = c.undoes
     WHERE f.entity = 'leftovers' AND f.record_id = ? AND NOT EXISTS (SELECT 1 FROM change v WHERE v.undoes = c.id)
     ORDER BY f.id DESC LIMIT 1`,
    [changeId],
  );
  if (row === undefined) return;
  throw conflict(
    `Part of it went when "${row.label}" was taken back. Nothing was changed.`,
    'Have that one back first, then this one.',
  );
}

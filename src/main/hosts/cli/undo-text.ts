import { groupedCount, plural } from '../../../shared/kernel/words.ts';
import type { OpenConflict, UndoResult } from '../../imports/index.ts';
import { section } from './import-text.ts';
import { paragraphs, plain, table } from './text.ts';

/** What was taken back or done again, or would be, and what stays. */
export function undoText(
  { reversed, kept, failed = [] }: Pick<UndoResult, 'reversed' | 'kept'> & Partial<UndoResult>,
  verb: 'taken back' | 'done again' = 'taken back',
  planned = false,
): string {
  const done = planned ? `would be ${verb}` : verb;
  return paragraphs(
    reversed === 0
      ? `Nothing ${planned ? 'would be' : 'was'} ${verb}.`
      : `${plural(reversed, 'value')} ${done}.`,
    ...kept.map(({ why, count, first }) => {
      const names = `${first.map((name) => plain(name)).join(', ')}${count > first.length ? ', …' : ''}`;
      return `Kept ${groupedCount(count)}, ${plain(why)}: ${names}`;
    }),
    section('Could not be taken back', failed),
  );
}

export function conflictsText(conflicts: readonly OpenConflict[]): string {
  if (conflicts.length === 0) return 'Nothing is open: the book and its sources agree.';
  return paragraphs(
    table(
      ['Id', 'Source', 'Record', 'Field', 'Before', 'Mine', 'File'],
      conflicts.map(({ id, source, record, key, field, base, mine, theirs }) => [
        ...[id, source, plain(record === key ? key : `${record} (${key})`), field],
        ...[base, mine, theirs],
      ]),
    ),
    'To answer one: resolve ID mine, resolve ID theirs, or resolve ID and the value itself.',
  );
}

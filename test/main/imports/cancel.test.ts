import { expect, test } from 'vitest';
import { undoImport } from '../../../src/main/imports/apply/undo.ts';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { work } from './work.ts';

const cancelled = {
  code: 'Cancelled',
  message: 'The work was cancelled.',
  hint: 'Start it again when you want to.',
} as const;

test('an undo of new records is stopped between its parts, and the book is as it was', (t) => {
  const w = work(t);
  const rows = Array.from({ length: 20 }, (_, n) => `D${n},${n}`).join('\n');
  const path = w.file('deals.csv', `deal_id,amount\n${rows}\n`);
  const before = w.hash();
  const importId = w.bring({ path, entity: 'deals', source: 'erp' }).import ?? '';
  const after = w.hash();
  const undoUntil = (asked: number) => {
    let left = asked;
    const checkCancelled = () => {
      left -= 1;
      if (left < 0) throw new Failure(cancelled);
    };
    return undoImport({ importId }, { ...w.context, checkCancelled });
  };
  let stops = 0;
  for (; ; stops += 1) {
    try {
      expect(undoUntil(stops).reversed).toBe(20);
      break;
    } catch (error) {
      expect(error).toMatchObject({ data: cancelled });
      expect(w.hash()).toBe(after);
    }
  }
  expect(stops).toBeGreaterThanOrEqual(4);
  expect(w.hash()).toBe(before);
});

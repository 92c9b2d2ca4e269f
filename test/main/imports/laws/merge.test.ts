import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergePartners, unmergePartner } from '../../../../src/main/partners/index.ts';
import { setFields } from '../edits.ts';
import type { Work } from '../work.ts';
import { linkedFile, linkedInput } from './linked.ts';
import { lawRuns, lawTimeout } from './runs.ts';
import { everyGuard, withWork } from './world.ts';

const files = fc.array(linkedFile, { minLength: 1, maxLength: 3 });

function twoPartners(w: Work, a: number, b: number): [string, string] | null {
  const ids = w.book.read.all<{ id: string }>(
    'SELECT public_id AS id FROM partner WHERE archived = 0 AND merged_into IS NULL ORDER BY id',
  );
  const from = ids[a % Math.max(1, ids.length)]?.id;
  const into = ids[b % Math.max(1, ids.length)]?.id;
  return from === undefined || into === undefined || from === into ? null : [from, into];
}

test(
  'unmerging undoes merging, whatever was imported and edited before, and what was imported and undone between',
  () => {
    let merged = 0;
    fc.assert(
      fc.property(
        files,
        linkedFile,
        fc.nat(5),
        fc.nat(5),
        fc.boolean(),
        (before, after, a, b, edits) =>
          withWork((w) => {
            for (const file of before) w.bring(linkedInput(w, file), everyGuard);
            const pair = twoPartners(w, a, b);
            if (pair === null) return;
            const [key, into] = pair;
            if (edits) {
              const row = w.book.read.get<{ id: number }>(
                'SELECT id FROM partner WHERE public_id = ?',
                [into],
              );
              setFields(w, row?.id, { owner: 'by hand' }, 'partners');
            }
            const act = {
              book: w.book,
              origin: 'ui',
              today: '2026-03-31',
              nowLocal: '2026-03-31T09:00',
            } as const;
            const start = w.hash();
            mergePartners(act, { key, into });
            const together = w.hash();
            expect(together).not.toBe(start);
            const id = w.bring(linkedInput(w, after), everyGuard).import ?? '';
            expect(w.undo(id).kept).toEqual([]);
            expect(w.hash()).toBe(together);
            unmergePartner(act, { key });
            expect(w.hash()).toBe(start);
            merged += 1;
          }),
      ),
      lawRuns,
    );
    expect(merged).toBeGreaterThan(lawRuns.numRuns / 10);
  },
  lawTimeout,
);

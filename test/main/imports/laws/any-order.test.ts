import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redoImport } from '../../../../src/main/imports/apply/undo.ts';
import type { Work } from '../work.ts';
import { distinctRows, home } from './arbitraries.ts';
import { linkedInput, sharingFile } from './linked.ts';
import type { Home, Row } from './model.ts';
import { lawRuns, lawTimeout } from './runs.ts';
import { everyGuard, planInput, seen, withWork } from './world.ts';

interface File {
  home: Home;
  rows: readonly Row[];
}

const files = fc.array(fc.record({ home, rows: distinctRows }), { minLength: 1, maxLength: 4 });
const bring = (w: Work, file: File) =>
  w.bring(planInput(w, file.home, file.rows), everyGuard).import ?? '';

test(
  'imports undone in whatever order leave the book as if they had never been',
  () => {
    fc.assert(
      fc.property(files, fc.array(fc.nat(7), { maxLength: 4 }), (all, picks) =>
        withWork((w) => {
          const ids = all.map((file) => bring(w, file));
          const left = all.map((_, at) => at);
          for (const pick of picks) {
            const at = left[pick % Math.max(1, left.length)];
            // Where all of it is also what a newer one says, it stands.
            if (at !== undefined && w.undo(ids[at] ?? '').change !== null)
              left.splice(left.indexOf(at), 1);
          }
          const alone = withWork((other) => {
            for (const at of left) bring(other, all[at] as File);
            return seen(other);
          });
          expect(seen(w)).toEqual(alone);
          if (left.length === 0)
            for (const table of ['deal', 'partner', 'source_row', 'source_base'])
              expect(w.book.read.get(`SELECT count(*) AS n FROM ${table}`)).toEqual({ n: 0 });
        }),
      ),
      lawRuns,
    );
  },
  lawTimeout,
);

const facts = ['deal', 'partner', 'source_row', 'source_base', 'import_conflict'];

function expectEmpty(w: Work): void {
  for (const table of facts)
    expect([table, w.book.read.all(`SELECT * FROM ${table}`)]).toEqual([table, []]);
}

/** Takes all of them back, the next one always the one `picks` says; answers those that went in their order, with the book before each. */
function undoAll(w: Work, ids: readonly string[], picks: readonly number[]) {
  const left = [...ids];
  const gone: { id: string; before: string }[] = [];
  for (let turn = 0; left.length > 0 && turn < 20; turn += 1) {
    const at = (picks[turn % picks.length] ?? 0) % left.length;
    const before = w.hash();
    const id = turn < 10 ? left[at] : left.at(-1);
    if (id === undefined || w.undo(id).change === null) continue;
    gone.push({ id, before });
    left.splice(left.indexOf(id), 1);
  }
  expect(left).toEqual([]);
  return gone;
}

const order = fc.array(fc.nat(5), { minLength: 1, maxLength: 5 });
test(
  'all imports undone, in whatever order, leave an empty book; done again the other way round they are each book there was',
  () => {
    fc.assert(
      fc.property(fc.array(sharingFile, { minLength: 1, maxLength: 4 }), order, (all, picks) =>
        withWork((w) => {
          const ids = all.map((file) => w.bring(linkedInput(w, file), everyGuard).import ?? '');
          const gone = undoAll(w, ids, picks);
          expectEmpty(w);
          for (const { id, before } of gone.reverse()) {
            redoImport({ importId: id }, w.context);
            expect(w.hash()).toBe(before);
          }
        }),
      ),
      lawRuns,
    );
  },
  lawTimeout,
);

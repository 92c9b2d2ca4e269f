import fc from 'fast-check';
import { expect, test } from 'vitest';
import { field, hand, home, key, rows } from './arbitraries.ts';
import { Edit, ImportAgain, ImportFile, RedoLast, Resolve, Told, UndoLast } from './history.ts';
import { lawRuns, lawTimeout } from './runs.ts';
import { withWork } from './world.ts';

const choice = fc.constantFrom('ask' as const, 'ask' as const, 'mine' as const, 'theirs' as const);
const answer = fc.constantFrom('mine' as const, 'theirs' as const, { value: 'Mia' });
const importFile = fc.tuple(home, rows, choice).map(([h, r, c]) => new ImportFile(h, r, c));
const edit = fc.tuple(home, key, field, hand).map(([h, k, f, v]) => new Edit(h, k, f, v));

const steps = fc.commands(
  [
    importFile,
    importFile,
    edit,
    fc.nat(3).map((nth) => new ImportAgain(nth)),
    fc.tuple(fc.nat(3), answer).map(([nth, a]) => new Resolve(nth, a)),
    fc.constant(new UndoLast()),
    fc.constant(new RedoLast()),
  ],
  { maxCommands: 12 },
);

test(
  'the book does what the plain model does: counts, values, conflicts, vanished rows; a plan is what applying does; twice is once; an undo is the book before, a redo the book after',
  () => {
    let run = 0;
    fc.assert(
      fc.property(steps, (commands) =>
        withWork((w) => {
          run += 1;
          fc.modelRun(() => ({ model: new Told(), real: w }), commands);
        }),
      ),
      lawRuns,
    );
    expect(run).toBe(lawRuns.numRuns);
  },
  lawTimeout,
);

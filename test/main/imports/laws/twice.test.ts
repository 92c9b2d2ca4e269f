import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../../src/main/imports/read/csv-text.ts';
import type { RecipeInput } from '../../../../src/shared/book/recipe.ts';
import { setFields } from '../edits.ts';
import type { Work } from '../work.ts';
import { lawRuns, lawTimeout } from './runs.ts';
import { withWork } from './world.ts';

type Row = { id: string; name: string; amount: string; note: string };

const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name', amount: 'amount' },
};
const passes = ['gone', 'older', 'nearKeys', 'rejected', 'duplicates'];
const row: fc.Arbitrary<Row> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e|f', ''),
  name: fc.constantFrom('', 'Alpha', 'Beta', 'a "quoted", one'),
  amount: fc.constantFrom('', '0', '1.50', '-3', 'many'),
  note: fc.constantFrom('', 'x', 'two\nlines'),
});
const file = fc.array(row, { maxLength: 7 });
const edit = fc.record({
  id: fc.nat(5),
  field: fc.constantFrom('name', 'custom.crm.note'),
  value: fc.constantFrom(null, 'mine', 'Alpha'),
});
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('import' as const), rows: file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), edit }) },
);

const text = (rows: readonly Row[]) =>
  [
    'id,name,amount,note',
    ...rows.map(({ id, name, amount, note }) => csvLine([id, name, amount, note])),
  ].join('\r\n');
const bring = (w: Work, rows: readonly Row[]) =>
  w.bring({ path: w.file('deals.csv', text(rows)), entity: 'deals', recipe }, passes);
const sum = (counts: ReturnType<typeof bring>['counts']) =>
  counts.rejected +
  counts.repeated +
  counts.conflicts +
  counts.new +
  counts.changed +
  counts.unchanged;

function apply(
  w: Work,
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
): void {
  for (const one of steps) {
    if (one.kind === 'import') bring(w, one.rows);
    else if (w.book.read.get('SELECT 1 FROM deal WHERE id = ?', [one.edit.id]) !== undefined)
      setFields(w, one.edit.id, { [one.edit.field]: one.edit.value });
  }
}

describe('laws of the importer', () => {
  it(
    'import twice = once, undo = before, rows in = the buckets’ sum, whatever came before',
    () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 5 }), file, (steps, rows) =>
          withWork((w) => {
            apply(w, steps);
            const before = w.hash();
            const first = bring(w, rows);
            expect(sum(first.counts)).toBe(first.counts.rows);
            const after = w.hash();
            const again = bring(w, rows);
            expect(again.counts).toMatchObject({ new: 0, changed: 0, conflicts: 0, vanished: 0 });
            expect(w.hash()).toBe(after);
            w.undo(again.import ?? '');
            expect(w.hash()).toBe(after);
            expect(w.undo(first.import ?? '').kept).toEqual([]);
            expect(w.hash()).toBe(before);
          }),
        ),
        lawRuns,
      );
    },
    lawTimeout,
  );

  it(
    'no hand edit is ever lost to an import that was not told to',
    () => {
      fc.assert(
        fc.property(file, fc.array(file, { maxLength: 3 }), edit, (start, later, made) =>
          withWork((w) => {
            bring(w, start);
            const read = () =>
              w.book.read.get<{ name: string | null; custom: string }>(
                'SELECT name, custom FROM deal WHERE id = ?',
                [made.id],
              );
            if (read() === undefined) return;
            setFields(w, made.id, { [made.field]: 'by hand' });
            for (const rows of later) bring(w, rows);
            expect(JSON.stringify(read())).toContain('by hand');
          }),
        ),
        lawRuns,
      );
    },
    lawTimeout,
  );
});

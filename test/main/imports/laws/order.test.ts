import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Work } from '../work.ts';
import { distinctRows, home } from './arbitraries.ts';
import type { Home, Row } from './model.ts';
import { lawRuns, lawTimeout } from './runs.ts';
import { everyGuard, fileText, planInput, recipeOf, seen, withWork } from './world.ts';

/** Everything a file says of the book, whatever public ids its records were given. */
function facts(w: Work) {
  const rows = w.book.read.all(
    `SELECT s.name, r.entity, r.key, hex(r.hash) AS hash FROM source_row r JOIN source s ON s.id = r.source_id ORDER BY 1, 2, 3`,
  );
  const bases = w.book.read.all(
    `SELECT r.key, b.field, b.value FROM source_base b JOIN source_row r ON r.id = b.source_row_id ORDER BY 1, 2`,
  );
  return { ...seen(w), rows, bases };
}

function brought(h: Home, files: readonly (readonly Row[])[]) {
  return withWork((w) => {
    const counts = files.map((rows) => w.bring(planInput(w, h, rows), everyGuard).counts);
    return { counts, facts: facts(w) };
  });
}

const shuffled = (rows: readonly Row[]) =>
  fc.shuffledSubarray([...rows], { minLength: rows.length });

test(
  'the order of rows does not matter',
  () => {
    const files = fc
      .tuple(distinctRows, distinctRows)
      .chain(([a, b]) => fc.tuple(fc.constant([a, b]), fc.tuple(shuffled(a), shuffled(b))));
    fc.assert(
      fc.property(home, files, (h, [one, other]) => {
        expect(brought(h, other)).toEqual(brought(h, one));
      }),
      lawRuns,
    );
  },
  lawTimeout,
);

test(
  'two sources of one record never fight: each file again and again changes nothing',
  () => {
    fc.assert(
      fc.property(
        fc.constantFrom('deals' as const, 'partners' as const),
        fc.array(fc.tuple(fc.constantFrom('crm', 'erp'), distinctRows), {
          minLength: 2,
          maxLength: 4,
        }),
        (entity, files) =>
          withWork((w) => {
            const last = new Map<string, readonly Row[]>();
            const bring = (source: string, rows: readonly Row[]) => {
              const recipe = recipeOf({ source, entity }, { keySpace: 'ids' });
              const path = w.file(`${source}.csv`, fileText(rows));
              return w.bring({ path, entity, recipe }, everyGuard);
            };
            for (const [source, rows] of files) {
              bring(source, rows);
              last.set(source, rows);
            }
            const settled = w.hash();
            for (const [source, rows] of [...last, ...[...last].reverse()]) {
              const { counts } = bring(source, rows);
              expect(counts).toMatchObject({ new: 0, changed: 0, conflicts: 0, vanished: 0 });
              expect(w.hash()).toBe(settled);
            }
          }),
      ),
      lawRuns,
    );
  },
  lawTimeout,
);

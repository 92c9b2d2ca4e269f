import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookHash } from '../../src/main/book/book-hash.ts';
import { openBook } from '../../src/main/book/open.ts';
import type { Book } from '../../src/main/book/types.ts';
import { applyPlan } from '../../src/main/imports/apply/apply.ts';
import { undoImport } from '../../src/main/imports/apply/undo.ts';
import { planImport } from '../../src/main/imports/plan/plan.ts';
import { inspectFile } from '../../src/main/imports/read/inspect.ts';
import type { WorkContext } from '../../src/main/imports/work-context.ts';
import type { Inspection } from '../../src/shared/book/inspection.ts';
import { Failure } from '../../src/shared/kernel/failure.ts';
import { guardNames } from '../../src/shared/kernel/guards.ts';
import { testOptions } from '../fixtures/base-book.ts';
import { type HostileFile, hostileFile } from '../fixtures/hostile-csv.ts';

// Files as bad as the world sends them: none may crash the importer, hang it, be applied by half, or lose a cell unexplained.

const long = process.env.QUARTERDECK_LONG === '1';
const files = long ? 20_000 : 200;
const perBook = 200;
const firstSeed = 20_261_121;
const hangs = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-hostile-'));
const base = join(folder, 'base.book');

beforeAll(() => openBook(base, testOptions()).close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Desk {
  book: Book;
  context: WorkContext;
}

function desk(n: number): Desk {
  const path = join(folder, `${n}.book`);
  copyFileSync(base, path);
  const options = testOptions();
  const book = openBook(path, options);
  const { today, now, newId } = options;
  const quiet = () => undefined;
  return { book, context: { book, today, now, newId, progress: quiet, checkCancelled: quiet } };
}

/** Runs one step; a Failure is an answer as good as any other, if it has a sentence and a next step. */
function answered<T>(step: () => T): T | Failure {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.data.code).not.toBe('Internal');
    expect(error.data.message).toMatch(/\S.*[.?]$/s);
    expect(error.data.hint).toMatch(/\S.*[.?]$/s);
    return error;
  }
}

/** Cells that are in no row, on no line that was listed: nobody could say where they went. */
function unexplained({ markers }: HostileFile, seen: Inspection): string[] {
  if (markers === null) return [];
  const text = JSON.stringify([seen.header, seen.rows]);
  const inRows = new Set(text.match(/<m\d+>/g) ?? []);
  const listed = new Set([...seen.dropped, ...seen.rejected].map(({ line }) => line));
  const known = [...markers].flatMap(([marker, line]) => (inRows.has(marker) ? [line] : []));
  const lines = [...new Set([...known, ...listed])].sort((a, b) => a - b);
  const recordOf = (line: number) => lines.findLast((other) => other <= line);
  return [...markers].flatMap(([marker, line]) => {
    if (inRows.has(marker)) return [];
    const record = recordOf(line);
    return record !== undefined && listed.has(record) ? [] : [marker];
  });
}

function bring(file: HostileFile, { book, context }: Desk): 'refused' | 'applied' {
  const path = join(folder, 'file.csv');
  writeFileSync(path, file.bytes);
  const seen = answered(() => inspectFile(path, { rows: Number.POSITIVE_INFINITY }));
  if (seen instanceof Failure) return 'refused';
  expect(unexplained(file, seen), 'cells nobody can explain').toEqual([]);
  const before = bookHash(book.read).hash;
  const key = seen.header[0]?.trim() === 'id' ? { key: ['id'] } : {};
  const source = `s${file.seed}`;
  const planned = answered(() => planImport({ path, entity: 'deals', source, ...key }, context));
  expect(bookHash(book.read).hash, 'a plan writes nothing').toBe(before);
  if (planned instanceof Failure) return 'refused';
  const { counts } = planned.result;
  const { rejected, repeated, conflicts, changed, unchanged } = counts;
  expect(rejected + repeated + conflicts + counts.new + changed + unchanged).toBe(counts.rows);
  const applied = answered(() =>
    applyPlan({ planPath: planned.planPath, accept: guardNames }, context),
  );
  if (applied instanceof Failure) {
    expect(bookHash(book.read).hash, 'what failed wrote nothing').toBe(before);
    return 'refused';
  }
  expect(applied.counts).toEqual(counts);
  const undone = undoImport({ importId: applied.import ?? '' }, context);
  expect(undone.kept).toEqual([]);
  expect(bookHash(book.read).hash, 'undo is before').toBe(before);
  return 'applied';
}

test(
  `${files} hostile files: no crash, no hang, no half-apply, no unexplained row`,
  () => {
    const tally = { refused: 0, applied: 0 };
    let slowest = { ms: 0, seed: 0 };
    for (let n = 0; n < files; n += perBook) {
      const open = desk(n);
      try {
        for (let seed = firstSeed + n; seed < firstSeed + Math.min(files, n + perBook); seed += 1) {
          const file = hostileFile(seed);
          const started = performance.now();
          try {
            tally[bring(file, open)] += 1;
          } catch (error) {
            throw new Error(`seed ${seed} (${file.story.join(', ')}): ${String(error)}`, {
              cause: error,
            });
          }
          const ms = performance.now() - started;
          if (ms > slowest.ms) slowest = { ms, seed };
        }
      } finally {
        open.book.close();
      }
    }
    console.info(
      `${files} hostile files: ${tally.applied} applied and undone, ${tally.refused} refused; the slowest took ${Math.round(slowest.ms)} ms (seed ${slowest.seed})`,
    );
    expect(tally.applied).toBeGreaterThan(files / 5);
    expect(tally.refused).toBeGreaterThan(files / 20);
    expect(slowest.ms).toBeLessThan(hangs);
  },
  long ? 3_600_000 : 120_000,
);

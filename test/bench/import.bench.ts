import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../scripts/processes.ts';
import { planImport } from '../../src/main/imports/index.ts';
import { undoImport } from '../../src/main/imports/undo.ts';
import { bring, dealsRecipe, openBench, partnersRecipe, programFiles } from './bench-book.ts';
import { benchDir, compare, must, type Pair, say, timed } from './harness.ts';

const deals = 100_000;
const dir = benchDir();
const files = programFiles(dir, 10_000, deals);

const reference = '`sqlite3 .import` of the same file';
const metrics = {
  P1c: { name: 'P1c first import of 100k x 14, searchable', reference, goal: 4 },
  P1d: { name: 'P1c with the figures of 10k partners', reference, goal: null },
  P2: { name: 'P2 import again, unchanged', reference, goal: 1.5 },
  P3: { name: 'P3 preview of P2', reference: "P2's time", goal: 1.2 },
  P4: { name: 'P4 undo of P1c', reference: "P1c's time", goal: 0.8 },
};

function shellImport(sqlite: string): number {
  const path = join(dir, 'reference.db');
  rmSync(path, { force: true });
  const { ms } = timed(() => execFileSync(sqlite, [path, `.import --csv "${files.deals}" deal`]));
  const said = execFileSync(sqlite, [path, 'SELECT count(*) FROM deal'], { encoding: 'utf8' });
  must(Number(said) === deals, 'the reference has every row');
  return ms;
}

let book = 0;

function round(sqlite: string): Record<keyof typeof metrics, Pair> {
  const shell = shellImport(sqlite);
  book += 1;
  const folder = join(dir, `book-${book}`);
  mkdirSync(folder);
  const { book: open, context, derived } = openBench(join(folder, 'bench.book'));
  try {
    bring(files.partners, partnersRecipe, context);
    derived();
    const first = timed(() => bring(files.deals, dealsRecipe, context));
    const figures = derived();
    must(first.value.counts.new === deals, 'every row is new');
    const input = { path: files.deals, entity: 'deals', recipe: dealsRecipe } as const;
    const preview = timed(() => planImport(input, context));
    const again = timed(() => bring(files.deals, dealsRecipe, context));
    must(preview.value.result.counts.unchanged === deals, 'the preview finds nothing to do');
    must(again.value.counts.unchanged === deals, 'nothing changed');
    undoImport({ importId: again.value.import ?? '' }, context);
    derived();
    const undone = timed(() => undoImport({ importId: first.value.import ?? '' }, context));
    const undoFigures = derived();
    must(undone.value.reversed === deals && undone.value.kept.length === 0, 'all is taken back');
    return {
      P1c: [first.ms - figures, shell],
      P1d: [first.ms, shell],
      P2: [again.ms, shell],
      P3: [preview.ms, again.ms],
      P4: [undone.ms - undoFigures, first.ms - figures],
    };
  } finally {
    open.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const sqlite = onPath(['sqlite3']);
if (sqlite === null)
  say(['P1c, P2, P3, P4', 'skipped: no sqlite3 shell on the path (Debian: apt install sqlite3)']);
else await compare(metrics, () => round(sqlite));

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../scripts/processes.ts';
import type { Book } from '../../src/main/book/types.ts';
import { undoImport } from '../../src/main/imports/apply/undo.ts';
import { planImport } from '../../src/main/imports/index.ts';
import { bring, openBench } from './bench-book.ts';
import {
  bigDealsRecipe,
  bigPartnersRecipe,
  isChanged,
  writeBigDeals,
  writeBigPartners,
} from './big-deals.ts';
import { benchDir, compare, must, type Pair, say, timed } from './harness.ts';

const rows = 100_000;
const partners = 10_000;
/** Of a thousand rows. */
const changed = 10;
const dir = benchDir();
const files = {
  partners: join(dir, 'partners.csv'),
  deals: join(dir, 'deals.csv'),
  later: join(dir, 'later.csv'),
};
writeBigPartners(files.partners, partners);
writeBigDeals(files.deals, { rows, partners });
writeBigDeals(files.later, { rows, partners, changed });

const reference = '`sqlite3 .import` of the same file';
const metrics = {
  P1: { name: 'P1 first import of 100k x 14', reference, goal: 3 },
  P1c: { name: 'P1c the same, searchable', reference, goal: 4 },
  P1d: { name: 'P1d the same with the figures of 10k partners', reference, goal: null },
  P2: { name: 'P2 import again, unchanged', reference, goal: 1.5 },
  P2b: { name: 'P2b import again, 1% changed, 0.1% conflicts', reference, goal: 1.8 },
  P3: { name: 'P3 preview of P2', reference: "P2's time", goal: 1.2 },
  P4: { name: 'P4 undo of P1', reference: "P1's time", goal: 0.8 },
  P4c: { name: 'P4c undo of P1c', reference: "P1c's time", goal: null },
};

function shellImport(sqlite: string): number {
  const path = join(dir, 'reference.db');
  rmSync(path, { force: true });
  const { ms } = timed(() => execFileSync(sqlite, [path, `.import --csv "${files.deals}" deal`]));
  const said = execFileSync(sqlite, [path, 'SELECT count(*) FROM deal'], { encoding: 'utf8' });
  must(Number(said) === rows, 'the reference has every row');
  return ms;
}

let book = 0;

/** A book of its own with the partners in it, gone when `work` is done. */
function withBook<T>(work: (bench: ReturnType<typeof openBench>) => T): T {
  book += 1;
  const folder = join(dir, `book-${book}`);
  mkdirSync(folder);
  const bench = openBench(join(folder, 'bench.book'));
  try {
    bring(files.partners, bigPartnersRecipe, bench.context);
    bench.derived();
    return work(bench);
  } finally {
    bench.book.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function dropSearch(open: Book): void {
  open.change({ label: 'Without search', origin: 'system' }, (writer) => {
    const triggers = writer.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%search%'",
    );
    for (const { name } of triggers) writer.run(`DROP TRIGGER "${name}"`);
    writer.run('DROP TABLE search');
  });
}

interface Times {
  first: number;
  figures: number;
  undo: number;
}

/** Imports and takes back; what is done in between leaves the book as it was. */
function thereAndBack(
  { context, derived }: ReturnType<typeof openBench>,
  between: () => void,
): Times {
  const first = timed(() => bring(files.deals, bigDealsRecipe, context));
  const figures = derived();
  must(first.value.counts.new === rows, 'every row is new');
  between();
  derived();
  const undone = timed(() => undoImport({ importId: first.value.import ?? '' }, context));
  must(undone.value.reversed === rows && undone.value.kept.length === 0, 'all is taken back');
  return { first: first.ms - figures, figures, undo: undone.ms - derived() };
}

/** A person's word for a tenth of the rows that the later file says another amount of. */
function editSome(open: Book): void {
  const ids = open.read.all<{ id: number }>('SELECT id FROM deal ORDER BY id');
  open.change({ label: 'Edits', origin: 'ui' }, (writer) => {
    for (const [row, { id }] of ids.entries())
      if (isChanged(row, 1)) writer.set('deals', id, { amount: 12_345_600 });
  });
}

function round(sqlite: string): Record<keyof typeof metrics, Pair> {
  const shell = shellImport(sqlite);
  const plain = withBook((bench) => {
    dropSearch(bench.book);
    return thereAndBack(bench, () => undefined);
  });
  let preview = 0;
  let again = 0;
  const searchable = withBook((bench) =>
    thereAndBack(bench, () => {
      const { context } = bench;
      const planned = timed(() =>
        planImport({ path: files.deals, entity: 'deals', recipe: bigDealsRecipe }, context),
      );
      must(planned.value.result.counts.unchanged === rows, 'the preview finds nothing to do');
      preview = planned.ms;
      const second = timed(() => bring(files.deals, bigDealsRecipe, context));
      must(second.value.counts.unchanged === rows, 'nothing changed');
      again = second.ms;
      undoImport({ importId: second.value.import ?? '' }, context);
    }),
  );
  const later = withBook((bench) => {
    bring(files.deals, bigDealsRecipe, bench.context);
    editSome(bench.book);
    bench.derived();
    const { ms, value } = timed(() => bring(files.later, bigDealsRecipe, bench.context));
    must(
      value.counts.changed === (rows / 1000) * 9,
      'ten in a thousand changed, but for conflicts',
    );
    must(value.counts.conflicts === rows / 1000, 'one in a thousand is a conflict');
    return ms - bench.derived();
  });
  return {
    P1: [plain.first, shell],
    P1c: [searchable.first, shell],
    P1d: [searchable.first + searchable.figures, shell],
    P2: [again, shell],
    P2b: [later, shell],
    P3: [preview, again],
    P4: [plain.undo, plain.first],
    P4c: [searchable.undo, searchable.first],
  };
}

const sqlite = onPath(['sqlite3']);
if (sqlite === null)
  say(['P1 to P4', 'skipped: no sqlite3 shell on the path (Debian: apt install sqlite3)']);
else await compare(metrics, () => round(sqlite));

import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupBook } from '../../src/main/book/backup.ts';
import { bring, dealsRecipe, openBench, partnersRecipe, programFiles } from './bench-book.ts';
import { benchDir, compare, must, timed } from './harness.ts';

/** So many that the book weighs about 29 MB. */
const deals = 58_000;
const dir = benchDir();
const files = programFiles(dir, 2000, deals);
const path = join(dir, 'bench.book');
const { book, context } = openBench(path);
bring(files.partners, partnersRecipe, context);
bring(files.deals, dealsRecipe, context);
// What a book is after a while: folded into its one file.
book.read.get('PRAGMA wal_checkpoint(TRUNCATE)');
const megabytes = (statSync(path).size / 1e6).toFixed(0);

function vacuum(): number {
  const copy = join(dir, 'reference.db');
  rmSync(copy, { force: true });
  const db = new Database(path, { readonly: true });
  try {
    return timed(() => db.prepare('VACUUM INTO ?').run(copy)).ms;
  } finally {
    db.close();
  }
}

const name = `P14 verified backup of a ${megabytes} MB book`;
await compare({ P14: { name, reference: '`VACUUM INTO` alone', goal: 3.5 } }, () => {
  const reference = vacuum();
  const made = timed(() => backupBook(book, { reason: 'manual' }));
  must(made.value.tables.deal === deals, 'the backup has every deal');
  must(made.value.bytes === statSync(join(dir, 'reference.db')).size, 'it is as large as its like');
  rmSync(made.value.file);
  return { P14: [made.ms, reference] };
});
book.close();

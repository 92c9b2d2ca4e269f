import { readFileSync, writeSync } from 'node:fs';
import { bring, openBench } from './bench-book.ts';
import { bigDealsRecipe, bigPartnersRecipe } from './big-deals.ts';

/** What one import cost, printed as JSON: for a process of its own, under strace where system calls are counted. */
export interface ImportCost {
  rows: number;
  /** Without the figures of partners. */
  ms: number;
  /** Bytes handed to write calls by the import, and by folding its log into the book after it. */
  written: number;
  folded: number;
}

export const marks = ['import begins', 'import ends'] as const;

const [bookPath, partners, deals] = process.argv.slice(2);
if (bookPath !== undefined && partners !== undefined && deals !== undefined)
  process.stdout.write(JSON.stringify(importOnce(bookPath, partners, deals)));

function importOnce(bookPath: string, partners: string, deals: string): ImportCost {
  const { book, context, derived } = openBench(bookPath);
  bring(partners, bigPartnersRecipe, context);
  derived();
  writeSync(2, `${marks[0]}\n`);
  const before = bytesWritten();
  const start = performance.now();
  const { counts } = bring(deals, bigDealsRecipe, context);
  const ms = performance.now() - start - derived();
  const after = bytesWritten();
  writeSync(2, `${marks[1]}\n`);
  book.close();
  return { rows: counts.new, ms, written: after - before, folded: bytesWritten() - after };
}

function bytesWritten(): number {
  try {
    return Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
}

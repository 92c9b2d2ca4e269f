import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../src/main/book/ids.ts';
import { openBook } from '../../src/main/book/open.ts';
import type { Book, Recompute } from '../../src/main/book/types.ts';
import { applyPlan, planImport, type WorkContext } from '../../src/main/imports/index.ts';
import { recompute } from '../../src/main/recompute/index.ts';
import type { ImportResult } from '../../src/shared/book/plan.ts';
import type { RecipeInput } from '../../src/shared/book/recipe.ts';
import {
  dealsRecipe,
  partnersRecipe,
  writeDealsCsv,
  writePartnersCsv,
} from '../fixtures/big-csv.ts';

/** A day on which deals of the file are open, won and freshly registered. */
export const today = '2025-11-15';

/** A real book, and how long deriving its figures took since it was asked last. */
export interface BenchBook {
  book: Book;
  context: WorkContext;
  derived(): number;
}

export function openBench(path: string): BenchBook {
  let derived = 0;
  const timedRecompute: Recompute = (...args) => {
    const start = performance.now();
    recompute(...args);
    derived += performance.now() - start;
  };
  const clock = { today: () => today, now: () => `${today}T09:00:00.000Z`, newId };
  const book = openBook(path, { mode: 'write', ...clock, recompute: timedRecompute });
  const idle = { progress: () => undefined, checkCancelled: () => undefined };
  const since = () => {
    const ms = derived;
    derived = 0;
    return ms;
  };
  return { book, context: { book, ...clock, ...idle }, derived: since };
}

/** Plans and applies, as `import` on the command line does. */
export function bring(path: string, recipe: RecipeInput, context: WorkContext): ImportResult {
  const { planPath } = planImport({ path, entity: recipe.entity, recipe }, context);
  return applyPlan({ planPath }, context);
}

/** The two files of a program: partners, and deals in 14 columns. */
export function programFiles(dir: string, partners: number, deals: number) {
  const files = { partners: join(dir, 'partners.csv'), deals: join(dir, 'deals.csv') };
  if (!existsSync(files.partners)) writePartnersCsv(files.partners, partners);
  if (!existsSync(files.deals)) writeDealsCsv(files.deals, deals, partners);
  return files;
}

export { dealsRecipe, partnersRecipe };

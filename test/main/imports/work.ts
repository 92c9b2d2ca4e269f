import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { bookHash } from '../../../src/main/book/book-hash.ts';
import type { Book } from '../../../src/main/book/types.ts';
import { applyPlan } from '../../../src/main/imports/apply/apply.ts';
import { undoImport } from '../../../src/main/imports/apply/undo.ts';
import { type PlanInput, planImport } from '../../../src/main/imports/plan/plan.ts';
import type { WorkContext } from '../../../src/main/imports/work-context.ts';
import type { ImportResult } from '../../../src/shared/book/plan.ts';
import { freshBook, testOptions } from '../../fixtures/base-book.ts';

/** A book of the test's own, and the ways to import into it. */
export interface Work {
  book: Book;
  dir: string;
  context: WorkContext;
  /** Writes a file beside the book; answers its path. */
  file(name: string, text: string | Buffer): string;
  plan(input: PlanInput): ImportResult;
  /** Plans and applies that very plan. */
  bring(input: PlanInput, accept?: string[]): ImportResult;
  undo(importId: string): ReturnType<typeof undoImport>;
  hash(): string;
}

export function work(t: Pick<TestContext, 'onTestFinished'>): Work {
  const { book, dir } = freshBook(t);
  const { today, now, newId } = testOptions();
  let ids = 0;
  const context: WorkContext = {
    book,
    today,
    now,
    newId: () => `${newId().slice(0, 4)}i${String(++ids).padStart(12, '0')}`,
    progress: () => undefined,
    checkCancelled: () => undefined,
  };
  return {
    book,
    dir,
    context,
    file: (name, text) => {
      const path = join(dir, name);
      writeFileSync(path, text);
      return path;
    },
    plan: (input) => planImport(input, context).result,
    bring: (input, accept = []) =>
      applyPlan({ planPath: planImport(input, context).planPath, accept }, context),
    undo: (importId) => undoImport({ importId }, context),
    hash: () => bookHash(book.read).hash,
  };
}

import type { TestContext } from 'vitest';
import type { RecordName } from '../../../db/schema/registry.ts';
import type { Book, Created, Scalar } from '../../../src/main/book/types.ts';
import { applyPlan, planImport } from '../../../src/main/imports/index.ts';
import type { Act } from '../../../src/main/program/index.ts';
import { recompute } from '../../../src/main/recompute/index.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { freshBook, testOptions } from '../../fixtures/base-book.ts';

type Values = Record<string, Scalar>;

/** A book whose figures are derived, and short ways to fill it. */
export interface World {
  book: Book;
  dir: string;
  act: Act;
  add(record: RecordName, values: Values): Created;
  /** Many records in one change. */
  fill(rows: readonly (readonly [RecordName, Values])[]): Created[];
  set(record: RecordName, id: number, values: Values): void;
  bring(path: string, recipe: RecipeInput, asOf?: string): void;
}

export function world(t: Pick<TestContext, 'onTestFinished'>, today = '2026-05-15'): World {
  const options = testOptions({ recompute, today: () => today });
  const { book, dir } = freshBook(t, options);
  const change = <T>(label: string, fn: Parameters<typeof book.change<T>>[1]) =>
    book.change<T>({ label, origin: 'ui' }, fn).value;
  let ids = 0;
  const context = {
    book,
    today: () => today,
    now: () => `${today}T09:00:00.000Z`,
    newId: () => `world${String(++ids).padStart(12, '0')}`,
    progress: () => undefined,
    checkCancelled: () => undefined,
  };
  return {
    book,
    dir,
    act: { book, origin: 'ui', today, nowLocal: `${today}T09:00` },
    add: (record, values) => change('Add', (writer) => writer.create(record, values)),
    fill: (rows) =>
      change('Fill', (writer) => rows.map(([record, values]) => writer.create(record, values))),
    set: (record, id, values) => {
      change('Set', (writer) => writer.set(record, id, values));
    },
    bring: (path, recipe, asOf) => {
      const planned = planImport({ path, entity: recipe.entity, recipe, asOf }, context);
      applyPlan({ planPath: planned.planPath, accept: ['older', 'gone'] }, context);
    },
  };
}

/** Every derived row, for a comparison with a rebuild. */
export function derivedRows(book: Book): unknown[] {
  return book.read.all(
    'SELECT s.*, NULL AS id, p.public_id FROM partner_score s JOIN partner p ON p.id = s.partner_id ORDER BY p.public_id',
  );
}

/** Recomputes the whole book from the facts, whatever the derived rows say now. */
export function rebuild({ book, act }: World): void {
  book.change({ label: 'Rebuild', origin: 'system' }, (writer) => {
    writer.run('DELETE FROM partner_score');
    recompute(writer, null, act.today);
  });
}
